package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/samples"
	"chanlens/traceparse"

	gocmp "github.com/google/go-cmp/cmp"
)

// plainWaits computes the waits of analysis.Scan the slow way: goroutine by
// goroutine over whole intervals, with percentiles from sorted lengths.
func plainWaits(t *model.Trace) []analysis.Wait {
	type key struct {
		op     model.Operation
		site   model.FrameID
		system bool
	}
	lengths := make(map[key][]time.Duration)
	open := make(map[key]int)
	for g := range model.Goroutine(t.NumGoroutines()) {
		for iv := range t.Intervals(g, 0, t.End()) {
			k := key{iv.Op, t.Site(iv.Stack), t.Goroutine(g).System}
			switch iv.Op {
			case model.OpRunning, model.OpUnknown:
				continue
			case model.OpRunnable, model.OpPreempted, model.OpYielded:
				k.op, k.site = model.OpRunnable, model.NoFrame
			case model.OpRWMutexQueue:
				k.op = model.OpRWMutexLock
			}
			lengths[k] = append(lengths[k], iv.Duration())
			if iv.Open {
				open[k]++
			}
		}
	}
	var waits []analysis.Wait
	for k, l := range lengths {
		slices.Sort(l)
		w := analysis.Wait{Op: k.op, Site: k.site, System: k.system, Count: len(l), Open: open[k], Max: l[len(l)-1]}
		for _, d := range l {
			w.Total += d
		}
		w.P50, w.P99 = l[(len(l)*50+99)/100-1], l[(len(l)*99+99)/100-1]
		waits = append(waits, w)
	}
	return sorted(waits)
}

func sorted(waits []analysis.Wait) []analysis.Wait {
	slices.SortFunc(waits, func(a, b analysis.Wait) int {
		system := func(w analysis.Wait) int {
			if w.System {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(a.Op, b.Op), cmp.Compare(a.Site, b.Site), cmp.Compare(system(a), system(b)))
	})
	return waits
}

// plainEdges computes the wakes of analysis.Scan the slow way: after each interval
// of each goroutine.
func plainEdges(t *model.Trace) map[analysis.Edge]int {
	counts := make(map[analysis.Edge]int)
	for g := range model.Goroutine(t.NumGoroutines()) {
		for iv := range t.Intervals(g, 0, t.End()) {
			w, ok := t.WakeAfter(iv)
			if !ok {
				continue
			}
			e := analysis.Edge{
				Kind: w.Kind, Waited: w.Waited, Waker: t.Site(w.Stack), Woken: t.Site(w.Where), System: t.Goroutine(g).System,
			}
			if e.Waited == model.OpRWMutexQueue {
				e.Waited = model.OpRWMutexLock
			}
			counts[e]++
		}
	}
	return counts
}

// blurred gives the scan's percentiles to the plain ones that they are near
// enough to: analysis.Wait promises exact ones only of few waits.
func blurred(plain, scan []analysis.Wait) []analysis.Wait {
	near := func(plain *time.Duration, scan time.Duration) {
		if off := max(*plain-scan, scan-*plain); off <= *plain/1024 {
			*plain = scan
		}
	}
	for i := range min(len(plain), len(scan)) {
		if p, s := &plain[i], scan[i]; p.Count > 2048 {
			near(&p.P50, s.P50)
			near(&p.P99, s.P99)
		}
	}
	return plain
}

// The scan over columns finds what a walk over intervals finds.
func TestScanAgainstPlain(t *testing.T) {
	check := func(name string, in *traceparse.Input) {
		tr, err := traceparse.Load(t.Context(), in, traceparse.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		waits, edges := analysis.Scan(t.Context(), tr, nil)
		waits = sorted(waits)
		if diff := gocmp.Diff(blurred(plainWaits(tr), waits), waits); diff != "" {
			t.Errorf("%s: waits (-plain +scan):\n%s", name, diff)
		}
		counts := make(map[analysis.Edge]int)
		for _, e := range edges {
			n := e.Count
			e.Count = 0
			counts[e] = n
		}
		if diff := gocmp.Diff(plainEdges(tr), counts); diff != "" {
			t.Errorf("%s: wakes (-plain +scan):\n%s", name, diff)
		}
	}
	for _, s := range samples.Stock() {
		in, err := traceparse.FromBytes(s.Name, s.Trace)
		if err != nil {
			t.Fatal(err)
		}
		check(s.Name, in)
	}
	files, err := filepath.Glob(filepath.Join(root, "../shared/traces/*/*.trace"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		in, err := traceparse.Open(t.Context(), file, os.Stdin, nil)
		if err != nil {
			t.Fatal(err)
		}
		check(filepath.Base(file), in)
		in.Close()
	}
}
