package overlay

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A source is one file of GOROOT, parsed, with what is to be inserted.
type source struct {
	name string // below GOROOT/src, with slashes
	text []byte
	fset *token.FileSet
	tree *ast.File
	ins  []insertion
}

type insertion struct {
	at   int // offset in text
	text string
}

// read parses the named file below src.
func read(src, name string) (*source, error) {
	text, err := os.ReadFile(filepath.Join(src, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	f := &source{name: name, text: text, fset: token.NewFileSet()}
	f.tree, err = parser.ParseFile(f.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	return f, err
}

// offset is where p lies in the file's text; //line directives do not count.
func (f *source) offset(p token.Pos) int { return f.fset.PositionFor(p, false).Offset }

// squeezed is the text of n with white space squeezed, as matchers compare it.
func (f *source) squeezed(n ast.Node) string {
	return strings.Join(strings.Fields(string(f.text[f.offset(n.Pos()):f.offset(n.End())])), " ")
}

// function finds a function by "name", or a method by "(*T).name" or "T.name".
func (f *source) function(name string) *ast.FuncDecl {
	for _, d := range f.tree.Decls {
		fd, ok := d.(*ast.FuncDecl)
		if ok && fd.Body != nil && f.nameOf(fd) == name {
			return fd
		}
	}
	return nil
}

func (f *source) nameOf(fd *ast.FuncDecl) string {
	if fd.Recv == nil || len(fd.Recv.List) != 1 {
		return fd.Name.Name
	}
	recv := f.squeezed(fd.Recv.List[0].Type)
	if strings.HasPrefix(recv, "*") {
		recv = "(" + recv + ")"
	}
	return recv + "." + fd.Name.Name
}

// structType finds a struct type that is declared in the file.
func (f *source) structType(name string) *ast.StructType {
	for _, d := range f.tree.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range g.Specs {
			if t, ok := s.(*ast.TypeSpec); ok && t.Name.Name == name {
				st, _ := t.Type.(*ast.StructType)
				return st
			}
		}
	}
	return nil
}

// fields lists a struct's fields as "name type", with semicolons between.
func (f *source) fields(t *ast.StructType) string {
	var all []string
	for _, list := range t.Fields.List {
		typ := f.squeezed(list.Type)
		if len(list.Names) == 0 {
			all = append(all, typ)
		}
		for _, name := range list.Names {
			all = append(all, name.Name+" "+typ)
		}
	}
	return strings.Join(all, "; ")
}

func (f *source) insert(at token.Pos, text string) {
	f.ins = append(f.ins, insertion{f.offset(at), text})
}

// result is the file's text with all insertions made.
func (f *source) result() []byte {
	slices.SortStableFunc(f.ins, func(a, b insertion) int { return a.at - b.at })
	var out bytes.Buffer
	at := 0
	for _, i := range f.ins {
		out.Write(f.text[at:i.at])
		out.WriteString(i.text)
		at = i.at
	}
	out.Write(f.text[at:])
	return out.Bytes()
}
