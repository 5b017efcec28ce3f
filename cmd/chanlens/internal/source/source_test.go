package source

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree writes files below a folder: a name with slashes and a text each.
func tree(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFind holds each way in which a file is found, and their order. A file's text is its
// package clause and a function f, and after it where it lies.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return "package p\nfunc f() {\n}\n// " + name }
	files := map[string]string{"app/secret.txt": "no source", "app/empty.go": "", "app/long.go": strings.Repeat("\n", maxSize+1)}
	for _, name := range []string{
		"app/main.go", "app/asm_amd64.s",
		"dirs/one/cmd/serve/main.go", "dirs/one/main.go", "dirs/one/both.go",
		"dirs/two/box/send.go", "dirs/two/both.go", "dirs/two/example.com/mail/post/post.go", "dirs/two/gopkg.in/a.v2/a.go",
		"go/src/net/http/server.go", "go/src/both.go", "go/src/runtime/asm_amd64.s", "go/other.go",
		"newer/src/net/http/server.go", "newer/src/iter/iter.go",
		"mod/example.com/mail@v1.2.3/send.go", "mod/example.com/mail@v1.2.3/box/in.go", "mod/github.com/!burnt!sushi/toml@v1.0.0/toml.go",
		"mod/golang.org/toolchain@v0.0.1-go1.24.3.linux-amd64/src/os/file.go",
		"outside.go",
	} {
		files[name] = at(name)
	}
	tree(t, dir, files)
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	for _, link := range [][2]string{{"outside.go", "dirs/one/link.go"}, {"", "go/src/up"}, {"outside.go", "mod/m@v1/link.go"}} {
		os.MkdirAll(filepath.Dir(in(link[1])), 0o777)
		if err := os.Symlink(in(link[0]), in(link[1])); err != nil {
			t.Fatal(err)
		}
	}
	r := NewReader(Places{
		Dirs:      []string{in("dirs/one"), in("dirs/two"), in("dirs/missing")},
		GOROOTs:   []string{in("go"), in("newer")},
		ModCaches: []string{in("mod")},
		Embedded: func(file string) ([]byte, bool) {
			return []byte(at("embedded")), file == "chanlens/samples/01/main.go" || file == "both.go"
		},
	})
	for _, tt := range []struct {
		name, file, fn string
		want           string // where it lies; "" if the error is ErrNotAtHand
	}{
		{"as recorded", in("app/main.go"), "main.f", "app/main.go"},
		{"assembly as recorded", in("app/asm_amd64.s"), "main.f", "app/asm_amd64.s"},
		{"longest end first", "/home/ci/app/cmd/serve/main.go", "main.f", "dirs/one/cmd/serve/main.go"},
		{"a shorter end", "/home/ci/app/cmd/other/main.go", "main.f", "dirs/one/main.go"},
		{"the second folder", "/home/ci/app/box/send.go", "app/box.f", "dirs/two/box/send.go"},
		{"the first folder first", "/x/both.go", "main.f", "dirs/one/both.go"},
		{"by import path", "/build/7a3/post/post.go", "example.com/mail/post.(*T).f", "dirs/two/example.com/mail/post/post.go"},
		{"a dot in the import path", "/build/7a3/a.go", "gopkg.in/a%2ev2.f", "dirs/two/gopkg.in/a.v2/a.go"},
		{"trimmed, with the module's path", "example.com/app/cmd/serve/main.go", "main.f", "dirs/one/cmd/serve/main.go"},
		{"of Windows", `C:\Users\ci\app\cmd\serve\main.go`, "main.f", "dirs/one/cmd/serve/main.go"},
		{"GOROOT, trimmed", "net/http/server.go", "net/http.f", "go/src/net/http/server.go"},
		{"GOROOT of another machine", "/opt/go/src/net/http/server.go", "net/http.f", "go/src/net/http/server.go"},
		{"GOROOT below another src", "/home/me/src/go/src/net/http/server.go", "net/http.f", "go/src/net/http/server.go"},
		{"GOROOT of Windows", "C:/Program Files/Go/src/net/http/server.go", "net/http.f", "go/src/net/http/server.go"},
		{"GOROOT by name", "$GOROOT/src/net/http/server.go", "net/http.f", "go/src/net/http/server.go"},
		{"the second GOROOT", "iter/iter.go", "iter.f", "newer/src/iter/iter.go"},
		{"a newer version that fits", "/opt/go/src/net/http/server.go", "net/http.f", "go/src/net/http/server.go"},
		{"assembly", "/opt/go/src/runtime/asm_amd64.s", "runtime.f", "go/src/runtime/asm_amd64.s"},
		{"module cache, trimmed", "example.com/mail@v1.2.3/send.go", "example.com/mail.f", "mod/example.com/mail@v1.2.3/send.go"},
		{"module cache of another machine", "/home/me/go/pkg/mod/example.com/mail@v1.2.3/box/in.go", "example.com/mail/box.f", "mod/example.com/mail@v1.2.3/box/in.go"},
		{"module cache somewhere else", "/cache/example.com/mail@v1.2.3/send.go", "example.com/mail.f", "mod/example.com/mail@v1.2.3/send.go"},
		{"capitals, trimmed", "github.com/BurntSushi/toml@v1.0.0/toml.go", "github.com/BurntSushi/toml.f", "mod/github.com/!burnt!sushi/toml@v1.0.0/toml.go"},
		{"capitals, as in a cache", "/c/github.com/!burnt!sushi/toml@v1.0.0/toml.go", "github.com/BurntSushi/toml.f", "mod/github.com/!burnt!sushi/toml@v1.0.0/toml.go"},
		{"a toolchain", "/r/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.24.3.linux-amd64/src/os/file.go", "os.f", "mod/golang.org/toolchain@v0.0.1-go1.24.3.linux-amd64/src/os/file.go"},
		{"embedded", "chanlens/samples/01/main.go", "main.f", "dirs/one/main.go"},
		{"another version", "example.com/mail@v9.9.9/send.go", "example.com/mail.f", ""},
		{"not there", "/home/ci/app/none.go", "app.f", ""},
		{"no source", in("app/secret.txt"), "main.f", ""},
		{"nothing in it", in("app/empty.go"), "main.f", ""},
		{"out of a folder", "../../outside.go", "main.f", ""},
		{"out of GOROOT", "/x/src/../../outside.go", "main.f", ""},
		{"out of GOROOT/src", "/x/src/../other.go", "main.f", ""},
		{"rooted in GOROOT", "/x/src/" + in("outside.go"), "main.f", ""},
		{"out of the module cache", "m@v1/../../outside.go", "main.f", ""},
		{"by a package", "/x/outside.go", "../../..", ""},
		{"a link out of a folder", "/x/link.go", "main.f", ""},
		{"a link out of GOROOT", "up/outside.go", "main.f", ""},
		{"a link out of the module cache", "m@v1/link.go", "main.f", ""},
		{"slashes only", "///.go", "", ""},
		{"many elements", strings.Repeat("/a", 1e5) + "/none.go", strings.Repeat("a/", 1e5), ""},
		{"many src", strings.Repeat("/src", 1e4) + "/none.go", "", ""},
		{"NUL", "/a\x00b.go", "", ""},
	} {
		f, err := r.Find(tt.file, tt.fn, 2)
		if tt.want == "" {
			if !errors.Is(err, ErrNotAtHand) {
				t.Errorf("%s: %.60s: %q, %v", tt.name, tt.file, f.Path, err)
			}
			continue
		}
		if err != nil || f.Path != in(tt.want) || string(f.Text) != files[tt.want] || f.Doubt != "" {
			t.Errorf("%s: %s: %q, %q, %v; want %s", tt.name, tt.file, f.Path, f.Doubt, err, tt.want)
		}
	}
	if f, err := NewReader(Places{Embedded: r.inside}).Find("chanlens/samples/01/main.go", "main.f", 2); err != nil || f.Path != "" || string(f.Text) != at("embedded") {
		t.Errorf("embedded: %q, %v", f.Path, err)
	}
}

// TestErrors holds what is said of files that are not shown.
func TestErrors(t *testing.T) {
	dir := t.TempDir()
	tree(t, dir, map[string]string{"long.go": strings.Repeat("\n", maxSize+1)})
	for file, want := range map[string]error{
		"":                            ErrNotTold,
		"<autogenerated>":             ErrNoSource,
		"_cgo_gotypes.go":             ErrNoSource,
		filepath.Join(dir, "long.go"): ErrTooLong,
		filepath.Join(dir, "none.go"): ErrNotAtHand,
	} {
		if _, err := NewReader(Places{}).Find(file, "main.f", 1); err != want {
			t.Errorf("%q: %v, want %v", file, err, want)
		}
	}
}

// TestFindOnce holds that a file is read once, as if it never changed.
func TestFindOnce(t *testing.T) {
	dir := t.TempDir()
	tree(t, dir, map[string]string{"main.go": "package main"})
	file := filepath.Join(dir, "main.go")
	r := NewReader(Places{})
	if _, err := r.Find(file, "", 1); err != nil {
		t.Fatal(err)
	}
	os.Remove(file)
	if _, err := r.Find(file, "", 1); err != nil {
		t.Error("the file is read twice")
	}
}

// TestFindForgets holds that what is remembered is bounded.
func TestFindForgets(t *testing.T) {
	r := NewReader(Places{Embedded: func(string) ([]byte, bool) { return make([]byte, maxSize), true }})
	for i := range 40 {
		r.Find(strings.Repeat("a", i+1)+".go", "", 1)
		if r.held > maxHeld {
			t.Fatalf("%d bytes are held after %d files", r.held, i+1)
		}
	}
}

// TestFindPrefersWhatFits holds that a file of the same name is passed over for one that
// has the function, and taken, with a word, if there is none.
func TestFindPrefersWhatFits(t *testing.T) {
	dir := t.TempDir()
	tree(t, dir, map[string]string{
		"app/proc.go":            "package app\n\nfunc spawn() {\n}\n",
		"go/src/runtime/proc.go": "package runtime\n\nfunc gopark() {\n}\n",
	})
	r := NewReader(Places{Dirs: []string{filepath.Join(dir, "app")}, GOROOTs: []string{filepath.Join(dir, "go")}})
	f, err := r.Find("/usr/local/go/src/runtime/proc.go", "runtime.gopark", 3)
	if err != nil || f.Doubt != "" || !strings.Contains(f.Path, "runtime") {
		t.Errorf("%q, %q, %v", f.Path, f.Doubt, err)
	}
	f, err = r.Find("/elsewhere/proc.go", "app.gone", 3)
	if err != nil || f.Doubt != "may differ: line 3 is not in gone" {
		t.Errorf("%q, %q, %v", f.Path, f.Doubt, err)
	}
}

// Nothing but regular files is opened: opening a named pipe would wait for ever.
func TestFindOnlyRegular(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dir.go")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	device := filepath.Join(t.TempDir(), "null.go")
	if err := os.Symlink(os.DevNull, device); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{dir, device} {
		if _, err := NewReader(Places{}).Find(file, "", 1); err != ErrNotAtHand {
			t.Errorf("%s: %v", file, err)
		}
	}
}
