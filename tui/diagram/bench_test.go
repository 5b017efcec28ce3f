package diagram

import (
	"testing"

	"chanlens/tui/canvas"
)

// BenchmarkLayout lays out 60 nodes, as is done once for a size.
func BenchmarkLayout(b *testing.B) {
	g := random(1, 60, 150)
	for b.Loop() {
		New(g, 250, 70, Options{Mode: Drawing})
	}
}

// BenchmarkDraw draws a frame of 60 nodes that are laid out.
func BenchmarkDraw(b *testing.B) {
	p := New(random(1, 60, 150), 250, 70, Options{Mode: Drawing})
	c := canvas.New(250, 70)
	for b.Loop() {
		p.Draw(c, View{Selected: 3})
	}
}
