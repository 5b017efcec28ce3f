package waits

import (
	"strconv"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/chart"
	"chanlens/tui/detail"
	"chanlens/tui/sums"
	"chanlens/tui/table"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// config says what the table of places is made of.
func (v *View) config() table.Config[*sums.Place, key] {
	return table.Config[*sums.Place, key]{
		Columns: v.columns(),
		Key:     keyOf,
		Mark: func(p *sums.Place) (rune, canvas.Role) {
			if p.Stuck > 0 {
				return theme.StuckGlyph, theme.StuckText
			}
			class := p.Op.Class()
			return theme.Glyph(class), theme.Class(class)
		},
		Role:  func(p *sums.Place) canvas.Role { return stuckRole(p, theme.Text) },
		Empty: v.empty,
		Moved: v.moved,
		Enter: v.visit,
	}
}

// columns are the columns of the table of places.
func (v *View) columns() []table.Column[*sums.Place] {
	return []table.Column[*sums.Place]{
		{ID: "waits", Title: "waiting in, at", Short: []string{"waiting"}, Min: 28, Max: 72,
			Text: func(p *sums.Place) string { return v.name(p, 0) },
			Fit:  v.name,
			Word: func(p *sums.Place) string { return v.name(p, 0) }},
		number("count", "count", 0, 1, func(p *sums.Place) int { return p.Count }),
		number("open", "open", 90, 8, func(p *sums.Place) int { return p.Open }),
		{ID: "stuck", Title: "stuck", Width: 6, Right: true, Drop: 1, Down: true,
			Text:   func(p *sums.Place) string { return view.CountOrDash(p.Stuck) },
			Role:   func(p *sums.Place) canvas.Role { return stuckRole(p, theme.Dim) },
			Number: func(p *sums.Place) float64 { return float64(p.Stuck) },
			CSV:    func(p *sums.Place) string { return strconv.Itoa(p.Stuck) }},
		number("goroutines", "by", 110, 9, func(p *sums.Place) int { return p.Goroutines }),
		long("total", "total", 0, 0, func(p *sums.Place) time.Duration { return time.Duration(p.Time) }),
		long("p50", "p50", 115, 6, func(p *sums.Place) time.Duration { return p.P50 }),
		long("p90", "p90", 115, 10, func(p *sums.Place) time.Duration { return p.P90 }),
		long("p99", "p99", 90, 7, func(p *sums.Place) time.Duration { return p.P99 }),
		long("max", "max", 0, 3, func(p *sums.Place) time.Duration { return p.Max }),
		{ID: "bar", Title: "total", Min: 8, Max: 32, From: 90, Drop: 5, Draw: v.drawTotal},
		{ID: "over", Title: "waiting over time", Short: []string{"over time", "waiting"}, Min: 8, Max: profile.Parts, Drop: 4, Draw: v.drawOver},
	}
}

// number is a column of how many there are.
func number(id, title string, from, drop int, of func(p *sums.Place) int) table.Column[*sums.Place] {
	return view.CountColumn(id, title, 6, from, drop, of)
}

// long is a column of how long was waited.
func long(id, title string, from, drop int, of func(p *sums.Place) time.Duration) table.Column[*sums.Place] {
	return view.LongColumn(id, title, 7, from, drop, of)
}

func stuckRole(p *sums.Place, other canvas.Role) canvas.Role {
	if p.Stuck > 0 {
		return theme.StuckText
	}
	return other
}

// name names a place by operation, function and line: of these the line is what people
// come for, so the function goes first where there is no room.
func (v *View) name(p *sums.Place, width int) string {
	op := p.Op.String()
	if p.Site == model.NoFrame {
		return op + ", not told where"
	}
	f := v.s.Trace.Frame(p.Site)
	place := format.Place(f)
	room := width - canvas.Width(op) - canvas.Width(place) - 2
	switch fn := format.Func(f.Func, 0); {
	case width == 0 || canvas.Width(fn) <= room:
		return op + " " + fn + " " + place
	case room >= 8:
		return op + " " + format.Name(f.Func, room) + " " + place
	case width > canvas.Width(place)+1:
		return canvas.Cut(op, width-canvas.Width(place)-1) + " " + place
	}
	return detail.CutLeft(place, width)
}

// drawTotal draws how long was waited at a place, of the place where it was longest.
func (v *View) drawTotal(c *canvas.Canvas, p *sums.Place) {
	view.DrawClass(c, v.most, p.Time, p.Op.Class(), v.s.Mono)
}

// drawOver draws how many waited over time.
func (v *View) drawOver(c *canvas.Canvas, p *sums.Place) {
	chart.Spark(c, p.Waiting[:], 0, theme.Spark)
}

// empty says why there are no waits.
func (v *View) empty() (text, more string) {
	switch {
	case v.s.Only != nil:
		return "No goroutine that passes the filter waits in this range.", "F removes the filter."
	case v.s.Chosen.Span > 0:
		return "No goroutine of the program waits in this range.", ""
	}
	return "No goroutine of the program ever waits in this trace.", "S counts those of the runtime and the tracer, too."
}
