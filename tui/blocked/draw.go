package blocked

import (
	"fmt"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	area := c.Sub(0, 0, v.lw, v.lh)
	if v.pane.Shown() {
		v.pane.Draw(c)
	}
	if !v.s.EndKnown() || v.s.Found == nil {
		v.drawUnknown(area)
		return
	}
	cols := blockedColumns(v.lw, v.placeWidth)
	if v.lw >= sureFrom && v.s.Stuck > 0 {
		cols = blockedColumns(v.lw-sureWidth, v.placeWidth)
		cols.sure = v.lw - sureWidth
	}
	v.drawTitles(area, cols)
	for y := titleRows; y < v.lh && v.top+y-titleRows < len(v.rows); y++ {
		i := v.top + y - titleRows
		v.drawRow(area.Sub(0, y, v.lw, 1), cols, v.rows[i], i == v.row)
	}
	if len(v.rows) == 0 {
		area.Text(2, 3, "No goroutine of the program is blocked when the trace ends.", canvas.As(theme.Text))
		if !v.s.System && v.s.Found != nil && len(v.s.Found.Blocked) > 0 {
			area.Text(2, 4, "S shows those of the runtime and the tracer.", canvas.As(theme.Dim))
		}
	}
}

// drawUnknown says why there is no list.
func (v *View) drawUnknown(c *canvas.Canvas) {
	info := v.s.Trace.Info()
	text, more := "Which goroutines are blocked when the trace ends is known once all of it is loaded.", "loading: "+v.s.Loading()
	switch {
	case v.s.EndKnown():
		text, more = "Which goroutines are stuck when the trace ends is being worked out.", v.s.Examining()
	case !info.Partial:
		text, more = "Which goroutines are blocked when the trace ends is not known: its end is outside the window that was asked for.", ""
	case v.s.Failed():
		text, more = "Which goroutines are blocked when the trace ends is not known: loading failed before the end was read.", ""
	}
	view.DrawNotice(c, text, more)
}

// columns are the columns of the list: where each begins. sure is 0 where there is no
// room for it.
type columns struct{ count, op, place, fn, bar, end, sure int }

// The least widths of columns, with a blank at the end.
const (
	leastPlace   = 15
	leastFunc    = 8
	leastBar     = 12
	leastLongest = 8 // the duration alone, without a bar
	sureWidth    = 7 // how sure it is that somebody is stuck
	sureFrom     = 70
)

// blockedColumns divides a width. The place is what people come for: it gets what
// the longest one takes, first from the bar and then from the function.
func blockedColumns(w, longestPlace int) columns {
	c := columns{count: 3, op: 9, end: w}
	c.place = c.op + 13
	if w >= 90 {
		c.place = c.op + 20
	}
	place := max(longestPlace+1, leastPlace)
	bar := min(max(w/4, 14), 40)
	c.bar = w - max(bar-(place-leastPlace), leastBar)
	c.fn = c.place + place
	if c.fn > c.bar-leastFunc { // no room for the function
		c.bar = min(max(c.fn, w-bar), w-leastLongest)
		c.fn = c.bar
	}
	return c
}

func (v *View) drawTitles(c *canvas.Canvas, col columns) {
	stuck, waiting, system := 0, 0, 0
	for _, g := range v.groups {
		switch g.Verdict {
		case verdict.Stuck:
			stuck += len(g.Members)
		case verdict.Waiting:
			waiting += len(g.Members)
		default:
			system += len(g.Members)
		}
	}
	x := c.Text(1, 0, "blocked when the trace ends:  ", canvas.As(theme.Dim))
	style := canvas.As(theme.Dim)
	if stuck > 0 {
		style = canvas.As(theme.StuckText)
	}
	x = c.Text(x, 0, fmt.Sprintf("%d stuck", stuck), style)
	text := fmt.Sprintf("   %d waiting   %d system", waiting, system)
	if !v.s.System && system > 0 {
		text += ", hidden"
	}
	c.Text(x, 0, text, canvas.As(theme.Dim))
	head := canvas.As(theme.Axis)
	c.Text(col.count, 1, "count", head)
	c.Text(col.op, 1, "operation", head)
	c.Text(col.place, 1, "place", head)
	if col.fn < col.bar {
		c.Text(col.fn, 1, "goroutine", head)
	}
	c.Text(col.bar, 1, "longest", head)
	if col.sure > 0 {
		c.Text(col.sure, 1, "sure", head)
	}
}

func (v *View) drawRow(c *canvas.Canvas, col columns, r blockedRow, current bool) {
	w, _ := c.Size()
	if r.heading != verdict.None {
		role := theme.Accent
		if r.heading == verdict.Stuck {
			role = theme.StuckText
		}
		c.Text(1, 0, canvas.Fitting(w-2, headings[r.heading]...), canvas.As(role))
		return
	}
	b := &v.members(r)[0]
	g := v.groups[r.group]
	text := canvas.As(theme.Text)
	if g.Verdict == verdict.Stuck {
		c.Set(1, 0, theme.StuckGlyph, canvas.As(theme.StuckText))
	}
	if r.member < 0 {
		c.Text(col.count+1, 0, canvas.PadLeft(format.Count(uint64(len(g.Members)))+"×", 4), canvas.As(theme.Strong))
		class := b.Op.Class()
		c.Set(col.op, 0, theme.Glyph(class), canvas.As(theme.Class(class)))
		c.Text(col.op+2, 0, canvas.Cut(b.Op.String(), col.place-col.op-3), text)
		c.Text(col.place, 0, detail.CutLeft(v.place(g.Site), min(col.fn, col.bar)-col.place-1), text)
		if len(g.Members) > 1 {
			mark := '▸'
			if v.open[r.group] {
				mark = '▾'
			}
			c.Set(3, 0, mark, canvas.As(theme.Dim))
		}
	}
	switch {
	case r.member >= 0:
		c.Text(col.op+2, 0, canvas.Cut(v.who(r, b), col.bar-col.op-3), text)
	case col.fn < col.bar:
		c.Text(col.fn, 0, canvas.Cut(v.who(r, b), col.bar-col.fn-1), text)
	}
	v.drawLongest(c.Sub(col.bar, 0, col.end-col.bar, 1), b)
	if col.sure > 0 && b.Verdict == verdict.Stuck {
		c.Text(col.sure, 0, sure(b), text)
	}
	if current {
		c.Modify(0, 0, w, 1, canvas.Select)
		c.Set(0, 0, '▸', canvas.As(theme.Accent))
	}
}

// sure says how sure it is that a goroutine is stuck.
func sure(b *verdict.Blocked) string {
	if b.Proven {
		return "proven"
	}
	return format.Sure(float64(b.Confidence))
}

// drawLongest draws a wait as a bar, its length a share of the trace, and in words.
func (v *View) drawLongest(c *canvas.Canvas, b *verdict.Blocked) {
	w, _ := c.Size()
	d := b.Duration()
	const words = 8
	c.Text(0, 0, canvas.PadLeft(format.Duration(d), words-1), canvas.As(theme.Text))
	role := theme.BarGood
	if b.Verdict == verdict.Stuck {
		role = theme.Bar
	}
	full := float64(max(v.s.Trace.End(), 1))
	view.DrawBar(c.Sub(words, 0, w-words-1, 1), max(int(float64((w-words-1)*8)*float64(d)/full), 1), role)
}

func (v *View) place(site model.FrameID) string {
	if site == model.NoFrame {
		return "not told"
	}
	return format.Place(v.s.Trace.Frame(site))
}

// who names the goroutine of a row, or those of a group.
func (v *View) who(r blockedRow, b *verdict.Blocked) string {
	fn := format.Func(v.s.Trace.FuncName(b.Goroutine), 0)
	id := v.s.Trace.Goroutine(b.Goroutine).ID
	if len(v.members(r)) > 1 {
		return fn
	}
	return fmt.Sprintf("%d %s", id, fn)
}
