package analysis_test

import (
	"runtime"
	"testing"

	"chanlens/model/analysis"

	"github.com/google/go-cmp/cmp"
)

// However many processors scan, the result is the same; the trace is long enough
// that they share a segment, and that lines count in buckets.
func TestScanOnAnyProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	tr := busy(300_000)
	runtime.GOMAXPROCS(1)
	waits, edges := analysis.Scan(t.Context(), tr, nil)
	for _, procs := range []int{2, 3, 8} {
		runtime.GOMAXPROCS(procs)
		w, e := analysis.Scan(t.Context(), tr, nil)
		if diff := cmp.Diff(waits, w); diff != "" {
			t.Errorf("waits by 1 (-) and %d (+) processors:\n%s", procs, diff)
		}
		if diff := cmp.Diff(edges, e); diff != "" {
			t.Errorf("wakes by 1 (-) and %d (+) processors:\n%s", procs, diff)
		}
	}
}
