package model

import (
	"fmt"
	"io"
	"strings"
)

// chanNote reads
//
//	chan 3 cap 2 elem "int" sent 4 received 3 [timer] [closed] [addr 4096] [made 120 by 7 [@ STACK]]
func (g *textGeneration) chanNote(f *fields, stack StackID) error {
	var s ChanState
	number := f.unsigned()
	f.keyword("cap")
	s.Cap = int(f.number())
	f.keyword("elem")
	s.Elem = g.String(f.next())
	f.keyword("sent")
	s.Sent = f.unsigned()
	f.keyword("received")
	s.Received = f.unsigned()
	c := g.channel(number)
	g.DeclareChan(c, s)
	for len(f.words) > 0 && f.err == nil {
		switch w := f.next(); w {
		case "timer":
			g.chans[c].state.Timer = true
		case "closed":
			g.chans[c].state.Closed = true
		case "addr":
			g.chans[c].state.Addr = f.unsigned()
		case "made":
			at := f.time()
			f.keyword("by")
			by := GoID(f.number())
			g.tell(at, func(at Time) { g.MakeChan(at, c, g.other(by), stack) })
		default:
			return fmt.Errorf("unexpected %q", w)
		}
	}
	return f.err
}

// opNote reads
//
//	op 130 by 7 send 3 [seq 1] [len 1] [case 0 of 2] [waits …] [@ STACK]
func (g *textGeneration) opNote(f *fields, stack StackID) error {
	at := f.time()
	f.keyword("by")
	by := GoID(f.number())
	kind, err := indexOf(chanKindNames[:], f.next())
	if err != nil && f.err == nil {
		f.err = err
	}
	c := g.channel(f.unsigned())
	act, seq := ChanAct{Kind: ChanKind(kind), Len: -1}, uint64(0)
	for len(f.words) > 0 && f.err == nil {
		switch w := f.next(); w {
		case "seq":
			seq = f.unsigned()
		case "len":
			act.Len = int32(f.number())
		case "case":
			act.Flags |= ChanInSelect
			act.Case = uint16(f.number())
			f.keyword("of")
			act.Cases = uint16(f.number())
		default:
			flag, err := indexOf(chanFlagNames[:], w)
			if err != nil {
				return err
			}
			act.Flags |= 1 << flag
		}
	}
	if f.err == nil {
		g.tell(at, func(at Time) { g.ChanOp(at, g.other(by), c, act, seq, stack) })
	}
	return f.err
}

// channel returns the handle of a channel by its number.
func (g *textGeneration) channel(number uint64) LocalChan {
	for i := range g.chans {
		if g.chans[i].number == number {
			return LocalChan(i)
		}
	}
	return g.Chan(number)
}

// dumpChans writes the channels that a segment is the first to tell of, and its
// operations.
func (t *Trace) dumpChans(out io.Writer, seg int) {
	for i := range t.chans.n {
		if c := t.chans.at(Chan(i)); int(c.firstSeg) == seg && c.Number != 0 {
			fmt.Fprintf(out, "chan %d cap %d elem %q sent %d received %d", c.Number, c.Cap, t.String(c.Elem), c.SentBefore, c.ReceivedBefore)
			if c.Timer {
				fmt.Fprint(out, " timer")
			}
			if c.WasClosed {
				fmt.Fprint(out, " closed")
			}
			if c.Addr != 0 {
				fmt.Fprintf(out, " addr %d", c.Addr)
			}
			if c.Made != NoTime {
				fmt.Fprintf(out, " made %d by %s%s", c.Made, t.goText(c.Maker), t.stackText(c.MadeAt))
			}
			fmt.Fprintln(out)
		}
	}
	c := t.segments[seg].columns()
	for i := range c.chans.len() {
		op := t.op(seg, c, uint32(i))
		fmt.Fprintf(out, "op %d by %s %v %d%s%s\n", op.At, t.goText(op.Goroutine), op.Kind, t.chans.at(op.Chan).Number, op.text(), t.stackText(op.Stack))
	}
}

// text returns how an operation went, in the text form.
func (op *ChanOp) text() string {
	var b strings.Builder
	if op.Seq != 0 {
		fmt.Fprintf(&b, " seq %d", op.Seq)
	}
	if op.Len >= 0 {
		fmt.Fprintf(&b, " len %d", op.Len)
	}
	if op.Cases > 0 {
		fmt.Fprintf(&b, " case %d of %d", op.Case, op.Cases)
	}
	for i, name := range chanFlagNames {
		if flag := ChanFlags(1) << i; op.Is(flag) && (flag != ChanInSelect || op.Cases == 0) {
			b.WriteString(" " + name)
		}
	}
	return b.String()
}
