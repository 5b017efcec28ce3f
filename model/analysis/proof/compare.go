package proof

import (
	"chanlens/model"
	"chanlens/model/analysis/verdict"
)

// Compare holds blocked goroutines of a trace against a dump. The error wraps
// [ErrForeign] if the dump is not of the same process.
func Compare(t *model.Trace, blocked []verdict.Blocked, d *Dump) (*Result, error) {
	c := newComparison(t, blocked, d)
	c.identify()
	if err := c.foreign(); err != nil {
		return nil, err
	}
	c.findWaits()
	c.findMoment()
	c.findEnds()
	return &c.result, nil
}

// comparison is a trace beside a dump.
type comparison struct {
	t       *model.Trace
	blocked []verdict.Blocked
	d       *Dump
	result  Result

	places  map[model.GoID]int32 // of goroutines in the dump
	stacks  map[stackPair]likeness
	entries map[entryPair]bool
	since   model.Time // the dump was not taken before; NoTime: it may be older than the trace
}

func newComparison(t *model.Trace, blocked []verdict.Blocked, d *Dump) *comparison {
	c := &comparison{
		t: t, blocked: blocked, d: d,
		result:  Result{Findings: make([]Finding, len(blocked))},
		places:  make(map[model.GoID]int32, len(d.Goroutines)),
		stacks:  make(map[stackPair]likeness),
		entries: make(map[entryPair]bool),
		since:   model.NoTime,
	}
	for i := range d.Goroutines {
		c.places[d.Goroutines[i].ID] = int32(i)
	}
	for i := range blocked {
		f := &c.result.Findings[i]
		f.Listed = NotListed
		if at, ok := c.places[t.Goroutine(blocked[i].Goroutine).ID]; ok {
			f.Listed = at
		}
	}
	return c
}

// findWaits finds who is in the same wait in the dump.
func (c *comparison) findWaits() {
	for i := range c.blocked {
		f := &c.result.Findings[i]
		if f.Listed == NotListed {
			continue
		}
		g := &c.d.Goroutines[f.Listed]
		if c.compareWait(&c.blocked[i], g) != alike {
			continue
		}
		switch {
		case g.Leaked:
			f.Kind = Proven
		case c.d.Profile && judged[g.State]:
			f.Kind = Reachable
		default:
			f.Kind = Persisting
		}
	}
}

// findEnds finds whose waits ended.
func (c *comparison) findEnds() {
	for i := range c.blocked {
		f, b := &c.result.Findings[i], &c.blocked[i]
		switch {
		case f.Listed == NotListed:
			if c.result.Late && c.shouldBeListed(b) {
				f.Kind = Gone
			}
		case f.Kind == Unmentioned && c.compareWait(b, &c.d.Goroutines[f.Listed]) == unlike:
			if c.result.Late || !c.result.Early && c.since != model.NoTime && c.since >= b.Start {
				f.Kind = Moved
			}
		}
	}
}

// shouldBeListed reports whether the dump would list a goroutine if it were there.
func (c *comparison) shouldBeListed(b *verdict.Blocked) bool {
	return c.d.Whole && len(c.d.Goroutines) > 1 &&
		b.Verdict != verdict.System // most dumps leave those out
}
