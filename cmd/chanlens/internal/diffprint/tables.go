package diffprint

import (
	"fmt"
	"strings"
	"time"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/analysis/compare"
	"chanlens/model/analysis/finding"
	"chanlens/model/format"
)

// part is a table of a diff.
type part struct {
	title   string
	columns []page.Column
	rows    [][]cell
	styles  []page.Style // of the rows
	left    int          // rows that are left out
}

// cell is a text, or a place.
type cell struct {
	text string
	at   *model.Frame
}

func words(s string) cell { return cell{text: s} }

func place(f model.Frame) cell { return cell{at: &f} }

// How many rows a part has.
const maxRows = 10

// styles are those of rows by verdict: what is worse is to be seen first.
var styles = map[compare.Verdict]page.Style{
	compare.Appeared: page.Warn, compare.Longer: page.Warn, compare.MoreOften: page.Warn,
	compare.Went: page.Good, compare.Shorter: page.Good, compare.LessOften: page.Good,
}

// parts returns the tables of a diff, without those that are empty.
func parts(d *compare.Diff) []part {
	all := []part{
		findings(d),
		waits(d, "WAITS", "place", d.Waits, d.Compared.Waits, false),
		channels(d),
		waits(d, "LOCKS", "lock", d.Locks, d.Compared.Locks, true),
		goroutines(d),
	}
	kept := all[:0]
	for _, p := range all {
		if len(p.rows) > 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// heading says how many of how many things differ: "WAITS: 3 of 48 places differ".
func heading(title, thing string, n, of int) string {
	return title + ": " + format.Count(uint64(n)) + " of " + format.Plural(of, thing) + " differ"
}

// waits makes the table of places that wait, or of locks.
func waits(d *compare.Diff, title, thing string, list []compare.Place, of int, locks bool) part {
	p := part{title: heading(title, thing, len(list), of), left: max(0, len(list)-maxRows), columns: []page.Column{
		{Title: "waiting in", Bends: true}, {Title: "at", Bends: true}, {Title: "change"}, {Title: "p50"},
		{Title: "p99", From: 110}, {Title: "per second", From: 140}, {Title: "waited per s"},
	}}
	if locks {
		p.columns[0].Title, p.columns[1].From = "lock", 110 // most names have a line in them
	}
	shown := list[:min(len(list), maxRows)]
	p50, p99, often, waited := make([]twin, len(shown)), make([]twin, len(shown)), make([]twin, len(shown)), make([]twin, len(shown))
	for i, x := range shown {
		b, a := x.Before, x.After
		p50[i] = lengths(b.P50, a.P50, b.Count, a.Count, x.Median)
		p99[i] = lengths(b.P99, a.P99, b.Count, a.Count, x.Tail)
		often[i] = perSecond(d, x)
		was, is := d.Before.Waited(b.Total), d.After.Waited(a.Total)
		waited[i] = lengths(was, is, b.Count, a.Count, compare.More)
	}
	c50, c99, co, cw := lineUp(p50), lineUp(p99), lineUp(often), lineUp(waited)
	for i, x := range shown {
		what := x.What
		if x.Name != "" {
			what = x.Name
		}
		p.rows = append(p.rows, []cell{words(what), place(x.At), words(change(d, x)), words(c50[i]), words(c99[i]), words(co[i]), words(cw[i])})
		p.styles = append(p.styles, styles[x.Verdict])
	}
	return p
}

// change says what differs, and by how much: "longer p50 ×3.7".
func change(d *compare.Diff, x compare.Place) string {
	by := ""
	switch x.Verdict {
	case compare.Longer, compare.Shorter, compare.Mixed:
		by = "p50 " + ratio(float64(x.Before.P50), float64(x.After.P50))
		if x.Median == compare.Same {
			by = "p99 " + ratio(float64(x.Before.P99), float64(x.After.P99))
		}
	case compare.MoreOften, compare.LessOften:
		by = ratio(d.Before.PerSecond(x.Before.Count), d.After.PerSecond(x.After.Count))
	}
	if by == "" {
		return x.Verdict.String()
	}
	return x.Verdict.String() + " " + by
}

func perSecond(d *compare.Diff, x compare.Place) twin {
	t := twin{change: x.Rate}
	if x.Before.Count > 0 {
		t.before = rate(d.Before.PerSecond(x.Before.Count))
	}
	if x.After.Count > 0 {
		t.after = rate(d.After.PerSecond(x.After.Count))
	}
	return t
}

// goroutines makes the table of groups of goroutines.
func goroutines(d *compare.Diff) part {
	list := d.Goroutines
	p := part{title: heading("GOROUTINES", "group", len(list), d.Compared.Goroutines), left: max(0, len(list)-maxRows), columns: []page.Column{
		{Title: "run", Bends: true}, {Title: "created at", Bends: true}, {Title: "change"}, {Title: "created per s"},
		{Title: "life p50", From: 100}, {Title: "life p99", From: 140}, {Title: "alive at end"},
	}}
	shown := list[:min(len(list), maxRows)]
	often, p50, p99, end := make([]twin, len(shown)), make([]twin, len(shown)), make([]twin, len(shown)), make([]twin, len(shown))
	for i, x := range shown {
		b, a := x.Before, x.After
		often[i] = perSecond(d, x)
		p50[i] = lengths(b.P50, a.P50, b.Measured, a.Measured, x.Median)
		p99[i] = lengths(b.P99, a.P99, b.Measured, a.Measured, x.Tail)
		end[i] = counts(b.AtEnd, a.AtEnd, x.AtEnd)
	}
	co, c50, c99, ce := lineUp(often), lineUp(p50), lineUp(p99), lineUp(end)
	for i, x := range shown {
		p.rows = append(p.rows, []cell{place(model.Frame{Func: x.What}), place(x.At), words(change(d, x)), words(co[i]), words(c50[i]), words(c99[i]), words(ce[i])})
		p.styles = append(p.styles, page.Plain)
	}
	return p
}

// channels makes the table of channels.
func channels(d *compare.Diff) part {
	list := d.Channels
	p := part{title: heading("CHANNELS", "channel", len(list), d.Compared.Channels), left: max(0, len(list)-maxRows), columns: []page.Column{
		{Title: "channel", Bends: true}, {Title: "at", Bends: true, From: 140}, {Title: "change"}, {Title: "looks like", Bends: true, From: 110},
		{Title: "send wait per s"}, {Title: "recv wait per s"},
	}}
	shown := list[:min(len(list), maxRows)]
	send, receive := make([]twin, len(shown)), make([]twin, len(shown))
	for i, c := range shown {
		send[i] = spent(d, c.Before.SendWait, c.After.SendWait, c.SendWait)
		receive[i] = spent(d, c.Before.ReceiveWait, c.After.ReceiveWait, c.ReceiveWait)
	}
	cs, cr := lineUp(send), lineUp(receive)
	for i, c := range shown {
		p.rows = append(p.rows, []cell{words(c.Name), place(c.At), words(c.Verdict.String()), words(looks(c)), words(cs[i]), words(cr[i])})
		p.styles = append(p.styles, styles[c.Verdict])
	}
	return p
}

// spent makes a twin of the time that is waited in a second; nothing if there is none.
func spent(d *compare.Diff, before, after time.Duration, change compare.Change) twin {
	was, is := d.Before.Waited(before), d.After.Waited(after)
	return lengths(was, is, int(before), int(after), change)
}

// looks says what the use of a channel looks like, and looked like before; and what its
// capacity was and is, if that is told and differs.
func looks(c compare.Channel) string {
	if was, is := c.Before, c.After; was.Exact && is.Exact && was.Cap != is.Cap && c.Verdict != compare.Appeared && c.Verdict != compare.Went {
		return strings.TrimPrefix(fmt.Sprintf("%s, cap %s → %s", shapes(c), format.Count(uint64(was.Cap)), format.Count(uint64(is.Cap))), ", ")
	}
	return shapes(c)
}

func shapes(c compare.Channel) string {
	switch was, is := c.ShapeBefore.String(), c.ShapeAfter.String(); c.Verdict {
	case compare.Appeared:
		return is
	case compare.Went:
		return was
	case compare.Reshaped:
		return was + " → " + is
	default:
		return is
	}
}

// findings makes the table of findings that are new or gone.
func findings(d *compare.Diff) part {
	f := d.Findings
	p := part{columns: []page.Column{{Title: ""}, {Title: ""}, {Bends: true}, {Bends: true}, {Right: true}}}
	p.title = "FINDINGS: " + format.Count(uint64(len(f.New))) + " new, " + format.Count(uint64(len(f.Both))) + " as before, " +
		format.Count(uint64(len(f.Gone))) + " gone"
	add := func(state string, list []compare.Finding, style page.Style) {
		p.left += max(0, len(list)-maxRows)
		for _, x := range list[:min(len(list), maxRows)] {
			cost := ""
			if x.Cost > 0 {
				cost = format.Duration(x.Cost)
			}
			at := place(x.At)
			if strings.Contains(x.Title, format.Place(x.At)) {
				at = cell{}
			}
			p.rows = append(p.rows, []cell{words(state), words(x.Severity.String()), words(x.Title), at, words(cost)})
			s := style
			if x.Severity == finding.Critical && state == "new" {
				s = page.Alarm
			}
			p.styles = append(p.styles, s)
		}
	}
	add("new", f.New, page.Warn)
	add("gone", f.Gone, page.Good)
	return p
}
