package search

import (
	"context"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chanlens/model"
	"chanlens/model/format"
)

// Span is a stretch of a text, in bytes.
type Span struct{ Pos, Len int }

// Hit is an entry that fits.
type Hit struct {
	*Entry
	Spans []Span // of its text: what was looked for
}

// Results is what fits a text.
type Results struct {
	Hits  []Hit // the best first; at most as many as were asked for
	Total int
	By    [numKinds]int // of each kind
}

// Summary says in words how many of which kind fit.
func (r *Results) Summary() string {
	var parts []string
	for k, n := range r.By {
		if n > 0 {
			parts = append(parts, format.Count(uint64(n))+" "+Kind(k).String())
		}
	}
	return strings.Join(parts, " · ")
}

// rank says how well an entry fits, the best first.
type rank uint8

const (
	exact rank = iota
	prefix
	wordStart
	inside
	numRanks
	misfit
)

// stride is how many entries are looked at between two looks at the context.
const stride = 4096

// Find returns what fits a text, at most limit of it. It gives up soon after ctx is done.
func (x *Index) Find(ctx context.Context, text string, limit int) Results {
	var r Results
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return r
	}
	x.findNumbers(&r, words)
	var best [numRanks][]*Entry
	whole := strings.Join(words, " ")
	for i := range x.entries {
		if i%stride == stride-1 && ctx.Err() != nil {
			return r
		}
		e := &x.entries[i]
		k := e.rank(words, whole)
		if k == misfit {
			continue
		}
		r.Total++
		r.By[e.Kind]++
		if len(best[k]) < limit {
			best[k] = append(best[k], e)
		}
	}
	for _, list := range best {
		for _, e := range list {
			if len(r.Hits) < limit {
				r.Hits = append(r.Hits, Hit{e, e.spans(words)})
			}
		}
	}
	return r
}

// findNumbers adds the goroutines of a number, and then those whose numbers have one digit
// more.
func (x *Index) findNumbers(r *Results, words []string) {
	if len(words) != 1 {
		return
	}
	id, err := strconv.ParseInt(strings.TrimPrefix(words[0], "g"), 10, 48)
	if err != nil || id < 0 {
		return
	}
	digits := len(strconv.FormatInt(id, 10))
	x.addNumber(r, id, digits)
	if id == 0 {
		return
	}
	for last := range int64(10) {
		x.addNumber(r, id*10+last, digits)
	}
}

// addNumber adds the goroutines that had a number, of which some digits were looked for.
func (x *Index) addNumber(r *Results, id int64, digits int) {
	t := x.of.Trace
	for _, g := range x.of.Roll.Numbered(model.GoID(id)) {
		e := &Entry{Kind: Goroutine, Text: strings.TrimSpace(strconv.FormatInt(id, 10) + " " + format.Func(t.FuncName(g), 0)), ID: int(g)}
		r.Hits = append(r.Hits, Hit{e, []Span{{0, digits}}})
		r.Total++
		r.By[Goroutine]++
	}
}

// rank says how well the entry fits.
func (e *Entry) rank(words []string, whole string) rank {
	at := strings.Index(e.lower, words[0])
	if at < 0 {
		return misfit
	}
	for _, w := range words[1:] {
		if !strings.Contains(e.lower, w) {
			return misfit
		}
	}
	shown, _, _ := strings.Cut(e.lower, "\x00")
	switch {
	case shown == whole || ownName(shown) == whole:
		return exact
	case strings.HasPrefix(shown, whole):
		return prefix
	case begins(e.lower, words[0], at):
		return wordStart
	}
	return inside
}

// ownName returns what stands behind the last dot.
func ownName(s string) string { return s[strings.LastIndexByte(s, '.')+1:] }

// begins reports whether a word of a text begins with a part of it that is found at a
// place, or further on.
func begins(text, part string, at int) bool {
	for {
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return true
		}
		next := strings.Index(text[at+1:], part)
		if next < 0 {
			return false
		}
		at += 1 + next
	}
}

// spans returns where the words stand in the entry's text.
func (e *Entry) spans(words []string) []Span {
	var list []Span
	for _, w := range words {
		if at := strings.Index(e.lower[:e.shown], w); at >= 0 {
			list = append(list, Span{at, len(w)})
		}
	}
	return list
}
