package detail

import (
	"fmt"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// OpWords says what a channel operation did: "send 12 to jobs (chan main.Job #3), cap 4: 2 of
// 4 after it".
func OpWords(t *model.Trace, names format.ChanNames, op model.ChanOp) string {
	if op.Kind == model.ChanSelect {
		return "select that took its default"
	}
	text := op.Kind.String()
	if op.Seq > 0 {
		text += " " + format.Count(op.Seq)
	}
	text += way(op) + names.Both(t, op.Chan) + capacity(t, op.Chan)
	switch {
	case op.Is(model.ChanPanics):
		return text + ": panics"
	case op.Is(model.ChanFails):
		return text + ": not done, the default is taken"
	case op.Is(model.ChanOfClosed):
		return text + ": closed, gives zero"
	}
	if info := t.Chan(op.Chan); info.Cap > 0 && op.Len >= 0 && op.Done() {
		text += fmt.Sprintf(": %d of %d after it", op.Len, info.Cap)
	}
	return text
}

// opBrief says the same in fewer words: "send 12 to jobs, 2 of 4".
func opBrief(t *model.Trace, names format.ChanNames, op *model.ChanOp) string {
	if op.Kind == model.ChanSelect {
		return "select, default"
	}
	text := op.Kind.String()
	if op.Seq > 0 {
		text += " " + format.Count(op.Seq)
	}
	text += way(*op) + names.Of(t, op.Chan)
	switch info := t.Chan(op.Chan); {
	case op.Is(model.ChanPanics):
		return text + ", panics"
	case op.Is(model.ChanFails):
		return text + ", default"
	case op.Is(model.ChanOfClosed):
		return text + ", closed"
	case info.Cap > 0 && op.Len >= 0 && op.Done() && !info.Timer:
		return text + fmt.Sprintf(", %d of %d", op.Len, info.Cap)
	}
	return text
}

// way is what stands between a kind of operation and the channel.
func way(op model.ChanOp) string {
	switch op.Kind {
	case model.ChanSend:
		return " to "
	case model.ChanReceive, model.ChanDrain:
		return " from "
	}
	return " of "
}

// capacity says how many elements a channel holds; "" of one without a buffer, and of
// timers and the nil channel, which nobody gave one.
func capacity(t *model.Trace, c model.Chan) string {
	if info := t.Chan(c); info.Cap > 0 && !info.Timer {
		return ", cap " + format.Count(uint64(info.Cap))
	}
	return ""
}

// OpMark is the glyph of an operation, in its style.
func OpMark(a model.ChanAct) Span {
	glyph, role := theme.ReceiveGlyph, theme.OpReceive
	switch {
	case a.Is(model.ChanPanics):
		glyph, role = theme.PanicGlyph, theme.OpPanic
	case a.Is(model.ChanFails) || a.Kind == model.ChanSelect:
		glyph, role = theme.FailGlyph, theme.OpFail
	case a.Kind == model.ChanSend:
		glyph, role = theme.SendGlyph, theme.OpSend
	case a.Kind == model.ChanClose:
		glyph, role = theme.CloseGlyph, theme.OpClose
	}
	return Span{string(glyph), canvas.As(role)}
}
