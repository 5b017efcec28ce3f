package channels

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/chart"
	"chanlens/tui/table"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// waited returns how long was waited on a channel.
func waited(c *channel.Channel) time.Duration { return c.SendWait + c.ReceiveWait + c.SelectWait }

// atEnd returns how many wait on a channel when the trace ends.
func atEnd(c *channel.Channel) int { return c.SendersAtEnd + c.ReceiversAtEnd + c.SelectsAtEnd }

// config says what the table is made of.
func (v *View) config() table.Config[*channel.Channel, int] {
	return table.Config[*channel.Channel, int]{
		Columns: v.columns(),
		Key:     func(c *channel.Channel) int { return c.ID },
		Mark: func(c *channel.Channel) (rune, canvas.Role) {
			if v.used(c).Stuck(v.s) {
				return theme.StuckGlyph, theme.StuckText
			}
			return 0, 0
		},
		Role: func(c *channel.Channel) canvas.Role {
			if v.used(c).Stuck(v.s) {
				return theme.StuckText
			}
			return theme.Text
		},
		By: "waited", Down: true,
		Moved: v.moved,
		Enter: v.visit,
	}
}

// columns are the columns of the table.
func (v *View) columns() []table.Column[*channel.Channel] {
	return []table.Column[*channel.Channel]{
		{ID: "channel", Title: "channel", Min: 20,
			Text: (*channel.Channel).Label,
			Fit:  func(c *channel.Channel, width int) string { return view.ShortName(c.Label(), width) },
			Word: (*channel.Channel).Label},
		{ID: "shape", Title: "looks like", Min: 10, Max: 18, Drop: 4,
			Text: func(c *channel.Channel) string { return cmp.Or(c.Shape.String(), "-") },
			Fit:  shapeFor,
			Word: func(c *channel.Channel) string { return c.Shape.String() }},
		v.recorded("cap", "cap", 5, 7, func(c *channel.Channel) int { return c.Recorded.Cap }),
		v.recorded("len", "len", 5, 8, func(c *channel.Channel) int { return c.Recorded.Len }),
		number("sends", "sends", 6, 5, func(c *channel.Channel) int { return c.Sends }),
		number("receives", "recvs", 6, 6, func(c *channel.Channel) int { return c.Receives }),
		number("closes", "closes", 7, 8, func(c *channel.Channel) int { return c.Closes }),
		view.LongColumn("waited", "waited", 7, 0, 1, waited),
		view.LongColumn("send_wait", "send wait", 10, 130, 9, func(c *channel.Channel) time.Duration { return c.SendWait }),
		view.LongColumn("receive_wait", "recv wait", 10, 130, 9, func(c *channel.Channel) time.Duration { return c.ReceiveWait }),
		view.LongColumn("select_wait", "select wait", 12, 130, 9, func(c *channel.Channel) time.Duration { return c.SelectWait }),
		{ID: "bar", Title: "send, receive, select", Short: []string{"waited in", "in"}, Min: 8, Max: 40, Drop: 3, Draw: v.drawWaited},
		view.CountColumn("peak", "peak", 5, 0, 7, func(c *channel.Channel) int { return c.MaxWaiting }),
		view.CountColumn("at_end", "at end", 6, 0, 2, atEnd),
		{ID: "sure", Title: "sure", Width: 5, Right: true, Drop: 10, Down: true,
			Text:   (*channel.Channel).Sure,
			Number: func(c *channel.Channel) float64 { return c.Confidence }},
	}
}

// shapeFor says what a channel looks like in a width: in the first word, which differs from
// all others, where there is no room for the others.
func shapeFor(c *channel.Channel, width int) string {
	name := cmp.Or(c.Shape.String(), "-")
	first, _, _ := strings.Cut(name, " ")
	return canvas.Fitting(width, name, canvas.Cut(first, width))
}

// number is a column of how many were seen; of none it is not known whether there were any,
// unless the channel is exact.
func number(id, title string, width, drop int, of func(c *channel.Channel) int) table.Column[*channel.Channel] {
	col := view.CountColumn(id, title, width, 0, drop, of)
	col.Text = func(c *channel.Channel) string {
		if c.Exact {
			return format.Count(uint64(of(c)))
		}
		return view.CountOrDash(of(c))
	}
	return col
}

// recorded is a column of what only exact channels tell: where none is, there is none.
func (v *View) recorded(id, title string, width, drop int, of func(c *channel.Channel) int) table.Column[*channel.Channel] {
	col := view.CountColumn(id, title, width, 0, drop, of)
	known := func(c *channel.Channel) bool { return c.Exact && !c.Recorded.Nil }
	col.Hidden = func() bool { return !v.exact }
	col.Text = func(c *channel.Channel) string {
		if !known(c) {
			return "-"
		}
		return format.Count(uint64(of(c)))
	}
	col.Number = func(c *channel.Channel) float64 {
		if !known(c) {
			return math.NaN()
		}
		return float64(of(c))
	}
	col.CSV = func(c *channel.Channel) string {
		if !known(c) {
			return ""
		}
		return strconv.Itoa(of(c))
	}
	return col
}

// drawWaited draws how long was waited as a bar of parts, by what was waited in.
func (v *View) drawWaited(c *canvas.Canvas, of *channel.Channel) {
	var share model.Share
	share[model.ClassSend], share[model.ClassReceive], share[model.ClassSelect] = model.Time(of.SendWait), model.Time(of.ReceiveWait), model.Time(of.SelectWait)
	chart.Stack(c, float64(v.most), view.ClassParts(&share, v.s.Mono)...)
}
