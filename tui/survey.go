package tui

import (
	"context"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/verdict"
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
	Stuck    int // how many of Found.Blocked are stuck: they come first

	// Found is what the analyses say. It comes after all else, for they look at every
	// interval; nil: not yet, or the trace is not all there.
	Found *examine.Result

	window Range   // what of the trace was asked for
	place  []int32 // by goroutine: its place in Found.Blocked, from 1; nil if that is empty
	ends   ends    // who waits where in the end

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
		func() { s.lanes = s.arrange(s.ahead) },
	} {
		if step(); ctx.Err() != nil {
			return nil
		}
	}
	return s
}

// examined returns the survey with what the analyses say. The errors are those of
// [examine.All].
func (s *Survey) examined(ctx context.Context, opt examine.Options) (*Survey, error) {
	found, err := examine.All(ctx, s.Trace, opt)
	if err != nil {
		return nil, err
	}
	e := *s
	e.Found = found
	e.place = make([]int32, s.Trace.NumGoroutines())
	for i := range found.Blocked {
		b := &found.Blocked[i]
		e.place[b.Goroutine] = int32(i + 1)
		if b.Verdict == verdict.Stuck {
			e.Stuck++
		}
	}
	e.ends = newEnds(found)
	e.lanes = e.arrange(e.ahead)
	return &e, nil
}

// surveyed looks at a trace and examines it.
func surveyed(ctx context.Context, t *model.Trace, opt examine.Options) *Survey {
	s := newSurvey(ctx, t, nil, arrangement{})
	if t.Info().Partial {
		return s
	}
	e, _ := s.examined(ctx, opt) // nil if ctx is done
	return e
}

// blocked returns the place in Found.Blocked of a goroutine, and false if it is not there.
func (s *Survey) blocked(g model.Goroutine) (int, bool) {
	if int(g) >= len(s.place) || s.place[g] == 0 {
		return 0, false
	}
	return int(s.place[g]) - 1, true
}

// foremost returns the stuck goroutine to look at first: of the first finding that has
// one, for that tells causes from what follows from them; nil if nobody is stuck.
func (s *Survey) foremost() *verdict.Blocked {
	if s.Stuck == 0 {
		return nil
	}
	for i := range s.Found.Findings {
		if of := s.Found.Findings[i].Goroutines; len(of) > 0 {
			if at, ok := s.blocked(of[0]); ok && at < s.Stuck {
				return &s.Found.Blocked[at]
			}
		}
	}
	return &s.Found.Blocked[0]
}

// stuck says since when a goroutine waits for ever, and false if it does not.
func (s *Survey) stuck(g model.Goroutine) (since model.Time, ok bool) {
	i, ok := s.blocked(g)
	if !ok || i >= s.Stuck {
		return 0, false
	}
	return s.Found.Blocked[i].Start, true
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
