package theme

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
)

// TestASCIIHasAll holds that every rune in a word or a glyph of the UI, and of the
// packages whose words it shows, has a stand-in.
func TestASCIIHasAll(t *testing.T) {
	found := 0
	check := func(name, text string) {
		for _, r := range text {
			if r <= '~' {
				continue
			}
			found++
			if _, ok := standIns[r]; !ok {
				t.Errorf("%s draws %q, which has no stand-in in ASCII", name, r)
			}
		}
	}
	for _, root := range []string{"..", "../../model"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if d != nil && d.Name() == "monkey" { // what it types is the user's
				return fs.SkipDir
			}
			if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.ImportSpec:
					return false
				case *ast.BasicLit:
					if n.Kind == token.CHAR || n.Kind == token.STRING {
						text, err := strconv.Unquote(n.Value)
						if err != nil {
							t.Errorf("%s: %s: %v", name, n.Value, err)
						}
						check(name, text)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found == 0 {
		t.Error("no word or glyph has a rune that ASCII has not: that cannot be")
	}
}

// TestStandIns holds that a stand-in takes the place of its rune, no more and no less.
func TestStandIns(t *testing.T) {
	for r, s := range standIns {
		if s < ' ' || s > '~' {
			t.Errorf("the stand-in of %q is %q, which ASCII has not", r, s)
		}
		if canvas.RuneWidth(r) != 1 {
			t.Errorf("%q is not one column wide", r)
		}
	}
}

// TestGlyphsDifferInASCII holds that lanes can be read in ASCII without colour: the
// classes, running in part, and what else is drawn in and between lanes.
func TestGlyphsDifferInASCII(t *testing.T) {
	seen := map[rune]string{' ': "nothing"}
	add := func(what string, r rune) {
		if other, ok := seen[ASCII(r)]; ok {
			t.Errorf("%s and %s are both %q", what, other, ASCII(r))
		}
		seen[ASCII(r)] = what
	}
	for c := range model.Class(model.NumClasses) {
		add(c.String(), Glyph(c))
	}
	for n := 1; n < 8; n++ {
		add(strconv.Itoa(n)+" eighths", Eighths(n))
	}
	add("stuck", StuckGlyph)
	add("a tick", '┊')
	add("the cursor", '│')
	add("the source of a wake", '●')
	add("a wake upwards", '▲')
	add("a wake downwards", '▼')
	add("what is not there", '╱')
}

func TestASCII(t *testing.T) {
	c := canvas.New(12, 1)
	c.Text(0, 0, "▸ 12µs é界…", canvas.Style{})
	Colour.Finish(c)
	if got, want := c.Lines()[0], "▸ 12µs é界…"; got != want {
		t.Errorf("not in ASCII: got %q, want %q", got, want)
	}
	Colour.InASCII(true).Finish(c)
	if got, want := c.Lines()[0], "> 12us ???~"; got != want {
		t.Errorf("in ASCII: got %q, want %q", got, want)
	}
}
