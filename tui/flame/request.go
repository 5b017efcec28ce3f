package flame

import (
	"fmt"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/format"
	"chanlens/tui/session"
)

// kind is what a graph is of.
type kind uint8

const (
	offCPU  kind = iota // time not running
	onCPU               // CPU samples; where there are none, time running by where it ended
	started             // time running by go statement
	numKinds
)

var kindNames = [numKinds]string{"off-CPU", "on-CPU", "by start"}

// scope is which goroutines a graph is of.
type scope uint8

const (
	scopeAll   scope = iota
	scopeGroup       // those that were started as the selected one was
	scopeOne         // the selected one
	numScopes
)

// crowd is goroutines to sum up within a range.
type crowd struct {
	trace  *model.Trace
	rng    session.Range
	only   session.Only // the filter
	system bool         // the runtime's and the tracer's own are among them
	scope  scope
	one    model.Goroutine // for scopeOne
	fn     model.StringID  // for scopeGroup
	site   model.FrameID   // for scopeGroup
}

// request is a graph that may be asked for.
type request struct {
	crowd
	kind   kind
	byLine bool
	idle   bool // what idles is left out, off the processors
}

// idling are the classes of waits that are nobody's trouble, mostly.
var idling = []model.Class{model.ClassSleep, model.ClassNetwork, model.ClassSystem, model.ClassGC}

// request returns what is to be shown now.
func (v *View) request() request {
	s := v.s
	r := request{
		crowd: crowd{trace: s.Trace, rng: s.Extent(), only: s.Only, system: s.System, scope: v.scope, one: model.NoGoroutine},
		kind:  v.kind, byLine: v.byLine, idle: v.idle && v.kind == offCPU,
	}
	if s.Empty() {
		r.scope = scopeAll
	}
	switch r.scope {
	case scopeOne:
		r.one = s.Sel.Goroutine
		r.only, r.system = nil, true // it was asked for by name
	case scopeGroup:
		info := s.Trace.Goroutine(s.Sel.Goroutine)
		r.fn, r.site = info.Func, s.Trace.Site(info.CreatedAt)
		r.system = r.system || info.System
	}
	return r
}

// options returns the options of a profile of the goroutines.
func (c *crowd) options() profile.Options {
	o := profile.Options{From: c.rng.Start, To: c.rng.End(), NoSystem: !c.system}
	switch {
	case c.scope == scopeOne:
		o.Only = func(g model.Goroutine) bool { return g == c.one }
	case c.scope == scopeGroup:
		o.Only = func(g model.Goroutine) bool { return c.member(g) && (c.only == nil || c.only.Has(g)) }
	case c.only != nil:
		o.Only = c.only.Has
	}
	return o
}

// member reports whether a goroutine was started as the group was.
func (c *crowd) member(g model.Goroutine) bool {
	info := c.trace.Goroutine(g)
	return info.Func == c.fn && c.trace.Site(info.CreatedAt) == c.site
}

// words says which goroutines these are, and of which range.
func (c *crowd) words() (who, when string) {
	switch c.scope {
	case scopeOne:
		who = fmt.Sprintf("goroutine %d %s", c.trace.Goroutine(c.one).ID, format.Func(c.trace.FuncName(c.one), 40))
	case scopeGroup:
		who = "started as " + format.Func(c.trace.String(c.fn), 40)
	default:
		who = "all goroutines"
		if c.only != nil {
			who = "goroutines of the filter"
		}
	}
	when = "whole trace"
	if c.rng != (session.Range{Span: c.trace.End()}) {
		step := time.Duration(max(c.rng.Span/1000, 1))
		when = format.Moment(c.rng.Start, step) + " to " + format.Moment(c.rng.End(), step)
	}
	return who, when
}

// flame returns how the graph is to be made.
func (r *request) flame(samples int) profile.Flame {
	f := profile.Flame{View: profile.OffCPU, ByLine: r.byLine}
	switch {
	case r.kind == started:
		f.View = profile.Started
	case r.kind == onCPU && samples > 0:
		f.View = profile.OnCPU
	case r.kind == onCPU:
		f.View = profile.Stopped
	case r.idle:
		f.Without = profile.Classes(idling...)
	}
	return f
}
