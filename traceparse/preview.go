package traceparse

import (
	"context"
	"time"

	"chanlens/model"
)

// preview shows what there is of a trace while it is being loaded: all from its
// start on, or, if somebody looks at a part that has not been reached, that part.
type preview struct {
	l    *loader
	b    *model.Builder
	due  time.Time
	part [2]int // the generations of the part shown beside
}

const (
	// previewEvery is how often something new is shown at most.
	previewEvery = 250 * time.Millisecond

	// previewShare is how many times longer than making a preview took it goes on
	// without another one.
	previewShare = 10

	// previewPart is how many generations of a part out of turn are decoded at most.
	previewPart = 4
)

// outline shows how long the trace is and where it is busy.
func (p *preview) outline() {
	if p.l.opt.Partial == nil || p.l.table == nil {
		return
	}
	p.l.opt.Partial(p.b.Snapshot())
	p.due = time.Now()
}

// show shows what there is, if it is time to. The generations before the next-th
// are joined.
func (p *preview) show(ctx context.Context, next int) {
	l := p.l
	if l.opt.Partial == nil || l.table == nil || next == l.end || time.Now().Before(p.due) {
		return
	}
	began := time.Now()
	if first, end, ok := p.wanted(next); !ok && p.part[0] < next+l.ahead && next < p.part[1] {
		// What is shown is about to be there in its turn.
	} else if !ok {
		p.part = [2]int{}
		l.opt.Partial(p.b.Snapshot())
	} else if part := [2]int{first, end}; part != p.part {
		p.part = part
		if t := l.partOf(ctx, first, end); t != nil {
			l.opt.Partial(t)
		}
	}
	p.due = time.Now().Add(max(previewEvery, previewShare*time.Since(began)))
}

// wanted returns the generations that somebody looks at and that will not come
// soon; false if there are none. Of many it returns the first ones.
func (p *preview) wanted(next int) (first, end int, ok bool) {
	l := p.l
	if l.opt.Focus == nil {
		return 0, 0, false
	}
	from, to := l.opt.Focus()
	first, end = l.table.touching(from, to)
	first, end = max(first, l.first), min(end, l.end)
	end = min(end, first+previewPart)
	for l.opt.Memory > 0 && end > first+1 && (timetable(l.table[first:end])).bytes()*loadedBytes > l.opt.Memory/8 {
		end--
	}
	return first, end, first < end && first >= next+l.ahead
}

// partOf loads some generations by themselves. It returns nil if none is sound.
func (l *loader) partOf(ctx context.Context, first, end int) *model.Trace {
	outline := l.outline()
	b := l.builder(first, outline)
	d := l.decoder()
	sound := false
	for i := first; i < end; i++ {
		g := l.behind(ctx, b, i, d.decode(ctx, l.extents[i], i == len(l.extents)-1, nil))
		if ctx.Err() != nil {
			return nil
		}
		if g.err != nil {
			b.Lost(model.GenerationInfo{Number: outline[i].Number, Offset: outline[i].Offset, Bytes: outline[i].Bytes, Lost: g.err.Error()})
			continue
		}
		sound = b.Add(g.g) || sound
	}
	if !sound {
		return nil
	}
	return b.Seal()
}
