package code

import (
	"bytes"
	"go/scanner"
	"go/token"
	"sort"
	"strings"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// File is a source file as lines and words. It does not change.
type File struct {
	text   []byte  // without carriage returns
	starts []int32 // of each line, and one more: the end
	words  []word  // those that do not look like plain code, in order
}

// word is a piece of text that looks like something.
type word struct {
	from, to int32
	role     canvas.Role
	arrow    bool // of a channel operation
}

// Lex reads a file as words: of Go, or of what is known of every language by its comments,
// strings and numbers, if it is not called *.go. It takes any bytes.
func Lex(name string, text []byte) *File {
	f := &File{text: bytes.ReplaceAll(text, []byte{'\r'}, nil)}
	f.starts = append(f.starts, 0)
	for i, b := range f.text {
		if b == '\n' {
			f.starts = append(f.starts, int32(i+1))
		}
	}
	if n := len(f.text); n > 0 && f.text[n-1] != '\n' {
		f.starts = append(f.starts, int32(n))
	}
	f.lex(strings.HasSuffix(name, ".go"))
	return f
}

// Lines returns how many lines there are.
func (f *File) Lines() int { return len(f.starts) - 1 }

func (f *File) lex(isGo bool) {
	file := token.NewFileSet().AddFile("", -1, len(f.text))
	var s scanner.Scanner
	s.Init(file, f.text, nil, scanner.ScanComments)
	for before := token.ILLEGAL; ; {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return
		}
		from := file.Offset(pos)
		if tok == token.LPAREN {
			f.called(from)
		}
		length := len(lit)
		if length == 0 {
			length = len(tok.String())
		}
		role := roleOf(tok, lit, before)
		if tok != token.COMMENT {
			before = tok
		}
		general := role == theme.CodeComment || role == theme.CodeString || role == theme.CodeNumber
		if role == theme.Text || !isGo && !general {
			continue
		}
		to := min(from+length, len(f.text))
		f.words = append(f.words, word{int32(from), int32(to), role, tok == token.ARROW})
	}
}

// called makes a function of the name that an opening parenthesis follows at once.
func (f *File) called(at int) {
	if n := len(f.words); n > 0 && int(f.words[n-1].to) == at && f.words[n-1].role == theme.Code {
		f.words[n-1].role = theme.CodeFunction
	}
}

// roleOf returns what a token looks like; theme.Text if it is of no interest.
func roleOf(tok token.Token, lit string, before token.Token) canvas.Role {
	switch {
	case tok == token.COMMENT:
		return theme.CodeComment
	case tok == token.STRING || tok == token.CHAR:
		return theme.CodeString
	case tok.IsLiteral() && tok != token.IDENT:
		return theme.CodeNumber
	case tok.IsKeyword() || tok == token.ARROW:
		return theme.CodeKeyword
	case tok != token.IDENT:
		return theme.Text
	case before == token.TYPE || before == token.CHAN || types[lit]:
		return theme.CodeType
	case constants[lit]:
		return theme.CodeNumber
	}
	return theme.Code
}

var (
	types = set(`any bool byte comparable complex64 complex128 error float32 float64 int int8 int16
		int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr`)
	constants = set(`false iota nil true`)
)

func set(list string) map[string]bool {
	m := make(map[string]bool)
	for _, s := range strings.Fields(list) {
		m[s] = true
	}
	return m
}

// within returns the words that touch a range of bytes.
func (f *File) within(from, to int32) []word {
	i := sort.Search(len(f.words), func(i int) bool { return f.words[i].to > from })
	j := i + sort.Search(len(f.words)-i, func(j int) bool { return f.words[i+j].from >= to })
	return f.words[i:j]
}
