package moment

import (
	"fmt"
	"slices"
	"strings"
)

// clauseReader is how a clause is read behind its first word.
type clauseReader struct {
	is   clauses // those that begin with the word
	with func(p *parser, q *Query, first word) *Error
}

// clauseReaders are the clauses by their first words.
var clauseReaders map[string]clauseReader

func init() { // as inner queries have clauses, too
	clauseReaders = map[string]clauseReader{
		"on": {clauseOn, func(p *parser, q *Query, first word) *Error {
			return p.value(&q.on, first, "a channel or a lock, as in on results")
		}},
		"in": {clauseIn, func(p *parser, q *Query, first word) *Error {
			return p.value(&q.in, first, "a function, as in in queryReplica")
		}},
		"at":   {clauseAt, (*parser).line},
		"by":   {clauseBy, func(p *parser, q *Query, first word) *Error { return p.function(&q.by, first) }},
		"of":   {clauseOf, (*parser).ofClause},
		"that": {clauseWaits | clauseNever | clausePanics | clauseClosed, (*parser).that},
		"longer": {clauseLong, func(p *parser, q *Query, first word) (err *Error) {
			q.longer, err = p.duration(first)
			return err
		}},
		"shorter": {clauseLong, func(p *parser, q *Query, first word) (err *Error) {
			q.shorter, err = p.duration(first)
			return err
		}},
		"after": {clauseNear, func(p *parser, q *Query, first word) (err *Error) {
			q.sinceStart = p.take("start", "of")
			q.after, err = p.inner(first)
			return err
		}},
		"before": {clauseNear, func(p *parser, q *Query, first word) (err *Error) {
			q.before, err = p.inner(first)
			return err
		}},
	}
}

// manners are what can stand after "that", in the singular and the plural.
var manners = []struct {
	is    clauses
	not   bool
	words []string
}{
	{clauseWaits, false, []string{"waits", "wait"}},
	{clauseWaits, true, []string{"does not wait", "do not wait"}},
	{clauseNever, false, []string{"never ends", "never end"}},
	{clausePanics, false, []string{"panics", "panic"}},
	{clauseClosed, false, []string{"is closed", "are closed"}},
	{clauseClosed, true, []string{"is not closed", "are not closed"}},
}

// clauseWords returns the begins of the clauses that an event takes.
func (r *eventRow) clauseWords() []string {
	var words []string
	for _, c := range []struct {
		is   clauses
		word string
	}{
		{clauseOn, "on"}, {clauseOf, "of"}, {clauseBy, "by"}, {clauseIn, "in"}, {clauseAt, "at"},
		{clauseWaits, "that waits"}, {clauseWaits, "that does not wait"}, {clauseNever, "that never ends"},
		{clausePanics, "that panics"}, {clauseClosed, "that is closed"}, {clauseClosed, "that is not closed"},
		{clauseLong, "longer than"}, {clauseLong, "shorter than"}, {clauseNear, "after"}, {clauseNear, "before"},
	} {
		if r.takes&c.is != 0 {
			words = append(words, c.word)
		}
	}
	return words
}

// value reads the word behind a clause's first.
func (p *parser) value(to *string, first word, what string) *Error {
	w := p.word()
	switch {
	case w.open:
		return p.wrong(w, "the quotes are not closed; add a \" at the end")
	case w.text == "" || w.text == ")" && !w.quoted:
		return p.wrong(w, "after %s something is missing: %s", first.text, what)
	case !w.quoted && strings.Contains(w.text, `"`):
		return p.wrong(w, "no name has quotes within; take them away")
	}
	*to = w.text
	return nil
}

func (p *parser) function(to *function, first word) *Error {
	at := p.peek()
	var text string
	if err := p.value(&text, first, fmt.Sprintf("a function, as in %s queryReplica", first.text)); err != nil {
		return err
	}
	f, ok := functionOf(text)
	if !ok {
		return p.wrong(at, "behind # stands which of the goroutines is meant, from 1; write one such as worker#2")
	}
	*to = f
	return nil
}

// ofClause reads of what something is the start, the exit or the close.
func (p *parser) ofClause(q *Query, first word) *Error {
	switch q.event {
	case Close, Make:
		return p.value(&q.on, first, "a channel, as in close of results")
	case Start, Exit:
		if q.by.name != "" {
			return p.wrong(first, "of says the same as by; take one away")
		}
		return p.function(&q.by, first)
	}
	return p.function(&q.of, first)
}

// line reads FILE:LINE.
func (p *parser) line(q *Query, first word) *Error {
	at := p.peek()
	if err := p.value(&q.at, first, "a line, as in at main.go:48"); err != nil {
		return err
	}
	if _, _, ok := fileLine(q.at); !ok {
		return p.wrong(at, "this is no line of a file; write one such as main.go:48")
	}
	return nil
}

// that reads in which manner something is done.
func (p *parser) that(q *Query, _ word) *Error {
	at := p.peek()
	var can []string
	for _, m := range manners {
		fits := events[q.event].takes&m.is != 0
		if fits {
			can = append(can, "that "+m.words[0])
		}
		for _, words := range m.words {
			if !p.take(strings.Fields(words)...) {
				continue
			}
			switch {
			case !fits:
				return p.wrong(at, "%s cannot have this; it takes %s", q.event, list(events[q.event].clauseWords()))
			case q.is&m.is != 0:
				return p.wrong(at, "this stands here twice; take one away")
			}
			q.is |= m.is
			if m.not {
				q.not |= m.is
			}
			return nil
		}
	}
	return p.wrong(at, "after that this is not understood; write %s", list(slices.Compact(can)))
}
