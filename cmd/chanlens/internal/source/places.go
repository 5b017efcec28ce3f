package source

import (
	"iter"
	"path/filepath"
	"slices"
	"strings"
)

// maxElements is how many elements at the end of a path are looked at.
const maxElements = 32

// place is a folder to look in, and by which names.
type place struct {
	in    folder
	names func(file, fn string) []string
}

// candidates reads the files that may be the one, most likely first, or says why it
// cannot.
func (r *Reader) candidates(file, fn string) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		if filepath.IsAbs(file) && !yield(read(file)) {
			return
		}
		slashed := strings.ReplaceAll(file, `\`, "/") // a trace of Windows is read elsewhere, too
		for _, p := range r.places {
			for _, name := range p.names(slashed, fn) {
				if f, err := p.in.read(name); err != errAbsent && !yield(f, err) {
					return
				}
			}
		}
		if r.inside == nil {
			return
		}
		if text, ok := r.inside(file); ok {
			yield(File{Text: text}, nil)
		}
	}
}

// elements returns the last elements of a path.
func elements(file string) []string {
	all := strings.Split(strings.TrimLeft(file, "/"), "/")
	return all[max(len(all)-maxElements, 0):]
}

// named returns the names that a file may have in a folder that the user names: the ends of
// its path, and those of its package's import path with its own name, longest first.
//
//	/home/ci/mail/box/send.go  example.com/mail/box.Send
//	→ home/ci/mail/box/send.go, example.com/mail/box/send.go, ci/mail/box/send.go, …, send.go
func named(file, fn string) []string {
	byPath := elements(file)
	pkg := strings.ReplaceAll(packageOf(fn), "%2e", ".") // so the linker writes a dot
	byPackage := elements(pkg + "/" + byPath[len(byPath)-1])
	var names []string
	for n := max(len(byPath), len(byPackage)); n > 0; n-- {
		for _, list := range [][]string{byPath, byPackage} {
			if n > len(list) {
				continue
			}
			if name := strings.Join(list[len(list)-n:], "/"); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// ofGOROOT returns the names that a file may have in GOROOT/src.
func ofGOROOT(file, _ string) []string {
	var names []string
	if !rooted(file) {
		names = append(names, file)
	}
	for rest := file; ; {
		var ok bool
		if _, rest, ok = strings.Cut(rest, "/src/"); !ok || len(names) == maxElements {
			return names
		}
		names = append(names, rest)
		rest = "/" + rest // "/src/src/"
	}
}

// rooted reports whether a path is an absolute one, of whatever system.
func rooted(file string) bool {
	return strings.HasPrefix(file, "/") || len(file) > 1 && file[1] == ':'
}

// ofModCache returns the names that a file may have in a module cache: the ends of its path
// that hold the element with the version. Where it lay in another machine's cache is not
// known, so all of them are tried, longest first.
func ofModCache(file, _ string) []string {
	all := elements(file)
	at := slices.IndexFunc(all, func(e string) bool { return strings.Contains(e, "@") })
	if at < 0 {
		return nil
	}
	rest := strings.Join(all[at+1:], "/")
	var names []string
	for i := range at + 1 {
		module := strings.Join(all[i:at+1], "/")
		names = append(names, module+"/"+rest)
		if escaped := escape(module); escaped != module {
			names = append(names, escaped+"/"+rest)
		}
	}
	return names
}

// escape writes a module's path as the module cache does: "!x" for "X". A build with
// -trimpath records it unescaped.
func escape(module string) string {
	var b strings.Builder
	for _, r := range module {
		if 'A' <= r && r <= 'Z' {
			b.WriteByte('!')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}
