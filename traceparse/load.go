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
	Progress func(Progress) // called now and then, from one goroutine at a time
}

// Progress tells how far loading has come.
type Progress struct {
	Done, Total     int64 // bytes
	Generations, Of int
	Events          uint64
}

// Load reads a trace. It returns an error only if nothing in it is sound, or if
// ctx is done; what was lost otherwise stands in the model's Info.
func Load(ctx context.Context, in *Input, opt Options) (*model.Trace, error) {
	info := model.Info{Source: in.name, Bytes: in.size, GoVersion: in.version.String()}
	b := model.NewBuilder(info)
	if in.cut != nil {
		b.Warn("%v", in.cut)
	}
	var err error
	if in.version < versionGenerations {
		err = loadWhole(ctx, in, b, opt)
	} else {
		err = loadGenerations(ctx, in, b, opt)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.name, err)
	}
	return b.Seal(), nil
}

// loadWhole reads a trace without generations through one Reader.
func loadWhole(ctx context.Context, in *Input, b *model.Builder, opt Options) error {
	progress := func(done int64) {
		if opt.Progress != nil {
			opt.Progress(Progress{Done: done, Total: in.size, Of: 1})
		}
	}
	r := &progressReader{r: io.NewSectionReader(in.data, 0, in.size), ctx: ctx, report: progress}
	g, err := decode(ctx, r, in.version, model.GenerationInfo{Number: 1, Bytes: in.size})
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

// progressReader reports how much has been read, and ends when ctx does.
type progressReader struct {
	r      io.Reader
	ctx    context.Context
	n      int64
	report func(int64)
}

func (p *progressReader) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := p.r.Read(b)
	if p.n += int64(n); p.n>>20 != (p.n-int64(n))>>20 {
		p.report(p.n)
	}
	return n, err
}

// decoded is a generation on its way from a worker to the builder.
type decoded struct {
	g   *model.Generation
	err error
}

// loadGenerations decodes generations side by side and joins them in order. At
// most two generations a worker are in memory undone: a worker that is ahead waits.
func loadGenerations(ctx context.Context, in *Input, b *model.Builder, opt Options) error {
	extents := index(in.data, in.size, in.version)
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, len(extents))

	slots := make([]chan decoded, len(extents))
	for i := range slots {
		slots[i] = make(chan decoded, 1)
	}
	ahead := make(chan struct{}, 2*workers)
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range workers {
		group.Go(func() error {
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
				slots[i] <- decodeExtent(ctx, in, extents[i], i == len(extents)-1)
			}
		})
	}
	var sound int
	group.Go(func() (err error) {
		sound, err = join(ctx, extents, slots, ahead, b, in, opt)
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

// decodeExtent decodes one generation. Before Go 1.26 nothing marks a generation's
// end, so that only decoding shows that the last one lacks it: its tables come last.
func decodeExtent(ctx context.Context, in *Input, e extent, last bool) decoded {
	if e.damage != "" {
		return decoded{err: errors.New(e.damage)}
	}
	g, err := decodeGeneration(ctx, in, e)
	if err != nil && last && in.version < versionEndGeneration {
		err = fmt.Errorf("%s (%w)", endMissing, err)
	}
	return decoded{g, err}
}

// join adds generations to the builder in order as they arrive. It returns how
// many were sound.
func join(ctx context.Context, extents []extent, slots []chan decoded, ahead chan struct{}, b *model.Builder, in *Input, opt Options) (sound int, err error) {
	p := Progress{Total: in.size, Of: len(extents)}
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
		default:
			p.Events += d.g.Events()
			if b.Add(d.g) {
				sound++
			}
		}
		p.Done, p.Generations = e.end, i+1
		if opt.Progress != nil {
			opt.Progress(p)
		}
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
