package traceparse

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/samples"
)

// hostileInputs are the inputs with which x/exp/trace's own fuzzing found trouble,
// from the module cache.
func hostileInputs(t testing.TB) map[string][]byte {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/exp").Output()
	if err != nil {
		t.Logf("x/exp/trace's fuzz corpus is not at hand: %v", err)
		return nil
	}
	inputs := map[string][]byte{}
	files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "trace", "testdata", "fuzz", "*", "*"))
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, ok := strings.Cut(string(text), "[]byte(")
		if !ok {
			continue
		}
		data, err := strconv.Unquote(strings.TrimSuffix(strings.TrimSpace(rest), ")"))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		inputs[filepath.Base(path)] = []byte(data)
	}
	return inputs
}

// loadHostile loads bytes that may be anything: an error is fine, a model must be sound.
func loadHostile(t *testing.T, data []byte) {
	t.Helper()
	in, err := FromBytes("fuzz", data)
	if err != nil {
		return
	}
	defer in.Close()
	tr, err := Load(context.Background(), in, Options{Workers: 1})
	if err != nil {
		return
	}
	if err := model.Check(tr); err != nil {
		t.Error(err)
	}
}

// FuzzLoad holds that no bytes make Load panic, hang or build an unsound model.
func FuzzLoad(f *testing.F) {
	for _, s := range samples.Stock() {
		f.Add(s.Trace)
		f.Add(s.Trace[:len(s.Trace)/2])
	}
	for _, path := range append(formatTraces(f), recordedTraces(f)...) {
		f.Add(readFile(f, path))
	}
	for _, data := range hostileInputs(f) {
		f.Add(data)
	}
	f.Fuzz(loadHostile)
}

// FuzzIndex holds that the generations found lie in order, apart and inside the input,
// and that their times follow one another.
func FuzzIndex(f *testing.F) {
	f.Add(samples.Default().Trace[headerSize:], true)
	f.Add(generations(f, 2)[headerSize:], true)
	f.Add([]byte{1, 1, 1, 1, 3, 0, 0, 0, 52, 1, 2, 1, 1, 1, 0}, false)
	f.Add([]byte{1, 1, 1, 9, 2, evFrequency, 1, evExperimentalBatch, 1, 1, 1, 8, 1, 0, 1, 2, 1, 7, 0}, false)
	f.Fuzz(func(t *testing.T, body []byte, closes bool) {
		v := versionGenerations
		if closes {
			v = versionEndGeneration
		}
		data := append(make([]byte, headerSize), body...)
		at := int64(headerSize)
		extents := index(context.Background(), bytes.NewReader(data), int64(len(data)), v, nil)
		for i, e := range extents {
			if e.offset < at || e.end < e.offset || e.end > int64(len(data)) {
				t.Fatalf("generation %d: %+v, after one that ends at %d of %d", i, e, at, len(data))
			}
			at = e.end
		}
		if table, _, ok := times(extents); ok {
			checkTimetable(t, extents, table)
		}
	})
}
