package filter

import (
	"slices"
	"strings"
)

// Span is a stretch of the text that was parsed, in bytes.
type Span struct{ Pos, Len int }

// end returns where the span ends.
func (s Span) end() int { return s.Pos + s.Len }

// Shape is how an [Expr] is put together.
type Shape uint8

// The shapes.
const (
	IsTest Shape = iota // Test
	IsAnd               // all of Of, two or more
	IsOr                // one of Of, two or more
	IsNot               // not Of[0]
)

// Expr is an expression. A nil one is that of an empty text, and holds always. It is
// not changed once it is made.
type Expr struct {
	Span
	Shape Shape
	Of    []*Expr // none of the shape of an And within an And, or of an Or within an Or
	Test  *Term
}

// Term compares a field.
type Term struct {
	Field  *Field
	Op     Op
	Values []Value // none for Is; one, but for In
	Set    *Call   // instead of values, for In

	At Span // of the field's name
}

// Value is what a field is compared with, without quotes or slashes.
type Value struct {
	Span
	Text   string
	Regexp bool
}

// Call is a set of goroutines.
type Call struct {
	Span
	Func *SetFunc
	Like bool  // the name is looked for within names
	Arg  Value // unless the argument is an expression
	Of   *Expr
}

// Terms returns what is joined by "and" at the top: each can be shown, and taken away,
// on its own.
func (e *Expr) Terms() []*Expr {
	switch {
	case e == nil:
		return nil
	case e.Shape == IsAnd:
		return slices.Clone(e.Of)
	}
	return []*Expr{e}
}

// Without returns the expression without its i-th term; nil if none is left.
func (e *Expr) Without(i int) *Expr {
	terms := e.Terms()
	return join(IsAnd, slices.Delete(terms, i, i+1))
}

// join makes an And or Or of a list, and takes in parts of the same shape.
func join(shape Shape, list []*Expr) *Expr {
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	e := &Expr{Shape: shape}
	for _, x := range list {
		if x.Shape == shape {
			e.Of = append(e.Of, x.Of...)
		} else {
			e.Of = append(e.Of, x)
		}
	}
	e.Pos = list[0].Pos
	e.Len = max(0, list[len(list)-1].end()-e.Pos)
	return e
}

// String writes the expression in its one canonical form, which parses to the same.
func (e *Expr) String() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *Expr) write(b *strings.Builder) {
	if e == nil {
		return
	}
	switch e.Shape {
	case IsTest:
		e.Test.write(b)
	case IsNot:
		b.WriteString("not ")
		e.Of[0].writeWithin(b, e.Of[0].Shape == IsAnd || e.Of[0].Shape == IsOr)
	case IsAnd, IsOr:
		word := " and "
		if e.Shape == IsOr {
			word = " or "
		}
		for i, x := range e.Of {
			if i > 0 {
				b.WriteString(word)
			}
			x.writeWithin(b, x.Shape == IsOr)
		}
	}
}

// writeWithin writes a part, in parentheses if it needs them.
func (e *Expr) writeWithin(b *strings.Builder, parentheses bool) {
	if parentheses {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	e.write(b)
}

// String writes the term in its canonical form.
func (t *Term) String() string {
	var b strings.Builder
	t.write(&b)
	return b.String()
}

func (t *Term) write(b *strings.Builder) {
	b.WriteString(t.Field.Name)
	switch {
	case t.Set != nil:
		b.WriteString(" in ")
		t.Set.write(b)
	case t.Op == In:
		b.WriteString(" in (")
		for i, v := range t.Values {
			if i > 0 {
				b.WriteString(", ")
			}
			v.write(b)
		}
		b.WriteByte(')')
	default:
		b.WriteString(string(t.Op))
		for _, v := range t.Values {
			v.write(b)
		}
	}
}

func (c *Call) write(b *strings.Builder) {
	b.WriteString(c.Func.Name)
	b.WriteByte('(')
	if c.Like {
		b.WriteByte('~')
	}
	if c.Func.expr {
		c.Of.write(b)
	} else {
		c.Arg.write(b)
	}
	b.WriteByte(')')
}

// write writes a value bare where it would be read as it is, else in quotes.
func (v Value) write(b *strings.Builder) {
	switch {
	case v.Regexp:
		b.WriteString("/" + escapeSlashes(v.Text) + "/")
	case isBare(v.Text):
		b.WriteString(v.Text)
	default:
		b.WriteString(Quote(v.Text))
	}
}

// Quote writes a text as a value in quotes.
func Quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// escapeSlashes puts a backslash before each slash of a regular expression that has
// none. What follows a backslash stays as it is.
func escapeSlashes(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text):
			b.WriteByte(text[i])
			i++
		case text[i] == '/':
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
