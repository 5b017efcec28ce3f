package path

import (
	"context"

	"chanlens/model"
)

// Back walks back from a moment of a goroutine's life. It may decode segments of the
// trace, each once. It gives up soon after ctx is done, and says so in [Path.Stop].
func Back(ctx context.Context, t *model.Trace, g model.Goroutine, at model.Time, limits Limits) Path {
	p := Path{Goroutine: g, At: at, From: at, To: at}
	info := t.Goroutine(g)
	if at < info.First || at > info.Last {
		return p
	}
	p.Alive = true
	if iv, ok := t.IntervalAt(g, at); ok && iv.Op.Blocked() {
		p.To = iv.End
	}
	w := &walk{ctx: ctx, t: t, limits: limits, path: &p, sums: newSums(t)}
	w.stack = []frame{{g: g, hi: p.To}}
	w.run()
	p.Spent, p.Lines = w.sums.spent, w.sums.sorted()
	return p
}

// walk is a walk back.
type walk struct {
	ctx    context.Context
	t      *model.Trace
	limits Limits
	path   *Path
	sums   *sums
	stack  []frame // who waits for whom: each for the next
	stop   bool
	last   Step       // of the goroutine asked about
	told   model.Time // to Progress
}

// frame is a goroutine whose time [lo, hi) is on the path and not looked at yet.
type frame struct {
	g      model.Goroutine
	lo, hi model.Time
	there  model.StackID // where it was at hi, if the trace tells
	active bool          // it did something for others at hi: a wait that ends then is none that led to it
}

// run looks at one interval after the other, the latest first.
func (w *walk) run() {
	for len(w.stack) > 0 {
		f := &w.stack[len(w.stack)-1]
		if f.hi <= f.lo {
			w.stack = w.stack[:len(w.stack)-1]
			continue
		}
		w.look(f)
		w.tell(f.hi)
		if w.stop {
			w.cut(f.hi)
			return
		}
	}
	w.path.From = 0
}

// look looks at what the goroutine of the frame did last.
func (w *walk) look(f *frame) {
	if w.limits.Walk > 0 && w.path.Walked >= w.limits.Walk {
		w.end(AtLimit)
		return
	}
	iv, ok := w.t.IntervalAt(f.g, f.hi-1)
	switch info := w.t.Goroutine(f.g); {
	case ok && iv.Op != model.OpUnknown:
		w.interval(f, iv)
	case f.hi > info.First && f.hi <= info.Last:
		w.end(AtGap)
	case f.hi <= info.First:
		w.birth(f, info)
	default: // it had ended, and yet did something
		w.leaf(f, Step{From: max(info.Last, f.lo)})
	}
}

// interval takes an interval that reaches to the end of the frame, or beyond.
func (w *walk) interval(f *frame, iv model.Interval) {
	s := Step{From: max(iv.Start, f.lo), Op: iv.Op, Class: classes[iv.Op.Class()], Stack: iv.Stack, Open: iv.Open && iv.Op.Blocked() && iv.End == f.hi}
	if iv.Op == model.OpRunning {
		s.Stack = f.there
	}
	wake, woken := model.Wake{}, false
	if iv.End == f.hi {
		wake, woken = w.t.WakeAfter(iv)
	}
	if !woken {
		w.leaf(f, s)
		return
	}
	s.Woken, s.By, s.Kind, s.There = true, wake.Waker, w.t.WakeKind(wake), wake.Stack
	switch {
	case fromOutside(wake.Kind):
		s.Class = Outside
		w.leaf(f, s)
	case wake.Waker == model.NoGoroutine || f.active:
		w.leaf(f, s)
	default:
		w.follow(f, s)
	}
}

// birth takes the time before the goroutine of the frame was created.
func (w *walk) birth(f *frame, info model.GoroutineInfo) {
	s := Step{From: f.lo, Class: Unborn, By: info.Creator, There: info.CreatedAt}
	switch {
	case info.Creator != model.NoGoroutine && !f.active:
		w.follow(f, s)
	case f.lo == 0 && info.Created == model.NoTime:
		w.end(AtGap)
	case f.lo == 0: // nobody is left to go on with
		w.end(AtBirth)
	case info.Created != model.NoTime:
		w.leaf(f, s)
	default:
		s.Class = Untold
		w.leaf(f, s)
	}
}

// leaf takes a step that explains itself, and goes on before it.
func (w *walk) leaf(f *frame, s Step) {
	w.take(f, &s)
	w.sums.add(&s)
	f.hi, f.there, f.active = s.From, s.Stack, false
}

// follow takes a step that somebody else explains, who is looked at next.
func (w *walk) follow(f *frame, s Step) {
	s.Followed = true
	w.take(f, &s)
	next := frame{g: s.By, lo: s.From, hi: s.To, there: s.There, active: true}
	f.hi, f.there, f.active = s.From, s.Stack, false
	w.stack = append(w.stack, next)
}

// take completes a step and keeps it.
func (w *walk) take(f *frame, s *Step) {
	s.Goroutine, s.To, s.Depth = f.g, f.hi, len(w.stack)-1
	if !s.Woken && s.Class != Unborn {
		s.By = model.NoGoroutine
	}
	w.path.Walked++
	if w.limits.Keep <= 0 || len(w.path.Steps) < w.limits.Keep {
		w.path.Steps = append(w.path.Steps, *s)
	}
	if s.Depth == 0 {
		w.path.Own[s.Class] += s.Duration()
		w.last = *s
	}
}

// end ends the walk.
func (w *walk) end(why Stop) { w.path.Stop, w.stop = why, true }

// At most so many steps, and about so much time of the trace, lie between two looks
// at the context.
const (
	tellSteps = 1 << 10
	tellTime  = model.Time(100e6)
)

// tell says where the walk has come to, and asks whether it is to go on.
func (w *walk) tell(at model.Time) {
	if w.path.Walked%tellSteps != 0 && w.told-at < tellTime && w.told != 0 {
		return
	}
	w.told = at
	if w.limits.Progress != nil {
		w.limits.Progress(at)
	}
	if w.ctx.Err() != nil && !w.stop {
		w.end(AtCancel)
	}
}

// cut ends the path at a moment: what was followed is told back to there only.
func (w *walk) cut(at model.Time) {
	p := w.path
	p.From = at
	for i := range p.Steps {
		p.Steps[i].From = max(p.Steps[i].From, min(at, p.Steps[i].To))
	}
	if w.last.From < at {
		p.Own[w.last.Class] -= at.Sub(w.last.From)
	}
}
