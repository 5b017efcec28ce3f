package record

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestToolchainCheck(t *testing.T) {
	tests := []struct{ version, goos, want string }{
		{"go1.22", "linux", ""},
		{"go1.26.8", "darwin", ""},
		{"go1.27rc1", "windows", ""},
		{"go1.25.1-custom", "linux", ""},
		{"devel go1.28-abcdef Mon Jan 2", "linux", ""},
		{"go1.21.13", "linux", "go1.21.13 cannot record"},
		{"go1.9", "linux", "go1.9 cannot record"},
		{"go1.26.8", "js", "GOOS=js: programs for it cannot be recorded"},
	}
	for _, test := range tests {
		err := toolchain{GOVERSION: test.version, GOOS: test.goos}.check()
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s for %s: %v", test.version, test.goos, err)
		case test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)):
			t.Errorf("%s for %s: error %v, want %q…", test.version, test.goos, err, test.want)
		}
	}
}

// Go vet reads an overlay since Go 1.24.
func TestLeaveOutVet(t *testing.T) {
	tests := []struct {
		version, typed, goflags string
		want                    bool
	}{
		{"go1.23.12", "go test .", "", true},
		{"go1.22", "go test . -vet=all", "", true},
		{"go1.23.12", "go test -c .", "", true},
		{"go1.23.12", "go test -vet off .", "", false},
		{"go1.23.12", "go test .", "-vet=off", false},
		{"go1.23.12", "go build .", "", false},
		{"go1.24.0", "go test .", "", false},
		{"devel go1.28-abcdef Mon Jan 2", "go test .", "", false},
	}
	for _, test := range tests {
		l, err := parseLine(strings.Fields(test.typed))
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		s := &session{Options: Options{Stderr: &said}, line: l}
		flags := s.leaveOutVet(toolchain{GOVERSION: test.version, GOFLAGS: test.goflags})
		if got := len(flags) > 0; got != test.want || (said.Len() > 0) != test.want {
			t.Errorf("%s, GOFLAGS=%s %s: flags %v, says %q", test.version, test.goflags, test.typed, flags, said.String())
		}
	}
}

// A toolchain in the module cache is used by way of a link; any other as it is.
func TestLinked(t *testing.T) {
	mods, cache := t.TempDir(), t.TempDir()
	goroot := filepath.Join(mods, "golang.org", "toolchain@v0.0.1-go1.25.4.linux-amd64")
	if err := os.MkdirAll(goroot, 0o777); err != nil {
		t.Fatal(err)
	}
	of := toolchain{program: "go", GOROOT: goroot, GOVERSION: "go1.25.4", GOMODCACHE: mods}
	var all sync.WaitGroup
	for range 8 { // several at once
		all.Go(func() {
			got, err := of.linked(cache)
			if err != nil {
				t.Errorf("linked: %v", err)
				return
			}
			if to, err := os.Readlink(got.GOROOT); err != nil || to != goroot {
				t.Errorf("%s leads to %s (%v), want %s", got.GOROOT, to, err, goroot)
			}
			if got.program != filepath.Join(got.GOROOT, "bin", "go") {
				t.Errorf("the go command is %s", got.program)
			}
			env := strings.Join(got.env, "\n")
			if !strings.Contains(env, "\nGOTOOLCHAIN=local") || !strings.Contains(env, "\nGOROOT="+got.GOROOT) {
				t.Errorf("its environment has no GOROOT and GOTOOLCHAIN of its own")
			}
		})
	}
	all.Wait()
	if list, err := os.ReadDir(filepath.Join(cache, "goroot")); err != nil || len(list) != 1 {
		t.Errorf("in the cache are %v (%v), want one link", list, err)
	}
	of.GOMODCACHE = filepath.Join(mods, "elsewhere")
	if got, err := of.linked(cache); err != nil || got.GOROOT != goroot || got.env != nil {
		t.Errorf("outside of the module cache: %s %v (%v)", got.GOROOT, got.env, err)
	}
}

func TestUnset(t *testing.T) {
	got := strings.Join(unset([]string{"A=1", "AB=2", "B=3", "A=4"}, "A", "C"), " ")
	if want := "AB=2 B=3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
