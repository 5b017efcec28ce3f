package model

// channel is a ChanInfo as it is kept.
type channel struct {
	ChanInfo
	declared bool
	// The segments that are the first and the last to tell of it.
	firstSeg, lastSeg uint32
}

// NumChans returns how many channels the recording names, the nil channel among
// them; their handles are 0 to NumChans-1. It is 0 if no operation was recorded: then
// what a trace tells of channels has to be inferred.
func (t *Trace) NumChans() int { return t.chans.n }

// Recorded reports whether operations on channels were recorded.
func (t *Trace) Recorded() bool { return t.chans.n > 0 }

// Chan returns what the recording tells of a channel as a whole.
func (t *Trace) Chan(c Chan) ChanInfo { return t.chans.at(c).ChanInfo }

// addChans gives the channels of a generation handles, and joins what it tells of
// them.
func (b *Builder) addChans(g *Generation, names *handles) {
	if len(g.chans) == 0 {
		return
	}
	if b.chans == nil {
		b.chans = make(map[uint64]Chan)
		b.channel(0)
	}
	names.chans = make([]Chan, len(g.chans))
	for i := range g.chans {
		of := &g.chans[i]
		c := b.channel(of.number)
		names.chans[i] = c
		info := b.t.chans.at(c)
		info.join(of, g, names)
		info.lastSeg = uint32(len(b.t.segments))
		if of.made != NoTime && !info.Timer {
			info.Timer = b.t.syms.makesTimer(info.MadeAt)
		}
	}
}

// makesTimer reports whether the channel that is made at a stack is for a timer. Of a
// timer with an asynchronous channel (before Go 1.23, in modules of then, or by
// GODEBUG=asynctimerchan=1) the runtime does not know. It is all that package time makes
// channels for.
func (s *symbols) makesTimer(stack StackID) bool {
	for _, id := range s.stack(stack) {
		if pkg := PackageOf(s.strings[s.frames[id].fn]); pkg != "runtime" {
			return pkg == "time"
		}
	}
	return false
}

// channel returns the handle of the channel with a number.
func (b *Builder) channel(number uint64) Chan {
	if c, ok := b.chans[number]; ok {
		return c
	}
	c := b.t.chans.add(channel{
		ChanInfo: ChanInfo{Number: number, Made: NoTime, Closed: NoTime, Maker: NoGoroutine},
		firstSeg: uint32(len(b.t.segments)),
	})
	b.chans[number] = c
	return c
}

// join takes over what a generation tells of the channel.
func (c *channel) join(of *localChan, g *Generation, names *handles) {
	if of.declared && !c.declared {
		c.declared = true
		s := of.state
		c.Cap, c.Elem, c.Addr, c.WasClosed = s.Cap, names.strings[s.Elem], s.Addr, s.Closed
		c.SentBefore, c.ReceivedBefore = s.Sent, s.Received
	}
	c.Timer = c.Timer || of.state.Timer
	if of.made != NoTime {
		c.Made, c.Maker, c.MadeAt = g.at(of.made), names.goroutine(of.maker), names.stacks[of.madeAt]
	}
	if of.closed != NoTime && c.Closed == NoTime {
		c.Closed = g.at(of.closed)
	}
	c.Ops += of.ops
	c.Sent, c.Received = max(c.Sent, of.sent), max(c.Received, of.received)
}

// cutOff forgets what becomes of a channel behind the end of t.
func (c *channel) cutOff(t *Trace) {
	c.lastSeg = min(c.lastSeg, uint32(len(t.segments)-1))
	if c.Made != NoTime && c.Made >= t.end { // a damaged trace: it was told of before
		c.Made, c.Maker, c.MadeAt = NoTime, NoGoroutine, NoStack
	}
	if c.Closed != NoTime && c.Closed >= t.end {
		c.Closed = NoTime
	}
}
