package moment

import "strings"

// scanner cuts a query into words. A word ends at a blank, or at a parenthesis that was
// not opened within it: so "on ctx.Done()" and "by (*server).worker" are two words each.
type scanner struct {
	src string
	pos int
}

// word is a piece of a query.
type word struct {
	pos, len int // in bytes of the query
	text     string
	quoted   bool // it stood in quotes, which are not part of text
	open     bool // its quotes are not closed
}

func (s *scanner) skip() {
	for s.pos < len(s.src) && isBlank(s.src[s.pos]) {
		s.pos++
	}
}

// word takes the next word; an empty one, without quotes, at the end. A parenthesis alone
// is a word if nothing of the kind is open.
func (s *scanner) word() word {
	s.skip()
	from := s.pos
	if s.pos < len(s.src) && s.src[s.pos] == '"' {
		s.pos++
		text, _, closed := strings.Cut(s.src[s.pos:], `"`)
		if s.pos += len(text); closed {
			s.pos++
		}
		return word{from, s.pos - from, text, true, !closed}
	}
	depth := 0
	for ; s.pos < len(s.src) && !isBlank(s.src[s.pos]); s.pos++ {
		switch s.src[s.pos] {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				if s.pos == from {
					s.pos++
				}
				return word{pos: from, len: s.pos - from, text: s.src[from:s.pos]}
			}
		}
	}
	return word{pos: from, len: s.pos - from, text: s.src[from:s.pos]}
}

// peek returns the next word, and does not take it.
func (s *scanner) peek() word {
	at := *s
	return at.word()
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
