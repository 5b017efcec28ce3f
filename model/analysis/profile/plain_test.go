package profile_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/profile"
)

// plain is a profile by the slow way: goroutine by goroutine, with queries that are made
// for people, and every length kept.
type plain struct {
	t       *model.Trace
	o       profile.Options
	known   model.Time
	totals  profile.Totals
	waits   map[string]*plainPlace
	groups  map[string]*plainGroup
	stacks  map[string]profile.StackSum
	longest map[string]profile.Wait // by stack, as stacks
	ran     model.Time              // by stacks, and without one
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
	p := &plain{t: t, o: o, waits: make(map[string]*plainPlace), groups: make(map[string]*plainGroup), stacks: make(map[string]profile.StackSum), longest: make(map[string]profile.Wait)}
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
		if before, ok := p.longest[key]; !ok || compareWaits(w, before) < 0 {
			p.longest[key] = w
		}
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
