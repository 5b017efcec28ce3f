package profile_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"

	gocmp "github.com/google/go-cmp/cmp"
)

// compare holds a profile against the plain one.
func (p *plain) compare(t *testing.T, got *profile.Profile) {
	t.Helper()
	if diff := gocmp.Diff(p.totals.Time, got.Time); diff != "" {
		t.Errorf("time by class (-shares +got):\n%s", diff)
	}
	if len(got.Places) != len(p.waits) {
		t.Errorf("%d places, want %d", len(got.Places), len(p.waits))
	}
	for i := range got.Places {
		p.comparePlace(t, got, &got.Places[i])
	}
	if len(got.Groups) != len(p.groups) {
		t.Errorf("%d groups, want %d", len(got.Groups), len(p.groups))
	}
	for i := range got.Groups {
		p.compareGroup(t, got, &got.Groups[i])
	}
	for _, s := range got.Stacks {
		if diff := gocmp.Diff(p.stacks[fmt.Sprint(s.Op, s.Stack, s.System)], s); diff != "" {
			t.Errorf("stack (-want +got):\n%s", diff)
		}
	}
	if len(got.Stacks) != len(p.stacks) {
		t.Errorf("%d stacks, want %d", len(got.Stacks), len(p.stacks))
	}
	p.compareTrees(t, got)
}

func (p *plain) comparePlace(t *testing.T, got *profile.Profile, q *profile.Place) {
	t.Helper()
	key := placeKey(p.t, q.Op, q.Site, q.System)
	want := p.waits[key]
	if want == nil {
		t.Errorf("%s should not be there", key)
		return
	}
	slices.SortFunc(want.waits, compareWaits)
	var lengths []model.Time
	var time model.Time
	open := 0
	var buckets profile.Distribution
	for _, w := range want.waits {
		lengths = append(lengths, w.Length)
		time += w.Length
		buckets[profile.BucketOf(w.Length)]++
		if w.Open {
			open++
		}
	}
	if q.Count != len(lengths) || q.Time != time || q.Open != open || q.Goroutines != len(want.goroutines) || q.Lengths != buckets || q.Longest != want.waits[0] {
		t.Errorf("%s: %+v, want %d waits, %d open, %d goroutines, %d ns, longest %+v", key, *q, len(lengths), open, len(want.goroutines), time, want.waits[0])
	}
	checkPercentiles(t, key, lengths, q.Percentiles)
	for bucket, n := range buckets {
		if n == 0 || bucket%3 != 0 && n > 50 {
			continue
		}
		var in []profile.Wait
		for _, w := range want.waits {
			if profile.BucketOf(w.Length) == bucket {
				in = append(in, w)
			}
		}
		found, count, err := got.Waits(t.Context(), q, bucket, bucket, 20)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(in[:min(len(in), 20)], found); diff != "" || count != len(in) {
			t.Errorf("%s: %d waits in bucket %d, want %d (-want +got):\n%s", key, count, bucket, len(in), diff)
		}
	}
}

func (p *plain) compareGroup(t *testing.T, got *profile.Profile, g *profile.Group) {
	t.Helper()
	key := groupKey(p.t, g.Func, g.Site, g.System)
	want := p.groups[key]
	if want == nil {
		t.Errorf("%s should not be there", key)
		return
	}
	if counts := [4]int{g.Ran, g.AtEnd, g.Created, g.Exited}; g.Count != len(want.members[0]) || counts != want.counts || g.Time != want.time {
		t.Errorf("%s: %+v, want %d goroutines, %v, %v", key, *g, len(want.members[0]), want.counts, want.time)
	}
	var alive model.Time
	for _, d := range g.Alive {
		alive += d
	}
	for i, members := range want.members {
		m := profile.Measure(i)
		var lengths []model.Time
		in := make(map[int][]model.Goroutine)
		var all model.Time
		slices.SortFunc(members, compareWaits)
		for _, w := range members {
			lengths = append(lengths, w.Length)
			in[profile.BucketOf(w.Length)] = append(in[profile.BucketOf(w.Length)], w.Goroutine)
			all += w.Length
			if d := model.Time(got.Measure(w.Goroutine, m)); max(d-w.Length, w.Length-d) > w.Length/20 {
				t.Errorf("%s: %s of goroutine %d is %d, want %d", key, m, w.Goroutine, d, w.Length)
			}
		}
		if m == profile.Life && all != alive {
			t.Errorf("%s: alive %d ns, want %d", key, alive, all)
		}
		checkPercentiles(t, fmt.Sprint(key, " ", m), lengths, g.Measures[m].Percentiles)
		for bucket := range profile.NumBuckets {
			if n := len(in[bucket]); int(g.Measures[m].Buckets[bucket]) != n {
				t.Errorf("%s: %s of %d in bucket %d, want %d", key, m, g.Measures[m].Buckets[bucket], bucket, n)
			} else if n > 0 {
				found := got.Members(g, m, bucket)
				slices.Sort(found)
				slices.Sort(in[bucket])
				if diff := gocmp.Diff(in[bucket], found); diff != "" {
					t.Errorf("%s: %s in bucket %d (-want +got):\n%s", key, m, bucket, diff)
				}
			}
		}
	}
}

// compareTrees holds the sums of trees against those of stacks.
func (p *plain) compareTrees(t *testing.T, got *profile.Profile) {
	t.Helper()
	var off model.Time
	for _, s := range p.stacks {
		if s.Op != model.OpRunning {
			off += s.Time
		}
	}
	for view, want := range map[profile.View]model.Time{profile.OffCPU: off, profile.Stopped: p.ran, profile.Started: p.totals.Time[model.ClassRunning]} {
		for _, byLine := range []bool{false, true} {
			x := got.Tree(profile.Flame{View: view, ByLine: byLine})
			if x.Nodes[0].Total.Time != want {
				t.Errorf("tree %d has %d ns, want %d", view, x.Nodes[0].Total.Time, want)
			}
			checkTree(t, x)
		}
	}
}

// checkTree holds a tree against what is true of all.
func checkTree(t *testing.T, x *profile.Tree) {
	t.Helper()
	next := 1
	for i, n := range x.Nodes {
		sum := n.Self
		if n.First != next {
			t.Errorf("children of node %d begin at %d, want %d", i, n.First, next)
		}
		next += n.Len
		most := n.Total.Time
		for k, c := range x.Children(i) {
			sum.Time += c.Total.Time
			sum.Count += c.Total.Count
			if c.Parent != i || c.Total.Time > most {
				t.Errorf("child %d of node %d has parent %d, and %d ns", k, i, c.Parent, c.Total.Time)
			}
			most = c.Total.Time
		}
		if sum != n.Total {
			t.Errorf("node %d has %v, its parts have %v", i, n.Total, sum)
		}
	}
	if next != len(x.Nodes) {
		t.Errorf("%d nodes, but children reach to %d", len(x.Nodes), next)
	}
}

// checkPercentiles holds percentiles against lengths, the longest of them first.
func checkPercentiles(t *testing.T, what string, lengths []model.Time, got profile.Percentiles) {
	t.Helper()
	n := len(lengths)
	for percent, d := range map[int]time.Duration{50: got.P50, 90: got.P90, 99: got.P99} {
		want := time.Duration(lengths[n-max((n*percent+99)/100, 1)])
		if max(d-want, want-d)*20 > want {
			t.Errorf("%s: percentile %d is %d, want %d within 1/20", what, percent, d, want)
		}
	}
	if got.Max != time.Duration(lengths[0]) {
		t.Errorf("%s: maximum %d, want %d", what, got.Max, lengths[0])
	}
}
