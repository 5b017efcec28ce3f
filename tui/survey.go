package tui

import (
	"context"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/tui/gap"
	"chanlens/tui/timeline"
)

// Survey is what a look at all of a trace yields. It is made beside the event loop;
// while a trace is loading, one takes the place of the other. Only its lanes change,
// when the event loop has them in another order.
type Survey struct {
	Trace    *model.Trace
	Overview *timeline.Overview
	Roll     *timeline.Roll
	Blocked  []analysis.Blocked // none of a part: how it ends is not known
	Stuck    int                // how many of Blocked wait for ever: they come first

	window Range            // what of the trace was asked for
	groups []analysis.Group // of Blocked
	place  []int32          // by goroutine: its place in Blocked, from 1; nil if that is empty

	lanes timeline.Lanes // arranged ahead
	ahead arrangement    // how
}

// arrangement says which lanes there are and in which order.
type arrangement struct {
	by     timeline.Sort
	chosen bool // by the user
	system bool // system goroutines are shown
}

// manyLanes is from how many goroutines on the longest lived ones stand first: in
// the order of numbers, most lanes of a large trace are empty most of the time.
const manyLanes = 200

// suited returns the arrangement as it suits a trace.
func (a arrangement) suited(t *model.Trace) arrangement {
	if !a.chosen && t.NumGoroutines() > manyLanes {
		a.by = timeline.ByLife
	}
	return a
}

// newSurvey looks at a trace. before is the survey of an earlier, smaller part of
// it, or nil; ahead says which lanes are likely to be asked for first. It returns
// nil soon after ctx is done.
func newSurvey(ctx context.Context, t *model.Trace, before *Survey, ahead arrangement) *Survey {
	s := &Survey{Trace: t, ahead: ahead.suited(t)}
	from, to := gap.Window(t)
	if info := t.Info(); info.To > 0 { // what is there reaches a little further
		from, to = max(from, min(info.From, to-1)), min(to, max(info.To, from+1))
	}
	s.window = Range{from, to - from}
	var overview *timeline.Overview
	if before != nil {
		overview = before.Overview
	}
	for _, step := range []func(){
		func() { s.Overview = timeline.NewOverview(ctx, t, overview) },
		func() { s.Roll = timeline.NewRoll(t) },
		func() { s.judge(ctx) },
		func() { s.lanes = s.arrange(s.ahead) },
	} {
		if step(); ctx.Err() != nil {
			return nil
		}
	}
	return s
}

// judge finds who is blocked when the trace ends, if that is known.
func (s *Survey) judge(ctx context.Context) {
	if s.Trace.Info().Partial {
		return
	}
	s.Blocked = analysis.BlockedAtEnd(ctx, s.Trace)
	s.groups = analysis.GroupBlocked(s.Trace, s.Blocked)
	if len(s.Blocked) == 0 {
		return
	}
	s.place = make([]int32, s.Trace.NumGoroutines())
	for i := range s.Blocked {
		b := &s.Blocked[i]
		s.place[b.Goroutine] = int32(i + 1)
		if b.Verdict == analysis.Stuck {
			s.Stuck++
		}
	}
}

// blocked returns the place in Blocked of a goroutine, and false if it is not there.
func (s *Survey) blocked(g model.Goroutine) (int, bool) {
	if int(g) >= len(s.place) || s.place[g] == 0 {
		return 0, false
	}
	return int(s.place[g]) - 1, true
}

// stuck says since when a goroutine waits for ever, and false if it does not.
func (s *Survey) stuck(g model.Goroutine) (since model.Time, ok bool) {
	i, ok := s.blocked(g)
	if !ok || i >= s.Stuck {
		return 0, false
	}
	return s.Blocked[i].Start, true
}

// order returns the goroutines in lanes, which may have been arranged ahead.
func (s *Survey) order(a arrangement) timeline.Lanes {
	if s.ahead.by == a.by && s.ahead.system == a.system {
		return s.lanes
	}
	return s.arrange(a)
}

// arrange puts the goroutines in lanes.
func (s *Survey) arrange(a arrangement) timeline.Lanes {
	return s.Roll.Order(a.by, a.system, s.stuck)
}

// name is how a goroutine is known across the traces of one file that follow each
// other while it is loading, in which handles differ.
type name struct {
	id    model.GoID
	first model.Time // tells goroutines apart that had one number
}

// nameOf returns the name of a goroutine.
func (s *Survey) nameOf(g model.Goroutine) name {
	info := s.Trace.Goroutine(g)
	return name{info.ID, info.First}
}

// named finds a goroutine by its name: of several with its number, the one that
// begins nearest.
func (s *Survey) named(n name) (model.Goroutine, bool) {
	best, least := model.NoGoroutine, model.Time(0)
	for _, g := range s.Roll.Numbered(n.id) {
		d := s.Trace.Goroutine(g).First - n.first
		if d = max(d, -d); best == model.NoGoroutine || d < least {
			best, least = g, d
		}
	}
	return best, best != model.NoGoroutine
}
