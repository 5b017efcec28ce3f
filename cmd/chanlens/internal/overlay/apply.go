package overlay

import (
	"go/ast"
	"path/filepath"
	"strings"
)

// A deriver collects what the parts insert into one GOROOT, and what did not fit.
type deriver struct {
	src       string // GOROOT/src
	goVersion string
	minor     int
	sources   map[string]*source // by name below src; nil where it cannot be read
	failed    []*AnchorError
}

func (d *deriver) path(name string) string { return filepath.Join(d.src, filepath.FromSlash(name)) }

func (d *deriver) apply(p part) {
	for _, f := range p.fields {
		if f.holds(d.minor) {
			d.addField(f)
		}
	}
	for _, l := range p.layouts {
		if l.holds(d.minor) {
			d.checkLayout(l)
		}
	}
	for _, e := range p.edits {
		if e.holds(d.minor) {
			d.edit(e)
		}
	}
}

func (d *deriver) fail(file, within, anchor string, found int) {
	d.failed = append(d.failed, &AnchorError{GoVersion: d.goVersion, File: file, Within: within, Anchor: anchor, Found: found})
}

// source parses a file once. One that cannot be read fails once, too.
func (d *deriver) source(name string) *source {
	if f, ok := d.sources[name]; ok {
		return f
	}
	f, err := read(d.src, name)
	if err != nil {
		f = nil
		d.failed = append(d.failed, &AnchorError{GoVersion: d.goVersion, File: name, Cause: err})
	}
	d.sources[name] = f
	return f
}

func (d *deriver) addField(a field) {
	f := d.source(a.file)
	if f == nil {
		return
	}
	t := f.structType(a.typ)
	if t == nil || len(t.Fields.List) == 0 {
		d.fail(a.file, "type "+a.typ, "the last field of the struct", 0)
		return
	}
	f.insert(t.Fields.List[len(t.Fields.List)-1].End(), "; "+a.text)
}

func (d *deriver) checkLayout(l layout) {
	f := d.source(l.file)
	if f == nil {
		return
	}
	if t := f.structType(l.typ); t == nil || !strings.HasPrefix(f.fields(t)+"; ", l.fields+"; ") {
		d.fail(l.file, "type "+l.typ, "the fields "+l.fields+" in front", 0)
	}
}

func (d *deriver) edit(e edit) {
	f := d.source(e.file)
	if f == nil {
		return
	}
	fn := f.function(e.fn)
	if fn == nil {
		d.fail(e.file, "func "+e.fn, e.anchor, 0)
		return
	}
	var hits []site
	for _, s := range f.sites(fn) {
		if e.match(&s) {
			hits = append(hits, s)
		}
	}
	if len(hits) != 1 {
		d.fail(e.file, "func "+e.fn, e.anchor, len(hits))
		return
	}
	f.make(e, fn, &hits[0])
}

// make inserts an edit's text at its anchor.
func (f *source) make(e edit, fn *ast.FuncDecl, at *site) {
	text := e.text
	if e.build != nil {
		text = e.build(at)
	}
	switch e.place {
	case before:
		f.insert(at.stmt.Pos(), text+"; ")
	case after:
		f.insert(at.stmt.End(), "; "+text)
	case afterFunc:
		f.insert(fn.End(), "; "+text)
	}
}
