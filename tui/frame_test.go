package tui

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/keys"
	"chanlens/tui/lane"
	"chanlens/tui/theme"
)

// crowd returns a trace of n goroutines that each run and wait a few times.
func crowd(t testing.TB, n int) *model.Trace {
	t.Helper()
	return parse(t, crowdText(n))
}

// crowdText is that trace in its text form.
func crowdText(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "generation 1 0 %d\n", n*100+1000)
	for i := range n {
		at := i*100 + 1
		fmt.Fprintf(&b, "goroutine %d main.worker\n %d runnable created by 1\n %d running P0\n", i+2, at, at+10)
		fmt.Fprintf(&b, " %d send @ runtime.chansend1 chan.go:161 < main.worker main.go:12\n", at+20)
		fmt.Fprintf(&b, " %d runnable woken by -\n %d running P0\n %d end\n", at+60, at+70, at+90)
	}
	return b.String()
}

// BenchmarkFrame measures a frame at 200x60: an event and the drawing after it.
func BenchmarkFrame(b *testing.B) {
	for _, n := range []int{100, 10_000, 500_000} {
		b.Run(fmt.Sprintf("goroutines=%d", n), func(b *testing.B) {
			a := open(crowd(b, n), theme.Colour, 200, 60, "")
			a.session.Mode = lane.Goroutines
			a.session.Refresh()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				a.Handle(keys.Press([]string{"j", "k", "l", "h"}[i%4]))
				a.Draw()
			}
		})
	}
}

// TestFrameDoesNotGrow holds that a frame of a trace with a hundred times the goroutines
// makes no more garbage. How long it takes is for BenchmarkFrame.
func TestFrameDoesNotGrow(t *testing.T) {
	frame := func(n int) float64 {
		a := open(crowd(t, n), theme.Colour, 200, 60, "")
		return testing.AllocsPerRun(20, func() {
			a.Handle(keys.Press("j"))
			a.Draw()
		})
	}
	small, large := frame(300), frame(30_000)
	if large > 2*small {
		t.Errorf("a frame allocates %.0f times with 300 goroutines and %.0f times with 30,000", small, large)
	}
}
