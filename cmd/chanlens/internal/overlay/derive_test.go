package overlay

import (
	"bytes"
	"errors"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every toolchain that this machine has gives an overlay in which all edits were
// made, the lines of the runtime are where they were, and the same again.
func TestDerive(t *testing.T) {
	for _, tc := range toolchains(t) {
		t.Run(tc.version, func(t *testing.T) {
			o, err := Derive(tc.goroot, tc.version)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Derive(tc.goroot, tc.version)
			if err != nil {
				t.Fatal(err)
			}
			if o.Key() != again.Key() {
				t.Error("derived twice, it is not the same")
			}
			edited := 0
			for path, text := range o.Files {
				before, err := os.ReadFile(path)
				if err != nil {
					continue // an added one
				}
				edited++
				checkLines(t, path, before, text)
			}
			added := 0
			for _, p := range parts {
				added += len(p.added)
			}
			if want := len(o.Files) - added; edited != want {
				t.Errorf("%d files are edited, want %d", edited, want)
			}
		})
	}
}

// checkLines holds that an edited file is the one before with insertions within
// lines, and that what stood at a line's beginning is still there where that
// matters: comments, directives and declarations.
func checkLines(t *testing.T, path string, before, after []byte) {
	t.Helper()
	was, is := bytes.Split(before, []byte("\n")), bytes.Split(after, []byte("\n"))
	if len(was) != len(is) {
		t.Errorf("%s has %d lines, had %d", path, len(is), len(was))
		return
	}
	changed := 0
	for i := range was {
		if bytes.Equal(was[i], is[i]) {
			continue
		}
		changed++
		if !insertedInto(was[i], is[i]) || bytes.HasPrefix(was[i], []byte("//")) {
			t.Errorf("%s:%d\n\twas %s\n\tis  %s", path, i+1, was[i], is[i])
		}
	}
	if changed == 0 {
		t.Errorf("%s is as it was", path)
	}
	if _, err := parser.ParseFile(token.NewFileSet(), path, after, 0); err != nil {
		t.Error(err)
	}
}

// insertedInto reports whether all bytes of was stand in is, in this order.
func insertedInto(was, is []byte) bool {
	for len(was) > 0 && len(is) > 0 {
		if was[0] == is[0] {
			was = was[1:]
		}
		is = is[1:]
	}
	return len(was) == 0
}

// What the overlay needs of a runtime is small: a fake one shows it, and what is
// said when some of it is missing.
func TestDeriveDamaged(t *testing.T) {
	good := goEnv(t, "GOROOT")
	version := goEnv(t, "GOVERSION")
	for _, tt := range []struct {
		name   string
		file   string // below src/runtime; edited, or removed where old is empty
		old    string
		new    string
		errors []string // GO stands for the version
	}{
		{
			name: "an anchor is gone", file: "chan.go", old: "\tc.closed = 1\n", new: "\tc.closed = 2\n",
			errors: []string{`GO runtime/chan.go: func closechan: anchor "c.closed = 1" found 0 times, want 1`},
		},
		{
			name: "an anchor stands twice", file: "chan.go", old: "\tc.closed = 1\n", new: "\tc.closed = 1\n\tc.closed = 1\n",
			errors: []string{`GO runtime/chan.go: func closechan: anchor "c.closed = 1" found 2 times, want 1`},
		},
		{
			name: "two are gone", file: "select.go", old: "c.qcount", new: "c.count",
			errors: []string{
				`GO runtime/select.go: func selectgo: anchor "c.qcount--" found 0 times, want 1`,
				`GO runtime/select.go: func selectgo: anchor "c.qcount++" found 0 times, want 1`,
			},
		},
		{
			name: "a function is gone", file: "chan.go", old: "func timerchandrain(", new: "func drain(",
			errors: []string{`GO runtime/chan.go: func timerchandrain: anchor "c.qcount--" found 0 times, want 1`},
		},
		{
			name: "a type is gone", file: "runtime2.go", old: "type sudog struct", new: "type sudogs struct",
			errors: []string{`GO runtime/runtime2.go: type sudog: anchor "the last field of the struct" found 0 times, want 1`},
		},
		{
			name: "a layout is another", file: "../sync/rwmutex.go", old: "\twriterSem ", new: "\treaders int; writerSem ",
			errors: []string{`GO sync/rwmutex.go: type RWMutex: anchor "the fields w Mutex; writerSem uint32; readerSem uint32 in front" found 0 times, want 1`},
		},
		{
			name: "a file is gone", file: "select.go",
			errors: []string{"GO runtime/select.go: open "},
		},
		{
			name: "a file is no Go", file: "select.go", old: "package runtime", new: "packet runtime",
			errors: []string{"GO runtime/select.go: runtime/select.go:"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			goroot := copyEdited(t, good)
			damage(t, filepath.Join(goroot, "src", "runtime", tt.file), tt.old, tt.new)
			o, err := Derive(goroot, version)
			if o != nil {
				t.Error("an overlay was derived")
			}
			var unknown *UnknownRuntimeError
			if !errors.As(err, &unknown) {
				t.Fatalf("error %v", err)
			}
			if len(unknown.Anchors) != len(tt.errors) {
				t.Errorf("%d anchors failed, want %d", len(unknown.Anchors), len(tt.errors))
			}
			for _, want := range tt.errors {
				if want = strings.Replace(want, "GO", version, 1); !strings.Contains(err.Error(), "\n\t"+want) {
					t.Errorf("got:\n%v\nwithout:\n\t%s", err, want)
				}
			}
		})
	}
}

// copyEdited copies the files that the overlay edits or counts on.
func copyEdited(t *testing.T, goroot string) string {
	t.Helper()
	dir := t.TempDir()
	o, err := Derive(goroot, goEnv(t, "GOVERSION"))
	if err != nil {
		t.Fatal(err)
	}
	paths := slices.Collect(maps.Keys(o.Files))
	for _, p := range parts {
		for _, l := range p.layouts {
			paths = append(paths, filepath.Join(goroot, "src", filepath.FromSlash(l.file)))
		}
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel(goroot, path)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, rel)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func damage(t *testing.T, path, old, new string) {
	t.Helper()
	if old == "" {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte(old)) {
		t.Skipf("%s of this Go release has no %q", filepath.Base(path), old)
	}
	if err := os.WriteFile(path, bytes.ReplaceAll(text, []byte(old), []byte(new)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestDeriveRefuses(t *testing.T) {
	empty := t.TempDir()
	recorded := copyEdited(t, goEnv(t, "GOROOT"))
	if err := os.WriteFile(filepath.Join(recorded, "src", "runtime", "zchanlens_event.go"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, goroot, version, want string }{
		{"no sources", empty, "go1.26.0", "there is no folder " + filepath.Join(empty, "src", "runtime")},
		{"a relative GOROOT", "go", "go1.26.0", `GOROOT "go" is no absolute path`},
		{"an old Go", empty, "go1.21.13", "go1.21.13 is too old"},
		{"edited files in GOROOT", recorded, goEnv(t, "GOVERSION"), "is there already"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if o, err := Derive(tt.goroot, tt.version); o != nil || err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, %v, want an error with %q", o, err, tt.want)
			}
		})
	}
}

func TestMinor(t *testing.T) {
	for _, tt := range []struct {
		version string
		want    int // 0: refused
	}{
		{"go1.26.8", 26},
		{"go1.26", 26},
		{"go1.27rc1", 27},
		{"go1.25.4 X:jsonv2", 25},
		{"devel go1.28-0123abcd", 28},
		{"weekly", newest},
		{"go1.99999999999999999999", newest},
		{"go1.21.13", 0},
		{"go1.9", 0},
	} {
		if got, err := minor(tt.version); got != tt.want || (err != nil) != (tt.want == 0) {
			t.Errorf("minor(%q) = %d, %v, want %d", tt.version, got, err, tt.want)
		}
	}
}

// Every edit says what it is for an error, and keeps to its line.
func TestPartsAreData(t *testing.T) {
	for _, p := range parts {
		known := map[string]bool{}
		for _, e := range p.edits {
			if e.file == "" || e.fn == "" || e.anchor == "" || e.match == nil || (e.text == "") == (e.build == nil) {
				t.Errorf("%s: an edit is not whole: %+v", p.name, e)
			}
			if strings.Contains(e.text, "\n") {
				t.Errorf("%s: %q breaks the line", e.fn, e.text)
			}
			name := e.file + " " + e.fn + " " + e.anchor
			if known[name] {
				t.Errorf("%s: there are two edits %s", p.name, name)
			}
			known[name] = true
		}
	}
}

// The templates are formatted Go, say who added them, and are all in use.
func TestTemplates(t *testing.T) {
	used := map[string]bool{}
	for _, p := range parts {
		for _, a := range p.added {
			used["templates/"+a.template] = true
		}
	}
	found, err := fs.Glob(templates, "templates/*")
	if err != nil {
		t.Fatal(err)
	}
	if want := slices.Sorted(maps.Keys(used)); !slices.Equal(found, want) {
		t.Errorf("templates are %v, parts add %v", found, want)
	}
	for _, name := range found {
		text, err := templates.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if formatted, err := format.Source(text); err != nil || !bytes.Equal(formatted, text) {
			t.Errorf("%s is not formatted (%v)", name, err)
		}
		if !bytes.HasPrefix(text, []byte("// Added to package ")) {
			t.Errorf("%s does not say who added it", name)
		}
		checkNames(t, name, text)
	}
}

// checkNames holds that a template adds no name to the runtime but with our own
// prefix.
func checkNames(t *testing.T, name string, text []byte) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range f.Decls {
		switch x := d.(type) {
		case *ast.FuncDecl:
			if x.Recv == nil && x.Name.Name != "init" && !strings.HasPrefix(x.Name.Name, "chanlens") {
				t.Errorf("%s: func %s", name, x.Name.Name)
			}
		case *ast.GenDecl:
			for _, s := range x.Specs {
				if v, ok := s.(*ast.ValueSpec); ok && !strings.HasPrefix(v.Names[0].Name, "chanlens") {
					t.Errorf("%s: %s", name, v.Names[0].Name)
				}
			}
		}
	}
}
