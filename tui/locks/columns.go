package locks

import (
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/tui/canvas"
	"chanlens/tui/table"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// config says what the table is made of.
func (v *View) config() table.Config[*channel.Lock, int] {
	return table.Config[*channel.Lock, int]{
		Columns: v.columns(),
		Key:     func(l *channel.Lock) int { return l.ID },
		Mark: func(l *channel.Lock) (rune, canvas.Role) {
			if v.used(l).Stuck(v.s) {
				return theme.StuckGlyph, theme.StuckText
			}
			return theme.Glyph(l.Class), theme.Class(l.Class)
		},
		Role: func(l *channel.Lock) canvas.Role {
			if v.used(l).Stuck(v.s) {
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
func (v *View) columns() []table.Column[*channel.Lock] {
	return []table.Column[*channel.Lock]{
		{ID: "lock", Title: "lock", Min: 28,
			Text: (*channel.Lock).Label,
			Fit:  func(l *channel.Lock, width int) string { return view.ShortName(l.Label(), width) },
			Word: (*channel.Lock).Label},
		{ID: "class", Title: "kind", Width: 9, Drop: 7,
			Text: func(l *channel.Lock) string { return l.Class.String() },
			Word: func(l *channel.Lock) string { return l.Class.String() }},
		number("waits", "waits", 6, 2, func(l *channel.Lock) int { return l.Waits }),
		long("waited", "waited", 1, func(l *channel.Lock) time.Duration { return l.Wait }),
		{ID: "bar", Title: "waited", Min: 8, Max: 40, Drop: 5,
			Draw: func(c *canvas.Canvas, l *channel.Lock) {
				view.DrawClass(c, model.Time(v.most), model.Time(l.Wait), l.Class, v.s.Mono)
			}},
		long("p50", "p50", 8, func(l *channel.Lock) time.Duration { return l.P50 }),
		long("p99", "p99", 6, func(l *channel.Lock) time.Duration { return l.P99 }),
		long("max", "max", 3, func(l *channel.Lock) time.Duration { return l.Max }),
		number("peak", "peak", 5, 5, func(l *channel.Lock) int { return l.MaxWaiting }),
		number("at_end", "at end", 6, 4, func(l *channel.Lock) int { return l.AtEnd }),
		number("starved", "over 1ms", 8, 9, func(l *channel.Lock) int { return l.Starved }),
		{ID: "sure", Title: "sure", Width: 5, Right: true, Drop: 10, Down: true,
			Text:   (*channel.Lock).Sure,
			Number: func(l *channel.Lock) float64 { return l.Confidence }},
	}
}

// number is a column of how many were seen.
func number(id, title string, width, drop int, of func(l *channel.Lock) int) table.Column[*channel.Lock] {
	return view.CountColumn(id, title, width, 0, drop, of)
}

// long is a column of how long was waited.
func long(id, title string, drop int, of func(l *channel.Lock) time.Duration) table.Column[*channel.Lock] {
	return view.LongColumn(id, title, 7, 0, drop, of)
}
