package canvas

import (
	"strings"
	"testing"
)

func TestClipping(t *testing.T) {
	c := New(6, 3)
	c.Text(-2, 0, "abcdefghij", Style{})
	c.Text(4, 1, "xyz", Style{})
	c.Text(0, 7, "nowhere", Style{})
	sub := c.Sub(2, 2, 3, 5)
	sub.Text(-1, 0, "12345", Style{})
	want := "cdefgh\n    xy\n  234"
	if got := strings.Join(c.Lines(), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if w, h := c.Sub(5, 0, 9, 9).Size(); w != 1 || h != 3 {
		t.Errorf("a part over the edge is %dx%d, want 1x3", w, h)
	}
	if w, h := c.Sub(9, 9, 2, 2).Size(); w != 0 || h != 0 {
		t.Errorf("a part outside is %dx%d, want 0x0", w, h)
	}
}

func TestWideRunes(t *testing.T) {
	for _, c := range []struct {
		name string
		draw func(c *Canvas)
		want string
	}{
		{"whole", func(c *Canvas) { c.Text(0, 0, "a界b", Style{}) }, "a界b"},
		{"cut at the edge", func(c *Canvas) { c.Text(0, 0, "abc界", Style{}) }, "abc"},
		{"left half overwritten", func(c *Canvas) { c.Text(0, 0, "界x", Style{}); c.Set(0, 0, 'y', Style{}) }, "y x"},
		{"right half overwritten", func(c *Canvas) { c.Text(0, 0, "界x", Style{}); c.Set(1, 0, 'y', Style{}) }, " yx"},
	} {
		canvas := New(4, 1)
		c.draw(canvas)
		if got := canvas.Lines()[0]; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPrintable holds that nothing that steers a terminal reaches a cell.
func TestPrintable(t *testing.T) {
	c := New(20, 1)
	c.Text(0, 0, "a\x1b[2Jb\u202ec\u0085d\ne", Style{})
	if got, want := c.Lines()[0], "a·[2Jb·c·d·e"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestMap holds that every cell keeps its place when wide runes become narrow.
func TestMap(t *testing.T) {
	c := New(8, 2)
	c.Text(0, 0, "a界b…", Style{})
	c.Text(0, 1, "…", Style{})
	c.Sub(0, 0, 6, 1).Map(func(r rune) rune {
		if r > '~' {
			return '?'
		}
		return r
	})
	if got, want := strings.Join(c.Lines(), "\n"), "a??b?\n…"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCutAndPad(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		cut   string
		pad   string
	}{
		{"main.worker", 20, "main.worker", "main.worker         "},
		{"main.worker", 11, "main.worker", "main.worker"},
		{"main.worker", 6, "main.…", "main.…"},
		{"界界界", 5, "界界…", "界界…"},
		{"界界界", 4, "界…", "界… "},
		{"x", 0, "", ""},
		{"x", -3, "", ""},
	} {
		if got := Cut(c.text, c.width); got != c.cut {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.text, c.width, got, c.cut)
		}
		if got := Pad(c.text, c.width); got != c.pad {
			t.Errorf("Pad(%q, %d) = %q, want %q", c.text, c.width, got, c.pad)
		}
	}
}
