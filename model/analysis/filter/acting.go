package filter

import (
	"context"

	"chanlens/model"
	"chanlens/model/format"
)

// chanWords are the values of chan-op.
var chanWords = []word{
	{name: "send", doc: "a value goes in"},
	{name: "receive", doc: "a value, or the zero of a closed channel, comes out"},
	{name: "close", doc: "the channel is closed"},
	{name: "default", doc: "nothing could be done, and a default was taken"},
	{name: "panic", doc: "a send to, or the close of, a closed channel"},
	{name: "drain", doc: "Stop or Reset of a timer takes out what came too late"},
}

// chanWord returns the value of chan-op that an operation has.
func chanWord(a model.ChanAct) string {
	switch {
	case a.Is(model.ChanPanics):
		return "panic"
	case a.Is(model.ChanFails) || a.Kind == model.ChanSelect:
		return "default"
	}
	return a.Kind.String()
}

// acting holds for intervals in which a goroutine was recorded to do something to a channel,
// or to wait for that.
type acting struct {
	is    func(op *model.ChanOp) bool // of what is meant
	chans bitset                      // and the channels that are
	who   *members                    // does so at any moment; found out before rows are looked at
}

func (a *acting) ofGoroutine(g model.Goroutine) truth {
	if !a.who.has(int(g)) {
		return no
	}
	return maybe
}

func (*acting) ofOp(op model.Operation) truth {
	switch op {
	case model.OpRunning, model.OpSend, model.OpReceive, model.OpSelect, model.OpSendNil, model.OpReceiveNil:
		return maybe
	}
	return no
}

func (a *acting) fits(op *model.ChanOp) bool { return a.chans.has(int(op.Chan)) && a.is(op) }

func (a *acting) holds(m *moment) bool {
	if m.op != model.OpRunning {
		for _, op := range m.t.ChanWait(m.interval()) {
			if a.fits(&op) {
				return true
			}
		}
		return false
	}
	for op := range m.t.ChanOpsBy(m.g, m.start, m.end()) {
		if !op.Is(model.ChanWaits) && a.fits(&op) {
			return true
		}
	}
	return false
}

func (*acting) cost() int { return costFacts }

// acts makes a test of recorded channel operations: of those on some channels that are meant.
func (c *compiler) acts(is func(op *model.ChanOp) bool, chans func(model.Chan) bool) *acting {
	a := &acting{is: is, who: new(members), chans: fill(c.t.NumChans(), func(i int) bool { return chans(model.Chan(i)) })}
	a.who.bitset = newBitset(c.t.NumGoroutines())
	c.later = append(c.later, pending{a.who, func(ctx context.Context, _ func(int, int)) (bitset, error) {
		who := newBitset(c.t.NumGoroutines())
		n := 0
		for op := range c.t.ChanOps(0, c.t.End()) {
			if n++; n%actsAtOnce == 0 && ctx.Err() != nil {
				break
			}
			if op.Goroutine != model.NoGoroutine && a.fits(&op) {
				who.add(int(op.Goroutine))
			}
		}
		return who, ctx.Err()
	}})
	return a
}

// actsAtOnce is how many operations are looked at before it is asked whether to go on.
const actsAtOnce = 1 << 14

// recorded says that a field needs what a trace has not.
func (c *compiler) recorded(t *Term) error {
	if c.t.Recorded() {
		return nil
	}
	return &Error{Span: t.At, Msg: t.Field.Name + " asks for recorded channel operations, and this trace has none",
		Hint: "channel, state and op ask for waits on channels"}
}

func anyAct(*model.ChanOp) bool { return true }

func byAct(c *compiler, t *Term) (test, error) {
	if err := c.recorded(t); err != nil {
		return nil, err
	}
	meant := make(map[string]bool)
	for _, v := range t.Values {
		for _, w := range chanWords {
			if _, ok := named([]word{w}, v.Text); ok {
				meant[w.name] = true
			}
		}
	}
	return c.acts(func(op *model.ChanOp) bool { return meant[chanWord(op.ChanAct)] }, func(model.Chan) bool { return true }), nil
}

func byCap(c *compiler, t *Term) (test, error) {
	if err := c.recorded(t); err != nil {
		return nil, err
	}
	n, _ := countOf(t.Values[0].Text)
	least, most := bounds(t.Op, n)
	return c.acts(anyAct, func(ch model.Chan) bool {
		info := c.t.Chan(ch)
		return ch != model.NilChan && int64(info.Cap) >= least && int64(info.Cap) <= most
	}), nil
}

func byElem(c *compiler, t *Term) (test, error) {
	if err := c.recorded(t); err != nil {
		return nil, err
	}
	ps := patternsOf(t)
	return c.acts(anyAct, func(ch model.Chan) bool { return ch != model.NilChan && ps.fits(c.t.String(c.t.Chan(ch).Elem)) }), nil
}

// channels picks the recorded channels that are meant: by what they are called, or where they
// were made.
func (c *compiler) channels(ps patterns) func(model.Chan) bool {
	return func(ch model.Chan) bool {
		if ps.fits(format.Chan(c.t, ch)) || c.facts.Recorded[ch] != "" && ps.fits(c.facts.Recorded[ch]) {
			return true
		}
		site := c.t.Site(c.t.Chan(ch).MadeAt)
		return site != model.NoFrame && ps.fitsFrame(c.t.Frame(site))
	}
}
