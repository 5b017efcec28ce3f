// Package source reads the source files that a trace names, to show and to name what is
// in them.
//
// What comes in: the path that the trace has for a file. What goes out: its text, if such
// a file is there: a regular one, of at most maxSize. A path is looked for
//
//  1. as it is recorded;
//  2. if it is not absolute (a build with -trimpath), in GOROOT/src, and, where it names a
//     version ("example.com/mail@v1.2.3/send.go"), in the module cache;
//  3. if it is absolute and not there (another machine's), by what follows "/src/" in
//     GOROOT/src, or what follows "/pkg/mod/" in the module cache.
//
// What is there may have changed since the trace was recorded; who uses it must look
// whether it fits.
package source

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// maxSize is how long a file may be, in bytes: the longest one of Go's standard library
// has 3 MB.
const maxSize = 4 << 20

// Reader reads source files, each once. Several goroutines may use it.
type Reader struct {
	goroot, modules string

	mu    sync.Mutex
	texts map[string][]byte // nil: there is none
}

// NewReader returns a Reader that looks in a GOROOT and a module cache; "" for none.
func NewReader(goroot, modules string) *Reader {
	return &Reader{goroot: goroot, modules: modules, texts: make(map[string][]byte)}
}

// Read returns the text of a file, and false if there is none.
func (r *Reader) Read(file string) ([]byte, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	text, ok := r.texts[file]
	if !ok {
		for _, path := range r.paths(file) {
			if text = regular(path); text != nil {
				break
			}
		}
		r.texts[file] = text
	}
	return text, text != nil
}

// paths returns where a file may be.
func (r *Reader) paths(file string) []string {
	slashed := filepath.ToSlash(file)
	in := func(root, rest string) []string {
		if root == "" || !filepath.IsLocal(filepath.FromSlash(rest)) {
			return nil
		}
		return []string{filepath.Join(root, filepath.FromSlash(rest))}
	}
	if !filepath.IsAbs(file) && !strings.HasPrefix(slashed, "/") {
		if strings.Contains(slashed, "@") {
			return in(r.modules, slashed)
		}
		if r.goroot == "" {
			return nil
		}
		return in(filepath.Join(r.goroot, "src"), slashed)
	}
	paths := []string{file}
	if _, rest, ok := strings.Cut(slashed, "/pkg/mod/"); ok {
		return append(paths, in(r.modules, rest)...)
	}
	if _, rest, ok := strings.Cut(slashed, "/src/"); ok && r.goroot != "" {
		return append(paths, in(filepath.Join(r.goroot, "src"), rest)...)
	}
	return paths
}

// regular returns the text of a regular file that is not too long, else nil. It opens
// nothing else, for that may wait or have an effect, as a device or a pipe.
func regular(path string) []byte {
	if !strings.HasSuffix(path, ".go") {
		return nil
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() > maxSize {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil || len(text) == 0 || len(text) > maxSize {
		return nil
	}
	return text
}
