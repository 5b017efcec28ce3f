package overlay

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// made is an overlay without a GOROOT.
func made() *Overlay {
	src := func(name string) string {
		return filepath.Join(string(filepath.Separator)+"go", "src", "runtime", name)
	}
	return &Overlay{Files: map[string][]byte{src("chan.go"): []byte("package runtime\n"), src("zchanlens.go"): []byte("package runtime // ours\n")}}
}

func readIndex(t *testing.T, path string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var r replacements
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	return r.Replace
}

func checkWritten(t *testing.T, o *Overlay, index string) {
	t.Helper()
	replace := readIndex(t, index)
	if len(replace) != len(o.Files)+len(o.others) {
		t.Errorf("%d files are replaced, want %d and %d", len(replace), len(o.Files), len(o.others))
	}
	for path, want := range o.Files {
		if got, err := os.ReadFile(replace[path]); err != nil || string(got) != string(want) {
			t.Errorf("%s is replaced by %q, %v", path, got, err)
		}
	}
}

// Many may write the same overlay at once: each gets a whole one, and no more
// than that is left behind.
func TestWriteAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "down")
	o := made()
	var wg sync.WaitGroup
	indexes := make([]string, 20)
	for i := range indexes {
		wg.Go(func() {
			index, err := o.Write(dir)
			if err != nil {
				t.Error(err)
			}
			indexes[i] = index
		})
	}
	wg.Wait()
	for _, index := range indexes {
		if index != indexes[0] {
			t.Errorf("written to %s and %s", index, indexes[0])
		}
	}
	checkWritten(t, o, indexes[0])
	checkAlone(t, dir, o.Key())
}

func checkAlone(t *testing.T, dir string, want ...string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != len(want) {
		t.Errorf("%v is left behind, want %v alone", left, want)
	}
}

// A cache that something has damaged is made whole again.
func TestWriteRepairs(t *testing.T) {
	for _, tt := range []struct {
		name   string
		damage func(index string) error
	}{
		{"a file is gone", func(index string) error { return os.Remove(filepath.Join(filepath.Dir(index), "runtime_chan.go")) }},
		{"a file is cut", func(index string) error { return os.Truncate(filepath.Join(filepath.Dir(index), "runtime_chan.go"), 3) }},
		{"the index is gone", os.Remove},
		{"the index is another", func(index string) error { return os.WriteFile(index, []byte("{}"), 0o644) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			o := made()
			index, err := o.Write(dir)
			if err != nil {
				t.Fatal(err)
			}
			if err := tt.damage(index); err != nil {
				t.Fatal(err)
			}
			if _, err := o.Write(dir); err != nil {
				t.Fatal(err)
			}
			checkWritten(t, o, index)
			checkAlone(t, dir, o.Key())
		})
	}
}

func TestWriteRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := made().Write(file); err == nil || !strings.Contains(err.Error(), "the overlay cannot be kept") {
		t.Errorf("written into a file: %v", err)
	}
}

// A user's own overlay is merged as the go command would have read it.
func TestMerge(t *testing.T) {
	at := func(parts ...string) string { return string(filepath.Separator) + filepath.Join(parts...) }
	for _, tt := range []struct {
		name, json string
		want       map[string]string
		err        string
	}{
		{name: "nothing", json: `{}`},
		{name: "absolute", json: `{"Replace": {"/home/a.go": "/tmp/b.go"}}`, want: map[string]string{at("home", "a.go"): at("tmp", "b.go")}},
		{name: "relative", json: `{"Replace": {"a.go": "gen/../b.go"}}`, want: map[string]string{at("work", "a.go"): at("work", "b.go")}},
		{name: "taken away", json: `{"Replace": {"a.go": ""}}`, want: map[string]string{at("work", "a.go"): ""}},
		{name: "the same file", json: `{"Replace": {"/go/src/runtime/chan.go": "/tmp/b.go"}}`, err: "which recording must replace, too"},
		{name: "no JSON", json: `Replace`, err: "is no overlay file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if filepath.Separator != '/' {
				t.Skip("the paths are of Unix")
			}
			file := filepath.Join(t.TempDir(), "user.json")
			if err := os.WriteFile(file, []byte(tt.json), 0o644); err != nil {
				t.Fatal(err)
			}
			o := made()
			alone := o.Key()
			err := o.Merge(file, at("work"))
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("error %v, want %q", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if (o.Key() == alone) != (len(tt.want) == 0) {
				t.Error("the key does not tell what was merged")
			}
			index, err := o.Write(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			checkWritten(t, o, index)
			replace := readIndex(t, index)
			for from, to := range tt.want {
				if got, ok := replace[from]; !ok || got != to {
					t.Errorf("%s is replaced by %q (%v), want %q", from, got, ok, to)
				}
			}
		})
	}
}
