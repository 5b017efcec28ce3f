// Package samples holds small programs that each demonstrate one way in which
// goroutines work together, or fail to, and the execution trace of one run of
// each of them.
//
// Sources and traces are part of the binary, so chanlens has something to show
// without a trace of the user's own. A program says what it is about in its
// package comment, and nowhere else: titles and descriptions are taken from
// there. To see one run, or to record all of them again after an edit:
//
//	go run ./samples/04-worker-pool -trace out.trace
//	go generate ./samples
//
// The package imports nothing but the standard library and knows nothing of
// the form of a trace.
package samples

import (
	"embed"
	"fmt"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:generate go run ./internal/record

//go:embed [0-9]*/main.go [0-9]*/recorded.trace
var files embed.FS

// A Sample is a program and what was recorded when it ran.
type Sample struct {
	Name   string // folder, such as "04-worker-pool"
	Title  string // what it demonstrates, in one line
	Doc    string // the package comment
	Source string // main.go
	Trace  []byte // the execution trace; not to be modified
}

// All returns the samples in the order of their numbers.
func All() []Sample { return slices.Clone(load()) }

// Default returns the sample to show to somebody who asked for none.
func Default() Sample { return load()[0] }

// Lookup finds a sample by its name, which may be shortened to what stands
// before or after the first hyphen: "04-worker-pool", "worker-pool", "04" and
// "4" are the same sample.
func Lookup(name string) (Sample, bool) {
	for _, s := range load() {
		if s.answersTo(name) {
			return s, true
		}
	}
	return Sample{}, false
}

// Source returns the embedded source file that is recorded in the samples' traces by a
// path, and false if it is none: "chanlens/samples/04-worker-pool/main.go".
func Source(file string) ([]byte, bool) {
	name, ok := strings.CutPrefix(file, "chanlens/samples/")
	if !ok || path.Ext(name) != ".go" {
		return nil, false
	}
	text, err := files.ReadFile(name)
	return text, err == nil
}

func (s Sample) answersTo(name string) bool {
	number, word, _ := strings.Cut(s.Name, "-")
	return slices.Contains([]string{s.Name, word, number, strings.TrimLeft(number, "0")}, name)
}

// load reads the embedded files once. They are fixed when the binary is built,
// so a fault in them is a bug, which the tests would have found.
var load = sync.OnceValue(func() []Sample {
	sources, err := fs.Glob(files, "*/main.go") // sorted, and so in order
	if err != nil {
		panic(err)
	}
	var all []Sample
	for _, source := range sources {
		s, err := read(path.Dir(source))
		if err != nil {
			panic(fmt.Sprintf("samples: %v", err))
		}
		all = append(all, s)
	}
	return all
})

func read(name string) (Sample, error) {
	source, err := files.ReadFile(name + "/main.go")
	if err != nil {
		return Sample{}, err
	}
	trace, err := files.ReadFile(name + "/recorded.trace")
	if err != nil {
		return Sample{}, err
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), name+"/main.go", source, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil {
		return Sample{}, err
	}
	comment := parsed.Doc.Text()
	return Sample{
		Name:   name,
		Title:  title(comment),
		Doc:    comment,
		Source: string(source),
		Trace:  trace,
	}, nil
}

// title returns the first sentence of a package comment without its beginning,
// "X demonstrates", and without the period.
func title(comment string) string {
	sentence := new(doc.Package).Synopsis(comment)
	if _, what, ok := strings.Cut(sentence, " demonstrates "); ok {
		sentence = what
	}
	return strings.TrimSuffix(sentence, ".")
}
