package filter

import (
	"context"
	"math"
	"sync/atomic"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

func (s *Call) who() who { return newWho([]Value{s.Arg}, s.Like) }

func setCreatedBy(c *compiler, s *Call) (*members, error) { return &members{c.created(s.who())}, nil }

func setDescendants(c *compiler, s *Call) (*members, error) {
	return &members{c.descendants(c.started(s.who()))}, nil
}

func setFamily(c *compiler, s *Call) (*members, error) {
	of := c.started(s.who())
	family := c.descendants(of)
	for g := range model.Goroutine(c.t.NumGoroutines()) {
		if !of.has(int(g)) {
			continue
		}
		for a := g; a != model.NoGoroutine; a = c.t.Goroutine(a).Creator {
			if family.has(int(a)) && a != g {
				break
			}
			family.add(int(a))
		}
	}
	return &members{family}, nil
}

// descendants picks who was created by some goroutines, by those, and so on. Each
// goroutine's line of creators is followed up to where the answer is known.
func (c *compiler) descendants(of bitset) bitset {
	n := c.t.NumGoroutines()
	is := make([]truth, n) // of whether it descends
	var line []model.Goroutine
	for i := range n {
		line = line[:0]
		g, answer := model.Goroutine(i), no
		for is[g] == maybe {
			line = append(line, g)
			is[g] = no // a line that bites its tail ends here
			g = c.t.Goroutine(g).Creator
			if g == model.NoGoroutine {
				break
			}
			if of.has(int(g)) {
				answer = yes
				break
			}
		}
		if g != model.NoGoroutine && answer == no && len(line) > 0 {
			answer = is[g]
		}
		for _, g := range line {
			is[g] = answer
		}
	}
	return fill(n, func(i int) bool { return is[i] == yes })
}

func setWokenBy(c *compiler, s *Call) (*members, error) {
	return c.matching(c.filter(c.wakenBy(s.who()))), nil
}

func setHaving(c *compiler, s *Call) (*members, error) {
	inner := &compiler{t: c.t, facts: c.facts}
	root, err := inner.expr(s.Of)
	if err != nil {
		return nil, err
	}
	return c.matching(inner.filter(root)), nil
}

// matching is the set of those that another filter chooses from the whole trace.
func (c *compiler) matching(f *Filter) *members {
	f.later = append([]pending(nil), f.later...)
	set := new(members)
	c.later = append(c.later, pending{set, func(ctx context.Context, progress func(done, of int)) (bitset, error) {
		s, err := f.Match(ctx, 0, math.MaxInt64, progress)
		if err != nil {
			return nil, err
		}
		return fill(c.t.NumGoroutines(), func(i int) bool { return s.Has(model.Goroutine(i)) }), nil
	}})
	return set
}

func byWaits(c *compiler, t *Term) (test, error) {
	x, _ := countOf(t.Values[0].Text)
	least, most := bounds(t.Op, x)
	set := new(members)
	c.later = append(c.later, pending{set, func(ctx context.Context, progress func(done, of int)) (bitset, error) {
		study := &waitCounts{segments: startsOf(c.t), counts: make([]atomic.Uint32, c.t.NumGoroutines())}
		visit.All(ctx, c.t, progress, study)
		return fill(len(study.counts), func(i int) bool {
			n := int64(study.counts[i].Load())
			return n >= least && n <= most
		}), ctx.Err()
	}})
	return set, nil
}

// waitCounts counts how often each goroutine blocked.
type waitCounts struct {
	segments []model.Time // where they start
	counts   []atomic.Uint32
}

// Worker implements [visit.Study].
func (s *waitCounts) Worker() visit.Worker { return s }

// Row implements [visit.Worker]. A wait counts in the segment where it begins.
func (s *waitCounts) Row(segment int, row model.Row) {
	n := uint32(0)
	for i, op := range row.Ops() {
		if op.Blocked() && (i > 0 || row.Start(0) >= s.segments[segment]) {
			n++
		}
	}
	if n > 0 {
		s.counts[row.Goroutine].Add(n)
	}
}

// Done implements [visit.Worker].
func (s *waitCounts) Done() {}
