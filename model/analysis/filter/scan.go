package filter

import "strings"

// scanner cuts a text into names, operators and values. What a piece is depends on
// where it stands: in "func~http.(*conn).serve" the parentheses belong to the value.
type scanner struct {
	src string
	pos int
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' || c >= 0x80
}

// skip passes over blanks.
func (s *scanner) skip() {
	for s.pos < len(s.src) && isBlank(s.src[s.pos]) {
		s.pos++
	}
}

func (s *scanner) atEnd() bool { return s.pos == len(s.src) }

// peek returns the byte that comes, and 0 at the end.
func (s *scanner) peek() byte {
	if s.atEnd() {
		return 0
	}
	return s.src[s.pos]
}

// ahead returns the name that comes, without passing over it; "" if none does.
func (s *scanner) ahead() string {
	end := s.pos
	for end < len(s.src) && isNameByte(s.src[end]) {
		end++
	}
	return s.src[s.pos:end]
}

// take passes over a piece of text, if it comes.
func (s *scanner) take(text string) bool {
	if !strings.HasPrefix(s.src[s.pos:], text) {
		return false
	}
	s.pos += len(text)
	return true
}

// takeWord passes over a keyword, or the sign that stands for it.
func (s *scanner) takeWord(word, sign string) bool {
	if name := s.ahead(); strings.EqualFold(name, word) {
		s.pos += len(name)
		return true
	}
	return sign != "" && s.take(sign)
}

// signs are the operators that are not words, longer ones first, and how else one may
// write them.
var signs = []struct {
	text string
	op   Op
}{{"!=", Ne}, {"!~", Unlike}, {"<=", Le}, {">=", Ge}, {"==", Eq}, {"=~", Like}, {"=", Eq}, {"~", Like}, {"<", Lt}, {">", Gt}}

// operator passes over an operator.
func (s *scanner) operator() (Op, bool) {
	for _, sign := range signs {
		if s.take(sign.text) {
			return sign.op, true
		}
	}
	if s.takeWord("in", "") {
		return In, true
	}
	return Is, false
}

// value passes over a value. slashes says whether text in slashes is a regular
// expression here.
func (s *scanner) value(slashes bool) (Value, *Error) {
	from := s.pos
	switch c := s.peek(); {
	case c == '"' || c == '\'':
		return s.delimited(c)
	case c == '/' && slashes:
		v, err := s.delimited(c)
		v.Regexp = true
		return v, err
	}
	if err := s.bare(); err != nil {
		return Value{}, err
	}
	return Value{Span: Span{from, s.pos - from}, Text: s.src[from:s.pos]}, nil
}

// delimited passes over text in quotes or slashes. A backslash takes the delimiter's
// meaning away; within quotes, also that of a backslash.
func (s *scanner) delimited(delimiter byte) (Value, *Error) {
	from := s.pos
	var text []byte
	for s.pos++; s.pos < len(s.src); s.pos++ {
		c := s.src[s.pos]
		switch {
		case c == delimiter:
			s.pos++
			return Value{Span: Span{from, s.pos - from}, Text: string(text)}, nil
		case c == '\\' && s.pos+1 < len(s.src):
			s.pos++
			if next := s.src[s.pos]; delimiter == '/' && next != '/' {
				text = append(text, '\\')
			}
			c = s.src[s.pos]
		}
		text = append(text, c)
	}
	return Value{}, &Error{Span: Span{from, len(s.src) - from}, Msg: "this " + string(delimiter) + " is not closed", Hint: "add a " + string(delimiter) + " at the end of the value"}
}

// bare passes over a value without quotes. It ends at a blank and at whatever may
// follow a value, but for what stands in brackets of its own.
func (s *scanner) bare() *Error {
	var open []int
	for ; s.pos < len(s.src); s.pos++ {
		c := s.src[s.pos]
		rest := s.src[s.pos:]
		switch {
		case isBlank(c), c == '"':
			return s.closed(open)
		case c == '(' || c == '[' || c == '{':
			open = append(open, s.pos)
		case c == ')' || c == ']' || c == '}':
			if len(open) == 0 {
				return nil
			}
			open = open[:len(open)-1]
		case len(open) == 0 && (strings.IndexByte(",=!<>~", c) >= 0 || strings.HasPrefix(rest, "&&") || strings.HasPrefix(rest, "||")):
			return nil
		}
	}
	return s.closed(open)
}

// closed complains about a bracket within a value that is not closed.
func (s *scanner) closed(open []int) *Error {
	if len(open) == 0 {
		return nil
	}
	return &Error{Span: Span{open[0], 1}, Msg: "this bracket is not closed", Hint: "close it, or put the value in quotes"}
}

// keywords cannot be values without quotes.
var keywords = []string{"and", "or", "not", "in"}

func isKeyword(text string) bool {
	for _, k := range keywords {
		if strings.EqualFold(k, text) {
			return true
		}
	}
	return false
}

// isBare reports whether a value is read as it is when it is written without quotes.
func isBare(text string) bool {
	if text == "" || strings.IndexByte(`"'/(~`, text[0]) >= 0 || isKeyword(text) {
		return false
	}
	s := scanner{src: text}
	return s.bare() == nil && s.atEnd()
}
