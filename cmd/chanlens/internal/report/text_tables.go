package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// textWaits shows where most time was spent waiting.
func (r *Report) textWaits(p *page) {
	tab := table{indent: "  ", columns: []column{
		{title: "waiting in", bends: true}, {title: "at", bends: true},
		{title: "count", right: true}, {title: "open", right: true}, {title: "total", right: true},
		{title: "p50", right: true}, {title: "p99", right: true}, {title: "max", right: true},
	}}
	left := 0
	for _, x := range r.Waits {
		if x.System {
			continue
		}
		if len(tab.rows) == maxWaits {
			left++
			continue
		}
		open := ""
		if x.Open > 0 {
			open = format.Count(uint64(x.Open))
		}
		tab.rows = append(tab.rows, []cell{
			words(label(x.Op)), site(r.Trace, x.Site),
			words(format.Count(uint64(x.Count))), words(open), words(format.Duration(x.Total)),
			words(format.Duration(x.P50)), words(format.Duration(x.P99)), words(format.Duration(x.Max)),
		})
	}
	r.textTable(p, "WHERE TIME WENT, waits still open at the end included", tab, left, "place")
}

// textWakes shows which goroutines woke which most often; the wakes by timers,
// the network and the runtime are many and say little, so they share a line.
func (r *Report) textWakes(p *page) {
	tab := table{indent: "  ", columns: []column{
		{title: "count", right: true}, {title: "by"}, {title: "at", bends: true},
		{title: "woke from", bends: true}, {title: "at", bends: true},
	}}
	left := 0
	others := make(map[model.WakeKind]int)
	for _, x := range r.Wakes {
		switch {
		case x.System:
		case x.Waker == model.NoFrame:
			others[x.Kind] += x.Count
		case len(tab.rows) == maxWakes:
			left++
		default:
			tab.rows = append(tab.rows, []cell{
				words(format.Count(uint64(x.Count))), words(x.Kind.String()), site(r.Trace, x.Waker),
				words(label(x.Waited)), site(r.Trace, x.Woken),
			})
		}
	}
	r.textTable(p, "WHO WOKE WHOM", tab, left, "pair")
	var parts []string
	for _, kind := range slices.Sorted(maps.Keys(others)) {
		parts = append(parts, fmt.Sprintf("%s %s", kind, format.Count(uint64(others[kind]))))
	}
	if len(tab.rows) > 0 && len(parts) > 0 {
		p.line(faint, "  besides, not by goroutines: "+strings.Join(parts, ", "))
	}
}

func (r *Report) textTable(p *page, title string, tab table, left int, thing string) {
	if len(tab.rows) == 0 {
		return
	}
	p.line(plain, "")
	p.line(bold, title)
	for i, line := range tab.lines(p.width) {
		style := plain
		if i == 0 {
			style = faint
		}
		p.line(style, line)
	}
	if left > 0 {
		p.line(faint, fmt.Sprintf("  and %s", format.Plural(left, "more "+thing)))
	}
}
