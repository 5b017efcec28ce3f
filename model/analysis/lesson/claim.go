package lesson

import (
	"fmt"
	"strconv"
	"strings"

	"chanlens/model/analysis/moment"
)

// Claim is what a lesson says of its trace: how many moments fit a query, or how two
// moments are to each other.
type Claim struct {
	Text string // as written
	Line int    // of the file, from 1

	least, most int // of a count; most is many if there is no limit
	a           *moment.Query
	b           *moment.Query // nil: a count
	relation    relation
}

// many stands for any number of moments.
const many = int(^uint(0) >> 1)

// relation is how two moments are to each other.
type relation uint8

// The relations.
const (
	comesBefore   relation = iota // in time: the begins
	happensBefore                 // the begin of the one before the end of the other, by the memory model
	isNotOrdered                  // neither happens before the other
	numRelations  = int(isNotOrdered) + 1
)

var relationWords = [numRelations]string{"comes before", "happens before", "is not ordered with"}

// check reads a block check.
func (p *parser) check(b fenced) {
	n := 0
	for i, text := range b.lines {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		n++
		c, err := parseClaim(text)
		if err != nil {
			p.add(b.line+1+i, "%v", err)
			continue
		}
		c.Line = b.line + 1 + i
		p.step.Claims = append(p.step.Claims, c)
	}
	if n == 0 {
		p.add(b.line, "this block claims nothing; write a line such as 3 sends on results that never end")
	}
}

// parseClaim reads a claim.
func parseClaim(text string) (Claim, error) {
	c := Claim{Text: text}
	for r, words := range relationWords {
		a, b, ok := strings.Cut(text, " "+words+" ")
		if !ok {
			continue
		}
		c.relation = relation(r)
		var err error
		if c.a, err = moment.Parse(a); err != nil {
			return c, err
		}
		c.b, err = moment.Parse(b)
		return c, err
	}
	rest, err := c.count(text)
	if err != nil {
		return c, err
	}
	if c.a, err = moment.Parse(rest); err != nil {
		return c, err
	}
	if c.a.Ordinal() || c.a.EndOf() {
		return c, fmt.Errorf("`%s`: what is counted has no first, last or end; take that away, or say what it %s", rest, relationWords[comesBefore])
	}
	return c, nil
}

// count reads how many moments there are, and returns what stands behind.
func (c *Claim) count(text string) (rest string, err error) {
	words := strings.Fields(text)
	switch {
	case words[0] == "no":
		return behind(text, 1), nil
	case words[0] == "some":
		c.least, c.most = 1, many
		return behind(text, 1), nil
	case words[0] == "at" && len(words) > 2 && (words[1] == "least" || words[1] == "most"):
		n, err := number(words[2])
		if c.least, c.most = n, many; words[1] == "most" {
			c.least, c.most = 0, n
		}
		return behind(text, 3), err
	}
	n, err := number(words[0])
	c.least, c.most = n, n
	return behind(text, 1), err
}

func number(word string) (int, error) {
	n, err := strconv.Atoi(word)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("`%s`: a claim begins with how many: a number, at least N, at most N, no or some; or it is QUERY happens before QUERY, QUERY comes before QUERY or QUERY is not ordered with QUERY", word)
	}
	return n, nil
}

// behind returns what stands behind the first n words.
func behind(text string, n int) string {
	for range n {
		text = strings.TrimLeft(text, " \t")
		if i := strings.IndexAny(text, " \t"); i >= 0 {
			text = text[i:]
		} else {
			text = ""
		}
	}
	return strings.TrimSpace(text)
}

// counted reports whether so many moments agree with a claim.
func (c *Claim) counted(n int) bool { return n >= c.least && n <= c.most }
