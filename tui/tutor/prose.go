package tutor

import (
	"strings"

	"chanlens/model/analysis/lesson"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// spans returns the pieces of a text as they look. Without colours the marks of code stay,
// for they tell it.
func (p *Pane) spans(text string, plain canvas.Style) []detail.Span {
	var list []detail.Span
	for _, r := range lesson.Runs(text) {
		span := detail.Span{Text: r.Text, Style: plain}
		switch r.Mark {
		case lesson.BoldMark:
			span.Style = canvas.As(theme.Strong)
		case lesson.CodeMark:
			span.Style = canvas.As(theme.CodeFunction)
			if p.Mono {
				span.Text = "`" + r.Text + "`"
			}
		}
		list = append(list, span)
	}
	return list
}

// wrap breaks spans at blanks into lines of at most a width. A word may be of several spans;
// one that is wider than a line is divided.
func wrap(spans []detail.Span, width int) [][]detail.Span {
	width = max(width, leastWidth)
	var lines [][]detail.Span
	var line, word []detail.Span
	lineW, wordW := 0, 0
	blank := detail.Span{}
	endLine := func() {
		if len(line) > 0 {
			lines = append(lines, line)
		}
		line, lineW = nil, 0
	}
	endWord := func() {
		if len(word) == 0 {
			return
		}
		if lineW > 0 && lineW+1+wordW > width {
			endLine()
		}
		if lineW > 0 {
			line, lineW = append(line, blank), lineW+1
		}
		line, lineW = append(line, word...), lineW+wordW
		word, wordW = nil, 0
	}
	for _, s := range spans {
		for i, part := range strings.Split(s.Text, " ") {
			if i > 0 {
				endWord()
				blank = detail.Span{Text: " ", Style: s.Style}
			}
			for part != "" {
				piece := fitting(part, width-wordW)
				if piece == "" {
					endWord()
					continue
				}
				word, wordW = append(word, detail.Span{Text: piece, Style: s.Style}), wordW+canvas.Width(piece)
				part = part[len(piece):]
			}
		}
	}
	endWord()
	endLine()
	return lines
}

// leastWidth is how wide a line is at least: any rune fits.
const leastWidth = 8

// fitting returns the begin of a text that is at most so wide.
func fitting(text string, width int) string {
	n := 0
	for i, r := range text {
		if n += canvas.RuneWidth(canvas.Printable(r)); n > width {
			return text[:i]
		}
	}
	return text
}
