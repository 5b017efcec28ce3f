package record

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// oldestGo is the first release whose traces can hold what is recorded.
const oldestGo = "go1.22"

// toolchain is what a go command says about itself in a folder.
type toolchain struct {
	program string   // the go command
	env     []string // to run it with, as KEY=value; nil: ours

	GOROOT, GOVERSION, GOMODCACHE, GOFLAGS string
	GOOS, GOTMPDIR                         string
}

// askToolchain asks a go command, in the folder that it would work in. A go.mod there may
// name another release than the one that is installed.
func askToolchain(ctx context.Context, l line) (toolchain, error) {
	t := toolchain{program: l.program}
	if _, err := exec.LookPath(l.program); err != nil {
		return t, notFound(l.program, err)
	}
	args := []string{"env"}
	if l.chdir != "" {
		args = append(args, "-C", l.chdir)
	}
	args = append(args, "-json", "GOROOT", "GOVERSION", "GOMODCACHE", "GOFLAGS", "GOOS", "GOTMPDIR")
	cmd := exec.CommandContext(ctx, l.program, args...)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return t, ctx.Err()
		}
		return t, fmt.Errorf("%s env: %w\n%s", l.program, err, bytes.TrimSpace(complaint.Bytes()))
	}
	if err := json.Unmarshal(out.Bytes(), &t); err != nil {
		return t, fmt.Errorf("%s env: %w", l.program, err)
	}
	return t, t.check()
}

// notFound says what to do about a program that is not there.
func notFound(program string, err error) error {
	switch {
	case !errors.Is(err, exec.ErrNotFound) && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %w", program, reason(err))
	case isGo(program):
		return fmt.Errorf("%s: there is no such command\nInstall Go (https://go.dev/dl), or add its folder bin to PATH.", program)
	}
	return fmt.Errorf("%s: there is no such program", program)
}

// reason takes the innermost error, without what was tried.
func reason(err error) error {
	if inner, ok := errors.AsType[*exec.Error](err); ok {
		err = inner.Err
	}
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err
	}
	return err
}

// check refuses toolchains that cannot record.
func (t toolchain) check() error {
	release := t.release()
	if t.before(oldestGo) {
		return fmt.Errorf("%s cannot record channel operations: its traces have no room for them\n"+
			"Use %s or newer, for this once by GOTOOLCHAIN=go1.26.0. \"chanlens\" opens what runtime/trace of %s writes, too.", release, oldestGo, release)
	}
	if slices.Contains([]string{"js", "wasip1", "plan9"}, t.GOOS) {
		return fmt.Errorf("GOOS=%s: programs for it cannot be recorded\nRecord them built for this machine.", t.GOOS)
	}
	return nil
}

// before reports whether the toolchain is older than a release. One that tells no version
// is the newest.
func (t toolchain) before(release string) bool {
	own := t.release()
	return version.IsValid(own) && version.Compare(own, release) < 0
}

// release returns the version of Go, "go1.26.1", without what is said of a build between
// releases.
func (t toolchain) release() string {
	for word := range strings.FieldsSeq(t.GOVERSION) {
		if strings.HasPrefix(word, "go1") {
			word, _, _ = strings.Cut(word, "-")
			return word
		}
	}
	return t.GOVERSION
}

// linked returns the toolchain as seen through a link in a folder of ours, if it lies in
// the module cache: since Go 1.25, nothing there may be replaced by an overlay. The go
// command is the link's own then, and must not switch to another again.
func (t toolchain) linked(dir string) (toolchain, error) {
	if !within(t.GOROOT, t.GOMODCACHE) {
		return t, nil
	}
	link := filepath.Join(dir, "goroot", t.release()+"-"+digest(t.GOROOT))
	if err := makeLink(t.GOROOT, link); err != nil {
		return t, fmt.Errorf("%s lies in the module cache, where nothing may be replaced, and a link to it cannot be made: %w\n"+
			"Install this Go outside of the module cache, and use it with GOTOOLCHAIN=local.%s", t.release(), err, linkRights)
	}
	t.program = filepath.Join(link, "bin", "go")
	t.GOROOT = link
	t.env = append(os.Environ(), "GOROOT="+link, "GOTOOLCHAIN=local")
	return t, nil
}

// within reports whether a file lies in a folder, or is it.
func within(name, dir string) bool {
	if dir == "" {
		return false
	}
	rel, err := filepath.Rel(dir, name)
	return err == nil && filepath.IsLocal(rel)
}

// makeLink makes a symbolic link. Several may make it at once.
func makeLink(target, link string) error {
	if at, err := os.Readlink(link); err == nil && at == target {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(link), 0o777); err != nil {
		return err
	}
	temporary, err := os.MkdirTemp(filepath.Dir(link), "new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	fresh := filepath.Join(temporary, "link")
	if err := os.Symlink(target, fresh); err != nil {
		return reasonOfLink(err)
	}
	return os.Rename(fresh, link)
}

// reasonOfLink takes the names out of an error of os.Symlink.
func reasonOfLink(err error) error {
	if inner, ok := errors.AsType[*os.LinkError](err); ok {
		return inner.Err
	}
	return err
}
