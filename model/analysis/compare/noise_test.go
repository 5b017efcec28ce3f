package compare

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func TestJudgeMedian(t *testing.T) {
	many := func(n int, p50, p99 time.Duration) Stats {
		return Stats{Count: n, Measured: n, Total: time.Duration(n) * p50, P50: p50, P99: p99}
	}
	ms := time.Millisecond
	tests := []struct {
		name          string
		before, after Stats
		want          Change
	}{
		{"twice as long", many(1000, ms, 2*ms), many(1000, 2*ms, 4*ms), More},
		{"half as long", many(1000, 2*ms, 4*ms), many(1000, ms, 2*ms), Less},
		{"a third longer is noise", many(1000, 3*ms, 6*ms), many(1000, 4*ms, 8*ms), Same},
		{"twice as long, of few that scatter", many(12, ms, 30*ms), many(12, 2*ms, 60*ms), Same},
		{"twice as long, of few that do not", many(12, ms, ms), many(12, 2*ms, 2*ms), More},
		{"hardly any", many(2, ms, ms), many(2, 2*ms, 2*ms), Same},
		{"hardly any, but ten times as long", many(2, 100*ms, 100*ms), many(2, time.Second, time.Second), More},
		{"none", many(2, ms, ms), Stats{}, Same},
		{"too short to matter", many(1000, 100, 200), many(1000, 900, 2000), Same},
		{"the median leaps, the mean does not", Stats{20, 20, 200 * ms, ms, 20 * ms, 0}, Stats{20, 20, 200 * ms, 15 * ms, 20 * ms, 0}, Same},
	}
	for _, tt := range tests {
		if got := judgeMedian(tt.before, tt.after, tt.after.Total); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestJudgeRate(t *testing.T) {
	tests := []struct {
		before, after int
		seconds       float64 // of the trace after; that before takes one
		want          Change
	}{
		{1000, 2000, 1, More},
		{1000, 2000, 2, Same}, // twice the trace, twice the waits
		{2000, 1000, 1, Less},
		{1000, 1200, 1, Same},
		{4, 9, 1, Same}, // too few
		{10, 18, 1, Same},
		{10, 60, 1, More},
		{0, 60, 1, More},
		{5, 5, 0, Same},
	}
	for _, tt := range tests {
		if got := judgeRate(tt.before, tt.after, 1, tt.seconds); got != tt.want {
			t.Errorf("%d in 1s to %d in %vs: %d, want %d", tt.before, tt.after, tt.seconds, got, tt.want)
		}
	}
}

// Samples of one distribution hardly ever differ, and those of one that is twice as
// long mostly do.
func TestJudgeByChance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	draw := func(n int, scale float64) Stats {
		lengths := make([]time.Duration, n)
		s := Stats{Count: n, Measured: n}
		for i := range lengths {
			lengths[i] = time.Duration(scale * 1e6 * random.ExpFloat64())
			s.Total += lengths[i]
		}
		slices.Sort(lengths)
		s.P50, s.P99 = percentile(lengths, 50), percentile(lengths, 99)
		return s
	}
	const rounds = 2000
	wrong, found := 0, 0
	for range rounds {
		n := 10 + random.IntN(500)
		if judgeMedian(draw(n, 1), draw(n, 1), time.Second) != Same || judgeTail(draw(n, 1), draw(n, 1)) != Same {
			wrong++
		}
		if judgeMedian(draw(200, 1), draw(200, 2), time.Second) == More {
			found++
		}
	}
	if wrong > rounds/200 {
		t.Errorf("%d of %d pairs of the same distribution differ", wrong, rounds)
	}
	if found < rounds*8/10 {
		t.Errorf("only %d of %d pairs of which one is twice as long differ", found, rounds)
	}
}
