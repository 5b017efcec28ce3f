package detail

import (
	"strings"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Line returns a row of one text.
func Line(role canvas.Role, text string) Row {
	return Row{Spans: []Span{{Text: text, Style: canvas.As(role)}}}
}

// Lines returns a text in rows, as many as it needs at a width.
func Lines(role canvas.Role, text string, width int) []Row {
	var rows []Row
	for _, line := range Wrap(text, width) {
		rows = append(rows, Line(role, line))
	}
	return rows
}

// Heading returns the row that begins a section.
func Heading(text string) Row { return Row{Head: true, Spans: []Span{accent(text)}} }

// Explain returns rows that begin with head, an explanation behind it, on as many
// further rows as it needs.
func Explain(head []Span, text string, width int) []Row {
	indent := canvas.Width((&Row{Spans: head}).Text())
	var rows []Row
	for _, line := range Wrap(text, width-indent) {
		rows = append(rows, Row{Spans: append(head, Span{Text: line, Style: canvas.As(theme.Text)})})
		head = []Span{{Text: strings.Repeat(" ", indent)}}
	}
	return rows
}

// SiteSpans name a function and a line in it, or only the line where there is no room.
func SiteSpans(t *model.Trace, id model.FrameID, width int) []Span {
	if id == model.NoFrame {
		return []Span{{Text: "not told", Style: canvas.As(theme.Dim)}}
	}
	f := t.Frame(id)
	place := CutLeft(format.Place(f), width)
	room := width - canvas.Width(place) - 1
	if room < 8 {
		return []Span{{Text: place, Style: canvas.As(theme.Text)}}
	}
	return []Span{
		{Text: canvas.Cut(format.Func(f.Func, room), room) + " ", Style: canvas.As(theme.UserFrame)},
		{Text: place, Style: canvas.As(theme.Text)},
	}
}
