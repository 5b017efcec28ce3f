package player

import (
	"strconv"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// scene is what there is to draw on the board: nothing else is looked up while drawing.
type scene struct {
	blocks []block
	more   int // channels that are not on the board
}

// block is a channel.
type block struct {
	name   string
	what   string // it carries, and its buffer
	made   string // where
	counts string
	active bool // the operation is on it
	chosen bool
	there  bool // it was made by then
	closed bool
	door   door
	slots  []slot // from the senders' side to the receivers'; none: no buffer
	left   []person
	right  []person
	rest   [2]int // how many more stand at the left and at the right
	in     *ware  // goes in at the left
	out    *ware  // comes out at the right
	passes bool   // in and out are one: it does not stay in the buffer
	high   int    // rows for persons
}

// door is what separates senders from receivers where there is no buffer.
type door uint8

const (
	doorOpen  door = iota
	doorNil        // nobody ever comes through
	doorTimer      // a timer sends
)

// slot is a place in a buffer.
type slot struct {
	ware         // without a label: free
	fresh   bool // it is what goes in
	skipped int  // it stands for so many that there is no room for
}

// ware is an element, or what else goes through a channel.
type ware struct {
	label string
	role  canvas.Role
}

// person is a goroutine beside a channel.
type person struct {
	name  string
	note  string
	short string // said where there is no room for that; "": nothing
	role  canvas.Role
	sign  sign // between it and the channel, where nothing goes that way
	acts  bool // it does the operation, or the operation ends its wait
	waits bool // it stands in the queue
	stuck bool
}

// sign is a mark of what a goroutine does that moves nothing.
type sign struct {
	glyph rune
	role  canvas.Role
}

var (
	closes = sign{theme.CloseGlyph, theme.OpClose}
	panics = sign{theme.PanicGlyph, theme.OpPanic}
	fails  = sign{theme.FailGlyph, theme.OpFail}
	wakes  = sign{'▸', theme.Text}
)

// blockRows is about how many rows a channel takes.
const blockRows = 4

// The most persons of a side that are drawn.
const mostPersons = 6

// compose makes out the scene for so many rows.
func (v *View) compose(room int) {
	ctx, cancel := looking()
	defer cancel()
	sc := scene{more: v.others()}
	for _, c := range v.shown {
		is := replay.ChannelAt(ctx, v.s.Trace, c, v.at)
		b := v.block(&is)
		if v.some && v.now.Chan == c && v.now.Kind != model.ChanSelect {
			b.active = true
			v.act(&b, &is)
		}
		b.buffer(v, ctx, &is)
		b.fitRest()
		sc.blocks = append(sc.blocks, b)
	}
	v.scene = sc
	v.scene.fit(room)
}

// block returns a channel with who waits on it.
func (v *View) block(is *replay.Channel) block {
	t := v.s.Trace
	info := t.Chan(is.Chan)
	b := block{
		name: v.name(is.Chan), there: is.Made, closed: is.Closed,
		chosen: v.held && v.pick == is.Chan, high: v.crowd(is.Chan, &info),
	}
	switch {
	case is.Chan == model.NilChan:
		b.door, b.what = doorNil, "who sends or receives waits for ever"
	case info.Timer:
		b.door, b.what = doorTimer, "a timer sends the time"
	case info.Cap == 0:
		b.what = "no buffer"
	default:
		b.what = "buffer " + strconv.Itoa(is.Len()) + " of " + format.Count(uint64(info.Cap))
	}
	if b.door == doorOpen && !strings.HasPrefix(b.name, "chan ") { // else its name says it
		b.what = "chan " + t.String(info.Elem) + ", " + b.what
	}
	if f := t.Site(info.MadeAt); f != model.NoFrame {
		b.made = "made " + format.Place(t.Frame(f))
	}
	if is.Sent > 0 && !info.Timer {
		b.counts = "sent " + format.Count(is.Sent) + ", received " + format.Count(is.Received)
	}
	for i := range is.Senders {
		b.left = append(b.left, v.waiter(&is.Senders[i]))
	}
	for i := range is.Receivers {
		b.right = append(b.right, v.waiter(&is.Receivers[i]))
	}
	return b
}

// crowd returns how many rows a channel's persons need at most, in all of the trace if that is
// known: so that nothing moves up and down while it plays.
func (v *View) crowd(c model.Chan, info *model.ChanInfo) int {
	if v.s.Found != nil && !v.s.Veil.On {
		for i := range v.s.Found.Channels.Channels {
			of := &v.s.Found.Channels.Channels[i]
			if of.Exact && !of.Several && of.Recorded.Number == info.Number && of.Recorded.Nil == (c == model.NilChan) {
				n := max(of.MaxWaiting, 1)
				if of.MaxWaiting > 0 && info.Closed != model.NoTime {
					n++ // who closes it stands there besides
				}
				return min(n, mostPersons)
			}
		}
	}
	return 2
}

// waiter returns a goroutine that waits.
func (v *View) waiter(w *replay.Waiter) person {
	p := person{name: v.who(w.Goroutine), role: v.colour(w.Goroutine), waits: true}
	long := v.now.At - w.Op.At
	switch since, stuck := v.s.StuckSince(w.Goroutine); {
	case stuck && w.Wait.Open && since == w.Wait.Start && !v.s.Veil.On:
		p.stuck, p.note, p.short = true, "waits for ever", "for ever"
	case long > 0:
		p.short = format.Duration(time.Duration(long))
		p.note = "waits " + p.short
	default:
		p.note = "waits"
	}
	if w.Op.Is(model.ChanInSelect) {
		p.note, p.short = p.note+" (select)", "select"
	}
	if v.some && w.Goroutine == v.now.Goroutine && v.now.Is(model.ChanWaits) {
		p.acts = true
	}
	return p
}

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
	if !op.Is(model.ChanDirect) {
		return
	}
	v.free(b, is, "", "sends")
	b.in, b.passes = &out, true
	if info := v.s.Trace.Chan(is.Chan); info.Cap > 0 { // who waited fills the place that is free now
		b.passes = false
		b.in = &ware{label: elementLabel(is.Sent), role: theme.Text}
		if len(is.Freed) > 0 {
			b.in.role = v.colour(is.Freed[0].Goroutine)
		}
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

// fitRest counts who is not drawn.
func (b *block) fitRest() {
	cut := func(list []person, most int) ([]person, int) {
		if len(list) <= most {
			return list, 0
		}
		return list[:most], len(list) - most
	}
	b.left, b.rest[0] = cut(b.left, mostPersons)
	b.right, b.rest[1] = cut(b.right, mostPersons)
}

// elementLabel is what an element is called: by the number of its send.
func elementLabel(seq uint64) string {
	if seq == 0 {
		return "●"
	}
	return "#" + strconv.FormatUint(seq, 10)
}

// widestName is how wide the name of a goroutine's function is at most, if it can be helped.
const widestName = 15

// who returns what a goroutine is called: "14 submitJobs".
func (v *View) who(g model.Goroutine) string {
	info := v.s.Trace.Goroutine(g)
	name := strings.TrimPrefix(format.Name(v.s.Trace.String(info.Func), widestName), "main.")
	return strings.TrimSpace(strconv.FormatInt(int64(info.ID), 10) + " " + name)
}

// name returns what a channel is called.
func (v *View) name(c model.Chan) string {
	if c == model.NilChan {
		return "nil channel"
	}
	return v.s.Acts.Names.Of(v.s.Trace, c)
}

// colour returns the colour of what a goroutine sends.
func (v *View) colour(g model.Goroutine) canvas.Role {
	return theme.Senders[int(g)%len(theme.Senders)]
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
