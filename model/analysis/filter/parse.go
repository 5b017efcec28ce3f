package filter

import (
	"strings"
)

// Parse reads an expression. An empty text is a nil one. An error is an [*Error]: it says
// what is wrong first, and where.
func Parse(text string) (*Expr, error) {
	p := &parser{scanner: scanner{src: text}}
	e, err := p.all()
	if err != nil {
		return nil, err
	}
	return e, nil
}

// parser reads by recursive descent: a method for each rule of the language. It notes
// what could stand where it looks, for [Complete].
type parser struct {
	scanner
	depth int
	wants []want
}

// maxDepth is how deep an expression may be nested: what a person would never write.
const maxDepth = 100

// all reads the whole text.
func (p *parser) all() (*Expr, *Error) {
	p.want(wantTerm, nil)
	if p.atEnd() {
		return nil, nil
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	switch {
	case p.atEnd():
		return e, nil
	case p.peek() == ')':
		return nil, p.wrong(1, "there is no ( for this )", "take it away")
	}
	return nil, p.wrong(1, "this belongs to nothing", "put a value with such signs in quotes")
}

// wrong makes an error about the next n bytes.
func (p *parser) wrong(n int, msg, hint string) *Error {
	return &Error{Span: Span{p.pos, min(n, len(p.src)-p.pos)}, Msg: msg, Hint: hint}
}

func (p *parser) or() (*Expr, *Error) {
	return p.list(IsOr, p.and, func() bool { return p.takeWord("or", "||") })
}

func (p *parser) and() (*Expr, *Error) {
	return p.list(IsAnd, p.not, func() bool { return p.takeWord("and", "&&") || p.startsTerm() })
}

// list reads parts while more says that another one comes.
func (p *parser) list(shape Shape, part func() (*Expr, *Error), more func() bool) (*Expr, *Error) {
	p.skip()
	from := p.pos
	var parts []*Expr
	for {
		e, err := part()
		if err != nil {
			return nil, err
		}
		parts = append(parts, e)
		to := p.pos
		if !p.atEnd() && isBlank(p.peek()) {
			p.want(wantJoin, nil)
		}
		p.skip()
		if !more() {
			e := join(shape, parts)
			if len(parts) > 1 {
				e.Span = Span{from, to - from}
			}
			return e, nil
		}
	}
}

// startsTerm reports whether another term comes, with "and" left out.
func (p *parser) startsTerm() bool {
	name := p.ahead()
	return p.peek() == '(' || p.peek() == '!' || name != "" && !strings.EqualFold(name, "or")
}

func (p *parser) not() (*Expr, *Error) {
	p.want(wantTerm, nil)
	from := p.pos
	if !p.takeWord("not", "!") {
		return p.primary()
	}
	if err := p.deeper(); err != nil {
		return nil, err
	}
	defer p.shallower()
	x, err := p.not()
	if err != nil {
		return nil, err
	}
	return &Expr{Span: Span{from, p.pos - from}, Shape: IsNot, Of: []*Expr{x}}, nil
}

func (p *parser) deeper() *Error {
	if p.depth++; p.depth > maxDepth {
		return p.wrong(1, "this is nested too deep", "write it with fewer parentheses")
	}
	return nil
}

func (p *parser) shallower() { p.depth-- }

func (p *parser) primary() (*Expr, *Error) {
	from := p.pos
	if !p.take("(") {
		return p.test()
	}
	if err := p.deeper(); err != nil {
		return nil, err
	}
	defer p.shallower()
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if !p.take(")") {
		return nil, p.unclosed(from)
	}
	return e, nil
}

// unclosed is the error of a parenthesis that lacks its other side.
func (p *parser) unclosed(at int) *Error {
	if p.atEnd() {
		return &Error{Span: Span{at, 1}, Msg: "this ( is not closed", Hint: "add a ) at the end"}
	}
	return p.wrong(1, "this belongs to nothing", "close the ( before it, or put the value in quotes")
}

// test reads a field and what it is compared with.
func (p *parser) test() (*Expr, *Error) {
	field, at, err := p.field()
	if err != nil {
		return nil, err
	}
	t := &Term{Field: field, At: at}
	if err := p.comparison(t); err != nil {
		return nil, err
	}
	return &Expr{Span: Span{at.Pos, p.pos - at.Pos}, Test: t}, nil
}

func (p *parser) field() (*Field, Span, *Error) {
	name := p.ahead()
	at := Span{p.pos, len(name)}
	if f, ok := Lookup(name); ok && !isKeyword(name) {
		p.pos += len(name)
		return f, at, nil
	}
	return nil, at, p.noField(name)
}

// noField says what was written where a field should be.
func (p *parser) noField(name string) *Error {
	const example = "write one such as state=send"
	switch {
	case p.atEnd():
		return p.wrong(0, "a term is missing", example)
	case name == "":
		return p.wrong(1, "a field should be here", example)
	case isKeyword(name):
		return p.wrong(len(name), `a term is missing before "`+name+`"`, example)
	}
	e := p.wrong(len(name), `there is no field "`+name+`"`, "")
	if _, ok := named(states, name); ok {
		e.Hint = `did you mean "state=` + strings.ToLower(name) + `"?`
		return e
	}
	if f, ok := lookupSet(name); ok && strings.HasPrefix(p.src[p.pos+len(name):], "(") {
		e.Hint = `write "goroutine in ` + f.Name + `(…)"`
		return e
	}
	var names []string
	for _, f := range fields {
		names = append(names, f.Name)
	}
	e.Hint = meant(name, names, "the fields are "+strings.Join(names, ", "))
	return e
}

// comparison reads the operator and the values of a term.
func (p *parser) comparison(t *Term) *Error {
	end := p.pos
	p.want(wantOp, t.Field)
	at := p.pos
	op, ok := p.operator()
	switch {
	case !ok && t.Field.Kind == Flag:
		p.pos = end
		return nil
	case !ok:
		n := max(len(p.ahead()), 1)
		if strings.EqualFold(p.ahead(), "not") {
			return p.wrong(n, `"not" stands before a term`, `write "not `+t.Field.Name+` in …"`)
		}
		return p.wrong(n, "after "+t.Field.Name+" an operator is missing", t.Field.spellOps())
	case !t.Field.takes(op):
		return &Error{Span: Span{at, p.pos - at}, Msg: t.Field.Name + " cannot be compared with " + string(op), Hint: t.Field.spellOps()}
	}
	if t.Op = op; op == In {
		return p.in(t)
	}
	p.want(wantValue, t.Field)
	v, err := p.oneValue(t)
	if err == nil {
		t.Values = []Value{v}
	}
	return err
}

// spellOps says how a field can be compared.
func (f *Field) spellOps() string {
	var list []string
	for _, op := range f.Ops() {
		if op != Is {
			list = append(list, string(op))
		}
	}
	return "it takes " + strings.Join(list, " ") + ", as in " + f.Example
}

// oneValue reads a value, and holds it against the field's kind.
func (p *parser) oneValue(t *Term) (Value, *Error) {
	if name := p.ahead(); isKeyword(name) && p.wordIs(name) {
		return Value{}, p.wrong(len(name), `a value is missing before "`+name+`"`, `as in `+t.Field.Example+`; put the word in quotes if it is the value`)
	}
	v, err := p.value(t.Op == Like || t.Op == Unlike)
	if err != nil {
		return v, err
	}
	if v.Len == 0 {
		return v, p.wrong(1, "a value is missing", "as in "+t.Field.Example)
	}
	return v, check(t.Field, v)
}

// wordIs reports whether the next value is no more than a name.
func (p *parser) wordIs(name string) bool {
	s := p.scanner
	return s.bare() == nil && s.pos-p.pos == len(name)
}

// in reads what stands after "in": a list of values, or a set.
func (p *parser) in(t *Term) *Error {
	p.want(wantSet, t.Field)
	at := p.pos
	if p.take("(") {
		return p.values(t, at)
	}
	name := p.ahead()
	hint := "write a list in parentheses: " + t.Field.Name + " in (…, …)"
	if t.Field.Kind != Number {
		return p.wrong(max(len(name), 1), "a list is missing after in", hint)
	}
	set, ok := lookupSet(name)
	if !ok {
		var names []string
		for _, f := range setFuncs {
			names = append(names, f.Name)
		}
		if name == "" || isKeyword(name) {
			return p.wrong(max(len(name), 1), "a list or a set is missing after in", "write one such as "+setFuncs[0].Example)
		}
		return p.wrong(len(name), `there is no set "`+name+`"`, meant(name, names, "the sets are "+strings.Join(names, ", ")))
	}
	p.pos += len(name)
	return p.call(t, set, at)
}

// values reads the rest of a list.
func (p *parser) values(t *Term, at int) *Error {
	for {
		p.want(wantValue, t.Field)
		v, err := p.oneValue(t)
		if err != nil {
			return err
		}
		t.Values = append(t.Values, v)
		switch p.skip(); {
		case p.take(")"):
			return nil
		case !p.take(","):
			if p.atEnd() {
				return p.unclosed(at)
			}
			return p.wrong(1, "a comma is missing", "write a list as (a, b), and a value with blanks in quotes")
		}
	}
}

// call reads the argument of a set.
func (p *parser) call(t *Term, set *SetFunc, at int) *Error {
	if err := p.deeper(); err != nil {
		return err
	}
	defer p.shallower()
	c := &Call{Func: set}
	open := p.pos
	if !p.take("(") {
		return p.wrong(1, "after "+set.Name+" a ( is missing", "as in "+set.Example)
	}
	if err := p.argument(c); err != nil {
		return err
	}
	p.skip()
	if !p.take(")") {
		return p.unclosed(open)
	}
	c.Span = Span{at, p.pos - at}
	t.Set = c
	return nil
}

func (p *parser) argument(c *Call) (err *Error) {
	if c.Func.expr {
		p.want(wantTerm, nil)
		c.Of, err = p.or()
		return err
	}
	p.skip()
	c.Like = p.take("~")
	p.want(wantWho, nil)
	if c.Arg, err = p.value(c.Like); err != nil {
		return err
	}
	if c.Arg.Len == 0 {
		return p.wrong(1, "a function or a number is missing", "as in "+c.Func.Example)
	}
	return checkPattern(c.Arg)
}
