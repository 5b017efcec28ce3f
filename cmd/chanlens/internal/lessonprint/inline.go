package lessonprint

import (
	"strings"
	"unicode/utf8"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/lesson"
)

// word is what stands between two spaces: parts of one or more styles.
type word []page.Part

func (w word) width() int {
	n := 0
	for _, p := range w {
		n += utf8.RuneCountInString(p.Text)
	}
	return n
}

// inline divides a text with marks into words. What is bold loses its marks; code keeps
// them, since they tell it from the words around it, and its blanks do not divide it.
func inline(text string) []word {
	var words []word
	var now word
	for _, r := range lesson.Runs(text) {
		style, pieces := page.Plain, strings.Split(r.Text, " ")
		switch r.Mark {
		case lesson.BoldMark:
			style = page.Bold
		case lesson.CodeMark:
			pieces = []string{"`" + r.Text + "`"}
		}
		for i, piece := range pieces {
			if i > 0 && len(now) > 0 {
				words, now = append(words, now), nil
			}
			if piece != "" {
				now = append(now, page.Part{Style: style, Text: page.Clean(piece)})
			}
		}
	}
	if len(now) > 0 {
		words = append(words, now)
	}
	return words
}

// leastWidth is the narrowest that text is broken to.
const leastWidth = 20

// flow writes a text with marks, the first line behind one indent and the others behind
// another of the same width.
func flow(p *page.Page, first, others, text string) {
	room := max(p.Width()-utf8.RuneCountInString(first), leastWidth)
	line, used := []page.Part{{Text: first}}, 0
	for _, w := range inline(text) {
		n := w.width()
		switch {
		case used == 0:
		case used+1+n <= room:
			line = append(line, page.Part{Text: " "})
			used++
		default:
			p.Parts(line...)
			line, used = []page.Part{{Text: others}}, 0
		}
		line = append(line, w...)
		used += n
	}
	p.Parts(line...)
}
