package lessonprint

import (
	"strings"
	"unicode/utf8"

	"chanlens/cmd/chanlens/internal/page"
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

// inline reads a text with the marks of Markdown that lessons may have. What is bold loses
// its marks; code keeps them, since they tell it from the words around it.
func inline(text string) []word {
	var words []word
	var now word
	style, code := page.Plain, false
	end := func() {
		if len(now) > 0 {
			words, now = append(words, now), nil
		}
	}
	for i := 0; i < len(text); {
		switch {
		case !code && strings.HasPrefix(text[i:], "**"):
			style = map[page.Style]page.Style{page.Plain: page.Bold, page.Bold: page.Plain}[style]
			i += len("**")
			continue
		case !code && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t'):
			end()
			i++
			continue
		case text[i] == '`':
			code = !code && strings.Contains(text[i+1:], "`")
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		r := page.Clean(text[i : i+n])
		if last := len(now) - 1; last >= 0 && now[last].Style == style {
			now[last].Text += r
		} else {
			now = append(now, page.Part{Style: style, Text: r})
		}
		i += n
	}
	end()
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
