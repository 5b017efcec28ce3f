package lesson

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSize is how long the text of a lesson may be, in bytes.
const maxSize = 1 << 20

// byteOrderMark is what some editors put before a text in UTF-8.
var byteOrderMark = []byte{0xef, 0xbb, 0xbf}

// cut cuts the text of a lesson into lines; false if it is no text. What a terminal takes
// for a command is no part of a text.
func cut(text []byte, f *faults) ([]string, bool) {
	if len(text) > maxSize {
		f.add(1, "this file has more than %d MB; a lesson is a text that a person reads", maxSize>>20)
		return nil, false
	}
	if bytes.IndexByte(text, 0) >= 0 {
		f.add(1, "this is no text; a lesson is a Markdown file")
		return nil, false
	}
	lines := strings.Split(string(bytes.TrimPrefix(text, byteOrderMark)), "\n")
	ok := true
	for i, line := range lines {
		line = strings.TrimSuffix(line, "\r")
		lines[i] = strings.TrimRight(line, " \t")
		if !utf8.ValidString(line) {
			f.add(i+1, "this line is no UTF-8; save the file as UTF-8")
			ok = false
		} else if k := strings.IndexFunc(line, isCommand); k >= 0 {
			r, _ := utf8.DecodeRuneInString(line[k:])
			f.add(i+1, "there is a control character, %U; take it away", r)
			ok = false
		}
	}
	return lines, ok
}

func isCommand(r rune) bool { return r != '\t' && unicode.IsControl(r) }

// fenced is a block between fences: what stands behind the first, and the lines between.
type fenced struct {
	info  string
	line  int // of the first fence, from 1
	lines []string
}

// fence returns the mark that a line opens a block with, and what stands behind it; "" if
// it opens none.
func fence(line string) (mark, info string) {
	line = strings.TrimLeft(line, " ")
	for _, c := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, c)
		if n := len(line) - len(rest); n >= 3 && !strings.Contains(rest, "`") {
			return line[:n], strings.TrimSpace(rest)
		}
	}
	return "", ""
}

// closes reports whether a line closes the block that a mark opened.
func closes(line, mark string) bool {
	line = strings.TrimSpace(line)
	return len(line) >= len(mark) && strings.Trim(line, mark[:1]) == ""
}
