package tui

import (
	"chanlens/model/analysis/filter"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// languageRows explains the language of filters, from its own tables.
func languageRows(width int) []detail.Row {
	rows := []detail.Row{{}, detail.Line(theme.Accent, "filters, behind f")}
	group := ""
	for _, e := range filter.Reference() {
		if e.Group != group {
			group = e.Group
			rows = append(rows, detail.Row{}, detail.Line(theme.Accent, "filters · "+group))
		}
		head := []detail.Span{{Text: " " + canvas.Pad(e.Name, 21) + " ", Style: canvas.As(theme.Strong)}}
		text := e.Doc
		if e.Takes != "" {
			text += "; takes " + e.Takes
		}
		if e.Example != "" {
			text += ": " + e.Example
		}
		rows = append(rows, detail.Explain(head, text, width)...)
	}
	return rows
}
