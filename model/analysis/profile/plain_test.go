package profile_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"

	gocmp "github.com/google/go-cmp/cmp"
)

// plain is a profile by the slow way: goroutine by goroutine, with queries that are made
// for people, and every length kept.
type plain struct {
	t      *model.Trace
	o      profile.Options
	known  model.Time
	totals profile.Totals
	waits  map[string]*plainPlace
	groups map[string]*plainGroup
	stacks map[string]profile.StackSum
	ran    model.Time // by stacks, and without one
}

type plainPlace struct {
	waits      []profile.Wait
	goroutines map[model.Goroutine]bool
}

type plainGroup struct {
	members [profile.NumMeasures][]profile.Wait // lengths are the measures
	time    model.Share
	counts  [4]int // ran, at end, created, ended
}

func newPlain(t *model.Trace, o profile.Options) *plain {
	p := &plain{t: t, o: o, waits: make(map[string]*plainPlace), groups: make(map[string]*plainGroup), stacks: make(map[string]profile.StackSum)}
	_, p.known = t.Known()
	for g := range model.Goroutine(t.NumGoroutines()) {
		info := t.Goroutine(g)
		if o.NoSystem && info.System || o.Only != nil && !o.Only(g) || info.First >= o.To || info.Last <= o.From {
			continue
		}
		p.goroutine(g, info)
	}
	return p
}

func (p *plain) goroutine(g model.Goroutine, info model.GoroutineInfo) {
	var one [1]model.Share
	p.t.Shares(g, p.o.From, p.o.To, one[:])
	for c, d := range one[0] {
		p.totals.Time[c] += d
	}
	key := groupKey(p.t, info.Func, p.t.Site(info.CreatedAt), info.System)
	of := p.groups[key]
	if of == nil {
		of = new(plainGroup)
		p.groups[key] = of
	}
	var longest model.Time
	for iv := range p.t.Intervals(g, p.o.From, p.o.To) {
		if w, ok := p.interval(iv, info.System); ok && profile.IsWait(w.Op.Class()) {
			longest = max(longest, w.Length)
		}
	}
	var waited model.Time
	for c, d := range one[0] {
		of.time[c] += d
		if profile.IsWait(model.Class(c)) {
			waited += d
		}
	}
	life := min(info.Last, p.o.To) - max(info.First, p.o.From)
	for m, d := range [profile.NumMeasures]model.Time{life, one[0][model.ClassRunning], waited, longest} {
		of.members[m] = append(of.members[m], profile.Wait{Goroutine: g, Length: d})
	}
	end := min(p.o.To, p.known)
	atEnd := info.Last > end || info.Last == end && info.Ended == model.NoTime
	for i, is := range []bool{
		one[0][model.ClassRunning] > 0, atEnd,
		info.Created != model.NoTime && info.Created >= p.o.From && info.Created < p.o.To,
		info.Ended != model.NoTime && info.Ended > p.o.From && info.Ended <= p.o.To,
	} {
		if is {
			of.counts[i]++
		}
	}
}

// interval adds up an interval, unless nothing is known of it.
func (p *plain) interval(iv model.Interval, system bool) (w profile.Wait, ok bool) {
	w = profile.Wait{
		Goroutine: iv.Goroutine, Op: iv.Op, Start: iv.Start,
		Length: min(iv.End, p.o.To) - max(iv.Start, p.o.From),
		Open:   iv.End > p.o.To || iv.End == p.o.To && iv.Open,
	}
	if iv.Op == model.OpUnknown || w.Length <= 0 {
		return w, false
	}
	seg := p.segment(min(iv.End, p.o.To) - 1)
	op := iv.Op.Canonical()
	stack := iv.Stack
	switch {
	case op == model.OpRunnable && stack == model.NoStack && iv.Start > seg.Start:
		if before, ok := p.t.Prev(iv); ok && before.End > seg.Start {
			stack = before.Stack
		}
	case op == model.OpRunning:
		p.ran += w.Length
		stack = model.NoStack
		if next, ok := p.t.Next(iv); ok && next.Start < seg.End {
			stack = next.Stack
		}
	}
	if op != model.OpRunning {
		key := placeKey(p.t, op, p.t.Site(stack), system)
		of := p.waits[key]
		if of == nil {
			of = &plainPlace{goroutines: make(map[model.Goroutine]bool)}
			p.waits[key] = of
		}
		of.waits = append(of.waits, w)
		of.goroutines[iv.Goroutine] = true
	}
	if op != model.OpRunning || stack != model.NoStack {
		key := fmt.Sprint(op, stack, system)
		sum := p.stacks[key]
		p.stacks[key] = profile.StackSum{Op: op, System: system, Stack: stack, Count: sum.Count + 1, Time: sum.Time + w.Length}
	}
	return w, true
}

// segment returns the generation that holds a moment.
func (p *plain) segment(at model.Time) model.GenerationInfo {
	for _, s := range p.t.Segments() {
		if info := s.Info(); info.Start <= at && at < info.End {
			return info
		}
	}
	return model.GenerationInfo{}
}

func groupKey(t *model.Trace, fn model.StringID, site model.FrameID, system bool) string {
	return fmt.Sprint(t.String(fn), " by ", site, system)
}

func placeKey(t *model.Trace, op model.Operation, site model.FrameID, system bool) string {
	return fmt.Sprint(op, " at ", site, system)
}

func compareWaits(a, b profile.Wait) int {
	return cmp.Or(-cmp.Compare(a.Length, b.Length), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Goroutine, b.Goroutine))
}

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

// rangesOf returns profiles of a trace to look at: all of it, up to the borders of
// generations, and some parts.
func rangesOf(tr *model.Trace, r *rand.Rand, n int) []profile.Options {
	all := []profile.Options{{To: tr.End()}, {To: tr.End(), NoSystem: true}}
	for _, s := range tr.Segments()[:min(len(tr.Segments()), 2)] {
		all = append(all, profile.Options{From: s.Info().Start, To: s.Info().End})
	}
	for range n {
		from := model.Time(r.Int64N(int64(tr.End())))
		to := from + 1 + model.Time(r.Int64N(int64(tr.End()-from)))
		o := profile.Options{From: from, To: to}
		if m := model.Goroutine(1 + r.IntN(3)); m > 1 {
			o.Only = func(g model.Goroutine) bool { return g%m == 0 }
		}
		all = append(all, o)
	}
	return all
}

func TestAgainstPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, file := range traces(t) {
		tr := loaded(t, file)
		t.Run(filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file), func(t *testing.T) {
			for _, o := range rangesOf(tr, r, 4) {
				newPlain(tr, o).compare(t, over(t, tr, o))
				if t.Failed() {
					t.Fatalf("in [%d, %d), only some: %v", o.From, o.To, o.Only != nil)
				}
			}
		})
	}
}

func TestFixturesAgainstPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	sources := map[string]string{"service": service}
	for _, pattern := range []string{"../../testdata/*.txt", "../../../cmd/chanlens/internal/report/testdata/*.txt"} {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			t.Errorf("found no fixtures in %s", pattern)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sources[file] = string(src)
		}
	}
	for name, src := range sources {
		tr := fixture(t, src)
		for _, o := range rangesOf(tr, r, 100) {
			newPlain(tr, o).compare(t, over(t, tr, o))
			if t.Failed() {
				t.Fatalf("%s in [%d, %d), only some: %v", name, o.From, o.To, o.Only != nil)
			}
		}
	}
}
