package prompt

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is a line of text with a cursor.
type Line struct {
	Text   string
	Cursor int // in bytes, at the begin of a rune or at the end
}

// maxLine is how much text a line takes, in bytes.
const maxLine = 2000

// Set replaces the text, with the cursor at its end.
func (l *Line) Set(text string) { l.Text, l.Cursor = text, len(text) }

// Replace puts text in the place of n bytes, and the cursor behind it.
func (l *Line) Replace(at, n int, text string) {
	if len(l.Text)-n+len(text) <= maxLine {
		l.Text = l.Text[:at] + text + l.Text[at+n:]
		l.Cursor = at + len(text)
	}
}

// moves are the keys that move the cursor, and where to.
var moves = map[string]func(l *Line) int{
	"<Left>": (*Line).before, "<C-b>": (*Line).before,
	"<Right>": (*Line).after, "<C-f>": (*Line).after,
	"<Home>": begin, "<C-a>": begin,
	"<End>": end, "<C-e>": end,
	"<S-Left>": (*Line).word, "<C-Left>": (*Line).word,
	"<S-Right>": (*Line).wordEnd, "<C-Right>": (*Line).wordEnd,
}

// erasures are the keys that erase what is between the cursor and a place.
var erasures = map[string]func(l *Line) int{
	"<Backspace>": (*Line).before, "<Delete>": (*Line).after,
	"<C-w>": (*Line).word, "<C-u>": begin, "<C-k>": end,
}

// Key does what a key means to the line, and reports whether it means anything.
func (l *Line) Key(name string) bool {
	if to, ok := moves[name]; ok {
		l.Cursor = to(l)
		return true
	}
	if to, ok := erasures[name]; ok {
		from, until := min(l.Cursor, to(l)), max(l.Cursor, to(l))
		l.Replace(from, until-from, "")
		return true
	}
	switch name {
	case "<Space>":
		name = " "
	case "<lt>":
		name = "<"
	}
	if utf8.RuneCountInString(name) != 1 {
		return false
	}
	l.Replace(l.Cursor, 0, name)
	return true
}

func begin(*Line) int { return 0 }

func end(l *Line) int { return len(l.Text) }

// before returns the place of the rune before the cursor.
func (l *Line) before() int {
	_, n := utf8.DecodeLastRuneInString(l.Text[:l.Cursor])
	return l.Cursor - n
}

// after returns the place behind the rune at the cursor.
func (l *Line) after() int {
	_, n := utf8.DecodeRuneInString(l.Text[l.Cursor:])
	return l.Cursor + n
}

// word returns where the word before the cursor begins.
func (l *Line) word() int {
	text := strings.TrimRightFunc(l.Text[:l.Cursor], unicode.IsSpace)
	return strings.LastIndexFunc(text, unicode.IsSpace) + 1
}

// wordEnd returns where the word behind the cursor ends.
func (l *Line) wordEnd() int {
	rest := l.Text[l.Cursor:]
	word := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if n := strings.IndexFunc(word, unicode.IsSpace); n >= 0 {
		return l.Cursor + len(rest) - len(word) + n
	}
	return len(l.Text)
}
