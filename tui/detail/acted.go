package detail

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// MaxOps is how many of an interval's channel operations are listed.
const MaxOps = 60

// chosen returns the channel operation of a goroutine at a moment exactly.
func chosen(t *model.Trace, g model.Goroutine, at model.Time) *model.ChanOp {
	for op := range t.ChanOpsBy(g, at, at+1) {
		if !op.Is(model.ChanWaits) {
			return &op
		}
	}
	return nil
}

// Acted returns the channel operation that the subject is about: the one that was chosen, or
// what ended the wait that it is in.
func (s *Subject) Acted() (model.ChanOp, bool) {
	switch {
	case s.Op != nil:
		return *s.Op, true
	case s.Alive && s.Interval.Op.Blocked():
		return s.Trace.ChanWoke(s.Interval)
	}
	return model.ChanOp{}, false
}

// Pair returns the channel operation that the subject is about, its other half, and where
// that is.
func (s *Subject) Pair() (op, pair model.ChanOp, to Link, ok bool) {
	if op, ok = s.Acted(); !ok {
		return op, pair, to, false
	}
	if pair, ok = s.Trace.ChanPair(op); !ok || pair.Goroutine == model.NoGoroutine {
		return op, pair, to, false
	}
	return op, pair, Link{pair.Goroutine, pair.At}, true
}

// meaning says in plain words what the goroutine does, and to which channel if that was
// recorded.
func (s *Subject) meaning() string {
	if s.Interval.Op == model.OpSend || s.Interval.Op == model.OpReceive {
		if on := s.Trace.ChanWait(s.Interval); len(on) == 1 {
			return "waits to " + on[0].Kind.String() + way(on[0]) + s.Names.Of(s.Trace, on[0].Chan) + fullness(s.Trace, &on[0])
		}
	}
	return Meaning(s.Interval.Op)
}

// fullness says how full a channel with a buffer is; "" of others.
func fullness(t *model.Trace, op *model.ChanOp) string {
	info := t.Chan(op.Chan)
	if info.Cap == 0 || info.Timer || op.Len < 0 {
		return ""
	}
	text := fmt.Sprintf(": %d of %d", op.Len, info.Cap)
	if int(op.Len) >= info.Cap {
		text += ", full"
	}
	return text
}

// operation says what the chosen operation is, in the rows about the state.
func (r *rows) operation(s *Subject) {
	if s.Op == nil {
		return
	}
	r.act(s)
	r.pair(s, *s.Op)
}

// act says what the chosen operation is.
func (r *rows) act(s *Subject) {
	mark := OpMark(s.Op.ChanAct)
	lines := Wrap(OpWords(s.Trace, s.Names, *s.Op), r.width-2)
	for i, line := range lines {
		if i == 0 {
			r.add(mark, plain(" "), strong(line))
		} else {
			r.add(plain("  "), strong(line))
		}
	}
}

// pair says where the value came from, or went to.
func (r *rows) pair(s *Subject, op model.ChanOp) {
	if !op.Done() {
		return
	}
	pair, ok := s.Trace.ChanPair(op)
	if !ok || pair.Goroutine == model.NoGoroutine {
		r.add(faded("  " + Unpaired(s.Trace, op)))
		return
	}
	verb := "received by "
	if op.Way() == model.ChanReceive {
		verb = "sent by "
	}
	number := fmt.Sprintf("goroutine %d", s.Trace.Goroutine(pair.Goroutine).ID)
	moment := format.Moment(pair.At, 1)
	if canvas.Width("  "+verb+number+" at "+moment) > r.width {
		moment = r.moment(s, pair.At)
	}
	row := []Span{faded("  " + verb), linked(number), faded(" at "), plain(moment)}
	if f := s.Trace.Site(pair.Stack); f != model.NoFrame {
		if place := " " + format.Place(s.Trace.Frame(f)); canvas.Width("  "+verb+number+" at "+moment+place) <= r.width {
			row = append(row, faded(place))
		}
	}
	r.add(row...).Link = &Link{pair.Goroutine, pair.At}
}

// Unpaired says why a channel operation has no other half to go to.
func Unpaired(t *model.Trace, op model.ChanOp) string {
	info := t.Chan(op.Chan)
	switch {
	case !op.Done():
		return "this operation has no other half: no value went in or out"
	case op.Way() == model.ChanReceive && info.Timer:
		return "the timer sent it"
	case op.Way() == model.ChanReceive:
		return "who sent it was not recorded"
	case op.Seq == 0 || op.Seq <= info.Received:
		return "who received it was not recorded"
	}
	return "nobody has received it"
}

// waitsOn says on which channels the subject waits, with the cases of a select in the order
// of the source, and what ended the wait.
func (r *rows) waitsOn(s *Subject) {
	cases := s.Trace.ChanWait(s.Interval)
	if len(cases) == 0 {
		return
	}
	slices.SortFunc(cases, func(a, b model.ChanOp) int {
		return cmp.Or(cmp.Compare(a.Way(), b.Way()), cmp.Compare(a.Case, b.Case))
	})
	woke, ended := s.Trace.ChanWoke(s.Interval)
	if s.Interval.Op == model.OpSelect {
		order := ""
		if cases[0].Way() != cases[len(cases)-1].Way() {
			order = ", sends before receives"
		}
		r.heading("select", faded("  "+format.Plural(len(cases), "case")+order))
	} else {
		r.heading("channel")
	}
	for i := range cases {
		c := &cases[i]
		taken := ended && c.Chan == woke.Chan && c.Way() == woke.Way() && c.Case == woke.Case
		r.waitingOn(s, c, taken && len(cases) > 1)
	}
	if ended {
		r.ended(s, woke)
	}
}

// waitingOn says what a case of a wait would do, how full its channel is, and who made that.
func (r *rows) waitingOn(s *Subject, c *model.ChanOp, taken bool) {
	info := s.Trace.Chan(c.Chan)
	text := c.Kind.String() + way(*c) + s.Names.Both(s.Trace, c.Chan) + capacity(s.Trace, c.Chan)
	sign := OpMark(model.ChanAct{Kind: c.Kind})
	fill := ""
	switch {
	case c.Chan == model.NilChan:
		fill = ": never ready"
	case info.Timer:
	case info.Cap == 0:
		fill = ": no buffer"
	default:
		fill = fullness(s.Trace, c)
	}
	if taken {
		fill += "; this one was taken"
	}
	for i, line := range Wrap(text+fill, r.width-4) {
		if i == 0 {
			r.add(plain("  "), sign, plain(" "), plain(line))
		} else {
			r.add(plain("    " + line))
		}
	}
	r.made(s, &info)
}

// made says where a channel was made, and by whom.
func (r *rows) made(s *Subject, info *model.ChanInfo) {
	f := s.Trace.Site(info.MadeAt)
	if f == model.NoFrame && info.Made == model.NoTime {
		return
	}
	row := []Span{faded("    made")}
	if f != model.NoFrame {
		row = append(row, faded(" at "), plain(format.Place(s.Trace.Frame(f))))
	}
	var to *Link
	if info.Maker != model.NoGoroutine && info.Made != model.NoTime {
		row = append(row, faded(" by "), linked(fmt.Sprintf("goroutine %d", s.Trace.Goroutine(info.Maker).ID)))
		to = &Link{info.Maker, info.Made}
	}
	r.add(row...).Link = to
	if info.Closed != model.NoTime {
		r.add(faded("    closed at "), plain(format.Moment(info.Closed, 1000)))
	}
}

// ended says what ended a wait.
func (r *rows) ended(s *Subject, woke model.ChanOp) {
	switch {
	case woke.Is(model.ChanOfClosed):
		r.add(faded("  ended: "), plain("the channel was closed"))
	case woke.Is(model.ChanPanics):
		r.add(faded("  ended: "), plain("the channel was closed, which panics"))
	default:
		if woke.Seq > 0 {
			r.add(faded("  ended: "), plain(woke.Kind.String()+" "+format.Count(woke.Seq)+" of this channel"))
		}
		r.pair(s, woke)
	}
}

// operations lists the channel operations of a run, from a few before the cursor on.
func (r *rows) operations(s *Subject) {
	if s.Interval.Op != model.OpRunning || !s.Trace.Recorded() {
		return
	}
	var list []model.ChanOp
	for op := range s.Trace.ChanOpsBy(s.Goroutine, s.firstOp(), s.Interval.End) {
		if op.Is(model.ChanWaits) {
			continue
		}
		if list = append(list, op); len(list) > MaxOps {
			break
		}
	}
	if len(list) == 0 {
		return
	}
	r.heading("channel operations", faded("  of this run"))
	for i := range list[:min(len(list), MaxOps)] {
		op := &list[i]
		cursor, name := "  ", plain
		if s.Op != nil && op.At == s.Op.At {
			cursor, name = "▸ ", strong
		}
		moment := "+" + format.Duration(op.At.Sub(s.Interval.Start))
		text := canvas.Cut(opBrief(s.Trace, s.Names, op), r.width-12)
		r.add(Span{cursor, canvas.As(theme.Accent)}, OpMark(op.ChanAct), faded(canvas.PadLeft(moment, 8)+" "), name(text)).Link = &Link{s.Goroutine, op.At}
	}
	if len(list) > MaxOps {
		r.add(faded("  … and more"))
	}
}

// before is how many operations before the cursor are listed.
const beforeCursor = 4

// firstOp returns the moment of the first operation of a run that is listed.
func (s *Subject) firstOp() model.Time {
	at := s.At + 1
	for range beforeCursor {
		op, ok := s.Trace.PrevChanOp(context.Background(), s.Goroutine, at, s.Interval.Start)
		if !ok {
			break
		}
		at = op.At
	}
	return max(min(at, s.At), s.Interval.Start)
}

// did says how many channel operations the goroutine did in its life.
func (r *rows) did(s *Subject) {
	if s.Did.All() == 0 {
		return
	}
	text := ""
	for _, n := range []struct {
		of   uint32
		word string
	}{{s.Did.Sends, "send"}, {s.Did.Receives, "receive"}, {s.Did.Fails, "default"}, {s.Did.Others, "other operation"}} {
		if n.of > 0 {
			text += ", " + format.Plural(int(n.of), n.word)
		}
	}
	r.wrapped("  ", "channels: "+text[2:], canvas.As(theme.Text))
}
