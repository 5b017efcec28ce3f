package view

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/profile"
)

// spreadOf counts lengths of time.
func spreadOf(lengths ...model.Time) *profile.Distribution {
	d := new(profile.Distribution)
	for _, n := range lengths {
		d[profile.BucketOf(n)]++
	}
	return d
}

const (
	µs = model.Time(1e3)
	ms = model.Time(1e6)
)

// TestSpreadSteps holds what the cursor is on as it moves, also where a column stands for
// several buckets.
func TestSpreadSteps(t *testing.T) {
	d := spreadOf(3*µs, 3*µs, 60*µs, 7*ms, 8*ms, 9*ms)
	for _, c := range []struct {
		width int
		steps []int
		want  string
	}{
		{40, nil, "nothing"},
		{40, []int{1}, "2 of 2µs to 5µs"},
		{40, []int{1, 1}, "1 of 50µs to 100µs"},
		{40, []int{1, 1, 1}, "3 of 5ms to 10ms"},
		{40, []int{1, 1, 1, 1}, "3 of 5ms to 10ms"}, // the last
		{40, []int{-1}, "3 of 5ms to 10ms"},
		{40, []int{-1, -1}, "1 of 50µs to 100µs"},
		{4, []int{1}, "2 of 2µs to 20µs"},
		{4, []int{-1}, "3 of 2ms to 10ms"},
	} {
		var s Spread
		for _, by := range c.steps {
			s.Step(d, by, c.width)
		}
		got := "nothing"
		if lo, hi, words, ok := s.Chosen(d, c.width); ok {
			n := 0
			for _, count := range d[lo : hi+1] {
				n += int(count)
			}
			got = fmt.Sprintf("%d of %s", n, words)
		}
		if got != c.want {
			t.Errorf("%d wide, after %v: %s, want %s", c.width, c.steps, got, c.want)
		}
	}
}

// TestSpreadRows holds what is drawn, and that nothing is of nothing.
func TestSpreadRows(t *testing.T) {
	d := spreadOf(3*µs, 3*µs, 15*µs, 7*µs)
	var s Spread
	if rows := s.Rows(new(profile.Distribution), "lengths", 20, 6); rows != nil {
		t.Errorf("%d rows of nothing", len(rows))
	}
	s.Begin(d, 20)
	var lines []string
	for _, r := range s.Rows(d, "lengths", 20, 6) {
		lines = append(lines, strings.TrimRight(r.Text(), " "))
	}
	want := `lengths: 1 of 10µs to 20µs
█████
█████ ▄▄▄▄▄ ▄▄▄▄▄
█████ █████ █████
┬─────┬─────┬─▲───
2µs   5µs   10µs`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestLastBucket holds that the bucket without an end can be chosen.
func TestLastBucket(t *testing.T) {
	d := spreadOf(3000e9)
	var s Spread
	s.Begin(d, 30)
	if lo, hi, _, ok := s.Chosen(d, 30); !ok || lo != profile.NumBuckets-1 || hi != lo {
		t.Errorf("buckets %d to %d, %v", lo, hi, ok)
	}
}
