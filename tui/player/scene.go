package player

import (
	"strconv"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// scene is what there is to draw on the board: nothing else is looked up while drawing.
type scene struct {
	blocks []block
	more   int  // channels that are not on the board
	heads  bool // it says on which side who stands
}

// block is a channel.
type block struct {
	name   string
	what   []string // is told of it besides, what matters most first
	shut   string   // that it is closed, and by whom; "": it is open
	active bool     // the operation is on it
	chosen bool
	there  bool // it was made by then
	door   door
	slots  []slot // from the senders' side to the receivers'; none: no buffer
	left   []person
	right  []person
	in     *ware // goes in at the left
	out    *ware // comes out at the right
	passes bool  // in and out are one: it does not stay in the buffer
	shifts bool  // out comes from the buffer, in which the others move up
	first  bool  // it is asked for, and gets room before all others
	weight int   // operations on it: who gets room then
	crowd  int   // how many persons stand at a side at most, as far as that is known
	label  int   // how wide the labels of elements are at most

	form form
	y    int // of the board; set when room is divided (fit.go), as is form
	rows int
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
	holds *ware // that it wants to send
	sign  sign  // between it and the channel, where nothing goes that way
	state sign  // what it does, if it does not use the channel now
	acts  bool  // it does the operation, or the operation ends its wait
	waits bool  // it stands in the queue
	stuck bool
}

// idles reports whether a person does not use the channel now.
func (p *person) idles() bool { return !p.acts && !p.waits }

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
