package player

import (
	"fmt"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/code"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// drawHead says what the player does, how quick it is, and where.
func (v *View) drawHead(c *canvas.Canvas) {
	w, _ := c.Size()
	state, style := "║ paused", canvas.As(theme.Strong)
	if v.clock.playing {
		state, style = "▶ playing", canvas.As(theme.Accent)
	}
	x := c.Text(1, 0, state, style)
	texts := []string{v.clock.words()}
	switch {
	case v.clock.skipped > 0 && v.clock.playing:
		texts = append(texts, "nothing is done for "+format.Duration(time.Duration(v.gap()))+": shortened")
	case v.clock.playing:
		texts = append(texts, "what is close together is slowed down")
	}
	if v.only {
		texts = append(texts, "only "+v.name(v.pick))
	}
	if v.moves {
		texts = append(texts, "only what moves")
	}
	at := format.Moment(v.moment(), time.Microsecond) + " of " + format.Duration(time.Duration(v.s.Trace.End()))
	room := w - canvas.Width(at) - 3
	for _, text := range texts {
		if x+3+canvas.Width(text) < room {
			x = c.Text(x+3, 0, text, canvas.As(theme.Dim))
		}
	}
	c.Text(w-1-canvas.Width(at), 0, at, canvas.As(theme.Axis))
}

// drawWords tells the operation in words, and where it is done.
func (v *View) drawWords(c *canvas.Canvas) {
	w, h := c.Size()
	text, where := "", ""
	switch {
	case v.asked():
		text = v.who(v.s.Sel.Goroutine) + " comes to this line: what follows is " + v.s.Veil.Word()
		where = v.where(v.s.Veil.Stack)
	case !v.some:
		c.Text(1, 0, canvas.Cut("nothing has been done to channels yet; Space plays, → goes to the first operation", w-2), canvas.As(theme.Dim))
		return
	default:
		text, where = v.sentence(), v.where(v.stack(&v.now))
		mark := detail.OpMark(v.now.ChanAct)
		c.Text(1, 0, mark.Text, mark.Style)
	}
	lines := detail.Wrap(text, w-4)
	for i, line := range lines[:min(len(lines), h)] {
		x := c.Text(3, i, line, canvas.As(theme.Strong))
		if i == len(lines)-1 && i == h-1 && x+canvas.Width(where)+3 < w {
			c.Text(x+2, i, where, canvas.As(theme.Dim))
		}
	}
	if len(lines) < h {
		c.Text(3, len(lines), canvas.Cut(where, w-4), canvas.As(theme.Dim))
	}
}

// drawSource draws the lines of source around the operation.
func (v *View) drawSource(c *canvas.Canvas) {
	w, h := c.Size()
	e, ok := v.s.Excerpt()
	if h < code.LeastLines || !ok || e.File == nil || e.Frame.Line <= 0 {
		return
	}
	for y, line := range e.File.Around(e.Frame.Line, h-1, w-2) {
		x := 1
		for _, s := range line.Spans {
			x = c.Text(x, y, s.Text, s.Style)
		}
	}
}

// where says in which line of which function a stack is.
func (v *View) where(stack model.StackID) string {
	id := v.s.Trace.Site(stack)
	if id == model.NoFrame {
		return ""
	}
	f := v.s.Trace.Frame(id)
	return format.Place(f) + " " + format.Func(f.Func, 0)
}

// sentence says what the operation at the playhead is.
func (v *View) sentence() string {
	op := &v.now
	who, on := v.who(op.Goroutine), v.name(op.Chan)
	if op.Chan == model.NilChan {
		on = "the " + on
	}
	switch {
	case op.Kind == model.ChanSelect:
		return who + ": none of the cases of a select is ready, so it takes the default"
	case op.Is(model.ChanPanics):
		return who + " panics: " + v.panicWords(op, on)
	case op.Is(model.ChanFails):
		return fmt.Sprintf("%s tries to %s: that would have to wait, so it takes the default", who, doing(op, on))
	case op.Is(model.ChanWaits):
		return v.waitWords(op, who, on)
	case op.Is(model.ChanWaited):
		return v.goesOnWords(op, who, on)
	case op.Kind == model.ChanClose:
		return who + " closes " + on + v.freedWords()
	case op.Kind == model.ChanDrain:
		return who + " stops the timer, and takes out the time that came too late"
	case op.Is(model.ChanOfClosed):
		return who + " receives from " + on + ", which is closed and empty: it gets the zero value at once"
	case op.Kind == model.ChanSend:
		return v.sendWords(op, who, on)
	}
	return v.receiveWords(op, who, on)
}

// doing says what an operation does: "send on results".
func doing(op *model.ChanOp, on string) string {
	if op.Kind == model.ChanSend {
		return "send on " + on
	}
	return "receive from " + on
}

func (v *View) panicWords(op *model.ChanOp, on string) string {
	switch {
	case op.Kind == model.ChanClose && op.Chan == model.NilChan:
		return "it closes the nil channel"
	case op.Kind == model.ChanClose:
		return "it closes " + on + ", which is closed already"
	case op.Is(model.ChanWaited):
		return on + " was closed while it waited to send"
	}
	return "it sends on " + on + ", which is closed"
}

// waitWords say why a goroutine waits.
func (v *View) waitWords(op *model.ChanOp, who, on string) string {
	t := v.s.Trace
	if op.Is(model.ChanInSelect) {
		return v.selectWords(op, who)
	}
	info := t.Chan(op.Chan)
	switch {
	case op.Chan == model.NilChan:
		return fmt.Sprintf("%s wants to %s: nobody ever can, so it waits for ever", who, doing(op, on))
	case info.Timer:
		return who + " waits for a timer"
	case op.Kind == model.ChanSend && info.Cap > 0:
		return fmt.Sprintf("%s wants to send on %s: the buffer is full, so it waits", who, on)
	case op.Kind == model.ChanSend:
		return fmt.Sprintf("%s wants to send on %s: nobody receives now, so it waits", who, on)
	case info.Cap > 0:
		return fmt.Sprintf("%s wants to receive from %s: the buffer is empty, so it waits", who, on)
	}
	return fmt.Sprintf("%s wants to receive from %s: nobody sends now, so it waits", who, on)
}

// selectWords say for what a select waits.
func (v *View) selectWords(op *model.ChanOp, who string) string {
	iv, ok := v.s.Trace.ChanWaitOf(*op)
	if !ok {
		return who + " waits in a select"
	}
	cases := v.s.Trace.ChanWait(iv)
	var what []string
	for i := range cases {
		what = append(what, doing(&cases[i], v.name(cases[i].Chan)))
	}
	text := who + " waits in a select, to " + strings.Join(what, ", or to ")
	if n := int(op.Cases) - len(cases); n > 0 && len(cases) > 0 {
		text += fmt.Sprintf("; %s of the nil channel, which never is ready", format.Plural(n, "more case"))
	}
	return text
}

// goesOnWords say what a wait came to.
func (v *View) goesOnWords(op *model.ChanOp, who, on string) string {
	after := ""
	if iv, ok := v.waited(op); ok && iv.Op.Blocked() {
		after = ", after a wait of " + format.Duration(iv.Duration())
	}
	switch {
	case op.Is(model.ChanOfClosed):
		return who + " goes on: " + on + " was closed, and it gets the zero value" + after
	case op.Kind == model.ChanSend:
		return fmt.Sprintf("%s goes on: its send %son %s is done%s", who, numbered(op), on, after)
	case v.s.Trace.Chan(op.Chan).Timer:
		return who + " goes on, for the time is up" + after
	}
	return fmt.Sprintf("%s goes on with %sfrom %s%s", who, numbered(op), on, after)
}

func numbered(op *model.ChanOp) string {
	if op.Seq == 0 {
		return ""
	}
	return elementLabel(op.Seq) + " "
}

// sendWords say where an element goes.
func (v *View) sendWords(op *model.ChanOp, who, on string) string {
	text := fmt.Sprintf("%s sends %son %s", who, numbered(op), on)
	if op.Is(model.ChanDirect) {
		if w := v.freed(); len(w) > 0 {
			return fmt.Sprintf("%s: straight to %s, which has waited %s", text, v.who(w[0].Goroutine), v.long(&w[0]))
		}
		return text + ": straight to who has waited for it"
	}
	return text + v.fill(op, ", into the buffer: ", " in it")
}

// receiveWords say where an element comes from.
func (v *View) receiveWords(op *model.ChanOp, who, on string) string {
	text := fmt.Sprintf("%s receives %sfrom %s", who, numbered(op), on)
	if v.s.Trace.Chan(op.Chan).Timer {
		return who + " receives the time from " + on
	}
	if op.Is(model.ChanDirect) {
		w := v.freed()
		switch {
		case len(w) == 0:
			return text
		case v.s.Trace.Chan(op.Chan).Cap > 0:
			return fmt.Sprintf("%s; %s, which has waited %s, fills the free place", text, v.who(w[0].Goroutine), v.long(&w[0]))
		}
		return fmt.Sprintf("%s, from the hands of %s, which has waited %s", text, v.who(w[0].Goroutine), v.long(&w[0]))
	}
	if sent, ok := v.s.Trace.ChanPair(*op); ok && sent.At < op.At && sent.Goroutine != model.NoGoroutine {
		text += fmt.Sprintf(", sent by %s %s ago", v.who(sent.Goroutine), format.Duration(time.Duration(op.At-sent.At)))
	}
	return text + v.fill(op, ": ", " left in the buffer")
}

// fill says how full the buffer is after an operation.
func (v *View) fill(op *model.ChanOp, before, after string) string {
	info := v.s.Trace.Chan(op.Chan)
	if info.Cap == 0 || op.Len < 0 {
		return ""
	}
	return fmt.Sprintf("%s%d of %d%s", before, op.Len, info.Cap, after)
}

// freed returns whose waits the operation ended.
func (v *View) freed() []replay.Waiter {
	ctx, cancel := looking()
	defer cancel()
	is := replay.ChannelAt(ctx, v.s.Trace, v.now.Chan, v.at)
	return is.Freed
}

// long says how long somebody has waited when the operation ends it.
func (v *View) long(w *replay.Waiter) string {
	return format.Duration(time.Duration(max(v.now.At-w.Op.At, 0)))
}

// freedWords say who goes on because a channel is closed.
func (v *View) freedWords() string {
	w := v.freed()
	switch len(w) {
	case 0:
		return ": nobody waits on it now"
	case 1:
		return ": " + v.who(w[0].Goroutine) + ", which has waited " + v.long(&w[0]) + ", " + afterClose(&w[0], "goes on", "will panic")
	}
	return ": all " + format.Plural(len(w), "goroutine") + " that waited on it " + afterClose(&w[0], "go on", "will panic")
}

// afterClose says what becomes of who waited on a channel that is closed.
func afterClose(w *replay.Waiter, receives, sends string) string {
	if w.Sends() {
		return sends
	}
	return receives
}
