package report

import (
	"chanlens/model/analysis/channel"
)

// channels writes the contract's "channels".
func (e *encoder) channels(r *Report) {
	e.text(`,"channels":[`)
	for i := range r.Channels.Channels {
		c := &r.Channels.Channels[i]
		e.comma(i)
		e.text(`{"id":`).number(int64(c.ID)).text(`,"name":`).quoted(c.Name)
		e.text(`,"exact":`).bool(c.Exact).text(`,"several":`).bool(c.Several).text(`,"count":`).seen(c.Count)
		e.text(`,"confidence":`).share(c.Confidence).text(`,"evidence":`).quoted(c.Evidence)
		e.text(`,"kind":"`).text(shapeName(c.Shape)).text(`"`)
		e.recorded(r, c)
		counted := e.seen
		if c.Exact {
			counted = func(n int) *encoder { return e.number(int64(n)) } // 0 is known to be 0
		}
		e.text(`,"sends":`)
		counted(c.Sends).text(`,"receives":`)
		counted(c.Receives).text(`,"closes":`)
		counted(c.Closes).text(`,"cancels":`)
		counted(c.Cancels).text(`,"timers":`)
		counted(c.Timers).text(`,"selects":`)
		counted(c.Selects).text(`,"wakes":`)
		counted(c.Wakes)
		e.text(`,"send_wait_ns":`).time(c.SendWait).text(`,"recv_wait_ns":`).time(c.ReceiveWait)
		e.text(`,"select_wait_ns":`).time(c.SelectWait)
		e.text(`,"max_waiting":`).number(int64(c.MaxWaiting))
		e.text(`,"senders_at_end":`).number(int64(c.SendersAtEnd))
		e.text(`,"receivers_at_end":`).number(int64(c.ReceiversAtEnd))
		e.text(`,"selects_at_end":`).number(int64(c.SelectsAtEnd))
		e.sites(r, c.Uses)
		e.text(`}`)
	}
	e.text(`]`)
}

// recorded writes what only a recording tells of a channel.
func (e *encoder) recorded(r *Report, c *channel.Channel) {
	if !c.Exact {
		e.text(`,"elem":null,"cap":null,"recorded":null`)
		return
	}
	e.text(`,"elem":`).quoted(r.Trace.String(c.Recorded.Elem)).text(`,"cap":`).number(int64(c.Recorded.Cap))
	e.text(`,"recorded":`).value(recordedOf(r.Trace, c))
}

// locks writes the contract's "locks".
func (e *encoder) locks(r *Report) {
	e.text(`,"locks":[`)
	for i := range r.Channels.Locks {
		l := &r.Channels.Locks[i]
		e.comma(i)
		e.text(`{"id":`).number(int64(l.ID)).text(`,"name":`).quoted(l.Name)
		e.text(`,"class":"`).text(l.Class.String()).text(`","exact":`).bool(l.Exact).text(`,"several":`).bool(l.Several).text(`,"count":`).seen(l.Count)
		e.text(`,"confidence":`).share(l.Confidence).text(`,"evidence":`).quoted(l.Evidence)
		e.text(`,"waits":`).number(int64(l.Waits)).text(`,"wait_ns":`).time(l.Wait)
		e.text(`,"p50_ns":`).time(l.P50).text(`,"p99_ns":`).time(l.P99).text(`,"max_ns":`).time(l.Max)
		e.text(`,"max_waiting":`).number(int64(l.MaxWaiting)).text(`,"at_end":`).number(int64(l.AtEnd))
		e.text(`,"starved":`).number(int64(l.Starved))
		e.sites(r, l.Uses)
		e.text(`}`)
	}
	e.text(`]`)
}

// sites writes a channel's or a lock's "sites".
func (e *encoder) sites(r *Report, uses []channel.Use) {
	e.text(`,"sites":[`)
	for i, s := range sitesOf(r.Trace, uses) {
		e.comma(i)
		e.value(s)
	}
	e.text(`]`)
}

// pairs writes the contract's "pairs".
func (e *encoder) pairs(r *Report) {
	e.text(`,"pairs":[`)
	for i, x := range r.Channels.Pairs {
		e.comma(i)
		e.text(`{"exact":`).bool(x.Exact).text(`,"kind":"`).text(x.Kind.String()).text(`","op":"`).text(waitedIn(x))
		e.text(`","waker":`).frame(x.Waker).text(`,"woken":`).frame(x.Woken)
		e.text(`,"count":`).number(int64(x.Count))
		e.text(`,"wakers":`).number(int64(x.Wakers)).text(`,"wokens":`).number(int64(x.Wokens))
		e.text(`,"wait_ns":`).time(x.Wait).text(`,"wait_p50_ns":`).time(x.WaitP50)
		e.text(`,"wait_p99_ns":`).time(x.WaitP99).text(`,"wait_max_ns":`).time(x.WaitMax)
		e.text(`,"delay_ns":`).time(x.Delay)
		e.text(`,"delay_p50_ns":`).time(x.DelayP50).text(`,"delay_p99_ns":`).time(x.DelayP99)
		e.text(`,"delay_max_ns":`).time(x.DelayMax).text(`}`)
	}
	e.text(`]`)
	e.text(`,"omitted":`).number(int64(r.Channels.Omitted))
}
