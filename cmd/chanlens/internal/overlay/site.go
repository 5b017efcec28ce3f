package overlay

import "go/ast"

// A site is a statement that stands in a list of statements, so that text may be
// inserted before and behind it, with what is around it.
type site struct {
	src   *source
	fn    *ast.FuncDecl
	stmt  ast.Stmt
	conds []string // of the ifs around it, innermost first; "else of X" in an else
	label string   // of the statement itself
	first bool     // the first statement of the function
	last  bool     // the last statement of the function
}

// text is the statement's text with white space squeezed.
func (s *site) text() string { return s.src.squeezed(s.stmt) }

// call is the call that the statement is, or whose result alone it assigns, and
// the name of what is called, without package or receiver; or nil.
func (s *site) call() (string, *ast.CallExpr) {
	var e ast.Expr
	switch x := s.stmt.(type) {
	case *ast.ExprStmt:
		e = x.X
	case *ast.AssignStmt:
		if len(x.Rhs) == 1 {
			e = x.Rhs[0]
		}
	}
	c, ok := e.(*ast.CallExpr)
	if !ok {
		return "", nil
	}
	switch fun := c.Fun.(type) {
	case *ast.Ident:
		return fun.Name, c
	case *ast.SelectorExpr:
		return fun.Sel.Name, c
	}
	return "", c
}

// sites lists the statements of a function in source order, those of function
// literals within it too.
func (f *source) sites(fn *ast.FuncDecl) []site {
	w := walker{src: f, fn: fn}
	w.list(fn.Body.List, nil)
	return w.out
}

type walker struct {
	src *source
	fn  *ast.FuncDecl
	out []site
}

func (w *walker) list(l []ast.Stmt, conds []string) {
	top := w.fn.Body.List
	for _, s := range l {
		at := site{src: w.src, fn: w.fn, stmt: s, conds: conds, first: s == top[0], last: s == top[len(top)-1]}
		for {
			l, ok := at.stmt.(*ast.LabeledStmt)
			if !ok {
				break
			}
			at.label, at.stmt = l.Label.Name, l.Stmt
		}
		w.out = append(w.out, at)
		w.within(at.stmt, conds)
	}
}

// within goes on into the lists that a statement holds.
func (w *walker) within(n ast.Node, conds []string) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.IfStmt:
			w.branches(x, conds)
			return false
		case *ast.BlockStmt:
			w.list(x.List, conds)
			return false
		case *ast.CaseClause:
			w.list(x.Body, conds)
			return false
		case *ast.CommClause:
			w.list(x.Body, conds)
			return false
		}
		return true
	})
}

func (w *walker) branches(s *ast.IfStmt, conds []string) {
	cond := w.src.squeezed(s.Cond)
	if s.Init != nil {
		w.within(s.Init, conds)
	}
	w.list(s.Body.List, append([]string{cond}, conds...))
	if s.Else == nil {
		return
	}
	w.within(s.Else, append([]string{"else of " + cond}, conds...))
}
