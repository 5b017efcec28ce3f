package player

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/model/format"
)

// How a scene is made out of the trace.

// compose makes out the scene for so many rows.
func (v *View) compose(room int) {
	ctx, cancel := looking()
	defer cancel()
	sc := scene{more: v.others()}
	for _, c := range v.shown {
		is := replay.ChannelAt(ctx, v.s.Trace, c, v.at)
		b := v.block(&is)
		if v.some && v.now.Chan == c && v.now.Kind != model.ChanSelect && !v.asked() {
			b.active = true
			v.act(&b, &is)
		}
		b.active = b.active || acts(b.left) || acts(b.right) // the other cases of a select, too
		b.first = v.isWanted && v.wanted == c || b.chosen
		v.addUsers(ctx, &b, &is)
		b.buffer(v, ctx, &is)
		sc.blocks = append(sc.blocks, b)
	}
	v.scene = sc
	v.scene.fit(v.w, room)
}

// acts reports whether the operation is one of somebody in a list.
func acts(list []person) bool {
	return slices.ContainsFunc(list, func(p person) bool { return p.acts })
}

// moment returns the moment that is shown: that of the operation, or a later one that was
// selected elsewhere, before the next.
func (v *View) moment() model.Time {
	switch {
	case !v.some:
		return v.s.Sel.At
	case v.seen != v.s.Sel || v.s.Veil.Hides(v.s.Sel.At):
		return v.now.At
	}
	return max(v.now.At, v.s.Sel.At)
}

// block returns a channel with who waits on it.
func (v *View) block(is *replay.Channel) block {
	t := v.s.Trace
	info := t.Chan(is.Chan)
	b := block{
		name: v.name(is.Chan), there: is.Made || info.Made <= v.moment(), shut: v.shut(is, &info), weight: info.Ops,
		chosen: v.held && v.pick == is.Chan, crowd: v.crowd(is.Chan, &info),
		label: len(elementLabel(is.Sent + uint64(len(is.Senders)))),
	}
	b.what = b.about(v, is, &info)
	number := is.Sent
	for i := range is.Senders {
		w := &is.Senders[i]
		p := v.waiter(w)
		p.holds = &ware{elementLabel(0), p.role}
		if number++; is.Chan != model.NilChan && !is.More && !selects(is.Senders[:i+1]) {
			p.holds.label = elementLabel(number)
		}
		b.left = append(b.left, p)
	}
	for i := range is.Receivers {
		b.right = append(b.right, v.waiter(&is.Receivers[i]))
	}
	return b
}

// selects reports whether one of those who wait does so in a select: then it may yet go
// another way, and it is open which element those behind it send.
func selects(list []replay.Waiter) bool {
	return slices.ContainsFunc(list, func(w replay.Waiter) bool { return w.Op.Is(model.ChanInSelect) })
}

// about returns what is told of a channel beside its name.
func (b *block) about(v *View, is *replay.Channel, info *model.ChanInfo) (list []string) {
	t := v.s.Trace
	switch {
	case is.Chan == model.NilChan:
		b.door = doorNil
		return []string{"who sends or receives waits for ever"}
	case info.Timer:
		b.door = doorTimer
	}
	if b.door == doorOpen && !strings.HasPrefix(b.name, "chan ") { // else its name says it
		list = append(list, "chan "+t.String(info.Elem))
	}
	switch {
	case info.Timer:
		list = append(list, "a timer sends the time")
	case info.Cap == 0:
		list = append(list, "no buffer")
	default:
		list = append(list, "buffer "+strconv.Itoa(is.Len())+" of "+format.Count(uint64(info.Cap)))
	}
	if is.Sent > 0 && !info.Timer {
		list = append(list, "sent "+format.Count(is.Sent)+", received "+format.Count(is.Received))
	}
	if f := t.Site(info.MadeAt); f != model.NoFrame {
		list = append(list, "made "+format.Place(t.Frame(f)))
	}
	return list
}

// shut says that a channel is closed, and by whom if that is known.
func (v *View) shut(is *replay.Channel, info *model.ChanInfo) string {
	if !is.Closed {
		return ""
	}
	if info.Closed != model.NoTime {
		for op := range v.s.Trace.ChanOpsOf(is.Chan, info.Closed, info.Closed+1) {
			if op.Kind == model.ChanClose && !op.Is(model.ChanPanics) && op.Goroutine != model.NoGoroutine {
				return "closed by " + v.who(op.Goroutine)
			}
		}
	}
	return "closed"
}

// leastCrowd is for how many persons a side has room, if there is room.
const leastCrowd = 2

// crowd returns how many wait for a channel at most, in all of the trace if that is known and
// not hidden: so that nothing moves up and down while it plays.
func (v *View) crowd(c model.Chan, info *model.ChanInfo) int {
	if v.s.Found == nil || v.s.Veil.On {
		return leastCrowd
	}
	for i := range v.s.Found.Channels.Channels {
		of := &v.s.Found.Channels.Channels[i]
		if of.Exact && !of.Several && of.Recorded.Number == info.Number && of.Recorded.Nil == (c == model.NilChan) {
			n := of.MaxWaiting
			if n > 0 && info.Closed != model.NoTime {
				n++ // who closes it stands there besides
			}
			return min(max(n, leastCrowd), mostPersons)
		}
	}
	return leastCrowd
}

// waiter returns a goroutine that waits.
func (v *View) waiter(w *replay.Waiter) person {
	p := person{name: v.who(w.Goroutine), role: v.colour(w.Goroutine), waits: true}
	verb := "waits to receive"
	if w.Sends() {
		verb = "waits to send"
	}
	long := v.moment() - w.Op.At
	switch since, stuck := v.s.StuckSince(w.Goroutine); {
	case stuck && w.Wait.Open && since == w.Wait.Start && !v.s.Veil.On && !v.s.Quiet:
		p.stuck, p.note, p.short = true, "waits for ever", "for ever"
	case long > 0:
		p.short = format.Duration(time.Duration(long))
		p.note = verb + ", " + p.short
	default:
		p.note = verb
	}
	if w.Op.Is(model.ChanInSelect) {
		p.note, p.short = strings.Replace(p.note, verb, "select waits", 1), "select"
	}
	if v.some && w.Goroutine == v.now.Goroutine && v.now.Is(model.ChanWaits) {
		p.acts = true
	}
	return p
}
