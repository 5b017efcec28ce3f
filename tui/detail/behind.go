package detail

import (
	"cmp"
	"strconv"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// MaxBehind is how many wakes are told of the chain behind a subject.
const MaxBehind = 6

// lookBack is how many intervals are looked at, at most, for the wait that a goroutine was
// woken from last: it may have been taken off its processor many times since.
const lookBack = 32

// Step is one of the wakes behind a subject. Of a goroutine that never waited before, it is
// its creation, and of the wake only At, Woken, Waker and Stack are told.
type Step struct {
	model.Wake
	Created bool
}

// Behind returns the chain of wakes behind the subject, the latest first: what ended the
// wait that it is in, or its last one; then what ended the last wait of who did so; and so
// on, until something from outside, or the trace does not tell.
func (s *Subject) Behind() []Step {
	if !s.Alive {
		return nil
	}
	var chain []Step
	step, ok := s.first()
	for ok {
		if chain = append(chain, step); len(chain) == MaxBehind || step.Waker == model.NoGoroutine {
			break
		}
		step, ok = wokenBefore(s.Trace, step.Waker, step.At)
	}
	return chain
}

// first returns the wake that the subject's own interval is due to.
func (s *Subject) first() (Step, bool) {
	if s.Interval.Op.Blocked() {
		return wakeAfter(s.Trace, s.Interval)
	}
	return wokenBefore(s.Trace, s.Goroutine, s.Interval.Start)
}

// wakeAfter returns the wake that ended a wait.
func wakeAfter(t *model.Trace, iv model.Interval) (Step, bool) {
	w, ok := t.WakeAfter(iv)
	if ok {
		w.Kind = t.WakeKind(w)
	}
	return Step{Wake: w}, ok
}

// wokenBefore returns what made a goroutine go on that is at work at a moment.
func wokenBefore(t *model.Trace, g model.Goroutine, at model.Time) (Step, bool) {
	iv, ok := t.IntervalAt(g, at)
	for n := 0; ok && n < lookBack; n++ {
		if iv.Op.Blocked() && iv.End <= at {
			return wakeAfter(t, iv)
		}
		if iv, ok = t.Prev(iv); ok {
			continue
		}
		info := t.Goroutine(g)
		born := info.Created != model.NoTime && info.Creator != model.NoGoroutine
		return Step{model.Wake{At: info.Created, Woken: g, Waker: info.Creator, Stack: info.CreatedAt}, true}, born
	}
	return Step{}, false
}

// deed says what was done, as after "which".
func (s *Step) deed() string {
	if s.Created {
		return "created it"
	}
	return Deed(s.Kind)
}

// brief says the same in a word.
func (s *Step) brief() string {
	switch {
	case s.Created:
		return "go"
	case s.Kind == model.WakeOther:
		return "wake"
	}
	return s.Kind.String()
}

// wokenBy says who ended the wait, how, from where, and how long a processor took; and of
// those before that who woke whom.
func (r *rows) wokenBy(s *Subject) {
	chain := s.Chain
	if len(chain) == 0 {
		return
	}
	at := s.Interval.Start
	if !chain[0].Created { // that is told of the goroutine's life
		r.wake(s, chain[0].Wake)
		at, chain = chain[0].At, chain[1:]
	}
	if len(chain) > 0 {
		r.heading("before that", faded("  W shows all of it"))
	}
	for i := range chain {
		r.behind(s, &chain[i], at)
		at = chain[i].At
	}
}

// waker says in one row who ended the wait.
func (r *rows) waker(s *Subject) {
	if len(s.Chain) == 0 || s.Chain[0].Created || s.Chain[0].Waker == model.NoGoroutine {
		return
	}
	w := &s.Chain[0]
	number := strconv.FormatInt(int64(s.Trace.Goroutine(w.Waker).ID), 10)
	room := r.width - len("woken by goroutine ") - len(number) - 2
	r.add(faded("woken by "), linked("goroutine "+number), plain("  "+name(s.Trace, w.Waker, room))).Link = &Link{w.Waker, w.At}
}

// wake adds the section on the wake that the interval is due to.
func (r *rows) wake(s *Subject, w model.Wake) {
	r.heading("woken by")
	if w.Waker == model.NoGoroutine {
		r.add(plain("  " + Deed(w.Kind)))
	} else {
		r.goroutine(s, "  ", w.Waker, &Link{w.Waker, w.At})
		r.add(plain("  which " + Deed(w.Kind)))
	}
	moment := r.moment(s, w.At)
	at := []Span{faded("  at "), plain(moment)}
	if f := s.Trace.Site(w.Stack); f != model.NoFrame {
		room := r.width - canvas.Width("  at "+moment+" in ")
		at = append(at, faded(" in "), plain(CutLeft(format.Place(s.Trace.Frame(f)), room)))
	}
	r.add(at...)
	if ready, ok := s.Trace.IntervalAt(w.Woken, w.At); ok && ready.Op.State() == model.StateRunnable {
		r.add(faded("  then waited "), plain(format.Duration(ready.Duration())), faded(" for a processor"))
	}
	r.wrapped("  ", channel.Caveat(s.Trace, w), canvas.As(theme.Dim))
}

// beforeWidth is how wide the time between two wakes is written, with what stands around it.
const beforeWidth = 11

// behind adds a step: how long before the one above, who, and how and where below.
func (r *rows) behind(s *Subject, step *Step, above model.Time) {
	before := canvas.PadLeft("-"+format.Duration(time.Duration(above-step.At)), beforeWidth-2) + "  "
	if step.Waker == model.NoGoroutine {
		to := &Link{step.Woken, max(step.At-1, 0)} // the wait that it ended
		r.add(faded(before), plain(canvas.Cut(step.deed(), r.width-beforeWidth))).Link = to
		r.how(s, "it was in "+step.Waited.String(), step.Waited.String(), step.Where, to)
		return
	}
	to := &Link{step.Waker, step.At}
	number := strconv.FormatInt(int64(s.Trace.Goroutine(step.Waker).ID), 10)
	row := []Span{faded(before), linked("goroutine " + number)}
	if room := r.width - beforeWidth - len("goroutine ") - len(number) - 2; room >= leastFunc {
		row = append(row, plain("  "+name(s.Trace, step.Waker, room)))
	}
	r.add(row...).Link = to
	r.how(s, step.deed(), step.brief(), step.Stack, to)
}

// how adds the second row of a step: what and where, in so many words or in brief.
func (r *rows) how(s *Subject, words, brief string, where model.StackID, to *Link) {
	room := r.width - beforeWidth
	text := canvas.Fitting(room, words, brief)
	if f := s.Trace.Site(where); f != model.NoFrame {
		place := format.Place(s.Trace.Frame(f))
		text = cmp.Or(canvas.Fitting(room, words+", "+place, brief+" "+place), CutLeft(place, room))
	}
	r.add(plain(canvas.Pad("", beforeWidth)), faded(text)).Link = to
}
