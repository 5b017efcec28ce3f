package goroutines

import (
	"math"
	"strconv"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/chart"
	"chanlens/tui/sums"
	"chanlens/tui/table"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// memberName is how much room the name of a group leaves for those of its members, by which
// the column is not measured.
const memberName = 32

// columns are the columns of the table.
func (v *View) columns() []table.Column[row] {
	columns := []table.Column[row]{
		{ID: "goroutines", Title: "started for, at", Min: 26, Max: 64,
			Text: func(r row) string {
				name := v.name(r, 0)
				return canvas.Pad(name, max(canvas.Width(name), memberName))
			},
			Fit:  v.name,
			Word: func(r row) string { return v.name(r, 0) },
			CSV:  v.csvName},
		v.count("count", "count", 0, 1, func(g *sums.Group) int { return g.Count }),
		{ID: "stuck", Title: "stuck", Width: 6, Right: true, Drop: 1, Down: true,
			Text: v.stuckText, Role: v.stuckRole,
			Number: func(r row) float64 { return float64(v.stuck(r)) },
			CSV:    func(r row) string { return strconv.Itoa(v.stuck(r)) }},
		v.count("alive", "alive", 0, 4, func(g *sums.Group) int { return g.AtEnd }),
		v.count("created", "made", 120, 11, func(g *sums.Group) int { return g.Created }),
		v.count("ended", "ended", 120, 11, func(g *sums.Group) int { return g.Exited }),
	}
	for _, m := range []struct {
		of    profile.Measure
		title string
		drop  [3]int
	}{{profile.Life, "life", [...]int{8, 10, 9}}, {profile.LongestWait, "wait", [...]int{7, 6, 2}}} {
		columns = append(columns,
			v.percentile(m.of, m.title, "p50", m.drop[0], func(p *profile.Percentiles) time.Duration { return p.P50 }),
			v.percentile(m.of, m.title, "p99", m.drop[1], func(p *profile.Percentiles) time.Duration { return p.P99 }),
			v.percentile(m.of, m.title, "max", m.drop[2], func(p *profile.Percentiles) time.Duration { return p.Max }))
	}
	return append(columns,
		table.Column[row]{ID: "time", Title: "what its time went into", Short: []string{"its time", "time"}, Min: 10, Max: 24, Drop: 3, Draw: v.drawTime},
		table.Column[row]{ID: "over", Title: "alive over time", Short: []string{"over time", "alive"}, Min: 8, Max: profile.Parts, Drop: 5, Draw: v.drawAlive},
	)
}

// count is a column of how many goroutines of a group there are of some kind.
func (v *View) count(id, title string, from, drop int, of func(g *sums.Group) int) table.Column[row] {
	return table.Column[row]{ID: id, Title: title, Width: 6, From: from, Right: true, Drop: drop, Down: true,
		Text: func(r row) string {
			if !r.isGroup() {
				return ""
			}
			return view.CountOrDash(of(r.of))
		},
		Number: func(r row) float64 {
			if !r.isGroup() {
				return math.NaN()
			}
			return float64(of(r.of))
		},
		CSV: func(r row) string {
			if !r.isGroup() {
				return ""
			}
			return strconv.Itoa(of(r.of))
		}}
}

// percentile is a column of a percentile of a measure. Of a single goroutine the measure
// stands in the last of them.
func (v *View) percentile(m profile.Measure, title, which string, drop int, of func(p *profile.Percentiles) time.Duration) table.Column[row] {
	long := func(r row) time.Duration {
		switch {
		case r.isGroup():
			return of(&r.of.Measures[m].Percentiles)
		case r.more > 0 || which != "max":
			return 0
		}
		return v.measured(r, m)
	}
	return table.Column[row]{ID: title + "-" + which, Title: title + " " + which, Width: 8, Right: true, Drop: drop, Down: true,
		Text: func(r row) string {
			if !r.isGroup() && (r.more > 0 || which != "max") {
				return ""
			}
			return view.LongOrDash(long(r))
		},
		Number: func(r row) float64 { return float64(long(r)) },
		CSV:    func(r row) string { return strconv.FormatInt(int64(long(r)), 10) }}
}

// measured returns a measure of a member: just so long as it says of one that is blocked at
// the end, and else as far as the sums tell.
func (v *View) measured(r row, m profile.Measure) time.Duration {
	long := min(v.sums.Measure(r.member, m), r.of.Measures[m].Max)
	if b := v.blocked(r.member); b != nil && m == profile.LongestWait {
		d := time.Duration(min(b.End, v.sums.To) - max(b.Start, v.sums.From))
		if d >= long-long/10 { // it is that one, which the scale tells less exactly
			return d
		}
	}
	return long
}

// csvName names a row for who has not the rows around it.
func (v *View) csvName(r row) string {
	name := v.groupName(r.of, 0)
	if r.member != model.NoGoroutine {
		name += " " + strconv.FormatInt(int64(v.s.Trace.Goroutine(r.member).ID), 10)
	}
	return name
}

// stuckText says how many of a group are stuck, and of one that is, how sure that is.
func (v *View) stuckText(r row) string {
	switch n := v.stuck(r); {
	case r.isGroup():
		return view.CountOrDash(n)
	case n > 0:
		return view.Sure(v.blocked(r.member))
	}
	return ""
}

func (v *View) stuckRole(r row) canvas.Role {
	if v.stuck(r) > 0 {
		return theme.StuckText
	}
	return theme.Dim
}

// mark is what stands before a row with somebody who is stuck.
func (v *View) mark(r row) (rune, canvas.Role) {
	if v.stuck(r) > 0 {
		return theme.StuckGlyph, theme.StuckText
	}
	return 0, 0
}

func (v *View) role(r row) canvas.Role {
	switch {
	case r.more > 0:
		return theme.Dim
	case r.isGroup() && r.of.Stuck > 0:
		return theme.StuckText
	}
	return theme.Text
}

// spent returns what the time of a row went into, within the range.
func (v *View) spent(r row) (share model.Share) {
	switch {
	case r.isGroup():
		return r.of.Time
	case r.more == 0:
		cells := make([]model.Share, 1)
		v.s.Trace.SharesNow(r.member, v.sums.From, v.sums.To, cells)
		return cells[0]
	}
	return share
}

// drawTime draws what the time of a row went into as a bar of classes. All bars are of one
// length: what a group does matters more than how many it is.
func (v *View) drawTime(c *canvas.Canvas, r row) {
	share := v.spent(r)
	view.DrawClasses(c, share, v.s.Mono)
}

// drawAlive draws how many of a group are alive over time, and of a goroutine when it is.
func (v *View) drawAlive(c *canvas.Canvas, r row) {
	switch {
	case r.isGroup():
		chart.Spark(c, r.of.Alive[:], 0, theme.Spark)
	case r.more == 0:
		info := v.s.Trace.Goroutine(r.member)
		var parts [profile.Parts]model.Time
		part := v.sums.Part()
		for i := range parts {
			from, to := v.sums.From+model.Time(part*float64(i)), v.sums.From+model.Time(part*float64(i+1))
			parts[i] = max(min(info.Last, to)-max(info.First, from), 0)
		}
		chart.Heat(c, parts[:], model.Time(max(part, 1)), theme.Spark)
	}
}

// headline says what is in the table.
func (v *View) headline() string {
	n := 0
	for i := range v.sums.Groups {
		n += v.sums.Groups[i].Count
	}
	if v.only != nil {
		return format.Count(uint64(v.only.count)) + " with " + v.only.words + " (Esc: all)"
	}
	return format.Plural(n, "goroutine") + ", started in " + format.Plural(len(v.sums.Groups), "way")
}
