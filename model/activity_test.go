package model

import (
	"math/rand/v2"
	"testing"
)

// The sums by parts are those of adding up nanosecond by nanosecond, and the same
// whether few spans are kept or many are summed up.
func TestActivity(t *testing.T) {
	for _, length := range []Time{1, 7, 511, 512, 513, 5000} {
		for _, n := range []int{0, 1, 40, maxRan, maxRan + 1, 3 * maxRan} {
			const from = 1000
			c := &columns{from: from, to: from + length}
			rows := &rowTable{off: []uint32{0}}
			var want [ActivityParts]Time
			plain := runningSum{from: c.from, to: c.to}
			for range n {
				start := rand.N(length)
				end := start + 1 + rand.N(length-start)
				ops := []Operation{OpRunning, opEnded}
				c.op = append(c.op, ops...)
				c.start = append(c.start, uint32(start), uint32(end))
				rows.g = append(rows.g, Goroutine(len(rows.g)))
				rows.off = append(rows.off, uint32(len(c.op)))
				for at := from + start; at < from+end; at++ {
					want[plain.partOf(at)]++
				}
			}
			s := Segment{activity: newActivity(c, rows)}
			got := s.Activity()
			if got.Running != want {
				t.Errorf("%d spans in %d ns: %v, want %v", n, length, got.Running, want)
			}
			if got.Present[ClassRunning] != (n > 0) || got.Present[ClassUnknown] {
				t.Errorf("%d spans: present are %v", n, got.Present)
			}
			if a := s.activity; len(a.ran) > maxRan || (a.parts != nil) != (n > maxRan) {
				t.Errorf("%d spans: %d are kept", n, len(a.ran))
			}
		}
	}
}
