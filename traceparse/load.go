package traceparse

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"chanlens/model"
)

// Options say how to load a trace. The zero value is fine.
type Options struct {
	Workers  int            // how many generations to decode at a time; 0: one a processor
	Progress func(Progress) // called every now and then while Load runs, from a goroutine of its own

	// Memory is about how many bytes a trace may take; 0: any number. Of a trace that
	// takes more, what goroutines did is decoded again from the input when it is asked
	// for, so the input must stay open as long as the trace is in use.
	Memory int64

	// Window chooses, once the length of the trace is known, the part of it to load:
	// all generations that touch it. nil: all.
	Window func(length model.Time) (from, to model.Time, err error)

	// Inferred leaves out the operations on channels that the program recorded, as if
	// it had not. What happened to channels then has to be inferred, as of any trace.
	Inferred bool

	// Generations, if it is not 0, is how many generations to load, from the first, as if
	// the trace ended behind them. A trace of Go 1.21 or earlier has only one.
	Generations int

	// Messages leaves them as the log messages in which the program wrote them.
	Messages bool

	// Partial is called with what there is so far: at first with the outline of the
	// trace (of a large one a rough one before, whose generations are none and have no
	// numbers), then every now and then. It is never called at the same time as itself.
	Partial func(*model.Trace)

	// Focus tells which part of the trace is of interest now. If it is not loaded yet,
	// the next call of Partial has that part, and what lies between is pending. It is
	// asked only if there is a Partial.
	Focus func() (from, to model.Time)
}

// Load reads a trace. It returns an error only if nothing in it is sound, or if
// ctx is done; what was lost otherwise stands in the model's Info.
func Load(ctx context.Context, in *Input, opt Options) (*model.Trace, error) {
	m := newMeter(in.size, opt.Progress)
	t, err := load(ctx, in, opt, m)
	m.stop()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.name, err)
	}
	return t, nil
}

func load(ctx context.Context, in *Input, opt Options, m *meter) (*model.Trace, error) {
	if in.version < versionGenerations {
		return loadWhole(ctx, in, opt, m)
	}
	var glance func([]headerAt)
	if opt.Partial != nil {
		glance = func(heads []headerAt) {
			if t := sketch(ctx, in, heads); t != nil {
				opt.Partial(t)
			}
		}
	}
	extents := index(ctx, in.data, in.size, in.version, glance)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if opt.Generations > 0 {
		extents = extents[:min(opt.Generations, len(extents))]
	}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	l := &loader{in: in, opt: opt, m: m, extents: extents}
	if err := l.plan(); err != nil {
		return nil, err
	}
	return l.run(ctx)
}

// newBuilder returns a builder with the facts of an input of which a window was asked
// for; to is 0 if that is all.
func newBuilder(in *Input, from, to model.Time) *model.Builder {
	b := model.NewBuilder(model.Info{Source: in.name, Bytes: in.size, GoVersion: in.version.String(), From: from, To: to})
	if in.cut != nil {
		b.Warn("%v", in.cut)
	}
	return b
}

// loadWhole reads a trace without generations through one Reader.
func loadWhole(ctx context.Context, in *Input, opt Options, m *meter) (*model.Trace, error) {
	if opt.Window != nil {
		return nil, fmt.Errorf("a trace of Go 1.21 or earlier (this one has the format of Go %v) can only be read as a whole; leave out the window", in.version)
	}
	m.generations(1)
	if err := checkOldShape(in.data, in.size); err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	r := &contextReader{r: io.NewSectionReader(in.data, 0, in.size), ctx: ctx, m: m}
	g, err := decodeWhole(ctx, r, in.version, model.GenerationInfo{Number: 1, Bytes: in.size}, m)
	if err != nil {
		return nil, oldFormatError(ctx, err)
	}
	b := newBuilder(in, 0, 0)
	b.Add(g)
	return b.Seal(), nil
}

func oldFormatError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("cannot be read: %w (a trace of Go 1.21 or earlier has its tables at the end, so one that is cut off or damaged cannot be saved)", err)
}

// contextReader ends when ctx does, and tells the meter how much was read.
type contextReader struct {
	r   io.Reader
	ctx context.Context
	m   *meter
}

func (c *contextReader) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(b)
	c.m.bytes.Add(int64(n))
	return n, err
}

// nothingSound explains why none of the generations to load could be read.
func (l *loader) nothingSound() error {
	switch {
	case len(l.extents) == 0:
		return errors.New("holds no events: only a header")
	case l.first == l.end:
		return errors.New("holds no events in the window asked for")
	case l.to > 0:
		return fmt.Errorf("nothing in the window asked for can be read: %s", l.extents[l.first].damage)
	}
	return fmt.Errorf("nothing in it can be read: %s", l.extents[0].damage)
}
