package profile

import (
	"context"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Options say what to sum up.
type Options struct {
	From, To model.Time                 // the range, cut to the trace; To 0: to the trace's end
	Only     func(model.Goroutine) bool // nil: all goroutines. Called by several goroutines at the same time
	NoSystem bool                       // leave out the runtime's and the tracer's own goroutines
	Progress func(done, of int)         // nil, or called after each segment; calls do not overlap
}

// Profile is what goroutines did within a range of a trace.
type Profile struct {
	From, To model.Time
	Missing  model.Time // of the range lies in generations that are not there, or were lost

	Totals
	Groups  []Group    // by start function and creation site, most time alive first
	Starts  []Group    // the same by start function alone; their Site is NoFrame
	Places  []Place    // most time first
	Stacks  []StackSum // most time first
	Omitted Omitted    // places beyond those in Places

	t          *model.Trace
	options    Options
	goroutines *goroutines
	unplaced   []runSum // running time without a stack, by start function
}

// Over sums up what goroutines did within a range. It gives up soon after ctx is done,
// with ctx's error.
//
//  1. Visit the segments that touch the range (package visit), rows shared out among
//     the processors. Each worker cuts intervals to the range and sums them up by class,
//     by place and by stack (worker.go, place.go, stack.go).
//  2. What a goroutine did in its segment becomes three steps of the scale. If it lives
//     in several, it is summed up until all of them are seen (goroutine.go).
//  3. Go through the goroutines, shared out likewise, and sum them up by group
//     (group.go).
//  4. Join what the workers have, find the percentiles, and sort.
func Over(ctx context.Context, t *model.Trace, o Options) (*Profile, error) {
	if o.To == 0 {
		o.To = t.End()
	}
	o.From = max(o.From, 0)
	o.To = max(min(o.To, t.End()), o.From)
	s := newStudy(t, o)
	if o.From < o.To {
		visit.Between(ctx, t, o.From, o.To, o.Progress, s)
		s.census(ctx)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.profile(), nil
}

// Part returns how long each part of a [Spark] is, in nanoseconds.
func (p *Profile) Part() float64 { return float64(p.To-p.From) / Parts }

// study is a profile in the making. It implements [visit.Study].
type study struct {
	t        *model.Trace
	o        Options
	from, to model.Time
	known    model.Time // where what is there of the trace ends
	axis     *axis
	holes    []hole

	goroutines *goroutines

	mu      sync.Mutex
	workers []*worker
	counted []*groups // by the workers of the census
}

// hole is a time of the range of which the trace does not tell.
type hole struct {
	from, to model.Time // of the generation
	lost     bool       // goroutines went on in it, nobody knows how; else none are known in it
}

func newStudy(t *model.Trace, o Options) *study {
	s := &study{t: t, o: o, from: o.From, to: o.To, axis: newAxis(o.From, o.To), goroutines: newGoroutines(t.NumGoroutines())}
	_, s.known = t.Known()
	for _, seg := range t.Segments() {
		info := seg.Info()
		if info.End <= s.from || info.Start >= s.to {
			continue
		}
		if info.Lost != "" || info.Absent != model.Present {
			s.holes = append(s.holes, hole{info.Start, info.End, info.Lost != ""})
		}
	}
	return s
}

// has reports whether a goroutine is to be summed up.
func (o *Options) has(g model.Goroutine, info *model.GoroutineInfo) bool {
	return !(o.NoSystem && info.System) && (o.Only == nil || o.Only(g))
}

// Worker implements [visit.Study].
func (s *study) Worker() visit.Worker {
	w := newWorker(s)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.workers = append(s.workers, w)
	return w
}

// profile brings together what workers found.
func (s *study) profile() *Profile {
	p := &Profile{From: s.from, To: s.to, t: s.t, options: s.o, goroutines: s.goroutines}
	for _, h := range s.holes {
		p.Missing += min(h.to, s.to) - max(h.from, s.from)
	}
	for _, w := range s.workers {
		p.Totals.join(&w.totals)
	}
	p.finishGroups(s)
	p.finishPlaces(s)
	p.finishStacks(s)
	return p
}
