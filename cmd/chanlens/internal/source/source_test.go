package source

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRead(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	main := write("app/main.go", "package main")
	write("goroot/src/net/http/server.go", "package http")
	write("mod/example.com/mail@v1.2.3/send.go", "package mail")
	secret := write("app/secret.txt", "no source")
	write("big.go", string(make([]byte, maxSize+1)))
	write("empty.go", "")
	write("outside.go", "package outside")
	r := NewReader(filepath.Join(dir, "goroot"), filepath.Join(dir, "mod"))
	for _, tt := range []struct{ file, want string }{
		{main, "package main"},
		{"net/http/server.go", "package http"},
		{"/opt/other/go/src/net/http/server.go", "package http"},
		{"example.com/mail@v1.2.3/send.go", "package mail"},
		{"/home/someone/go/pkg/mod/example.com/mail@v1.2.3/send.go", "package mail"},
		{secret, ""},
		{filepath.Join(dir, "app"), ""},
		{filepath.Join(dir, "big.go"), ""},
		{filepath.Join(dir, "empty.go"), ""},
		{filepath.Join(dir, "missing.go"), ""},
		{"../../outside.go", ""},
		{"/x/src/../../outside.go", ""},
		{"", ""},
		{"_cgo_gotypes.go", ""},
	} {
		text, ok := r.Read(tt.file)
		if string(text) != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %q, %v, want %q", tt.file, text, ok, tt.want)
		}
	}
	os.Remove(main)
	if _, ok := r.Read(main); !ok {
		t.Error("the file is read twice")
	}
	if _, ok := NewReader("", "").Read("net/http/server.go"); ok {
		t.Error("a file is found in no GOROOT")
	}
}

// Nothing but regular files is opened: opening a named pipe would wait for ever.
func TestReadOnlyRegular(t *testing.T) {
	if _, ok := NewReader("", "").Read(os.DevNull); ok {
		t.Error("reads a device")
	}
	dir := filepath.Join(t.TempDir(), "dir.go")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, ok := NewReader("", "").Read(dir); ok {
		t.Error("reads a directory")
	}
}
