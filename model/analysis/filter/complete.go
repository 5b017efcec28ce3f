package filter

import (
	"slices"
	"strings"
)

// Candidate is something that can stand at the cursor.
type Candidate struct {
	Span        // what it takes the place of
	Text string // to be put there
	Doc  string // what it means; or ""
}

// Names gives what values of a field occur in a trace, the likeliest first; see
// [NamesOf]. The field is nil for the argument of a set.
type Names func(f *Field) []string

// place is what could stand somewhere.
type place uint8

const (
	wantTerm  place = iota // a field, or what stands before one
	wantOp                 // an operator of the field
	wantValue              // a value of the field
	wantSet                // a list or set
	wantWho                // the argument of a set
	wantJoin               // a word between terms
)

// want is what could stand at a position.
type want struct {
	at    int
	place place
	field *Field
}

// want skips blanks, and notes what could stand here.
func (p *parser) want(what place, f *Field) {
	p.skip()
	p.wants = append(p.wants, want{p.pos, what, f})
}

// Complete returns what can be put at the cursor (in bytes) in place of the word there,
// likeliest first. names may be nil.
func Complete(text string, cursor int, names Names) []Candidate {
	text = text[:min(max(cursor, 0), len(text))]
	p := &parser{scanner: scanner{src: text}}
	p.all() // an error is what one expects of half a text: it ends where it is completed
	var list []Candidate
	seen := make(map[string]bool)
	for _, w := range p.reaching() {
		for _, c := range w.candidates(names) {
			typed := text[w.at:]
			if c.Text == typed || seen[c.Text] || !starts(c.Text, typed, w.place) {
				continue
			}
			seen[c.Text] = true
			c.Span = Span{w.at, len(typed)}
			list = append(list, c)
		}
	}
	return list
}

// starts reports whether a candidate goes on from what is typed. Of names a part is
// enough: nobody types a package's whole path.
func starts(candidate, typed string, where place) bool {
	candidate = strings.ToLower(candidate)
	typed = strings.ToLower(typed)
	if where == wantValue || where == wantWho {
		return strings.Contains(candidate, strings.TrimPrefix(typed, `"`))
	}
	return strings.HasPrefix(candidate, typed)
}

// reaching returns what could stand at the end of the text, of the word there or right
// behind it.
func (p *parser) reaching() []want {
	var list []want
	for _, w := range slices.Backward(p.wants) {
		typed := p.src[w.at:]
		if w.place == wantValue || w.place == wantWho {
			s := scanner{src: typed}
			v, err := s.value(true)
			if err == nil && (!s.atEnd() || v.Regexp) {
				continue
			}
		} else if strings.TrimFunc(typed, func(r rune) bool { return r < 0x80 && isNameByte(byte(r)) }) != "" && !isSignStart(typed) {
			continue
		}
		list = append(list, w)
	}
	return list
}

// isSignStart reports whether a text is the begin of an operator.
func isSignStart(text string) bool {
	for _, s := range signs {
		if strings.HasPrefix(s.text, text) {
			return true
		}
	}
	return false
}

func (w want) candidates(names Names) []Candidate {
	var list []Candidate
	add := func(text, doc string) { list = append(list, Candidate{Text: text, Doc: doc}) }
	switch w.place {
	case wantTerm:
		for i := range fields {
			add(fields[i].Name, fields[i].Doc)
		}
		add("not", "the term behind it does not hold")
	case wantOp:
		for _, op := range w.field.Ops() {
			if op != Is {
				add(string(op), opDocs[op])
			}
		}
	case wantValue, wantWho:
		return w.values(names)
	case wantSet:
		if w.field.Kind == Number {
			for _, f := range setFuncs {
				add(f.Name+"(", f.Doc)
			}
		}
		add("(", "a list of values")
	case wantJoin:
		add("and", "both hold, at the same moment")
		add("or", "one of them holds")
	}
	return list
}

// values returns the values of a field.
func (w want) values(names Names) []Candidate {
	var list []Candidate
	if w.field != nil {
		for _, x := range w.field.words {
			list = append(list, Candidate{Text: x.name, Doc: x.doc})
		}
		if len(list) > 0 {
			return list
		}
		switch w.field.Kind {
		case Duration, Moment:
			for _, text := range []string{"10us", "100us", "1ms", "10ms", "100ms", "1s"} {
				list = append(list, Candidate{Text: text})
			}
			return list
		case Flag:
			return []Candidate{{Text: "yes"}, {Text: "no"}}
		}
	}
	if names == nil {
		return nil
	}
	for _, name := range names(w.field) {
		if !isBare(name) {
			name = Quote(name)
		}
		list = append(list, Candidate{Text: name})
	}
	return list
}
