package channels

import (
	"cmp"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// waited is how long a channel or lock was waited on, by what was waited in.
type waited [3]struct {
	class model.Class
	long  time.Duration
}

// waited returns how long it was waited on.
func (r channelRow) waited() (w waited) {
	switch {
	case r.channel != nil:
		w[0].class, w[0].long = model.ClassSend, r.channel.SendWait
		w[1].class, w[1].long = model.ClassReceive, r.channel.ReceiveWait
		w[2].class, w[2].long = model.ClassSelect, r.channel.SelectWait
	case r.lock != nil:
		w[0].class, w[0].long = r.lock.Class, r.lock.Wait
	}
	return w
}

func (w waited) total() time.Duration { return w[0].long + w[1].long + w[2].long }

// label returns the name of a row, and how many it stands for.
func (r channelRow) label() string {
	switch {
	case r.channel != nil:
		return r.channel.Label()
	case r.lock != nil:
		return r.lock.Label()
	}
	return ""
}

// shortLabel returns the name for a width. Where there is no room, functions lose their
// packages and then their types, and what is in a place loses its begin.
func (r channelRow) shortLabel(width int) string {
	label := format.Sides(r.label(), width)
	if before, at, ok := strings.Cut(label, " at "); ok && canvas.Width(label) > width {
		_, who, _ := strings.Cut(at, " ") // which of several, "(goroutines 7, 8)"
		return canvas.Fitting(width, canvas.Cut(before, max(width-canvas.Width(at)-1, 1))+" "+at, at, before+" "+who, detail.CutLeft(at, width))
	}
	return canvas.Cut(label, width)
}

// column is a column of the table. It has one title and one text for channels, and
// others for locks.
type column struct {
	channel, lock string // titles
	width         int    // with a blank before it
	from, to      int    // widths of the table that show it
	text          func(r channelRow) string
	left          bool // the text stands at the left
}

// headRows is how many rows stand above the table.
const headRows = 2

// Widths of tables and of what stands beside the columns.
const (
	channelMark  = 3
	channelBar   = 12 // at least, and shown only where so much is left
	leastName    = 16
	enoughName   = 40
	wideChannels = 109 // each kind of wait has a column
	anyWidth     = 1 << 30
)

// channelColumns are the columns after the name.
var channelColumns = []column{
	{"looks like", "kind", 18, 67, anyWidth, channelRow.shape, true},
	{"sure", "sure", 5, 90, anyWidth, channelRow.sure, false},
	{"sends", "waits", 7, 50, anyWidth, channelRow.sends, false},
	{"recvs", ">1ms", 7, 60, anyWidth, channelRow.receives, false},
	{"closes", "", 7, 90, anyWidth, channelRow.closes, false},
	{"waited", "waited", 8, 0, wideChannels - 1, func(r channelRow) string { return spent(r.waited().total()) }, false},
	{"send wait", "wait", 10, wideChannels, anyWidth, func(r channelRow) string { return spent(r.waited()[0].long) }, false},
	{"recv wait", "longest", 10, wideChannels, anyWidth, channelRow.receiveWait, false},
	{"select wait", "p99", 12, wideChannels, anyWidth, channelRow.selectWait, false},
	{"peak", "peak", 6, 84, anyWidth, channelRow.peak, false},
	{"at end", "at end", 7, 0, anyWidth, channelRow.ends, false},
}

// shown reports whether a table of a width has the column.
func (col *column) shown(width int) bool { return col.from <= width && width <= col.to }

func (r channelRow) shape() string {
	if r.lock != nil {
		return r.lock.Class.String()
	}
	return cmp.Or(r.channel.Shape.String(), "-")
}

func (r channelRow) sure() string {
	if r.lock != nil {
		return format.Sure(r.lock.Confidence)
	}
	return format.Sure(r.channel.Confidence)
}

func (r channelRow) sends() string {
	if r.lock != nil {
		return seen(r.lock.Waits)
	}
	return seen(r.channel.Sends)
}

func (r channelRow) receives() string {
	if r.lock != nil {
		return seen(r.lock.Starved)
	}
	return seen(r.channel.Receives)
}

func (r channelRow) closes() string {
	if r.lock != nil {
		return ""
	}
	return seen(r.channel.Closes)
}

func (r channelRow) receiveWait() string {
	if r.lock != nil {
		return spent(r.lock.Max)
	}
	return spent(r.channel.ReceiveWait)
}

func (r channelRow) selectWait() string {
	if r.lock != nil {
		return spent(r.lock.P99)
	}
	return spent(r.channel.SelectWait)
}

func (r channelRow) peak() string {
	if r.lock != nil {
		return seen(r.lock.MaxWaiting)
	}
	return seen(r.channel.MaxWaiting)
}

func (r channelRow) ends() string {
	if r.lock != nil {
		return seen(r.lock.AtEnd)
	}
	return seen(r.channel.SendersAtEnd + r.channel.ReceiversAtEnd + r.channel.SelectsAtEnd)
}

// seen writes how many were seen; of none it is not known whether there were any.
func seen(n int) string {
	if n == 0 {
		return "-"
	}
	return format.Count(uint64(n))
}

// spent writes how long was waited.
func spent(d time.Duration) string {
	if d == 0 {
		return "-"
	}
	return format.Duration(d)
}

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	switch {
	case v.s.Found == nil:
		view.DrawNotYet(c, v.s, "Which channels and locks there are")
		return
	case len(v.rows) == 0:
		view.DrawNotice(c, "No channel and no lock is seen in this trace.", "One is seen only where a goroutine waits on it, or wakes another through it.")
		return
	case v.pane.Shown():
		v.pane.Draw(c)
	}
	area := c.Sub(0, 0, v.lw, v.lh)
	v.drawHead(area)
	name, bar := v.divide()
	v.drawTitles(area.Sub(0, 1, v.lw, 1), name, bar, v.rows[0].lock != nil)
	from, to := v.list.Shown()
	for i := from; i < to; i++ {
		line := area.Sub(0, headRows+i-v.list.Top, v.lw, 1)
		v.drawRow(line, v.rows[i], name, bar)
		if i == v.list.Row {
			line.Modify(0, 0, v.lw, 1, canvas.Select)
			line.Set(0, 0, '▸', canvas.As(theme.Accent))
		}
	}
}

// divide returns how wide names are, and the bar; 0 where there is no room for one.
func (v *View) divide() (name, bar int) {
	rest := v.lw - channelMark - 1
	for i := range channelColumns {
		if col := &channelColumns[i]; col.shown(v.lw) {
			rest -= col.width
		}
	}
	name = max(min(rest, max(v.nameWidth, leastName)), 1)
	if v.lw < wideChannels {
		return name, 0
	}
	if rest-2-channelBar >= enoughName { // a name in short will do
		name = min(name, rest-2-channelBar)
	}
	if rest -= name + 2; rest >= channelBar {
		bar = min(rest, 40)
	}
	return name, bar
}

// drawHead says what is in the table.
func (v *View) drawHead(c *canvas.Canvas) {
	w, _ := c.Size()
	all := &v.s.Found.Channels
	x := c.Text(1, 0, format.Plural(len(all.Channels), "channel")+", "+format.Plural(len(all.Locks), "lock"), canvas.As(theme.Strong))
	text := "most time waited first"
	for _, longer := range []string{text + "; as far as waits and wakes tell", text + "; rebuilt from waits and wakes, for a trace names no channel"} {
		if canvas.Width(longer) <= w-x-4 {
			text = longer
		}
	}
	if !v.s.EndKnown() {
		text = "the trace's end is outside the window"
	}
	c.Text(x+3, 0, canvas.Cut(text, w-x-4), canvas.As(theme.Dim))
}

// drawTitles draws the titles of the columns, for channels or for locks.
func (v *View) drawTitles(c *canvas.Canvas, name, bar int, locks bool) {
	head := canvas.As(theme.Axis)
	first := "channel"
	if locks {
		first = "lock"
	}
	c.Text(channelMark, 0, first, head)
	v.each(name, func(col *column, x int) {
		title := col.channel
		if locks {
			title = col.lock
		}
		c.Text(x, 0, col.put(title), head)
	})
	if bar > 0 {
		c.Text(v.lw-bar-1, 0, "waited", head)
	}
}

// each calls do for each column that is shown, and where it begins.
func (v *View) each(name int, do func(col *column, x int)) {
	x := channelMark + name
	for i := range channelColumns {
		if col := &channelColumns[i]; col.shown(v.lw) {
			do(col, x)
			x += col.width
		}
	}
}

// put sets a text in the cells of the column.
func (col *column) put(text string) string {
	if col.left {
		return " " + canvas.Pad(text, col.width-1)
	}
	return " " + canvas.PadLeft(text, col.width-1)
}

func (v *View) drawRow(c *canvas.Canvas, r channelRow, name, bar int) {
	if r.heading() {
		v.drawTitles(c, name, bar, true)
		return
	}
	style := canvas.As(theme.Text)
	if v.stuck(r) {
		style = canvas.As(theme.StuckText)
		c.Set(1, 0, theme.StuckGlyph, style)
	}
	c.Text(channelMark, 0, r.shortLabel(name), style)
	v.each(name, func(col *column, x int) {
		text, role := col.text(r), theme.Text
		if text == "-" {
			role = theme.Dim
		}
		c.Text(x, 0, col.put(text), canvas.As(role))
	})
	if bar > 0 {
		v.drawWaited(c.Sub(v.lw-bar-1, 0, bar, 1), r)
	}
}

// drawWaited draws how long was waited as a bar of parts, by what was waited in.
func (v *View) drawWaited(c *canvas.Canvas, r channelRow) {
	w, _ := c.Size()
	if v.most == 0 {
		return
	}
	x, before := 0, time.Duration(0)
	parts := r.waited()
	for _, part := range parts {
		before += part.long
		to := int(float64(w) * float64(before) / float64(v.most))
		if part.long > 0 && to == x && x == 0 && before == parts.total() {
			view.DrawBar(c, max(int(8*float64(w)*float64(before)/float64(v.most)), 1), theme.Class(part.class))
			return
		}
		for ; x < to; x++ {
			c.Set(x, 0, theme.LeftEighths(8), canvas.As(theme.Class(part.class)))
		}
	}
}
