package filter

import "chanlens/model"

// byState tests what a goroutine does.
func byState(_ *compiler, t *Term) (test, error) {
	d := new(doing)
	for _, v := range t.Values {
		ops, _ := named(t.Field.words, v.Text)
		for op := range ops {
			d.ops[op] = d.ops[op] || ops[op]
		}
	}
	return d, nil
}

// lasts tests how long intervals of some operations last.
func lasts(t *Term, ops func(model.Operation) bool) (test, error) {
	least, most := times(t)
	return &lasting{ops: mask(ops), least: least, most: most}, nil
}

func byWait(_ *compiler, t *Term) (test, error) { return lasts(t, waits) }

func byRun(_ *compiler, t *Term) (test, error) {
	return lasts(t, func(op model.Operation) bool { return !waits(op) })
}

func byTook(_ *compiler, t *Term) (test, error) {
	return lasts(t, func(model.Operation) bool { return true })
}

func byPlace(c *compiler, t *Term) (test, error) {
	return &standing{stacks: c.stacks(patternsOf(t).fitsFrame, false)}, nil
}

func byStack(c *compiler, t *Term) (test, error) {
	return &standing{stacks: c.stacks(patternsOf(t).fitsFrame, true)}, nil
}

func byWaker(c *compiler, t *Term) (test, error) { return c.wakenBy(whoOf(t)), nil }

// wakenBy tests who ended a wait.
func (c *compiler) wakenBy(w who) *woken {
	is := &woken{wakers: c.started(w), stacks: c.stacks(w.fitsFrame, false)}
	for kind := model.WakeOther; kind <= model.WakeSwitch; kind++ {
		is.kinds[kind] = w.fits(kind.String())
	}
	return is
}

func byChannel(c *compiler, t *Term) (test, error) {
	ps := patternsOf(t)
	waits := &waitingOn{
		facts:    c.facts,
		channels: fill(len(c.facts.Channels), func(i int) bool { return ps.fits(c.facts.Channels[i]) }),
	}
	if !c.t.Recorded() {
		return waits, nil
	}
	return newAnyOf([]test{waits, c.acts(anyAct, c.channels(ps))}), nil
}
