package finding_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/finding"
	"chanlens/samples"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// What is found in the samples.
func TestSamples(t *testing.T) {
	var b strings.Builder
	for _, s := range samples.Stock() {
		tr := load(t, s.Name, s.Trace)
		fmt.Fprintf(&b, "== %s\n%s\n", s.Name, describe(tr, examine(t.Context(), tr)))
	}
	golden(t, "samples.golden", b.String())
}

// What is found in traces of real bugs, which lie beside the repository where there
// are any: kinds and titles.
func TestBugs(t *testing.T) {
	files := beside(t, "goker")
	var b strings.Builder
	for _, file := range files {
		tr := loadFile(t, file)
		fmt.Fprintf(&b, "== %s\n", strings.TrimSuffix(filepath.Base(file), ".trace"))
		for _, f := range examine(t.Context(), tr) {
			fmt.Fprintf(&b, "%s %s: %s\n", f.Severity, f.Kind, f.Title)
		}
	}
	golden(t, "bugs.golden", b.String())
}

// stuckKinds are the checks that go by verdicts.
var stuckKinds = map[string]bool{
	"stuck-senders": true, "stuck-receivers": true, "stuck-select": true, "stuck-lock": true, "stuck-behind": true, "nil-channel": true,
	"self-deadlock": true, "deadlock-cycle": true, "lost-waitgroup": true, "lost-cond": true, "growing-leak": true,
}

// In tests, and in other programs that do well, no time that is spent is called a fault.
func TestNoFalseWarnings(t *testing.T) {
	for _, of := range []string{"real", "goker"} {
		for _, file := range beside(t, of) {
			tr := loadFile(t, file)
			for _, f := range examine(t.Context(), tr) {
				checkWhole(t, f)
				if f.Severity > finding.Info && !stuckKinds[f.Kind] {
					t.Errorf("%s: %s %s: %s", filepath.Base(file), f.Severity, f.Kind, f.Title)
				}
			}
		}
	}
}

// How many processors look for findings makes no difference.
func TestSameForAnyProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	traces := map[string]*model.Trace{
		"herd": herd(40, 9, true).trace(t), "contention": contention(300, 12_000).trace(t), "churn": churn(1500, 2).trace(t),
		"poll": poll(1000, 2).trace(t), "segments": segments(40).trace(t),
	}
	for _, s := range samples.Stock() {
		traces[s.Name] = load(t, s.Name, s.Trace)
	}
	for name, tr := range traces {
		want := ""
		for i, n := range []int{1, 2, 7, 1, 3} {
			runtime.GOMAXPROCS(n)
			got := describe(tr, examine(t.Context(), tr))
			if i == 0 {
				want = got
			} else if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %d processors (-1 processor +%d):\n%s", name, n, n, diff)
			}
		}
	}
}

// A trace of which nothing is there has no findings, and no study is no reason to fail.
func TestNothing(t *testing.T) {
	s := new(script)
	s.line("skipped 1 0s 1s")
	s.line("pending 2 1s 2s")
	if tr := s.trace(t); len(examine(t.Context(), tr)) > 0 {
		t.Error("found something in a trace without rows")
	}
	if found := finding.Find(finding.Evidence{Trace: stuck(3, "send", "ask").trace(t)}); len(found) > 0 {
		t.Errorf("found %v without evidence", found)
	}
}

// beside returns the traces in a folder beside the repository.
func beside(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../../../../shared/traces", folder, "*.trace"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skipf("no traces in ../shared/traces/%s beside the repository", folder)
	}
	return files
}

// golden holds text against a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", name, diff)
	}
}

// Traces that are odd on purpose neither stop the checks nor get findings without words.
func TestFixtures(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../../testdata/*.txt", "../../../cmd/chanlens/internal/report/testdata/*.txt"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Fatal("no fixtures")
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tr, err := model.ParseText(string(src))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, f := range examine(t.Context(), tr) {
			checkWhole(t, f)
		}
	}
}
