package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNameTraces(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"taken.test.trace", "mine.trace"} {
		if err := os.WriteFile(name, []byte("somebody's own"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name, output string
		dirs         []string // of the packages
		want         []string
	}{
		{"one", "", []string{"/m/a"}, []string{"a.test.trace"}},
		{"one, named by the user", "x.trace", []string{"/m/a"}, []string{"x.trace"}},
		{"several", "", []string{"/m/a", "/m/b"}, []string{"a.test.trace", "b.test.trace"}},
		{"several, named by the user", "d/x.trace", []string{"/m/a", "/m/b"}, []string{"d/x.a.trace", "d/x.b.trace"}},
		{"of one name", "", []string{"/m/x/a", "/m/y/a", "/m/b"}, []string{"x-a.test.trace", "y-a.test.trace", "b.test.trace"}},
		{"of one name, elsewhere", "", []string{"/n/a", "/m/a"}, []string{"n-a.test.trace", "a.test.trace"}},
		{"of one name in one place", "", []string{"/m/a", "/m/a"}, []string{"a.test.trace", "a.test-2.trace"}},
		{"not over what is no trace", "", []string{"/m/taken"}, []string{"taken.test-2.trace"}},
		{"not over what is no trace, named by the user", "mine.trace", []string{"/m/a"}, []string{"mine-2.trace"}},
	}
	if err := os.Mkdir("d", 0o777); err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var list []invocation
			for _, dir := range test.dirs {
				list = append(list, invocation{Args: []string{"/tmp/b001/" + filepath.Base(dir) + ".test"}, Dir: filepath.FromSlash(dir)})
			}
			got := nameTraces(test.output, filepath.FromSlash("/m"), list)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// A trace may be written over, whatever else is in the way may not.
func TestCheckOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	files := map[string]string{
		"old.trace": "go 1.26 trace\x00\x00\x00and so on",
		"empty":     "",
		"main.go":   "package main",
		"g":         "g",
	}
	for name, content := range files {
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct{ name, want string }{
		{"new.trace", ""},
		{"old.trace", ""},
		{"empty", ""},
		{"main.go", "main.go is there already, and is no trace: it stays as it is"},
		{"g", "g is there already, and is no trace"},
		{".", ". is a folder"},
		{os.DevNull, os.DevNull + " is no plain file"},
		{"-", "-o -: standard output belongs to the program"},
		{"no/such/folder.trace", "no/such/folder.trace: no file can be made there: no such file or directory"},
		{"a%p.trace", "a%p.trace: a name with %p or %n"},
	}
	for _, test := range tests {
		err := checkOutput(test.name)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.name, err)
		case test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)):
			t.Errorf("%s: error %v, want %q…", test.name, err, test.want)
		}
	}
	for name, content := range files {
		if got, err := os.ReadFile(name); err != nil || string(got) != content {
			t.Errorf("%s holds %q (%v) afterwards", name, got, err)
		}
	}
	if list, err := os.ReadDir("."); err != nil || len(list) != len(files) {
		t.Errorf("afterwards there are %v (%v)", list, err)
	}
}
