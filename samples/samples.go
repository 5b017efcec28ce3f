package samples

import (
	"bytes"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"go/doc"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:generate go run ./internal/record -stock
//go:generate go run ./internal/record

//go:embed [0-9]*
var files embed.FS

// The files of a sample's folder. The first and one of the traces are always there.
const (
	sourceFile    = "main.go"
	stockFile     = "recorded.trace"
	recordingFile = "lesson.trace.gz"
	lessonFile    = "lesson.md"
)

// A Sample is a program, what was recorded when it ran, and what there is to learn
// from it.
type Sample struct {
	Name      string // folder, such as "04-worker-pool"
	Title     string // what it demonstrates, in one line
	Doc       string // the package comment
	Source    string // main.go
	Trace     []byte // a trace as Go itself writes it, or nil; not to be modified
	Recording []byte // a trace with every channel operation, compressed by gzip, or nil; not to be modified
	Lesson    string // lesson.md, or ""
}

// All returns the samples in the order of their numbers. Those of one number stand
// together.
func All() []Sample { return slices.Clone(load()) }

// Stock returns the samples that have a trace as Go itself writes it, without recorded
// channel operations.
func Stock() []Sample {
	return slices.DeleteFunc(All(), func(s Sample) bool { return s.Trace == nil })
}

// Default returns the sample to show to somebody who asked for none.
func Default() Sample { return load()[0] }

// LessonName returns what the sample's lesson is called: the folder's name without its
// number, "worker-pool".
func (s Sample) LessonName() string {
	_, word, _ := strings.Cut(s.Name, "-")
	return word
}

// Exact returns the recording as plain bytes, not compressed. The error says that there
// is none, or that it is damaged.
func (s Sample) Exact() ([]byte, error) {
	if s.Recording == nil {
		return nil, errors.New("there is no recording of " + s.Name)
	}
	z, err := gzip.NewReader(bytes.NewReader(s.Recording))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// Lookup finds a sample by its name, which may be shortened to what stands
// before or after the first hyphen: "04-worker-pool", "worker-pool", "04" and
// "4" are the same sample. A number alone is the first sample that has it.
func Lookup(name string) (Sample, bool) {
	for _, s := range load() {
		if s.AnswersTo(name) {
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

// AnswersTo reports whether the sample is meant by a name: see [Lookup].
func (s Sample) AnswersTo(name string) bool {
	number, word, _ := strings.Cut(s.Name, "-")
	return slices.Contains([]string{s.Name, word, number, strings.TrimLeft(number, "0")}, name)
}

// load reads the embedded files once. They are fixed when the binary is built,
// so a fault in them is a bug, which the tests would have found.
var load = sync.OnceValue(func() []Sample {
	sources, err := fs.Glob(files, "*/"+sourceFile) // sorted, and so in order
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
	source, err := files.ReadFile(name + "/" + sourceFile)
	if err != nil {
		return Sample{}, err
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), name+"/"+sourceFile, source, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil {
		return Sample{}, err
	}
	comment := parsed.Doc.Text()
	return Sample{
		Name:      name,
		Title:     title(comment),
		Doc:       comment,
		Source:    string(source),
		Trace:     optional(name + "/" + stockFile),
		Recording: optional(name + "/" + recordingFile),
		Lesson:    string(optional(name + "/" + lessonFile)),
	}, nil
}

// optional returns an embedded file, or nil if there is none.
func optional(name string) []byte {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	return data
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
