package traceparse

import (
	"context"
	"errors"
	"sync/atomic"

	"chanlens/model"
	"chanlens/model/crash"

	"golang.org/x/sync/errgroup"
)

// loader loads a trace of generations. Generations are decoded side by side and
// joined in order:
//
//	index → plan → workers: decode ┐
//	               workers: decode ┴→ join → builder → trace
//	                                   └→ preview: what there is so far
type loader struct {
	in      *Input
	opt     Options
	m       *meter
	extents []extent
	table   timetable // when they took place; nil if that is not known
	origin  model.Time
	from    model.Time // the window asked for; to is 0 if that is all
	to      model.Time
	first   int // the generations to load: first to end-1
	end     int
	workers int
	ahead   int // how many generations may be decoded, or being decoded, and not joined
}

// plan decides which generations to load, and how many at a time.
func (l *loader) plan() error {
	var known bool
	l.table, l.origin, known = times(l.extents)
	l.first, l.end = 0, len(l.extents)
	if l.opt.Window != nil {
		if !known {
			return errors.New("nothing in it tells its length, so that no part of it can be chosen; leave out the window")
		}
		var err error
		if l.from, l.to, err = l.opt.Window(l.table.length()); err != nil {
			return err
		}
		l.first, l.end = l.table.touching(l.from, l.to)
	}
	l.workers = max(min(l.opt.Workers, l.end-l.first), 1)
	l.ahead = l.workers
	for l.opt.Memory > 0 && l.workers > 1 && l.inFlight() > l.opt.Memory/2 {
		l.workers--
		l.ahead = l.workers
	}
	total := l.in.size
	if l.opt.Window != nil {
		total = l.bytes()
	}
	l.m.plan(l.end-l.first, total)
	return nil
}

// bytes returns how many bytes of the trace are to be loaded.
func (l *loader) bytes() int64 {
	n := int64(0)
	for _, e := range l.extents[l.first:l.end] {
		n += e.bytes()
	}
	return n
}

// A byte of a trace takes about decodingBytes bytes of memory while its generation
// is decoded and joined, and rarely more than loadedBytes afterwards.
const (
	decodingBytes = 7
	loadedBytes   = 8
)

// inFlight returns about how much memory generations take at most that are being
// decoded or filled.
func (l *loader) inFlight() int64 {
	largest := int64(0)
	for _, e := range l.extents[l.first:l.end] {
		largest = max(largest, e.bytes())
	}
	return largest * decodingBytes * int64(l.ahead+1)
}

// limit returns how much of the memory the model itself may take: the rest is for
// generations being decoded, for the collector, and, if somebody watches, for what is
// shown meanwhile.
func (l *loader) limit() int64 {
	rest := l.opt.Memory - l.inFlight()
	if l.opt.Partial != nil {
		return max(rest*3/5, l.opt.Memory/4)
	}
	return max(rest*4/5, l.opt.Memory/4)
}

// builder returns a builder for the generations from the first-th on.
func (l *loader) builder(first int, outline []model.GenerationInfo) *model.Builder {
	b := newBuilder(l.in, l.from, l.to)
	if l.table != nil {
		b.Outline(outline, l.origin, first)
	}
	return b
}

// outline tells of all generations before any is decoded.
func (l *loader) outline() []model.GenerationInfo {
	infos := make([]model.GenerationInfo, len(l.table))
	for i, s := range l.table {
		e := l.extents[i]
		infos[i] = model.GenerationInfo{Number: e.number, Offset: e.offset, Bytes: e.bytes(), Start: s.start, End: s.end, Absent: model.Pending}
		if i < l.first || i >= l.end {
			infos[i].Absent = model.Skipped
		}
	}
	return infos
}

// decoded is a generation on its way from a worker to the builder.
type decoded struct {
	g   *model.Generation
	err error
}

// run decodes and joins the generations.
func (l *loader) run(ctx context.Context) (*model.Trace, error) {
	b := l.builder(l.first, l.outline())
	if l.opt.Memory > 0 && l.bytes()*loadedBytes > l.opt.Memory {
		b.Limit(l.limit(), l.limit()+l.inFlight()/2, l.again())
	}
	slots := make([]chan decoded, l.end-l.first)
	for i := range slots {
		slots[i] = make(chan decoded, 1)
	}
	ahead := make(chan struct{}, l.ahead)
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range l.workers {
		group.Go(func() (err error) {
			defer crash.Into(&err)
			d := l.decoder()
			for {
				select {
				case ahead <- struct{}{}:
				case <-ctx.Done():
					return ctx.Err()
				}
				i := int(next.Add(1)) - 1
				if i >= len(slots) {
					return nil
				}
				slots[i] <- d.decode(ctx, l.extents[l.first+i], l.first+i == len(l.extents)-1, l.m)
			}
		})
	}
	var sound int
	group.Go(func() (err error) {
		defer crash.Into(&err)
		sound, err = l.join(ctx, slots, ahead, b)
		return err
	})
	if err := group.Wait(); err != nil {
		crash.Raise(err)
		return nil, err
	}
	if sound == 0 {
		return nil, l.nothingSound()
	}
	return b.Seal(), nil
}

// join adds generations to the builder in order as they arrive. It returns how
// many were sound.
func (l *loader) join(ctx context.Context, slots []chan decoded, ahead chan struct{}, b *model.Builder) (sound int, err error) {
	p := preview{l: l, b: b}
	p.outline()
	for i, slot := range slots {
		var d decoded
		select {
		case d = <-slot:
		case <-ctx.Done():
			return sound, ctx.Err()
		}
		<-ahead
		if ctx.Err() != nil {
			return sound, ctx.Err()
		}
		if l.add(ctx, b, l.first+i, d) {
			sound++
		}
		l.m.joined(l.extents[l.first+i].bytes())
		p.show(ctx, l.first+i+1)
	}
	return sound, nil
}

// add adds generation i to a builder, and reports whether it is sound.
func (l *loader) add(ctx context.Context, b *model.Builder, i int, d decoded) bool {
	d = l.behind(ctx, b, i, d)
	if d.err == nil {
		return b.Add(d.g)
	}
	e := &l.extents[i]
	e.damage = d.err.Error()
	b.Lost(model.GenerationInfo{Number: e.number, Offset: e.offset, Bytes: e.bytes(), Lost: e.damage})
	return false
}

// behind decodes generation i again if it does not fit behind the one before as it is.
func (l *loader) behind(ctx context.Context, b *model.Builder, i int, d decoded) decoded {
	if d.err != nil {
		return d
	}
	if after := b.Overlap(d.g); after > 0 {
		return l.decoder().decodeAfter(ctx, l.extents[i], after)
	}
	return d
}
