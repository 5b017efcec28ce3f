package blocked

import (
	"fmt"
	"testing"
)

// TestColumns holds that columns stand in order, and who gives room first.
func TestColumns(t *testing.T) {
	for w := 40; w <= 250; w++ {
		for place := range 80 {
			c := blockedColumns(w, place)
			if c.op >= c.place || c.place >= c.fn || c.fn > c.bar || c.bar > w-leastLongest {
				t.Fatalf("width %d, place %d: %+v", w, place, c)
			}
		}
	}
	short, long := blockedColumns(80, 14), blockedColumns(80, 25)
	if got := fmt.Sprint(80-short.bar, 80-long.bar, short.bar-short.fn, long.bar-long.fn); got != "20 12 23 20" {
		t.Errorf("bars and functions are %s wide", got)
	}
}
