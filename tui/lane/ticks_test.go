package lane

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
)

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		start, span model.Time
		cells       int
		want        string
	}{
		{0, second, 60, "0@0s 12@200ms 24@400ms 36@600ms 48@800ms"},
		{0, 100, 50, "0@0s 10@20ns 20@40ns 30@60ns 40@80ns"},
		{0, 10 * 60 * second, 60, "0@0s 12@2m00s 24@4m00s 36@6m00s 48@8m00s"},
		{1234567890, 1000, 50, ""},
		{0, 3600 * 5 * second, 40, ""},
	} {
		v := Viewport{c.start, c.span, c.cells}
		var got []string
		for _, tick := range Ticks(v) {
			got = append(got, fmt.Sprintf("%d@%s", tick.Cell, tick.Label))
		}
		if text := strings.Join(got, " "); c.want != "" && text != c.want {
			t.Errorf("%+v: got %s, want %s", v, text, c.want)
		}
	}
}

// TestTicksHaveRoom holds for many viewports that labels neither touch nor repeat.
func TestTicksHaveRoom(t *testing.T) {
	for _, cells := range []int{1, 7, 28, 60, 140, 300} {
		for span := model.Time(cells); span < 1e15; span = span*7/4 + 1 {
			for _, start := range []model.Time{0, 999, 123456789, 61 * second} {
				v := Viewport{start, span, cells}
				ticks := Ticks(v)
				for i, tick := range ticks {
					if !v.Has(tick.At) || v.CellOf(tick.At) != tick.Cell {
						t.Fatalf("%+v: tick %+v is not in its cell", v, tick)
					}
					if i > 0 && ticks[i-1].Cell+canvas.Width(ticks[i-1].Label)+1 >= tick.Cell && cells > 28 {
						t.Fatalf("%+v: ticks %+v and %+v touch", v, ticks[i-1], tick)
					}
					if i > 0 && ticks[i-1].Label == tick.Label {
						t.Fatalf("%+v: two ticks are called %s", v, tick.Label)
					}
				}
				if cells >= 60 && len(ticks) < 2 {
					t.Errorf("%+v: only %d ticks", v, len(ticks))
				}
			}
		}
	}
}
