package view

import (
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/session"
	"chanlens/tui/sums"
	"chanlens/tui/theme"
)

// rangePlaces is how many places the statistics of a range name, and rangeClasses how many
// classes of what time went into.
const (
	rangePlaces  = 6
	rangeClasses = 6
)

// RangeRows says what happened in the chosen range: what time went into, where goroutines
// waited, how many ran, were made and ended, who was woken, and what the runtime did.
func RangeRows(s *session.Session, width int) []detail.Row {
	span := format.Duration(time.Duration(s.Chosen.Span))
	head := []detail.Span{
		{Text: "range ", Style: canvas.As(theme.Accent)},
		{Text: span + "  ", Style: canvas.As(theme.Strong)},
		{Text: RangeWords(s.Chosen), Style: canvas.As(theme.Text)},
	}
	rows := []detail.Row{{Spans: head, Head: true}}
	of, current := s.Sums()
	if !current {
		word := "is being worked out …"
		if s.Found == nil {
			word = "statistics come when all of the trace is examined"
		}
		return append(rows, detail.Line(theme.Dim, word))
	}
	if s.Only != nil {
		rows = append(rows, detail.Line(theme.Dim, "of the "+format.Plural(s.Only.Len(), "goroutine")+" that pass the filter"))
	}
	for _, text := range rangeWords(of) {
		rows = append(rows, detail.Lines(theme.Text, text, width)...)
	}
	rows = append(rows, detail.Row{}, detail.Heading("time of goroutines"))
	classes := ClassRows(of.Time, width)
	rows = append(rows, classes[:min(len(classes), rangeClasses)]...)
	return append(rows, rangePlaceRows(s.Trace, of, width)...)
}

// rangeWords says what happened in a range, in a few sentences.
func rangeWords(of *sums.Sums) []string {
	began, ended := of.WaitCounts()
	n := func(n int) string { return format.Count(uint64(n)) }
	lines := []string{
		format.Plural(of.Alive, "goroutine") + " alive: " + n(of.Ran) + " ran, " + n(of.Created) + " made, " + n(of.Exited) + " ended",
		format.Plural(began, "wait") + " began, " + n(ended) + " ended; " + format.Plural(of.Wakes, "wake"),
	}
	if of.Stuck > 0 {
		lines = append(lines, n(of.Stuck)+" wait for ever, in it or since before")
	}
	span := float64(of.To - of.From)
	if len(of.Machine.Procs) > 0 {
		all := model.Time(0)
		for _, p := range of.Machine.Procs {
			all += p.Time
		}
		busiest, _ := of.Machine.Busiest()
		lines = append(lines, format.Plural(len(of.Machine.Procs), "processor")+" ran, "+
			format.Percent(float64(all), span*float64(len(of.Machine.Procs)))+" of the time; the busiest, "+
			busiest.Proc.String()+", "+format.Percent(float64(busiest.Time), span))
	}
	if of.Machine.GC > 0 || of.Machine.Stopped > 0 {
		lines = append(lines, "garbage collection "+LongOrDash(time.Duration(of.Machine.GC))+
			", world stopped "+LongOrDash(time.Duration(of.Machine.Stopped)))
	}
	if of.Missing > 0 {
		lines = append(lines, format.Duration(time.Duration(of.Missing))+" of it is not there")
	}
	return lines
}

// rangePlaceRows names the places at which most was waited, each with a link to its
// longest wait.
func rangePlaceRows(t *model.Trace, of *sums.Sums, width int) []detail.Row {
	rows := []detail.Row{{}, detail.Heading("waits by place, with the longest")}
	for i := range of.Profile.Places {
		p := &of.Profile.Places[i]
		if !profile.IsWait(p.Op.Class()) {
			continue
		}
		if len(rows) == rangePlaces+2 {
			break
		}
		head := []detail.Span{
			{Text: canvas.PadLeft(format.Duration(time.Duration(p.Time)), 8) + " ", Style: canvas.As(theme.Text)},
			{Text: canvas.PadLeft(format.Count(uint64(p.Count))+"×", 6) + " ", Style: canvas.As(theme.Dim)},
			{Text: p.Op.String() + " ", Style: canvas.As(theme.Link)},
		}
		room := width - 16 - canvas.Width(p.Op.String()) - 1
		rows = append(rows, detail.Row{
			Link:  &detail.Link{Goroutine: p.Longest.Goroutine, At: max(p.Longest.Start, of.From)},
			Spans: append(head, detail.SiteSpans(t, p.Site, room)...),
		})
	}
	if len(rows) == 2 {
		return nil
	}
	return rows
}
