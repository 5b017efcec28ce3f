package profile

import (
	"math/rand/v2"
	"slices"
	"testing"

	"chanlens/model"
)

// Steps and buckets are found as a search through all of them finds them, at their
// borders and anywhere.
func TestScale(t *testing.T) {
	lengths := []model.Time{0, 1, 99, 100, 199, 200, 500, 999_999_999_999, 1_000_000_000_000, 1<<63 - 2}
	for _, from := range scale.from[:len(scale.from)-1] {
		lengths = append(lengths, max(from-1, 0), from, from+1)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		lengths = append(lengths, model.Time(r.Int64()>>r.IntN(63)))
	}
	for _, d := range lengths {
		i, ok := slices.BinarySearch(scale.from, d)
		if !ok {
			i--
		}
		if got := stepOf(d); int(got) != i {
			t.Fatalf("stepOf(%d) is %d, want %d", d, got, i)
		}
		if m := middle(stepOf(d)); i < len(scale.from)-2 && max(m-d, d-m)*20 > max(m, d) {
			t.Fatalf("%d stands for %d", m, d)
		}
		bucket := BucketOf(d)
		if d < BucketFrom(bucket) || bucket+1 < NumBuckets && d >= BucketFrom(bucket+1) {
			t.Fatalf("BucketOf(%d) is %d, which begins at %d", d, bucket, BucketFrom(bucket))
		}
	}
	if n := len(scale.from); n > numPages*pageSize {
		t.Errorf("%d steps need more than %d pages", n, numPages)
	}
}

func TestBucketEdges(t *testing.T) {
	want := []model.Time{0, 100, 200, 500, 1000, 2000}
	for i, w := range want {
		if got := BucketFrom(i); got != w {
			t.Errorf("bucket %d begins at %d, want %d", i, got, w)
		}
	}
	if got := BucketFrom(NumBuckets - 1); got != 1_000_000_000_000 {
		t.Errorf("the last bucket begins at %d, want 1000 s", got)
	}
}

// Percentiles agree with a sorted list within what is promised.
func TestPercentiles(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		n := 1 + r.IntN(2000)
		h, other := new(histogram), new(histogram)
		all := make([]model.Time, n)
		bits := 1 + r.IntN(58) // up to nine years
		for i := range all {
			all[i] = model.Time(r.Int64N(1 << bits))
			if i%3 == 0 {
				other.add(all[i])
			} else {
				h.add(all[i])
			}
		}
		h.join(other)
		slices.Sort(all)
		p := h.percentiles()
		checkPercentile(t, all, 50, model.Time(p.P50))
		checkPercentile(t, all, 90, model.Time(p.P90))
		checkPercentile(t, all, 99, model.Time(p.P99))
		if model.Time(p.Max) != all[n-1] {
			t.Fatalf("maximum %d, want %d", p.Max, all[n-1])
		}
		var want Distribution
		for _, d := range all {
			want[BucketOf(d)]++
		}
		if got := h.distribution(); got != want {
			t.Fatalf("distribution %v, want %v", got, want)
		}
	}
}

// checkPercentile holds a percentile against the sorted lengths.
func checkPercentile(t *testing.T, sorted []model.Time, percent int, got model.Time) {
	t.Helper()
	want := sorted[max((len(sorted)*percent+99)/100, 1)-1]
	if max(got-want, want-got)*20 > want {
		t.Errorf("percentile %d of %d lengths is %d, want %d within 1/20", percent, len(sorted), got, want)
	}
}

// Spans add up to the same as when each is cut at every edge.
func TestSpans(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		from := model.Time(r.IntN(1000))
		to := from + 1 + model.Time(r.IntN(2000))
		a := newAxis(from, to)
		var got, more spans
		var want Spark
		for i := range 20 {
			x := from + model.Time(r.Int64N(int64(to-from)))
			y := x + 1 + model.Time(r.Int64N(int64(to-x)))
			into := &got
			if i%2 == 0 {
				into = &more
			}
			first := a.part(x)
			into.add(a, first, a.partFrom(first, y), x, y)
			for p := range want {
				want[p] += max(min(y, a.edge[p+1])-max(x, a.edge[p]), 0)
			}
		}
		got.join(&more)
		if s := got.spark(a); s != want {
			t.Fatalf("[%d, %d): %v, want %v", from, to, s, want)
		}
	}
}
