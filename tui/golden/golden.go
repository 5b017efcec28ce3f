// Package golden compares drawings with files that a person can read: the text of
// the screen, below it a plane of letters that says what role each cell has, and
// where it matters a plane of modifiers.
//
// What comes in: a canvas and a name. What goes out: a test failure that shows
// got, want and the cells that differ. With -update, the file is written instead.
//
// Package golden is for tests only.
package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

// Check compares a canvas with testdata/NAME.golden.
func Check(t *testing.T, name string, c *canvas.Canvas) {
	t.Helper()
	CheckText(t, name, Print(c))
}

// CheckText compares a text with testdata/NAME.golden.
func CheckText(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run the test with -update to write it", err)
	}
	if want := string(data); got != want {
		t.Errorf("%s differs (-update accepts it)\n--- got\n%s\n--- want\n%s\n--- cells\n%s", file, got, want, Diff(got, want))
	}
}

// Print writes a canvas: text, letters of roles, and marks of modifiers.
func Print(c *canvas.Canvas) string {
	w, h := c.Size()
	var b strings.Builder
	fmt.Fprintf(&b, "== %dx%d text\n", w, h)
	plane(&b, c.Lines())
	fmt.Fprintf(&b, "== roles (letters of package theme)\n")
	plane(&b, c.Plane(theme.Letter))
	fmt.Fprintf(&b, "== grounds: the role whose background shows, and modifiers (s selected, c column, @ both, b bold, m mark)\n")
	plane(&b, c.Plane(modifier))
	return b.String()
}

func plane(b *strings.Builder, lines []string) {
	for _, line := range lines {
		b.WriteString(line)
		b.WriteByte('\n')
	}
}

// modifier returns the letter of a style's modifiers, or of the role under it.
func modifier(s canvas.Style) rune {
	selected, column := s.Mod&canvas.Select != 0, s.Mod&canvas.Column != 0
	switch {
	case selected && column:
		return '@'
	case selected:
		return 's'
	case column:
		return 'c'
	case s.Mod&canvas.Bold != 0:
		return 'b'
	case s.Mod&canvas.Mark != 0:
		return 'm'
	case s.Under != 0:
		return theme.Letter(canvas.As(s.Under))
	}
	return ' '
}

// maxDiffs is how many differing cells are listed.
const maxDiffs = 20

// Diff lists the places at which two prints differ.
func Diff(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var list []string
	for y := range max(len(g), len(w)) {
		a, b := line(g, y), line(w, y)
		for x := range max(len(a), len(b)) {
			if p, q := at(a, x), at(b, x); p != q {
				list = append(list, fmt.Sprintf("line %d column %d: got %q, want %q", y+1, x+1, p, q))
			}
		}
	}
	if more := len(list) - maxDiffs; more > 0 {
		list = append(list[:maxDiffs], fmt.Sprintf("… and %d more", more))
	}
	return strings.Join(list, "\n")
}

func line(lines []string, y int) []rune {
	if y >= len(lines) {
		return nil
	}
	return []rune(lines[y])
}

func at(line []rune, x int) rune {
	if x >= len(line) {
		return ' '
	}
	return line[x]
}
