package overlay

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// An Overlay holds the files that replace or join those of one GOROOT.
type Overlay struct {
	// Files are the contents by path, as go build -overlay names them: absolute,
	// in the GOROOT that was given, as it was written.
	Files map[string][]byte

	// others are the replacements of another overlay (Merge): path to file, both
	// absolute, the file empty where the path is to vanish.
	others map[string]string
}

// Derive makes the overlay for a GOROOT, an absolute path, and its Go version
// as go env GOVERSION says it. The error is an *UnknownRuntimeError where the
// runtime is not as expected.
func Derive(goroot, goVersion string) (*Overlay, error) {
	release, err := minor(goVersion)
	if err != nil {
		return nil, err
	}
	if err := checkGOROOT(goroot); err != nil {
		return nil, err
	}
	d := deriver{src: filepath.Join(goroot, "src"), goVersion: goVersion, minor: release, sources: map[string]*source{}}
	for _, p := range parts {
		d.apply(p)
	}
	if len(d.failed) > 0 {
		return nil, &UnknownRuntimeError{GoVersion: goVersion, GOROOT: goroot, Anchors: d.failed}
	}
	o := &Overlay{Files: map[string][]byte{}}
	for name, f := range d.sources {
		if len(f.ins) > 0 {
			o.Files[d.path(name)] = f.result()
		}
	}
	for _, p := range parts {
		for _, a := range p.added {
			if err := o.add(d.path(a.file), a.template, d.src); err != nil {
				return nil, err
			}
		}
	}
	return o, nil
}

// checkGOROOT says what to do where a GOROOT has no sources to derive from.
func checkGOROOT(goroot string) error {
	if !filepath.IsAbs(goroot) {
		return fmt.Errorf("GOROOT %q is no absolute path; take what go env GOROOT says", goroot)
	}
	dir := filepath.Join(goroot, "src", "runtime")
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil || errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s: recording needs the sources of the Go installation. Some systems have them in a package of their own (golang-src, go-src); or install Go from https://go.dev/dl", dir)
	default:
		return fmt.Errorf("the sources of the Go installation cannot be read: %w", err)
	}
}

// Key names the overlay by all that it does: equal keys, equal builds.
func (o *Overlay) Key() string {
	h := sha256.New()
	for _, path := range slices.Sorted(maps.Keys(o.Files)) {
		fmt.Fprintf(h, "%q %d\n", path, len(o.Files[path]))
		h.Write(o.Files[path])
	}
	for _, path := range slices.Sorted(maps.Keys(o.others)) {
		fmt.Fprintf(h, "%q %q\n", path, o.others[path])
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
