package report

import (
	"math"
	"slices"
	"strings"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/format"
)

// How many channels and locks the text shows.
const (
	maxChannels = 8
	maxLocks    = 6
	fromPeak    = 90 // cells: the width from which channels have a column of peaks
)

// peakWords explains that column.
const peakWords = "; peak: most that waited at once"

// textChannels shows the channels that were rebuilt.
func (r *Report) textChannels(p *page.Page) {
	sureFrom := 100
	if r.exact() {
		sureFrom = 110 // the title says it of most
	}
	tab := page.Table{Indent: "  ", Columns: []page.Column{
		{Title: "channel", Bends: true}, {Title: "looks like", Bends: true}, {Title: "sure", Right: true, From: sureFrom},
		{Title: "cap", Right: true, From: exactFrom(r, 0)}, {Title: "left", Right: true, From: exactFrom(r, 120)},
		{Title: "sends", Right: true}, {Title: "recvs", Right: true}, {Title: "closes", Right: true, From: 100},
		{Title: "send wait", Right: true}, {Title: "recv wait", Right: true}, {Title: "select wait", Right: true, From: 120},
		{Title: "peak", Right: true, From: fromPeak}, {Title: "at end", Right: true},
	}}
	all := r.Channels.Channels
	shown := all[:min(len(all), maxChannels)]
	for i := range shown {
		c := &shown[i]
		tab.Add(r.named(c.Label(), c.Uses), page.Words(c.Shape.String()), page.Words(c.Sure()), capacity(c), left(c), seen(c.Sends),
			seen(c.Receives), seen(c.Closes), spent(c.SendWait), spent(c.ReceiveWait), spent(c.SelectWait),
			seen(c.MaxWaiting), seen(c.SendersAtEnd+c.ReceiversAtEnd+c.SelectsAtEnd))
	}
	stuck := func(i int) page.Style {
		if shown[i].Shape == channel.ShapeStuck {
			return page.Alarm
		}
		return page.Plain
	}
	title := "CHANNELS, " + r.toldBy()
	if p.Width() >= fromPeak {
		title += peakWords
	}
	r.textTable(p, title, tab, len(all)-len(shown), "channel", stuck)
}

// toldBy says what channels are told by.
func (r *Report) toldBy() string {
	inferred := slices.ContainsFunc(r.Channels.Channels, func(c channel.Channel) bool { return !c.Exact })
	switch {
	case !r.exact():
		return "as far as waits and wakes tell"
	case inferred:
		return "exact as recorded; the others as far as waits and wakes tell"
	}
	return "exact: all operations were recorded"
}

// exact reports whether any channel is.
func (r *Report) exact() bool {
	return slices.ContainsFunc(r.Channels.Channels, func(c channel.Channel) bool { return c.Exact })
}

// exactFrom returns the width from which a column that only exact channels fill is there:
// from, or never.
func exactFrom(r *Report, from int) int {
	if !r.exact() {
		return math.MaxInt
	}
	return from
}

// capacity writes the capacity of a channel, if it is told.
func capacity(c *channel.Channel) page.Cell {
	if !c.Exact || c.Recorded.Nil {
		return page.Cell{}
	}
	return page.Words(format.Count(uint64(c.Recorded.Cap)))
}

// left writes how many elements are left in a channel at the end, if that is told.
func left(c *channel.Channel) page.Cell {
	if !c.Exact {
		return page.Cell{}
	}
	return seen(c.Recorded.Len)
}

// textLocks shows the locks that were rebuilt.
func (r *Report) textLocks(p *page.Page) {
	tab := page.Table{Indent: "  ", Columns: []page.Column{
		{Title: "lock", Bends: true}, {Title: "kind", From: 90}, {Title: "sure", Right: true, From: 100},
		{Title: "waits", Right: true}, {Title: "total", Right: true}, {Title: "p50", Right: true}, {Title: "p99", Right: true},
		{Title: "max", Right: true}, {Title: "peak", Right: true}, {Title: "at end", Right: true},
	}}
	all := r.Channels.Locks
	shown := all[:min(len(all), maxLocks)]
	for i := range shown {
		l := &shown[i]
		tab.Add(r.named(l.Label(), l.Uses), page.Words(l.Class.String()), page.Words(l.Sure()),
			seen(l.Waits), spent(l.Wait), spent(l.P50), spent(l.P99), spent(l.Max), seen(l.MaxWaiting), seen(l.AtEnd))
	}
	r.textTable(p, "LOCKS, as far as waits and wakes tell"+peakWords, tab, len(all)-len(shown), "lock", nil)
	if n := r.Channels.Omitted; n > 0 {
		p.Wrap(page.Faint, "There are too many waits to look at each: "+format.Count(uint64(n))+
			" more on channels and locks are only in the table below.")
	}
}

// named makes a cell of the name of a channel or a lock, and of where it is used most
// unless the name is made of places itself.
func (r *Report) named(name string, uses []channel.Use) page.Cell {
	var at model.Frame
	if len(uses) > 0 && !strings.Contains(name, ".") {
		at = r.Trace.Frame(uses[0].Site)
	}
	return page.Named(name, at)
}

// seen writes how many there are; nothing for none, for then none were seen.
func seen(n int) page.Cell {
	if n == 0 {
		return page.Cell{}
	}
	return page.Words(format.Count(uint64(n)))
}
