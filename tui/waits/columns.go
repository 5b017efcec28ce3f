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
func (v *View) config() table.Config[int, key] {
	return table.Config[int, key]{
		Columns: v.columns(),
		Key:     v.keyOf,
		Mark: func(i int) (rune, canvas.Role) {
			if v.sums.Places[i].Stuck > 0 {
				return theme.StuckGlyph, theme.StuckText
			}
			class := v.sums.Places[i].Op.Class()
			return theme.Glyph(class), theme.Class(class)
		},
		Role: func(i int) canvas.Role {
			if v.sums.Places[i].Stuck > 0 {
				return theme.StuckText
			}
			return theme.Text
		},
		Empty: v.empty,
		Moved: v.moved,
		Enter: v.visit,
	}
}

// columns are the columns of the table of places.
func (v *View) columns() []table.Column[int] {
	of := func(i int) *sums.Place { return &v.sums.Places[i] }
	return []table.Column[int]{
		{ID: "waits", Title: "waiting in, at", Min: 30, Max: 72,
			Text: func(i int) string { return v.name(of(i), 0) },
			Fit:  func(i, width int) string { return v.name(of(i), width) },
			Word: func(i int) string { return v.name(of(i), 0) }},
		v.number("count", "count", 1, func(p *sums.Place) int { return p.Count }),
		v.number("open", "open", 8, func(p *sums.Place) int { return p.Open }),
		{ID: "stuck", Title: "stuck", Width: 6, Right: true, Drop: 1, Down: true,
			Text: func(i int) string { return view.CountOrDash(of(i).Stuck) },
			Role: func(i int) canvas.Role {
				return map[bool]canvas.Role{true: theme.StuckText, false: theme.Dim}[of(i).Stuck > 0]
			},
			Number: func(i int) float64 { return float64(of(i).Stuck) }},
		v.number("goroutines", "by", 9, func(p *sums.Place) int { return p.Goroutines }),
		v.long("total", "total", 2, func(p *sums.Place) time.Duration { return time.Duration(p.Time) }),
		v.long("p50", "p50", 6, func(p *sums.Place) time.Duration { return p.P50 }),
		v.long("p90", "p90", 10, func(p *sums.Place) time.Duration { return p.P90 }),
		v.long("p99", "p99", 7, func(p *sums.Place) time.Duration { return p.P99 }),
		v.long("max", "max", 3, func(p *sums.Place) time.Duration { return p.Max }),
		{ID: "bar", Title: "total", Min: 8, Max: 32, Drop: 5, Draw: v.drawTotal},
		{ID: "over", Title: "waiting over time", Short: []string{"over time", "waiting"}, Min: 8, Max: profile.Parts, Drop: 4, Draw: v.drawOver},
	}
}

func (v *View) number(id, title string, drop int, of func(p *sums.Place) int) table.Column[int] {
	n := func(i int) int { return of(&v.sums.Places[i]) }
	return table.Column[int]{ID: id, Title: title, Width: 6, Right: true, Drop: drop, Down: true,
		Text:   func(i int) string { return view.CountOrDash(n(i)) },
		Number: func(i int) float64 { return float64(n(i)) },
		CSV:    func(i int) string { return strconv.Itoa(n(i)) }}
}

func (v *View) long(id, title string, drop int, of func(p *sums.Place) time.Duration) table.Column[int] {
	d := func(i int) time.Duration { return of(&v.sums.Places[i]) }
	return table.Column[int]{ID: id, Title: title, Width: 7, Right: true, Drop: drop, Down: true,
		Text:   func(i int) string { return view.LongOrDash(d(i)) },
		Number: func(i int) float64 { return float64(d(i)) },
		CSV:    func(i int) string { return strconv.FormatInt(int64(d(i)), 10) }}
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
func (v *View) drawTotal(c *canvas.Canvas, i int) {
	p := &v.sums.Places[i]
	part := chart.Part{Value: float64(p.Time), Role: theme.Class(p.Op.Class())}
	if v.s.Mono {
		part.Glyph = theme.Glyph(p.Op.Class())
	}
	chart.Stack(c, float64(v.most), part)
}

// drawOver draws how many waited over time.
func (v *View) drawOver(c *canvas.Canvas, i int) {
	p := &v.sums.Places[i]
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
