package diagram

import (
	"strings"
	"testing"

	"chanlens/tui/canvas"
)

// A list fits into its width, and loses labels before names lose all that tells them
// apart.
func TestListFits(t *testing.T) {
	g := sample(t, "01-forgotten-sender")
	for w := 36; w < 140; w++ {
		p := New(g, w, 20, Options{Mode: List})
		if n := p.columns.width(); n > w {
			t.Errorf("%d wide: the list takes %d", w, n)
		}
		for k, n := range p.columns.names {
			if n < leastListName && n < p.natural(true).names[k] {
				t.Errorf("%d wide: names of column %d have %d", w, k, n)
			}
		}
		c := canvas.New(w, 20)
		p.Draw(c, View{Selected: -1})
		text := strings.Join(c.Lines(), "\n")
		if strings.Contains(text, "ms") == p.columns.bare || !strings.Contains(text, "◆") {
			t.Errorf("%d wide, labels left out: %v:\n%s", w, p.columns.bare, text)
		}
	}
}
