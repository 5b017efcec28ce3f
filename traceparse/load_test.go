package traceparse

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/samples"

	"github.com/google/go-cmp/cmp"
)

// loadBytes loads a trace from memory.
func loadBytes(t testing.TB, name string, data []byte, workers int) (*model.Trace, error) {
	t.Helper()
	in, err := FromBytes(name, data)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return Load(context.Background(), in, Options{Workers: workers})
}

// sharedTraces returns real traces kept beside the repository, if there are any.
func sharedTraces(t testing.TB) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"../../shared/traces/*/*.trace", os.Getenv("CHANLENS_TRACES")} {
		found, _ := filepath.Glob(pattern)
		files = append(files, found...)
	}
	return files
}

// formatTraces returns the recordings of testdata/waits.go, one in each format that
// there has been, by the version in its header.
func formatTraces(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("testdata/go1.*.trace")
	if len(files) != 7 {
		t.Fatalf("%d recordings in testdata, want one for each of 7 formats", len(files))
	}
	return files
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// recordedTraces returns traces with recorded channel operations.
func recordedTraces(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("testdata/recorded-*.trace")
	if len(files) != 3 {
		t.Fatalf("%d recorded traces in testdata, want 3", len(files))
	}
	return files
}

// forEachTrace runs f on the samples, on the formats and on the shared traces.
func forEachTrace(t *testing.T, f func(t *testing.T, name string, data []byte)) {
	for _, s := range samples.Stock() {
		t.Run(s.Name, func(t *testing.T) { f(t, s.Name, s.Trace) })
	}
	shared := sharedTraces(t)
	if len(shared) == 0 {
		t.Log("no shared traces beside the repository: only the samples are tested")
	}
	for _, path := range slices.Concat(formatTraces(t), recordedTraces(t), shared) {
		name := strings.TrimSuffix(filepath.Base(path), ".trace")
		t.Run(name, func(t *testing.T) {
			f(t, name, readFile(t, path))
		})
	}
}

// Decoding by generation gives what one reader over the whole trace gives.
func TestAgainstOneReader(t *testing.T) {
	forEachTrace(t, func(t *testing.T, name string, data []byte) {
		t.Parallel()
		tr, err := loadBytes(t, name, data, 2)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range tr.Info().Generations {
			if g.Lost != "" {
				t.Errorf("generation %d is lost: %s", g.Number, g.Lost)
			}
		}
		compareModel(t, readOracle(t, data), tr)
	})
}

// The number of workers changes nothing, not even a handle.
func TestWorkersDoNotMatter(t *testing.T) {
	forEachTrace(t, func(t *testing.T, name string, data []byte) {
		t.Parallel()
		var dumps [2]strings.Builder
		for i, workers := range []int{1, 4} {
			tr, err := loadBytes(t, name, data, workers)
			if err != nil {
				t.Fatal(err)
			}
			tr.Dump(&dumps[i])
		}
		if a, b := dumps[0].String(), dumps[1].String(); a != b {
			t.Errorf("one worker and four disagree:\n%s", firstDifference(a, b))
		}
	})
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return cmp.Diff(x[i], y[i])
		}
	}
	return "one is longer"
}

// Progress is told while loading, never goes back, and ends with everything done.
func TestProgress(t *testing.T) {
	data := generations(t, 40)
	in, err := FromBytes("x", data)
	if err != nil {
		t.Fatal(err)
	}
	var all []Progress
	if _, err := Load(context.Background(), in, Options{Progress: func(p Progress) { all = append(all, p) }}); err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("nothing was told")
	}
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if b.Done < a.Done || b.Events < a.Events || b.Generations < a.Generations {
			t.Errorf("progress goes back from %+v to %+v", a, b)
		}
	}
	if last := all[len(all)-1]; last.Generations != 40 || last.Of != 40 || last.Total != int64(len(data)) {
		t.Errorf("ends with %+v", last)
	}
}

// The same program says the same in every format.
func TestFormats(t *testing.T) {
	for _, path := range formatTraces(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			tr, err := loadBytes(t, path, data, 1)
			if err != nil {
				t.Fatal(err)
			}
			atEnd := map[string]model.Operation{}
			seen := map[model.Operation]bool{}
			for g := range model.Goroutine(tr.NumGoroutines()) {
				for iv := range tr.Intervals(g, 0, tr.End()) {
					seen[iv.Op] = true
					if iv.Open {
						atEnd[tr.FuncName(g)] = iv.Op
					}
				}
			}
			want := map[string]model.Operation{"main.forgotten": model.OpSend, "main.work.func1": model.OpSendNil}
			for fn, op := range want {
				if atEnd[fn] != op {
					t.Errorf("%s ends in %v, want %v", fn, atEnd[fn], op)
				}
			}
			for _, op := range []model.Operation{model.OpSelect, model.OpMutexLock, model.OpWaitGroupWait, model.OpSleep} {
				if !seen[op] {
					t.Errorf("nothing waits in %v", op)
				}
			}
			if len(tr.Tasks()) != 1 || len(tr.Regions()) != 1 || len(tr.Logs()) != 1 {
				t.Errorf("%d tasks, %d regions, %d logs, want one each", len(tr.Tasks()), len(tr.Regions()), len(tr.Logs()))
			}
			if got := "go" + tr.Info().GoVersion + ".trace"; got != filepath.Base(path) {
				t.Errorf("the header says %s", got)
			}
		})
	}
}
