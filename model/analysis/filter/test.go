package filter

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// truth is what is known of whether something holds. "and" is the least of its parts,
// "or" the greatest, and "not" the negative.
type truth int8

const (
	no    truth = -1
	maybe truth = 0
	yes   truth = 1
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// test is a compiled expression. Any number of goroutines may use it.
type test interface {
	// ofGoroutine tells what is known without looking at any moment.
	ofGoroutine(g model.Goroutine) truth
	// ofOp tells what is known of all moments with an operation, of whatever goroutine.
	ofOp(op model.Operation) truth
	// holds decides for a moment.
	holds(m *moment) bool
	// cost orders the parts of an expression: what is cheap comes first.
	cost() int
}

// The costs.
const (
	costBit = iota
	costOp
	costTime
	costStack
	costWake
	costFacts
)

type allOf []test

func newAllOf(list []test) test {
	slices.SortStableFunc(list, func(a, b test) int { return cmp.Compare(a.cost(), b.cost()) })
	return allOf(list)
}

func (a allOf) ofGoroutine(g model.Goroutine) truth {
	is := yes
	for _, x := range a {
		if is = min(is, x.ofGoroutine(g)); is == no {
			break
		}
	}
	return is
}

func (a allOf) ofOp(op model.Operation) truth {
	is := yes
	for _, x := range a {
		is = min(is, x.ofOp(op))
	}
	return is
}

func (a allOf) holds(m *moment) bool {
	for _, x := range a {
		if !x.holds(m) {
			return false
		}
	}
	return true
}

func (a allOf) cost() int { return a[len(a)-1].cost() }

type anyOf []test

func newAnyOf(list []test) test {
	slices.SortStableFunc(list, func(a, b test) int { return cmp.Compare(a.cost(), b.cost()) })
	return anyOf(list)
}

func (a anyOf) ofGoroutine(g model.Goroutine) truth {
	is := no
	for _, x := range a {
		if is = max(is, x.ofGoroutine(g)); is == yes {
			break
		}
	}
	return is
}

func (a anyOf) ofOp(op model.Operation) truth {
	is := no
	for _, x := range a {
		is = max(is, x.ofOp(op))
	}
	return is
}

func (a anyOf) holds(m *moment) bool {
	for _, x := range a {
		if x.holds(m) {
			return true
		}
	}
	return false
}

func (a anyOf) cost() int { return a[len(a)-1].cost() }

type noneOf struct{ test }

func (n noneOf) ofGoroutine(g model.Goroutine) truth { return -n.test.ofGoroutine(g) }
func (n noneOf) ofOp(op model.Operation) truth       { return -n.test.ofOp(op) }
func (n noneOf) holds(m *moment) bool                { return !n.test.holds(m) }

// members holds for some goroutines, whatever they do.
type members struct{ bitset }

func (s *members) ofGoroutine(g model.Goroutine) truth { return truthOf(s.has(int(g))) }
func (*members) ofOp(model.Operation) truth            { return maybe }
func (s *members) holds(m *moment) bool                { return s.has(int(m.g)) }
func (*members) cost() int                             { return costBit }

// aboutMoments is what tests have in common that speak of moments.
type aboutMoments struct{}

func (aboutMoments) ofGoroutine(model.Goroutine) truth { return maybe }

// doing holds for some operations.
type doing struct {
	aboutMoments
	ops opMask
}

func (d *doing) ofOp(op model.Operation) truth { return truthOf(d.ops[op]) }
func (d *doing) holds(m *moment) bool          { return d.ops[m.op] }
func (*doing) cost() int                       { return costOp }

// lasting holds for intervals of some operations that last from least to most.
type lasting struct {
	aboutMoments
	ops         opMask
	least, most model.Time
}

func (l *lasting) ofOp(op model.Operation) truth {
	if !l.ops[op] {
		return no
	}
	return maybe
}

func (l *lasting) holds(m *moment) bool {
	if !l.ops[m.op] {
		return false
	}
	d := m.end() - m.start
	return d >= l.least && d <= l.most
}

func (*lasting) cost() int { return costTime }

// standing holds where a goroutine is at some stacks.
type standing struct {
	aboutMoments
	stacks bitset
}

func (*standing) ofOp(model.Operation) truth { return maybe }
func (s *standing) holds(m *moment) bool     { return s.stacks.has(int(m.stack())) }
func (*standing) cost() int                  { return costStack }

// woken holds for waits that some goroutine ended, or something at some stacks, or
// nobody but a timer and the like.
type woken struct {
	aboutMoments
	wakers bitset // by goroutine
	stacks bitset
	kinds  [256]bool // without a waker
}

func (*woken) ofOp(op model.Operation) truth {
	if !op.Blocked() {
		return no
	}
	return maybe
}

func (w *woken) holds(m *moment) bool {
	wake, ok := m.wake()
	if !ok {
		return false
	}
	if wake.Waker == model.NoGoroutine {
		return w.kinds[wake.Kind]
	}
	return w.wakers.has(int(wake.Waker)) || w.stacks.has(int(wake.Stack))
}

func (*woken) cost() int { return costWake }

// waitingOn holds for waits on some channels or locks.
type waitingOn struct {
	aboutMoments
	channels bitset
	facts    *Facts
}

func (*waitingOn) ofOp(op model.Operation) truth {
	if !op.Blocked() {
		return no
	}
	return maybe
}

func (w *waitingOn) holds(m *moment) bool {
	if !m.op.Blocked() {
		return false
	}
	m.ids = w.facts.ChannelsOf(m.ids[:0], m.interval())
	return slices.ContainsFunc(m.ids, w.channels.has)
}

func (*waitingOn) cost() int { return costFacts }
