package view

import (
	"iter"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// Used is a channel or a lock, as far as views treat both alike: places that use it, and
// goroutines.
type Used struct {
	Uses  []channel.Use
	Users iter.Seq[channel.User]
	Waits func(u channel.User) bool    // whether a user may have waited
	On    func(iv model.Interval) bool // whether a wait is on it
	Ends  []int32                      // who waits there when the trace ends, as places in Found.Blocked: the first few
	AtEnd int                          // how many these are in all
}

// How much the words on a channel or a lock show.
const (
	usedPlaces = 12
	usedWho    = 6    // goroutines
	usedLooked = 1000 // users, for those goroutines
)

// Stuck reports whether somebody waits there for ever.
func (u *Used) Stuck(s *session.Session) bool {
	return len(u.Ends) > 0 && s.Found.Blocked[u.Ends[0]].Verdict == verdict.Stuck // stuck ones come first
}

// foremost returns who waits there when the trace ends, the most pressing; nil if nobody does.
func (u *Used) foremost(s *session.Session) *verdict.Blocked {
	if len(u.Ends) == 0 {
		return nil
	}
	return &s.Found.Blocked[u.Ends[0]]
}

// Point takes the selection to who waits there when the trace ends, if anybody does.
func (u *Used) Point(s *session.Session) {
	if b := u.foremost(s); b != nil {
		s.Sel, s.Member = session.Selection{Goroutine: b.Goroutine, At: s.Within(b.Start)}, false
	}
}

// Visit goes to who waits there at the end, or else to a long wait there.
func (u *Used) Visit(s *session.Session) {
	to, ok := u.target(s)
	if !ok {
		s.Note("no wait there was found soon; the details lead to who uses it")
		return
	}
	s.Jump(to.Goroutine, to.At)
}

// Frame returns where who waits there at the end does so, or else the place that is seen most;
// NoFrame if none is told.
func (u *Used) Frame(s *session.Session) model.FrameID {
	if b := u.foremost(s); b != nil {
		if site := s.Trace.Site(b.Stack); site != model.NoFrame {
			return site
		}
	}
	for _, site := range channel.Sites(u.Uses) {
		if site.Site != model.NoFrame {
			return site.Site
		}
	}
	return model.NoFrame
}

// target returns where Enter leads: to who waits there at the end, or else to a long wait.
func (u *Used) target(s *session.Session) (detail.Link, bool) {
	if b := u.foremost(s); b != nil {
		return detail.Link{Goroutine: b.Goroutine, At: b.Start}, true
	}
	return u.longWait(s.Trace)
}

// How far one key looks for a wait.
const (
	seekUsers = 8
	seekWaits = SeekLimit / seekUsers
)

// longWait returns the longest wait, of those that are found in the time there is for
// one key.
func (u *Used) longWait(t *model.Trace) (to detail.Link, ok bool) {
	began, longest := time.Now(), model.Time(-1)
	waiters, _ := FirstUsers(u.Users, seekUsers, u.Waits)
	for _, g := range waiters {
		if time.Since(began) > SeekTime {
			break
		}
		iv, found := longestWait(t, g, t.Goroutine(g).First, t.End(), began, seekWaits, u.On)
		if found && iv.End-iv.Start > longest {
			to, ok, longest = detail.Link{Goroutine: iv.Goroutine, At: iv.Start}, true, iv.End-iv.Start
		}
	}
	return to, ok
}

// Rows says where it is used, and by whom.
func (u *Used) Rows(s *session.Session, width int) []detail.Row {
	return append(u.places(s.Trace, width), u.who(s, width)...)
}

// places lists where it is used, with how many operations were seen.
func (u *Used) places(t *model.Trace, width int) []detail.Row {
	rows := []detail.Row{detail.Heading("places")}
	sites := channel.Sites(u.Uses)
	label := 0
	for _, s := range sites {
		label = max(label, canvas.Width(s.Word))
	}
	label = min(label, 14)
	for i, s := range sites {
		if i == usedPlaces {
			return append(rows, detail.Line(theme.Dim, "  and "+format.Plural(len(sites)-i, "more place")))
		}
		head := []detail.Span{
			{Text: canvas.PadLeft(format.Count(uint64(s.Count))+"×", 7) + " ", Style: canvas.As(theme.Text)},
			{Text: canvas.Pad(s.Word, label) + "  ", Style: canvas.As(theme.Text)},
		}
		rows = append(rows, detail.Row{Frame: s.Site, Spans: append(head, detail.SiteSpans(t, s.Site, width-label-10)...)})
	}
	return rows
}

// who lists who waits there when the trace ends, and else who was seen to use it.
func (u *Used) who(s *session.Session, width int) []detail.Row {
	heading := "waits there when the trace ends"
	if len(u.Ends) == 0 {
		heading = "used by"
	}
	rows := []detail.Row{{}, detail.Heading(heading)}
	if len(u.Ends) > 0 {
		for _, j := range u.Ends[:min(len(u.Ends), usedWho)] {
			b := &s.Found.Blocked[j]
			tail := "  " + b.Op.String() + " " + format.Duration(b.Duration())
			stuck, role := b.Verdict == verdict.Stuck, theme.Dim
			if stuck {
				role = theme.StuckText
			}
			rows = append(rows, UserRow(s, b.Goroutine, b.Start, detail.Span{Text: tail, Style: canvas.As(role)}, stuck, width))
		}
		if u.AtEnd > usedWho {
			rows = append(rows, detail.Line(theme.Dim, "  and "+format.Count(uint64(u.AtEnd-usedWho))+" more"))
		}
		return rows
	}
	users := UserRows(s, u.Users, usedWho, width)
	if len(users) == 0 {
		return nil
	}
	return append(rows, users...)
}

// leastBefore is how many cells what stands before a place is worth writing in.
const leastBefore = 5

// ShortName returns the name of a channel or a lock for a width. Where there is no room,
// functions lose their packages and then their types, and what is in a place loses its
// begin. How many there are of it stays.
func ShortName(label string, width int) string {
	name, times := label, ""
	if i := strings.LastIndex(label, " ×"); i >= 0 {
		name, times = label[:i], label[i:]
	}
	if room := width - canvas.Width(times); room >= leastName {
		return shortName(name, room) + times
	}
	return shortName(name, width)
}

// leastName is how many cells a name needs beside how many there are of it.
const leastName = 8

func shortName(label string, width int) string {
	label = format.Sides(label, width)
	before, at, ok := strings.Cut(label, " at ")
	if !ok || canvas.Width(label) <= width {
		return canvas.Cut(label, width)
	}
	short := at
	if room := width - canvas.Width(at) - 1; room >= leastBefore {
		short = canvas.Cut(before, room) + " " + at
	}
	texts := []string{before + " " + at, short, at}
	place, who, ok := strings.Cut(at, " ") // which of several, "(goroutines 7, 8)"
	if ok {
		texts = append(texts, before+" "+who, before+" "+place)
	}
	return canvas.Fitting(width, append(texts, place, before, detail.CutLeft(place, width))...)
}

// AboutUsed says what a channel or a lock is, how sure that is ("85% sure"), and what tells
// so.
func AboutUsed(label, kind, sure, evidence string, stuck bool, width int) []detail.Row {
	role := theme.Strong
	if stuck {
		role = theme.StuckText
	}
	rows := detail.Explain(nil, label, width)
	for i := range rows {
		rows[i].Spans[0].Style = canvas.As(role)
	}
	rows = append(rows, detail.Row{Spans: []detail.Span{
		{Text: kind, Style: canvas.As(theme.Text)}, {Text: ", ", Style: canvas.As(theme.Dim)},
		{Text: sure, Style: canvas.As(theme.Text)},
	}})
	return append(rows, detail.Lines(theme.Dim, evidence, width)...)
}

// DrawRebuiltHead says what is in a table of channels or locks, n of so many, and how far to
// trust it.
// toldBy says that last thing, "" for that of what is rebuilt from waits and wakes.
func DrawRebuiltHead(c *canvas.Canvas, s *session.Session, n, of int, what, toldBy string) {
	w, _ := c.Size()
	text := format.Plural(of, what)
	if n < of {
		text = format.Count(uint64(n)) + " of " + text + ", as the filter has it"
	}
	x := c.Text(1, 0, text, canvas.As(theme.Strong))
	rebuilt := []string{"as far as waits and wakes tell, for a trace names none; of the whole trace",
		"as far as waits and wakes tell; of the whole trace", "of the whole trace"}
	if toldBy != "" {
		rebuilt = []string{toldBy + "; of the whole trace", toldBy, "of the whole trace"}
	}
	text = canvas.Fitting(w-x-4, rebuilt...)
	if !s.EndKnown() {
		text = "the trace's end is outside the window"
	}
	c.Text(x+3, 0, canvas.Cut(text, w-x-4), canvas.As(theme.Dim))
}
