package moment

import (
	"fmt"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/near"
)

// maxText and maxDepth are what a person would never write: bytes of a query, and queries
// within queries.
const (
	maxText  = 1000
	maxDepth = 8
)

// Parse reads a query. An error is an [*Error]: it says what is wrong first.
func Parse(text string) (*Query, error) {
	if len(text) > maxText {
		return nil, &Error{maxText, len(text) - maxText, "…", fmt.Sprintf("a query has at most %d bytes; ask for less", maxText)}
	}
	p := &parser{scanner: scanner{src: text}}
	q, err := p.query()
	if err == nil {
		if w := p.word(); w.len > 0 {
			err = p.wrong(w, "there is no ( for it; take it away")
		}
	}
	if err != nil {
		return nil, err
	}
	return q, nil
}

// parser reads by recursive descent.
type parser struct {
	scanner
	depth int
}

func (p *parser) wrong(w word, format string, args ...any) *Error {
	return &Error{w.pos, w.len, strings.TrimSpace(p.src[w.pos : w.pos+w.len]), fmt.Sprintf(format, args...)}
}

// take takes the next words if they are these.
func (p *parser) take(words ...string) bool {
	at := p.scanner
	for _, want := range words {
		if w := p.word(); w.quoted || w.text != want {
			p.scanner = at
			return false
		}
	}
	return true
}

// query reads up to the end, or to a parenthesis.
func (p *parser) query() (*Query, *Error) {
	if p.take("start", "of", "trace") {
		return &Query{event: Trace, nth: 1}, p.nothingMore()
	}
	q := new(Query)
	q.endOf = p.take("end", "of")
	if n, ok := ordinalOf(p.peek().text); ok {
		p.word()
		q.nth = n
	}
	if err := p.event(q); err != nil {
		return nil, err
	}
	if q.event == Trace {
		return q, p.nothingMore()
	}
	for !p.atEnd() {
		if err := p.clause(q); err != nil {
			return nil, err
		}
	}
	return q, nil
}

// atEnd reports whether the query ends here.
func (p *parser) atEnd() bool {
	w := p.peek()
	return w.len == 0 || w.text == ")" && !w.quoted
}

func (p *parser) nothingMore() *Error {
	if p.atEnd() {
		return nil
	}
	return p.wrong(p.peek(), "the trace has one start and one end; take it away")
}

// event reads what is asked for.
func (p *parser) event(q *Query) *Error {
	w := p.word()
	e, ok := eventNamed(w.text)
	names := eventNames()
	switch {
	case w.len == 0 || w.quoted || w.text == ")":
		return p.wrong(w, "an event is missing; the events are %s", list(names))
	case !ok:
		hint := "the events are " + list(names)
		if name, found := near.Name(w.text, names); found {
			hint = "did you mean " + name + "? " + strings.ToUpper(hint[:1]) + hint[1:]
		}
		return p.wrong(w, "there is no such event; %s", hint)
	case e == Trace && (!q.endOf || q.nth != 0):
		return p.wrong(w, "this is no event; write `start of trace` or `end of trace`")
	}
	q.event = e
	if e == Trace {
		q.nth = 1
	}
	if !e.named() {
		return nil
	}
	name := p.word()
	if !name.quoted || name.open || name.text == "" {
		return p.wrong(name, "a name in quotes is missing; as in %s \"parse\"", e)
	}
	q.name = name.text
	return nil
}

// clause reads one clause.
func (p *parser) clause(q *Query) *Error {
	w := p.word()
	if w.quoted {
		return p.wrong(w, "this belongs to nothing; put on, by, in or at before it")
	}
	read, ok := clauseReaders[w.text]
	if !ok {
		return p.noClause(q, w)
	}
	if err := p.fits(q, w, read.is); err != nil {
		return err
	}
	return read.with(p, q, w)
}

// fits holds a clause against the event, and against the ones before.
func (p *parser) fits(q *Query, w word, is clauses) *Error {
	if events[q.event].takes&is == 0 {
		return p.wrong(w, "%s cannot have this; it takes %s", q.event, list(events[q.event].clauseWords()))
	}
	if q.has(w.text) {
		return p.wrong(w, "this stands here twice; take one away")
	}
	return nil
}

// has reports whether a query has a clause that may stand there only once.
func (q *Query) has(word string) bool {
	switch word {
	case "on":
		return q.on != ""
	case "by":
		return q.by.name != ""
	case "of":
		return q.of.name != "" || q.on != ""
	case "in":
		return q.in != ""
	case "at":
		return q.at != ""
	case "longer":
		return q.longer != 0
	case "shorter":
		return q.shorter != 0
	case "after":
		return q.after != nil
	case "before":
		return q.before != nil
	}
	return false
}

func (p *parser) noClause(q *Query, w word) *Error {
	words := events[q.event].clauseWords()
	hint := q.event.String() + " takes " + list(words)
	if e, ok := eventNamed(w.text); ok {
		return p.wrong(w, "a query has one event, and %s is that; ask for %s in a query of its own", q.event, e)
	}
	if name, ok := near.Name(w.text, words); ok {
		hint = "did you mean " + name + "?"
	}
	return p.wrong(w, "this is no clause; %s", hint)
}

// duration reads "than 5ms".
func (p *parser) duration(of word) (model.Time, *Error) {
	if !p.take("than") {
		return 0, p.wrong(p.peek(), "after %s \"than\" is missing; as in %s than 5ms", of.text, of.text)
	}
	w := p.word()
	d, err := time.ParseDuration(w.text)
	if err != nil || d <= 0 {
		return 0, p.wrong(w, "this is no duration; write one such as 5ms, 20us or 1.5s")
	}
	return model.Time(d), nil
}

// inner reads a query in parentheses.
func (p *parser) inner(of word) (*Query, *Error) {
	p.skip()
	open := word{pos: p.pos, len: min(1, len(p.src)-p.pos)}
	if open.len == 0 || p.src[p.pos] != '(' {
		return nil, p.wrong(p.peek(), "a query in parentheses is missing; as in %s (first send on results)", of.text)
	}
	if p.depth++; p.depth > maxDepth {
		return nil, p.wrong(open, "this is nested too deep; ask for less")
	}
	p.pos++
	q, err := p.query()
	if err != nil {
		return nil, err
	}
	if p.depth--; !p.take(")") {
		return nil, p.wrong(open, "this is not closed; add a )")
	}
	return q, nil
}
