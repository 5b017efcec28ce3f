package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/format"
)

// textWaits shows where most time was spent waiting.
func (r *Report) textWaits(p *page.Page) {
	tab := page.Table{Indent: "  ", Columns: []page.Column{
		{Title: "waiting in", Bends: true}, {Title: "at", Bends: true},
		{Title: "count", Right: true}, {Title: "open", Right: true}, {Title: "total", Right: true},
		{Title: "p50", Right: true}, {Title: "p99", Right: true}, {Title: "max", Right: true},
	}}
	left := 0
	for _, x := range r.Waits {
		if x.System {
			continue
		}
		if len(tab.Rows) == maxWaits {
			left++
			continue
		}
		open := ""
		if x.Open > 0 {
			open = format.Count(uint64(x.Open))
		}
		tab.Rows = append(tab.Rows, []page.Cell{
			page.Words(label(x.Op)), r.site(x.Site),
			page.Words(format.Count(uint64(x.Count))), page.Words(open), page.Words(format.Duration(x.Total)),
			page.Words(format.Duration(x.P50)), page.Words(format.Duration(x.P99)), page.Words(format.Duration(x.Max)),
		})
	}
	r.textTable(p, "WHERE TIME WENT, waits still open at the end included", tab, left, "place", nil)
}

// textWakes shows which goroutines woke which most often; the wakes by timers,
// the network and the runtime are many and say little, so they share a line.
func (r *Report) textWakes(p *page.Page) {
	tab := page.Table{Indent: "  ", Columns: []page.Column{
		{Title: "count", Right: true}, {Title: "by"}, {Title: "at", Bends: true},
		{Title: "woke from", Bends: true}, {Title: "at", Bends: true},
	}}
	left := 0
	others := make(map[model.WakeKind]int)
	for _, x := range r.Wakes {
		switch {
		case x.System:
		case x.Waker == model.NoFrame:
			others[x.Kind] += x.Count
		case len(tab.Rows) == maxWakes:
			left++
		default:
			tab.Rows = append(tab.Rows, []page.Cell{
				page.Words(format.Count(uint64(x.Count))), page.Words(x.Kind.String()), r.site(x.Waker),
				page.Words(label(x.Waited)), r.site(x.Woken),
			})
		}
	}
	r.textTable(p, "WHO WOKE WHOM", tab, left, "pair", nil)
	var parts []string
	for _, kind := range slices.Sorted(maps.Keys(others)) {
		parts = append(parts, fmt.Sprintf("%s %s", kind, format.Count(uint64(others[kind]))))
	}
	if len(tab.Rows) > 0 && len(parts) > 0 {
		p.Line(page.Faint, "  besides, not by goroutines: "+strings.Join(parts, ", "))
	}
}

func (r *Report) textTable(p *page.Page, title string, tab page.Table, left int, thing string, style func(int) page.Style) {
	if len(tab.Rows) == 0 {
		return
	}
	p.Line(page.Plain, "")
	p.Line(page.Bold, title)
	tab.Write(p, style)
	if left > 0 {
		p.Line(page.Faint, fmt.Sprintf("  and %s", format.Plural(left, "more "+thing)))
	}
}

// spent writes a length of time; nothing for none.
func spent(d time.Duration) page.Cell {
	if d == 0 {
		return page.Cell{}
	}
	return page.Words(format.Duration(d))
}
