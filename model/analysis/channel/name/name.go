package name

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"unicode/utf8"
)

// Role is what is done at a line.
type Role uint8

// The roles.
const (
	Send    Role = iota
	Receive      // also by range
	Close
	Wait    // for a lock: Lock, RLock, Wait, Do, …
	Release // of a lock: Unlock, RUnlock, Done, Signal, …
	Make    // of a channel
)

// File is a source file, of which functions are parsed when they are asked for.
type File struct {
	lines []string
	decls map[int]*decl // by their first line
}

// decl is a declaration at the top of a file.
type decl struct {
	set   *token.FileSet
	file  *ast.File // nil: it cannot be parsed
	first int       // its first line
}

// New returns a file of some text.
func New(text []byte) *File {
	return &File{lines: strings.Split(string(text), "\n"), decls: make(map[int]*decl)}
}

// maxName is how many characters an expression may have to be a name.
const maxName = 40

// At returns what is used at a line, and false if that is not clear.
func (f *File) At(line int, role Role) (string, bool) {
	d := f.around(line)
	if d == nil || d.file == nil {
		return "", false
	}
	v := visitor{decl: d, line: line - d.first + 1, role: role}
	ast.Inspect(d.file, v.visit)
	found := v.found
	if len(found) == 0 {
		found = v.deferred(d.file)
	}
	name := ""
	for _, e := range found {
		s, ok := text(e)
		if !ok || name != "" && s != name {
			return "", false
		}
		name = s
	}
	return name, name != ""
}

// text writes an expression, if it may be a name.
func text(e ast.Expr) (string, bool) {
	switch e = ast.Unparen(e); e.(type) {
	case *ast.Ident, *ast.SelectorExpr, *ast.IndexExpr, *ast.CallExpr, *ast.StarExpr:
	default:
		return "", false
	}
	s := types.ExprString(e)
	return s, utf8.RuneCountInString(s) <= maxName && !strings.ContainsAny(s, "\n{")
}

// around returns the declaration around a line: from the last line before that begins
// with a keyword to the next that begins with a closing bracket. The formatter leaves no
// others at the begin of a line, but for what stands in raw strings.
func (f *File) around(line int) *decl {
	if line < 1 || line > len(f.lines) {
		return nil
	}
	first := line
	for first > 1 && !begins(f.lines[first-1]) {
		first--
	}
	if d, ok := f.decls[first]; ok {
		return d
	}
	last := line
	for last < len(f.lines) && !strings.HasPrefix(f.lines[last-1], "}") && !strings.HasPrefix(f.lines[last-1], ")") {
		last++
	}
	d := &decl{set: token.NewFileSet(), first: first}
	// On the same line, so that lines are counted from the declaration's first one.
	src := "package p; " + strings.Join(f.lines[first-1:last], "\n")
	if file, err := parser.ParseFile(d.set, "", src, parser.SkipObjectResolution); err == nil {
		d.file = file
	}
	f.decls[first] = d
	return d
}

func begins(line string) bool {
	return strings.HasPrefix(line, "func ") || strings.HasPrefix(line, "var ")
}

// visitor looks for operations at a line.
type visitor struct {
	*decl
	line  int
	role  Role
	found []ast.Expr
	lines int // how many the operations found span: fewer is better
}

// spans returns how many lines a node has, if line is among them.
func (v *visitor) spans(from, to token.Pos) (int, bool) {
	a, b := v.set.Position(from).Line, v.set.Position(to).Line
	return b - a, a <= v.line && v.line <= b
}

// take notes an operation of some extent.
func (v *visitor) take(e ast.Expr, from, to token.Pos) {
	lines, ok := v.spans(from, to)
	switch {
	case !ok:
	case len(v.found) == 0 || lines < v.lines:
		v.found, v.lines = []ast.Expr{e}, lines
	case lines == v.lines:
		v.found = append(v.found, e)
	}
}

func (v *visitor) visit(n ast.Node) bool {
	if n == nil {
		return false
	}
	if _, ok := v.spans(n.Pos(), n.End()); !ok {
		return false
	}
	switch n := n.(type) {
	case *ast.SelectStmt:
		v.ofSelect(n)
	case *ast.SendStmt:
		if v.role == Send {
			v.take(n.Chan, n.Pos(), n.End())
		}
	case *ast.UnaryExpr:
		if v.role == Receive && n.Op == token.ARROW {
			v.take(n.X, n.Pos(), n.End())
		}
	case *ast.RangeStmt:
		if v.role == Receive && v.set.Position(n.For).Line == v.line {
			v.take(n.X, n.For, n.X.End())
		}
	case *ast.CallExpr:
		if e := v.call(n); e != nil {
			v.take(e, n.Pos(), n.End())
		}
	case *ast.AssignStmt:
		v.assigned(n.Lhs, n.Rhs)
	case *ast.ValueSpec:
		names := make([]ast.Expr, len(n.Names))
		for i, name := range n.Names {
			names[i] = name
		}
		v.assigned(names, n.Values)
	case *ast.KeyValueExpr:
		if _, field := n.Key.(*ast.Ident); field {
			v.assigned([]ast.Expr{n.Key}, []ast.Expr{n.Value})
		}
	}
	return true
}

// assigned notes what is set to a channel that is made at the line.
func (v *visitor) assigned(to, from []ast.Expr) {
	if v.role != Make || len(to) != len(from) {
		return
	}
	for i, e := range from {
		call, ok := ast.Unparen(e).(*ast.CallExpr)
		if name, isName := to[i].(*ast.Ident); !ok || isName && name.Name == "_" {
			continue
		}
		fn, ok := ast.Unparen(call.Fun).(*ast.Ident)
		if ok && fn.Name == "make" && v.set.Position(call.Pos()).Line == v.line {
			v.take(to[i], call.Pos(), call.End())
		}
	}
}

// ofSelect notes the cases of a select that begins at the line: that is where one that
// waits stands.
func (v *visitor) ofSelect(n *ast.SelectStmt) {
	if v.set.Position(n.Select).Line != v.line {
		return
	}
	for _, c := range n.Body.List {
		var e ast.Expr
		switch s := c.(*ast.CommClause).Comm.(type) {
		case *ast.SendStmt:
			if v.role == Send {
				e = s.Chan
			}
		case *ast.ExprStmt:
			e = v.received(s.X)
		case *ast.AssignStmt:
			e = v.received(s.Rhs[0])
		}
		if e != nil {
			v.take(e, n.Select, n.Select)
		}
	}
}

func (v *visitor) received(e ast.Expr) ast.Expr {
	if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && v.role == Receive && u.Op == token.ARROW {
		return u.X
	}
	return nil
}

// methods says what the methods of package sync do.
var methods = map[string]Role{
	"Lock": Wait, "RLock": Wait, "Wait": Wait, "Do": Wait, "TryLock": Wait,
	"Unlock": Release, "RUnlock": Release, "Done": Release, "Add": Release, "Signal": Release, "Broadcast": Release,
}

// call returns what a call closes, waits for or releases, or nil.
func (v *visitor) call(n *ast.CallExpr) ast.Expr {
	switch fn := ast.Unparen(n.Fun).(type) {
	case *ast.Ident:
		if v.role == Close && fn.Name == "close" && len(n.Args) == 1 {
			return n.Args[0]
		}
	case *ast.SelectorExpr:
		if r, ok := methods[fn.Sel.Name]; ok && r == v.role {
			return fn.X
		}
	}
	return nil
}

// deferred returns what is closed or released by the deferred calls of the innermost
// function around the line.
func (v *visitor) deferred(file *ast.File) []ast.Expr {
	if v.role != Close && v.role != Release {
		return nil
	}
	var body *ast.BlockStmt
	ast.Inspect(file, func(n ast.Node) bool {
		var b *ast.BlockStmt
		switch n := n.(type) {
		case *ast.FuncDecl:
			b = n.Body
		case *ast.FuncLit:
			b = n.Body
		}
		if b != nil {
			if _, ok := v.spans(b.Pos(), b.End()); !ok {
				return false
			}
			body = b // later ones are further in
		}
		return true
	})
	if body == nil {
		return nil
	}
	var found []ast.Expr
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			if e := v.call(n.Call); e != nil {
				found = append(found, e)
			}
		}
		return true
	})
	return found
}
