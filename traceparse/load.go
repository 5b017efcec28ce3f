package traceparse

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"

	"chanlens/model"

	"golang.org/x/sync/errgroup"
)

// Options say how to load a trace. The zero value is fine.
type Options struct {
	Workers  int            // how many generations to decode at a time; 0: one a processor
	Progress func(Progress) // called every now and then while Load runs, from a goroutine of its own
}

// Load reads a trace. It returns an error only if nothing in it is sound, or if
// ctx is done; what was lost otherwise stands in the model's Info.
func Load(ctx context.Context, in *Input, opt Options) (*model.Trace, error) {
	info := model.Info{Source: in.name, Bytes: in.size, GoVersion: in.version.String()}
	b := model.NewBuilder(info)
	if in.cut != nil {
		b.Warn("%v", in.cut)
	}
	m := newMeter(in.size, opt.Progress)
	var err error
	if in.version < versionGenerations {
		err = loadWhole(ctx, in, b, m)
	} else {
		err = loadGenerations(ctx, in, b, opt.Workers, m)
	}
	m.stop()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.name, err)
	}
	return b.Seal(), nil
}

// loadWhole reads a trace without generations through one Reader.
func loadWhole(ctx context.Context, in *Input, b *model.Builder, m *meter) error {
	m.generations(1)
	r := &contextReader{r: io.NewSectionReader(in.data, 0, in.size), ctx: ctx, m: m}
	g, err := decodeWhole(ctx, r, model.GenerationInfo{Number: 1, Bytes: in.size}, m)
	if err != nil {
		return oldFormatError(ctx, err)
	}
	b.Add(g)
	return nil
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

// decoded is a generation on its way from a worker to the builder.
type decoded struct {
	g   *model.Generation
	err error
}

// loadGenerations decodes generations side by side and joins them in order. At
// most one generation more than there are workers is in memory undone: a worker
// that is ahead waits.
func loadGenerations(ctx context.Context, in *Input, b *model.Builder, workers int, m *meter) error {
	extents := index(ctx, in.data, in.size, in.version)
	if err := ctx.Err(); err != nil {
		return err
	}
	m.generations(len(extents))
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, len(extents))

	slots := make([]chan decoded, len(extents))
	for i := range slots {
		slots[i] = make(chan decoded, 1)
	}
	ahead := make(chan struct{}, workers+1)
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range workers {
		group.Go(func() error {
			d := generationDecoder{in: in, m: m}
			for {
				select {
				case ahead <- struct{}{}:
				case <-ctx.Done():
					return ctx.Err()
				}
				i := int(next.Add(1)) - 1
				if i >= len(extents) {
					return nil
				}
				slots[i] <- d.decode(ctx, extents[i], i == len(extents)-1)
			}
		})
	}
	var sound int
	group.Go(func() (err error) {
		sound, err = join(ctx, extents, slots, ahead, b, m)
		return err
	})
	if err := group.Wait(); err != nil {
		return err
	}
	if sound == 0 {
		return nothingSound(extents)
	}
	return nil
}

// join adds generations to the builder in order as they arrive. It returns how
// many were sound.
func join(ctx context.Context, extents []extent, slots []chan decoded, ahead chan struct{}, b *model.Builder, m *meter) (sound int, err error) {
	for i, e := range extents {
		var d decoded
		select {
		case d = <-slots[i]:
		case <-ctx.Done():
			return sound, ctx.Err()
		}
		<-ahead
		switch {
		case ctx.Err() != nil:
			return sound, ctx.Err()
		case d.err != nil:
			extents[i].damage = d.err.Error()
			b.Lost(model.GenerationInfo{Number: e.number, Offset: e.offset, Bytes: e.bytes(), Lost: d.err.Error()})
		case b.Add(d.g):
			sound++
		}
		m.joined(e.bytes())
	}
	return sound, nil
}

// nothingSound explains why no generation of a trace could be read.
func nothingSound(extents []extent) error {
	if len(extents) == 0 {
		return errors.New("holds no events: only a header")
	}
	return fmt.Errorf("nothing in it can be read: %s", extents[0].damage)
}
