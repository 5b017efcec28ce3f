package lessonprint

import (
	"bytes"
	"fmt"
	"strings"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/format"
)

// around is how many lines of the program are shown before and after the one that is meant.
const around = 3

// excerpt writes the lines of the program around a frame. Without its source it says so.
func (r *Reading) excerpt(p *page.Page, f model.Frame) {
	text, ok := r.Source(f)
	lines := bytes.Split(bytes.TrimSuffix(text, []byte("\n")), []byte("\n"))
	if !ok || f.Line < 1 || f.Line > len(lines) {
		p.Line(page.Faint, indent+"(the source of "+page.Clean(format.Place(f))+" is not at hand)")
		return
	}
	first, last := window(lines, f.Line)
	width := len(fmt.Sprint(last))
	for n := first; n <= last; n++ {
		mark, style := "  ", page.Faint
		if n == f.Line {
			mark, style = r.mark()+" ", page.Bold
		}
		code := page.Clean(strings.ReplaceAll(string(lines[n-1]), "\t", "    "))
		p.Cut(style, strings.TrimRight(fmt.Sprintf("%s%s%*d  %s", indent, mark, width, n, code), " "))
	}
}

// window returns the first and the last line to show around one: no blank ones at the ends,
// and nothing of the declarations before and after that of the line.
func window(lines [][]byte, line int) (first, last int) {
	first, last = line, line
	for first > max(line-around, 1) && !bytes.HasPrefix(lines[first-1], []byte("func ")) && !ends(lines[first-2]) {
		first--
	}
	for last < min(line+around, len(lines)) && !ends(lines[last-1]) {
		last++
	}
	for first < line && blank(lines[first-1]) {
		first++
	}
	for last > line && blank(lines[last-1]) {
		last--
	}
	return first, last
}

// ends reports whether a line ends a declaration, as gofmt writes it.
func ends(line []byte) bool {
	return bytes.HasPrefix(line, []byte("}")) || bytes.HasPrefix(line, []byte(")"))
}

// mark stands before the line that is meant.
func (r *Reading) mark() string {
	if r.ASCII {
		return ">"
	}
	return "▸"
}

func blank(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }
