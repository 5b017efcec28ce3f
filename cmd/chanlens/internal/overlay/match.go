package overlay

import (
	"go/ast"
	"strings"
)

// A matcher says whether a statement is the one an edit means.
type matcher func(*site) bool

// firstOf is the function's first statement, lastOf its last.
func firstOf(s *site) bool { return s.first }
func lastOf(s *site) bool  { return s.last }

// texts is a statement with just this text, white space squeezed.
func texts(text string) matcher {
	return func(s *site) bool { return s.text() == text }
}

// calls is a statement that calls name, or assigns what such a call returns.
func calls(name string) matcher {
	return func(s *site) bool { n, _ := s.call(); return n == name }
}

// returns is a return, with whatever values.
func returns(s *site) bool { _, ok := s.stmt.(*ast.ReturnStmt); return ok }

// loops is a for or range statement whose text holds part.
func loops(part string) matcher {
	return func(s *site) bool {
		switch s.stmt.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return strings.Contains(s.text(), part)
		}
		return false
	}
}

// inIf is what m matches right within an if of these conditions, innermost
// first. There may be more around.
func inIf(m matcher, conds ...string) matcher {
	return func(s *site) bool {
		if len(s.conds) < len(conds) {
			return false
		}
		for i, c := range conds {
			if s.conds[i] != c {
				return false
			}
		}
		return m(s)
	}
}

// outside is what m matches within no if at all.
func outside(m matcher) matcher {
	return func(s *site) bool { return len(s.conds) == 0 && m(s) }
}

// labelled is what m matches and carries the label.
func labelled(label string, m matcher) matcher {
	return func(s *site) bool { return s.label == label && m(s) }
}
