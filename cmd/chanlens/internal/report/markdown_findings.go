package report

import (
	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/channel"
	"chanlens/model/format"
)

// markdownFindings lists the findings, each with all that is known of it.
func (r *Report) markdownFindings(m *page.Markdown) {
	m.Heading("Findings")
	if len(r.Findings) == 0 {
		m.Line("None.")
	} else {
		m.Line("%s.", page.Escape(r.countSeverities().String()))
	}
	against := r.baseline()
	if against != nil {
		m.Line("")
		m.Line("Held %s.", page.Escape(against.sentence()))
	}
	full, brief := r.choose()
	for _, f := range full {
		m.Line("")
		m.Line("**%s%s: %s**", r.state(f), f.Severity, page.Escape(f.Title))
		m.Line("")
		for _, row := range r.facets(f) {
			head := "- " + page.Escape(row.label) + ":"
			if row.label == "" { // it goes on with what the row before tells
				head = "  -"
			}
			m.Line("%s %s", head, page.Escape(row.text))
		}
	}
	if len(brief) > 0 {
		m.Line("")
	}
	for i, f := range brief {
		if i == 2*maxBrief {
			m.Line("- and %s more", format.Count(uint64(len(brief)-i)))
			break
		}
		m.Line("- %s%s: %s", r.state(f), f.Severity, page.Escape(f.Title))
	}
	if against == nil || len(against.Gone) == 0 {
		return
	}
	m.Line("")
	for _, f := range against.Gone {
		m.Line("- gone: %s", page.Escape(f.Title))
	}
}

// markdownChannels shows the channels that were rebuilt.
func (r *Report) markdownChannels(m *page.Markdown) {
	all := r.Channels.Channels
	if len(all) == 0 {
		return
	}
	m.Heading("Channels, " + r.toldBy())
	header := []string{"channel", "at", "looks like", "-sure"}
	if r.exact() {
		header = append(header, "-cap", "-left")
	}
	m.Header(append(header, "-sends", "-receives", "-closes", "-send wait", "-receive wait", "-peak", "-at end")...)
	for i := range all[:min(len(all), 2*maxChannels)] {
		c := &all[i]
		row := []string{page.Escape(c.Label()), r.markdownMain(c.Uses), c.Shape.String(), c.Sure()}
		if r.exact() {
			row = append(row, capacity(c).Text(), left(c).Text())
		}
		m.Row(append(row, seen(c.Sends).Text(), seen(c.Receives).Text(), seen(c.Closes).Text(), spent(c.SendWait).Text(), spent(c.ReceiveWait).Text(),
			seen(c.MaxWaiting).Text(), seen(c.SendersAtEnd+c.ReceiversAtEnd+c.SelectsAtEnd).Text())...)
	}
}

// markdownLocks shows the locks that were rebuilt.
func (r *Report) markdownLocks(m *page.Markdown) {
	all := r.Channels.Locks
	if len(all) == 0 {
		return
	}
	m.Heading("Locks, as far as waits and wakes tell")
	m.Header("lock", "at", "kind", "-sure", "-waits", "-total", "-p50", "-p99", "-max", "-peak", "-at end")
	for i := range all[:min(len(all), 2*maxLocks)] {
		l := &all[i]
		m.Row(page.Escape(l.Label()), r.markdownMain(l.Uses), l.Class.String(), l.Sure(),
			seen(l.Waits).Text(), spent(l.Wait).Text(), spent(l.P50).Text(), spent(l.P99).Text(), spent(l.Max).Text(),
			seen(l.MaxWaiting).Text(), seen(l.AtEnd).Text())
	}
}

// markdownMain writes where a channel or a lock is used most.
func (r *Report) markdownMain(uses []channel.Use) string {
	if len(uses) == 0 {
		return ""
	}
	return r.markdownSite(uses[0].Site)
}
