package player

import (
	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// act adds what the operation at the playhead does to its channel.
func (v *View) act(b *block, is *replay.Channel) {
	op := &v.now
	me := person{name: v.who(op.Goroutine), role: v.colour(op.Goroutine), acts: true}
	mine := ware{label: elementLabel(op.Seq), role: v.colour(op.Goroutine)}
	switch {
	case op.Is(model.ChanWaits): // it stands in the queue already
	case op.Is(model.ChanPanics):
		me.note, me.sign = "panics", panics
		b.stand(op.Kind != model.ChanReceive, me)
	case op.Is(model.ChanFails):
		me.note, me.sign = "default", fails
		b.stand(op.Kind == model.ChanSend, me)
	case op.Kind == model.ChanClose:
		me.note, me.sign = "closes", closes
		b.stand(true, me)
		v.free(b, is, "gets the zero value", "panics")
	case op.Is(model.ChanWaited):
		me.note, me.sign = v.goesOn(op), wakes
		b.stand(op.Kind == model.ChanSend, me)
	case op.Is(model.ChanOfClosed):
		me.note = "gets the zero value"
		b.out = &ware{label: "zero", role: theme.Dim}
		b.stand(false, me)
	case op.Way() == model.ChanSend:
		me.note = "sends"
		b.in = &mine
		b.stand(true, me)
		if op.Is(model.ChanDirect) {
			b.out, b.passes = &mine, true
			v.free(b, is, "receives", "")
		}
	default:
		me.note = "receives"
		v.takes(b, is, me)
	}
	if b.out != nil {
		b.label = max(b.label, canvas.Width(b.out.label))
	}
}

// takes adds a receive: what comes out, and what comes in for it from who waited to send.
func (v *View) takes(b *block, is *replay.Channel, me person) {
	op := &v.now
	b.stand(false, me)
	out := ware{label: elementLabel(op.Seq), role: v.sender(is.Chan, op.Seq)}
	b.out = &out
	if b.door == doorTimer {
		out.label, out.role = "time", theme.Strong
		b.left = append([]person{{name: "the timer", role: theme.Dim, acts: true}}, b.left...)
		b.in, b.passes = &out, true
		return
	}
	buffered := v.s.Trace.Chan(is.Chan).Cap > 0
	b.shifts = buffered
	if !op.Is(model.ChanDirect) {
		return
	}
	v.free(b, is, "", "sends")
	if !buffered {
		b.in, b.passes = &out, true
		return
	}
	b.in = &ware{label: elementLabel(is.Sent), role: theme.Text} // fills the place that is free now
	if len(is.Freed) > 0 {
		b.in.role = v.colour(is.Freed[0].Goroutine)
	}
}

// free adds those whose waits the operation ends.
func (v *View) free(b *block, is *replay.Channel, receives, sends string) {
	var left, right []person
	for i := range is.Freed {
		w := &is.Freed[i]
		p := person{name: v.who(w.Goroutine), role: v.colour(w.Goroutine), acts: true, note: receives, sign: wakes}
		if w.Sends() {
			if p.note = sends; sends == "panics" {
				p.sign = panics
			}
			left = append(left, p)
		} else {
			right = append(right, p)
		}
	}
	b.left, b.right = append(left, b.left...), append(right, b.right...)
	if v.now.Kind == model.ChanClose && len(b.left) > 1 { // who closes stands above all
		b.left[0], b.left[len(left)] = b.left[len(left)], b.left[0]
	}
}

// stand puts a goroutine at the head of the senders, or of the receivers.
func (b *block) stand(sends bool, p person) {
	if sends {
		b.left = append([]person{p}, b.left...)
	} else {
		b.right = append([]person{p}, b.right...)
	}
}

// goesOn says of a goroutine that runs again what its wait came to.
func (v *View) goesOn(op *model.ChanOp) string {
	switch {
	case op.Is(model.ChanOfClosed):
		return "goes on: closed"
	case op.Seq == 0:
		return "goes on"
	case op.Kind == model.ChanSend:
		return elementLabel(op.Seq) + " is sent, goes on"
	case v.s.Trace.Chan(op.Chan).Timer:
		return "goes on"
	}
	return "goes on with " + elementLabel(op.Seq)
}

// sender returns the colour of the element of a number.
func (v *View) sender(c model.Chan, seq uint64) canvas.Role {
	ctx, cancel := looking()
	defer cancel()
	for _, op := range replay.Sends(ctx, v.s.Trace, c, v.at, seq, seq) {
		if op.Seq == seq && op.Goroutine != model.NoGoroutine {
			return v.colour(op.Goroutine)
		}
	}
	return theme.Strong
}
