package tutor

import (
	"strings"

	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// spans divides a text at its marks: `code` and **bold**. A mark without its other half is
// text. Without colours the marks of code stay, for they tell it.
func (p *Pane) spans(text string, plain canvas.Style) []detail.Span {
	var list []detail.Span
	add := func(text string, style canvas.Style) {
		if text != "" {
			list = append(list, detail.Span{Text: text, Style: style})
		}
	}
	for text != "" {
		before, mark, inner, rest := nextMark(text)
		add(before, plain)
		switch mark {
		case "`":
			if p.Mono {
				inner = "`" + inner + "`"
			}
			add(inner, canvas.As(theme.CodeFunction))
		case "**":
			add(inner, canvas.As(theme.Strong))
		}
		text = rest
	}
	return list
}

// nextMark divides a text at the first pair of marks: what is before it, the mark, what is
// within, and the rest. There is no mark if there is no pair.
func nextMark(text string) (before, mark, inner, rest string) {
	for i := range len(text) {
		for _, mark := range []string{"`", "**"} {
			after, ok := strings.CutPrefix(text[i:], mark)
			if !ok {
				continue
			}
			if inner, rest, ok := strings.Cut(after, mark); ok && inner != "" {
				return text[:i], mark, inner, rest
			}
		}
	}
	return text, "", "", ""
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
