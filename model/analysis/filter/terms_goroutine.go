package filter

import (
	"context"
	"slices"

	"chanlens/model"
)

// who is one or several goroutines that are meant by number or by name.
type who struct {
	patterns
	numbers []model.GoID
}

func whoOf(t *Term) who { return newWho(t.Values, t.Op == Like || t.Op == Unlike) }

func newWho(values []Value, like bool) who {
	var w who
	for _, v := range values {
		if id, ok := goID(v.Text); ok && !like && !v.Regexp {
			w.numbers = append(w.numbers, id)
		} else {
			w.patterns = append(w.patterns, newPattern(v, like))
		}
	}
	return w
}

// started picks the goroutines that are meant: by number, or by what they were started
// for.
func (c *compiler) started(w who) bitset {
	names := c.strings(w.fitsFunc)
	return c.pick(func(g model.Goroutine) bool {
		info := c.t.Goroutine(g)
		return names.is(info.Func) || slices.Contains(w.numbers, info.ID)
	})
}

// created picks the goroutines that were created by those who are meant, or at a place
// that is.
func (c *compiler) created(w who) bitset {
	creators, places := c.started(w), c.stacks(w.fitsFrame, false)
	return c.pick(func(g model.Goroutine) bool {
		info := c.t.Goroutine(g)
		return info.Creator != model.NoGoroutine && creators.has(int(info.Creator)) || places.has(int(info.CreatedAt))
	})
}

// numbered tests the number of a goroutine, or whether it is in a set.
func (c *compiler) numbered(t *Term, of func(model.Goroutine) model.Goroutine) (test, error) {
	if t.Set == nil {
		numbers := newWho(t.Values, false).numbers
		return c.goroutines(func(g model.Goroutine) bool {
			g = of(g)
			return g != model.NoGoroutine && slices.Contains(numbers, c.t.Goroutine(g).ID)
		}), nil
	}
	set, err := t.Set.Func.make(c, t.Set)
	if err != nil {
		return nil, err
	}
	is := new(members)
	c.later = append(c.later, pending{is, func(context.Context, func(int, int)) (bitset, error) {
		return c.pick(func(g model.Goroutine) bool {
			g = of(g)
			return g != model.NoGoroutine && set.has(int(g))
		}), nil
	}})
	return is, nil
}

func byNumber(c *compiler, t *Term) (test, error) {
	if t.Set != nil {
		return t.Set.Func.make(c, t.Set)
	}
	return c.numbered(t, func(g model.Goroutine) model.Goroutine { return g })
}

func byCreator(c *compiler, t *Term) (test, error) {
	return c.numbered(t, func(g model.Goroutine) model.Goroutine { return c.t.Goroutine(g).Creator })
}

func byFunc(c *compiler, t *Term) (test, error) {
	names := c.strings(patternsOf(t).fitsFunc)
	return c.infos(func(info model.GoroutineInfo) bool { return names.is(info.Func) }), nil
}

func byCreation(c *compiler, t *Term) (test, error) { return &members{c.created(whoOf(t))}, nil }

func byLife(c *compiler, t *Term) (test, error) {
	least, most := times(t)
	return c.infos(func(info model.GoroutineInfo) bool {
		d := info.Last - info.First
		return d >= least && d <= most
	}), nil
}

func byStart(c *compiler, t *Term) (test, error) {
	least, most := times(t)
	return c.infos(func(info model.GoroutineInfo) bool { return info.First >= least && info.First <= most }), nil
}

func bySystem(c *compiler, t *Term) (test, error) {
	return flag(t, c.infos(func(info model.GoroutineInfo) bool { return info.System })), nil
}

// flag is a test of a flag, or its opposite for =no.
func flag(t *Term, is test) test {
	if t.Op == Eq {
		if set, _ := yesOrNo(t.Values[0].Text); !set {
			return noneOf{is}
		}
	}
	return is
}

func byTask(c *compiler, t *Term) (test, error) {
	ps := patternsOf(t)
	meant := make(map[model.TaskID]bool)
	numbers := make(map[model.GoID]bool)
	for _, task := range c.t.Tasks() {
		if ps.fits(c.t.String(task.Name)) {
			meant[task.ID] = true
			numbers[task.Creator] = true
		}
	}
	for _, r := range c.t.Regions() {
		if meant[r.Task] {
			numbers[r.Goroutine] = true
		}
	}
	for _, l := range c.t.Logs() {
		if meant[l.Task] {
			numbers[l.Goroutine] = true
		}
	}
	return c.infos(func(info model.GoroutineInfo) bool { return numbers[info.ID] }), nil
}

func byStuck(c *compiler, t *Term) (test, error) {
	return flag(t, c.goroutines(c.facts.Stuck)), nil
}

func byVerdict(c *compiler, t *Term) (test, error) {
	if err := known(t, c.facts.Verdicts); err != nil {
		return nil, err
	}
	ps := patternsOf(t)
	return c.goroutines(func(g model.Goroutine) bool {
		v := c.facts.Verdict(g)
		return v != "" && ps.fits(v)
	}), nil
}

func byFinding(c *compiler, t *Term) (test, error) {
	if err := known(t, c.facts.FindingKinds); err != nil {
		return nil, err
	}
	ps := patternsOf(t)
	return c.goroutines(func(g model.Goroutine) bool { return slices.ContainsFunc(c.facts.Findings(g), ps.fits) }), nil
}
