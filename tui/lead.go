package tui

import (
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/moment"
	"chanlens/tui/detail"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// arrive goes to what was found of a step.
func (a *App) arrive(found sight) {
	l, s := a.lecture, a.session
	if found.missing != nil {
		l.pane.Word = "This trace has no such moment: " + found.missing.String() + "."
		return
	}
	if found.show.At == nil {
		a.veil(a.ahead(found))
		a.place()
		return
	}
	begins := !l.placed
	l.placed = true
	m := found.at
	who, at := m.Goroutine, a.seen(found)
	veiled := s.Veil.On
	if s.Veil = a.ahead(found); s.Veil.Hides(at) { // it begins to wait when that is hidden
		at = s.Within(s.Veil.From - 1)
	}
	if found.asks {
		at = s.Within(m.At - 1)
		who = asked(s.Trace, m)
		s.Veil = session.Veil{On: true, From: m.At, Who: session.Selection{Goroutine: who, At: at}, Stack: m.Stack}
	}
	if s.Veil.On != veiled {
		s.Refresh()
	}
	s.Chosen, s.Pins, s.Chain, s.Apart = session.Range{}, session.Pins{}, found.chain, found.apart
	if found.apart != "" {
		s.Note("%s", found.apart)
	}
	if found.show.To != nil && ofProgram(s.Trace) >= leastPinned {
		s.Pin("of this step", found.involved(s.Trace))
	}
	if who == model.NoGoroutine && found.show.To != nil {
		who = found.to.Goroutine
	}
	if who == model.NoGoroutine && begins { // what is selected then tells of the end
		who = a.program()
	}
	a.showEdges(found.show.Edges && found.show.To == nil && !found.asks)
	s.Turn(who, at, a.around(found))
	if a.index(found.show.View) < 0 {
		found.show.View = firstView
	}
	a.showView(found.show.View)
	a.seekOf(m)
	if found.frame != model.NoFrame && s.Sel.Goroutine == who {
		s.Mark(found.frame)
	}
	a.fetch()
	a.read()
	a.publish()
}

// asked returns the goroutine that is asked about: of the start of one, which is not there
// before, who starts it.
func asked(t *model.Trace, m moment.Moment) model.Goroutine {
	if m.Event == moment.Start {
		if by := t.Goroutine(m.Goroutine).Creator; by != model.NoGoroutine {
			return by
		}
	}
	return m.Goroutine
}

// showEdges draws what happens before what for a step that wants it, and no more for the next
// one. What the learner turned on stays.
func (a *App) showEdges(on bool) {
	if l := a.lecture; on != l.edges {
		l.edges, a.session.Edges = on, on
	}
}

// seen returns the moment that is selected for one that was found: of what waits the begin of
// the wait, and when the goroutine exits the last one of its life. The player, and a chain of
// edges, begin with the operation itself.
func (a *App) seen(found sight) model.Time {
	t, m := a.session.Trace, found.at
	at := a.session.Within(m.At)
	if m.Goroutine == model.NoGoroutine {
		return at
	}
	if iv, alive := t.IntervalAt(m.Goroutine, at); alive {
		waits := m.Waited() && iv.Op.State() == model.StateRunning && iv.End < m.End
		if waits && found.chain == nil && found.show.View != "player" {
			return iv.End
		}
		return at
	}
	if _, alive := t.IntervalAt(m.Goroutine, at-1); alive {
		return at - 1
	}
	return at
}

// leastPinned is from how many goroutines of the program on those of a step are pinned: fewer
// are on screen anyway.
const leastPinned = 7

// ofProgram counts the goroutines that are not the runtime's, as far as it matters for
// leastPinned.
func ofProgram(t *model.Trace) int {
	n := 0
	for g := 0; g < t.NumGoroutines() && n < leastPinned; g++ {
		if !t.Goroutine(model.Goroutine(g)).System {
			n++
		}
	}
	return n
}

// involved returns the goroutines of both moments, of the chain between them, and those that
// have ended the waits of both.
func (f *sight) involved(t *model.Trace) []model.Goroutine {
	var of []model.Goroutine
	add := func(g model.Goroutine) {
		if g != model.NoGoroutine && !slices.Contains(of, g) {
			of = append(of, g)
		}
	}
	add(f.at.Goroutine)
	for i := range f.chain {
		add(f.chain[i].From.Goroutine)
		add(f.chain[i].To.Goroutine)
	}
	add(f.to.Goroutine)
	add(wokenBy(t, f.at))
	add(wokenBy(t, f.to))
	return of
}

// wokenBy returns the goroutine that has ended the wait before a moment; NoGoroutine if there
// was no wait, or nobody ended it.
func wokenBy(t *model.Trace, m moment.Moment) model.Goroutine {
	if m.Goroutine == model.NoGoroutine {
		return model.NoGoroutine
	}
	iv, alive := t.IntervalAt(m.Goroutine, m.At)
	subject := detail.Subject{Trace: t, Goroutine: m.Goroutine, At: m.At, Interval: iv, Alive: alive}
	w, ok := subject.Woken()
	if !ok {
		return model.NoGoroutine
	}
	return w.Waker
}

// lookAround is the part of the trace that is shown around a moment while what comes of it is
// hidden, and around one that takes no time.
const lookAround = 10

// around returns the range that a step shows: the one that it names, or what holds its
// moment, and the wait that it belongs to, with some room. While something is hidden nothing
// in it tells how that ends.
func (a *App) around(found sight) session.Range {
	s, m := a.session, found.at
	end := s.Trace.End()
	from, to := m.At, max(m.End, m.At)
	switch {
	case found.show.All:
		return a.whole()
	case found.show.Span > 0:
		start := max(min(m.At-found.show.Span/2, end-found.show.Span), 0)
		return shown(start, start+found.show.Span, end)
	case found.asks:
		to = from
	case found.show.To != nil:
		from, to = min(m.At, found.to.At), max(m.At, found.to.At)
		return shown(from-(to-from)/lookAround, to+(to-from)/lookAround, end)
	case m.Goroutine != model.NoGoroutine:
		if iv, ok := s.Trace.IntervalAt(m.Goroutine, s.Within(m.At)); ok {
			from, to = min(from, iv.Start), max(to, iv.End)
		}
		if s.Veil.On {
			to = min(to, s.Veil.From)
		}
	}
	room := (to - from) / 2
	if room == 0 {
		room = end / (2 * lookAround)
	}
	return shown(from-room, to+room, end)
}

// shown returns the range between two moments, as far as the trace has it.
func shown(from, to, end model.Time) session.Range {
	from, to = max(from, 0), min(to, end)
	return session.Range{Start: min(from, end-1), Span: max(to-from, 1)}
}

// seekOf goes to the row that a view has of a moment's channel or lock.
func (a *App) seekOf(m moment.Moment) {
	s := a.session
	v, ok := a.view().(view.Seeker)
	if !ok {
		return
	}
	to := session.Target{}
	switch a.view().Name() {
	case "channels":
		to.Channel = channelOf(s.Trace, &s.Found.Channels, m)
	case "locks":
		if m.Goroutine == model.NoGoroutine {
			return
		}
		if iv, ok := s.Trace.IntervalAt(m.Goroutine, s.Within(m.At)); ok {
			to.Lock, _ = s.Found.Channels.LockOf(iv)
		}
	}
	if to != (session.Target{}) {
		v.Seek(to)
	}
}

// channelOf returns the ID of a moment's channel among those of the analysis; 0 if it is not
// told.
func channelOf(t *model.Trace, chans *channel.Result, m moment.Moment) int {
	if m.Chan != moment.NoChan {
		if id, ok := chans.Recorded(m.Chan); ok {
			return id
		}
	}
	if m.Goroutine != model.NoGoroutine {
		if iv, ok := t.IntervalAt(m.Goroutine, m.At); ok {
			id, _ := chans.ChannelOf(iv)
			return id
		}
	}
	return 0
}

// frame returns the frame of a moment's stack whose line is lit: that of a function, or
// without one the innermost of the program; NoFrame if there is none.
func (l *lecture) frame(m moment.Moment, fn string) model.FrameID {
	if fn == "" {
		subject := detail.Subject{Trace: l.of.Trace, Stack: m.Stack, Alive: true}
		return subject.Here()
	}
	f, _ := l.finder.Frame(m, fn)
	return f
}
