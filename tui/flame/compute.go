package flame

import (
	"context"
	"sync/atomic"

	"chanlens/model/analysis/profile"
)

// graph is a flame graph, with what it was made from.
type graph struct {
	request
	profile  *profile.Profile
	flame    profile.Flame
	tree     *profile.Tree
	samples  int
	recorded bool // the trace has samples at all
}

// job is a graph being made.
type job struct {
	request
	cancel  context.CancelFunc
	percent atomic.Int32
	done    chan struct{} // closed when it is made, or given up
}

// keep is how many graphs are kept at hand.
const keep = 8

// update sees to it that what is asked for is shown, or is being made. It does nothing
// while the view is not on screen, or the trace is not all there.
func (v *View) update() {
	if v.s.View != v.Name() {
		return
	}
	if v.s.Partial() {
		v.giveUp()
		return
	}
	r := v.request()
	if v.job != nil && v.job.request == r || v.job == nil && v.graph != nil && v.graph.request == r {
		return
	}
	v.giveUp()
	for _, g := range v.kept {
		if g.request == r {
			v.show(g)
			return
		}
	}
	v.begin(r)
}

// giveUp ends what is being made.
func (v *View) giveUp() {
	if v.job != nil {
		v.job.cancel()
		v.job = nil
	}
}

// begin makes a graph, beside the event loop if there is one.
func (v *View) begin(r request) {
	ctx, cancel := context.WithCancel(v.s.Context())
	j := &job{request: r, cancel: cancel, done: make(chan struct{})}
	v.job = j
	known := v.profiles(&r.crowd)
	soon := v.s.Shell.Beside.Soon(func() func() {
		g := j.make(ctx, known)
		close(j.done)
		return func() { v.take(j, g) }
	})
	if !soon {
		v.s.Shell.Beside.Watch(ctx, j.done)
	}
}

// profiles returns the profile of some goroutines, if a graph at hand has it.
func (v *View) profiles(c *crowd) *profile.Profile {
	for _, g := range v.kept {
		if g.crowd == *c {
			return g.profile
		}
	}
	return nil
}

// make makes the graph; nil if it is given up.
func (j *job) make(ctx context.Context, p *profile.Profile) *graph {
	if p == nil {
		o := j.options()
		o.Progress = func(done, of int) { j.percent.Store(int32(100 * done / max(of, 1))) }
		var err error
		if p, err = profile.Over(ctx, j.trace, o); err != nil {
			return nil
		}
	}
	g := &graph{request: j.request, profile: p}
	g.samples, g.recorded = p.Samples()
	g.flame = j.flame(g.samples)
	g.tree = p.Tree(g.flame)
	return g
}

// take shows a graph that was made; nil, or another is wanted by now: it was given up.
func (v *View) take(j *job, g *graph) {
	if v.job != j {
		return
	}
	v.job = nil
	j.cancel()
	if g != nil {
		if len(v.kept) == keep {
			v.kept = v.kept[1:]
		}
		v.kept = append(v.kept, g)
		v.show(g)
	}
}
