package code

import (
	"sync"

	"chanlens/model"
)

// Source finds the file that a frame is in. It may be used from any goroutine. An error
// says in words why there is none.
type Source interface {
	Find(f model.Frame) (Text, error)
}

// Text is a source file.
type Text struct {
	Text  []byte
	Path  string // on this machine; "" if it is no file there
	Doubt string // why it may not be what ran, in words; "" if it fits
}

// Excerpt is what is known of the source around a frame.
type Excerpt struct {
	Frame model.Frame
	File  *File  // nil: there is none
	Path  string // for an editor; "" if it is no file on this machine
	Doubt string // why it may not be what ran
	Err   error  // why there is no File; nil and no File: it is still looked for
}

// maxExcerpts is how many excerpts lie on a desk. Beyond it, all are cleared away.
const maxExcerpts = 64

// Desk holds the excerpts that were got from a source. Several goroutines may use it.
type Desk struct {
	source Source

	mu       sync.Mutex
	excerpts map[model.Frame]Excerpt
	files    map[string]*File // by recorded path
}

// NewDesk returns an empty desk. A nil source finds nothing.
func NewDesk(source Source) *Desk {
	return &Desk{source: source, excerpts: make(map[model.Frame]Excerpt), files: make(map[string]*File)}
}

// Have returns the excerpt of a frame, and false if it has not been got, or no longer
// lies here. It reads no files.
func (d *Desk) Have(f model.Frame) (Excerpt, bool) {
	if d.source == nil {
		return Excerpt{Frame: f}, false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	e, ok := d.excerpts[f]
	e.Frame = f
	return e, ok
}

// Get gets the excerpt of a frame. It may read a file.
func (d *Desk) Get(f model.Frame) Excerpt {
	if e, ok := d.Have(f); ok || d.source == nil {
		return e
	}
	text, err := d.source.Find(f)
	e := Excerpt{Frame: f, Path: text.Path, Doubt: text.Doubt, Err: err}
	if err == nil {
		e.File = d.file(f.File, text.Text)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.excerpts) >= maxExcerpts {
		clear(d.excerpts)
		clear(d.files)
	}
	d.excerpts[f] = e
	if e.File != nil {
		d.files[f.File] = e.File
	}
	return e
}

// file returns the words of a file, which are read once while it lies here.
func (d *Desk) file(name string, text []byte) *File {
	d.mu.Lock()
	file := d.files[name]
	d.mu.Unlock()
	if file == nil {
		file = Lex(name, text)
	}
	return file
}
