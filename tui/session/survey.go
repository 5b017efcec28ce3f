package session

import (
	"context"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/filter"
	"chanlens/model/analysis/verdict"
	"chanlens/tui/gap"
	"chanlens/tui/lane"
)

// Survey is what a look at all of a trace yields. It is made beside the event loop;
// while a trace is loading, one takes the place of the other. Only its order changes,
// when the event loop has another one.
type Survey struct {
	Trace    *model.Trace
	Overview *lane.Overview
	Roll     *lane.Roll
	Stuck    int // how many of Found.Blocked are stuck: they come first

	// Found is what the analyses say. It comes after all else, for they look at every
	// interval; nil: not yet, or the trace is not all there.
	Found *examine.Result

	Window Range // what of the trace was asked for
	Ends   Ends  // who waits where in the end
	Acts   Acts  // what was recorded of channel operations

	facts func() *filter.Facts // nil: all is not examined

	place []int32     // by goroutine: its place in Found.Blocked, from 1; nil if that is empty
	first []int32     // by goroutine: the place of the first finding that tells of it, from 1
	order *lane.Order // arranged ahead
	ahead Arrangement // how
	waits *waits
}

// Arrangement says which goroutines have lanes and in which order.
type Arrangement struct {
	By     lane.Sort
	Back   bool // reversed
	Chosen bool // by the user
	System bool // system goroutines are shown
}

// manyLanes is from how many goroutines on the longest lived ones stand first: in
// the order of numbers, most lanes of a large trace are empty most of the time.
const manyLanes = 200

// Suited returns the arrangement as it suits a trace.
func (a Arrangement) Suited(t *model.Trace) Arrangement {
	if !a.Chosen && t.NumGoroutines() > manyLanes {
		a.By = lane.ByLife
	}
	return a
}

// NewSurvey looks at a trace. before is the survey of an earlier, smaller part of
// it, or nil; ahead says which lanes are likely to be asked for first. It returns
// nil soon after ctx is done.
func NewSurvey(ctx context.Context, t *model.Trace, before *Survey, ahead Arrangement) *Survey {
	s := &Survey{Trace: t, ahead: ahead.Suited(t), waits: &waits{}}
	from, to := gap.Window(t)
	if info := t.Info(); info.To > 0 { // what is there reaches a little further
		from, to = max(from, min(info.From, to-1)), min(to, max(info.To, from+1))
	}
	s.Window = Range{from, to - from}
	var overview *lane.Overview
	if before != nil {
		overview = before.Overview
	}
	for _, step := range []func(){
		func() { s.Overview = lane.NewOverview(ctx, t, overview) },
		func() { s.Roll = lane.NewRoll(t) },
		func() { s.order = s.Arrange(s.ahead) },
	} {
		if step(); ctx.Err() != nil {
			return nil
		}
	}
	return s
}

// Examined returns the survey with what the analyses say. The errors are those of
// [examine.All].
func (s *Survey) Examined(ctx context.Context, opt examine.Options) (*Survey, error) {
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
	e.Ends = newEnds(s.Trace, found)
	e.Acts = newActs(ctx, s.Trace, found, &e.Ends, e.Stuck)
	e.facts = e.examinedFacts()
	e.rank()
	e.order = e.Arrange(e.ahead)
	return &e, nil
}

// Surveyed looks at a trace and examines it.
func Surveyed(ctx context.Context, t *model.Trace, opt examine.Options) *Survey {
	s := NewSurvey(ctx, t, nil, Arrangement{})
	if t.Info().Partial {
		return s
	}
	e, _ := s.Examined(ctx, opt) // nil if ctx is done
	return e
}

// Blocked returns the place in Found.Blocked of a goroutine, and false if it is not there.
func (s *Survey) Blocked(g model.Goroutine) (int, bool) {
	if int(g) >= len(s.place) || s.place[g] == 0 {
		return 0, false
	}
	return int(s.place[g]) - 1, true
}

// Foremost returns the stuck goroutine to look at first: of the first finding that has
// one, for that tells causes from what follows from them; nil if nobody is stuck.
func (s *Survey) Foremost() *verdict.Blocked {
	if s.Stuck == 0 {
		return nil
	}
	for i := range s.Found.Findings {
		if of := s.Found.Findings[i].Goroutines; len(of) > 0 {
			if at, ok := s.Blocked(of[0]); ok && at < s.Stuck {
				return &s.Found.Blocked[at]
			}
		}
	}
	return &s.Found.Blocked[0]
}

// StuckSince says since when a goroutine waits for ever, and false if it does not.
func (s *Survey) StuckSince(g model.Goroutine) (since model.Time, ok bool) {
	i, ok := s.Blocked(g)
	if !ok || i >= s.Stuck {
		return 0, false
	}
	return s.Found.Blocked[i].Start, true
}

// Order returns the goroutines in an order, which may have been made ahead.
func (s *Survey) Order(a Arrangement) *lane.Order {
	if s.ahead.By == a.By && s.ahead.Back == a.Back && s.ahead.System == a.System {
		return s.order
	}
	return s.Arrange(a)
}

// Arrange puts the goroutines in an order.
func (s *Survey) Arrange(a Arrangement) *lane.Order {
	ranks := lane.Ranks{Stuck: s.StuckSince, Finding: s.first}
	if a.By.NeedsWaits() {
		ranks.Longest, ranks.Waited = s.waits.of(s.Trace)
	}
	o := s.Roll.Order(a.By, a.System, ranks)
	if a.Back {
		return o.Reversed()
	}
	return o
}

// Quick reports whether an order is there, or made while a person waits for the next frame:
// of so many goroutines at most.
func (s *Survey) Quick(a Arrangement, most int) bool {
	if s.Trace.NumGoroutines() > most {
		return false
	}
	return !a.By.NeedsWaits() || s.waits.known() || s.Trace.Info().Events <= quickEvents && !s.Trace.Limited()
}

// quickEvents is of how many events on waits are added up beside the event loop.
const quickEvents = 100_000

// TakeOrder takes an order that was made beside the event loop, and how.
func (s *Survey) TakeOrder(o *lane.Order, a Arrangement) { s.order, s.ahead = o, a }

// rank notes which finding tells of a goroutine first.
func (s *Survey) rank() {
	s.first = make([]int32, s.Trace.NumGoroutines())
	for i := range s.Found.Findings {
		for _, g := range s.Found.Findings[i].Goroutines {
			if s.first[g] == 0 {
				s.first[g] = int32(i + 1)
			}
		}
	}
}

// Name is how a goroutine is known across the traces of one file that follow each
// other while it is loading, in which handles differ.
type Name struct {
	id    model.GoID
	first model.Time // tells goroutines apart that had one number
}

// NameAt returns the name of the goroutine of a number that is first seen at a moment.
func NameAt(id model.GoID, first model.Time) Name { return Name{id, first} }

// NameOf returns the name of a goroutine.
func (s *Survey) NameOf(g model.Goroutine) Name {
	info := s.Trace.Goroutine(g)
	return Name{info.ID, info.First}
}

// Named finds a goroutine by its name: of several with its number, the one that
// begins nearest.
func (s *Survey) Named(n Name) (model.Goroutine, bool) {
	best, least := model.NoGoroutine, model.Time(0)
	for _, g := range s.Roll.Numbered(n.id) {
		d := s.Trace.Goroutine(g).First - n.first
		if d = max(d, -d); best == model.NoGoroutine || d < least {
			best, least = g, d
		}
	}
	return best, best != model.NoGoroutine
}
