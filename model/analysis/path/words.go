package path

import (
	"time"

	"chanlens/model"
)

// What says in a few words what the goroutine did in the step.
func (s *Step) What() string { return what(s.Class, s.Op) }

// What says in a few words what the goroutines did.
func (l *Line) What() string { return what(l.Class, l.Op) }

func what(c Class, op model.Operation) string {
	switch {
	case c == Unborn:
		return "did not exist yet"
	case op == model.OpRunning:
		return "ran"
	case op == model.OpPreempted:
		return "was preempted"
	case op == model.OpYielded:
		return "yielded"
	case c == Processor:
		return "waited for a processor"
	}
	return op.String()
}

// Sum is an amount of time by class, with a name.
type Sum struct {
	Name  string
	Times *Times
}

// Sums returns what the goroutine did itself and what that came down to; in one, if
// the two are the same.
func (p *Path) Sums() []Sum {
	if p.Own == p.Spent {
		return []Sum{{"went into", &p.Spent}}
	}
	return []Sum{{"its own time", &p.Own}, {"came down to", &p.Spent}}
}

// Kept returns how far back the kept steps reach.
func (p *Path) Kept() model.Time {
	if len(p.Steps) == p.Walked {
		return p.From
	}
	for i := len(p.Steps) - 1; i >= 0; i-- {
		if !p.Steps[i].Followed {
			return p.Steps[i].From
		}
	}
	return p.To
}

// Resolution returns how finely moments are to be written to tell the kept steps
// apart: a thousandth of their time, or less.
func (p *Path) Resolution() time.Duration {
	span, step := p.To.Sub(p.Kept()), time.Duration(1)
	for step*1000 < span {
		step *= 10
	}
	return max(step/10, 1)
}
