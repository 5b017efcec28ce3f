package overlay

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A toolchain is one Go installation that this machine has.
type toolchain struct {
	goroot  string // a path that go build -overlay accepts
	version string
	running bool // the one that runs the tests
}

// toolchains lists the running one, and those of the module cache that the
// overlay is made for.
func toolchains(t testing.TB) []toolchain {
	t.Helper()
	all := []toolchain{{goroot: goEnv(t, "GOROOT"), version: goEnv(t, "GOVERSION"), running: true}}
	links := t.TempDir()
	pattern := filepath.Join(goEnv(t, "GOMODCACHE"), "golang.org", "toolchain@v0.0.1-go1.*."+runtime.GOOS+"-"+runtime.GOARCH)
	found, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range found {
		version := strings.TrimSuffix(filepath.Base(dir)[len("toolchain@v0.0.1-"):], "."+runtime.GOOS+"-"+runtime.GOARCH)
		if _, err := minor(version); err != nil || version == all[0].version {
			continue
		}
		// The go command replaces no files in the module cache.
		link := filepath.Join(links, version)
		if err := os.Symlink(dir, link); err != nil {
			t.Skip("no symbolic links here")
		}
		all = append(all, toolchain{goroot: link, version: version})
	}
	return all
}

func goEnv(t testing.TB, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Skip("needs the go command:", err)
	}
	return strings.TrimSpace(string(out))
}

// build builds a program of testdata with the overlay.
func (tc toolchain) build(t testing.TB, program string, flags ...string) string {
	t.Helper()
	o, err := Derive(tc.goroot, tc.version)
	if err != nil {
		t.Fatal(err)
	}
	index, err := o.Write(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return tc.plain(t, program, append(flags, "-overlay", index)...)
}

// plain builds a program of testdata, in a module of its own that any toolchain
// takes.
func (tc toolchain) plain(t testing.TB, program string, flags ...string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", program))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module program\n\ngo 1.22\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "program.exe")
	cmd := exec.Command(filepath.Join(tc.goroot, "bin", "go"), append([]string{"build", "-o", out}, flags...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOROOT="+tc.goroot, "GOTOOLCHAIN=local", "GOFLAGS=", "GOWORK=off")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", tc.version, cmd.Args, err, text)
	}
	return out
}

// execute runs a program that must end well.
func execute(t testing.TB, env []string, program string, args ...string) string {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v %s %v: %v\n%s", env, filepath.Base(program), args, err, out)
	}
	return string(out)
}
