package view

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// FirstUsers returns the first goroutines of the users of a channel or a lock that count, n
// at most and each once, though it may use it at several places, and whether there are more.
func FirstUsers(users iter.Seq[channel.User], n int, counts func(channel.User) bool) (list []model.Goroutine, more bool) {
	for u := range users {
		switch {
		case !counts(u) || slices.Contains(list, u.Goroutine):
		case len(list) == n:
			return list, true
		default:
			list = append(list, u.Goroutine)
		}
	}
	return list, false
}

// UserRows names the first n goroutines of the users of a channel or a lock.
func UserRows(s *session.Session, users iter.Seq[channel.User], n, width int) []detail.Row {
	list, more := FirstUsers(users, n, func(channel.User) bool { return true })
	var rows []detail.Row
	for _, g := range list {
		rows = append(rows, UserRow(s, g, s.Trace.Goroutine(g).First, detail.Span{}, false, width))
	}
	if more {
		rows = append(rows, detail.Line(theme.Dim, "  and others"))
	}
	return rows
}

// leastFunc is how little a function's name is cut to.
const leastFunc = 6

// UserRow returns a row that names a goroutine and leads to a moment of it, with what it does
// there at its end.
func UserRow(s *session.Session, g model.Goroutine, at model.Time, tail detail.Span, stuck bool, width int) detail.Row {
	mark := detail.Span{Text: "  "}
	if stuck {
		mark = detail.Span{Text: string(theme.StuckGlyph) + " ", Style: canvas.As(theme.StuckText)}
	}
	number := fmt.Sprintf("goroutine %d", s.Trace.Goroutine(g).ID)
	name := ""
	if room := width - canvas.Width(number+tail.Text) - 4; strings.HasSuffix(format.Func(s.Trace.FuncName(g), max(room, 1)), "…") { // the name tells more than the word
		number = strings.TrimPrefix(number, "goroutine ")
	}
	if room := width - canvas.Width(number+tail.Text) - 4; room >= leastFunc {
		name = "  " + canvas.Cut(format.Func(s.Trace.FuncName(g), room), room)
	} else { // what it does tells more than who it is
		tail.Text = canvas.Cut(tail.Text, width-canvas.Width(number)-2)
	}
	return detail.Row{Link: &detail.Link{Goroutine: g, At: at}, Spans: []detail.Span{
		mark, {Text: number, Style: canvas.As(theme.Link)}, {Text: name, Style: canvas.As(theme.Text)}, tail,
	}}
}
