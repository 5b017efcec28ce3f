package lesson

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/moment"
	"chanlens/model/near"
)

// The keys of the blocks.
var (
	lessonKeys = []string{"about", "next", "rules", "finds", "may"}
	showKeys   = []string{"at", "then", "to", "view", "span", "frame", "edges"}
)

// pair is a line "key: value" of a block.
type pair struct {
	key, value string
	line       int
}

// pairs reads the lines of a block.
func (p *parser) pairs(b fenced, keys []string) []pair {
	var all []pair
	for i, text := range b.lines {
		line := b.line + 1 + i
		if strings.TrimSpace(text) == "" {
			continue
		}
		key, value, ok := strings.Cut(text, ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		switch {
		case !ok:
			p.add(line, "this is no line key: value; the keys of a block %s are %s", b.info, strings.Join(keys, ", "))
		case !slices.Contains(keys, key):
			p.add(line, "a block %s has no key %q; %s", b.info, key, meant(key, keys, "the keys are "+strings.Join(keys, ", ")))
		case slices.ContainsFunc(all, func(x pair) bool { return x.key == key }):
			p.add(line, "%s stands here twice; take one away", key)
		case value == "":
			p.add(line, "behind %s: there is nothing; take the line away if that is meant", key)
		default:
			all = append(all, pair{key, value, line})
		}
	}
	return all
}

// meant returns the name that was probably meant, or else what to do.
func meant(text string, names []string, otherwise string) string {
	if name, ok := near.Name(text, names); ok {
		return "did you mean " + name + "?"
	}
	return otherwise
}

// lessonName is what lessons can be called.
var lessonName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// about reads the block lesson.
func (p *parser) about(b fenced) {
	l := p.lesson
	switch {
	case l.lines["lesson"] > 0:
		p.add(b.line, "this is a second block lesson; put its lines into the first")
		return
	case p.step.Title != "":
		p.add(b.line, "the block lesson stands in a step; put it below the title")
	}
	l.lines["lesson"] = b.line
	for _, x := range p.pairs(b, lessonKeys) {
		l.lines[x.key] = x.line
		switch x.key {
		case "about":
			l.About = x.value
		case "next":
			if l.Next = x.value; !lessonName.MatchString(x.value) {
				p.add(x.line, "%q is no name of a lesson; write one such as forgotten-sender-fixed", x.value)
			}
		case "rules":
			l.Rules = strings.Fields(x.value)
		case "finds":
			if x.value != "none" {
				l.Finds = strings.Fields(x.value)
			}
		case "may":
			l.May = strings.Fields(x.value)
		}
	}
	if l.About == "" {
		p.add(b.line, "about is missing; add a line such as about: a query forgets three of its senders")
	}
}

// show reads a block show.
func (p *parser) show(b fenced) {
	if p.step.Show.Line > 0 {
		p.add(b.line, "this step has two blocks show; put this one into a step of its own")
		return
	}
	s := Show{Line: b.line}
	has := make(map[string]bool)
	for _, x := range p.pairs(b, showKeys) {
		has[x.key] = true
		p.showPair(&s, x)
	}
	if !has["at"] {
		p.add(b.line, "at is missing; add a line such as at: first send on results")
	}
	p.step.Show = s
}

func (p *parser) showPair(s *Show, x pair) {
	switch x.key {
	case "at":
		s.At = p.query(x)
	case "then":
		s.Then = p.query(x)
	case "to":
		s.To = p.query(x)
	case "frame":
		s.Frame = x.value
	case "view":
		if s.View = x.value; !slices.Contains(Views, x.value) {
			p.add(x.line, "there is no view %q; %s", x.value, meant(x.value, Views, "the views are "+strings.Join(Views, ", ")))
		}
	case "edges":
		if s.Edges = x.value == "yes"; !s.Edges && x.value != "no" {
			p.add(x.line, "edges are yes or no, not %q", x.value)
		}
	case "span":
		if s.All = x.value == "all"; s.All {
			return
		}
		d, err := time.ParseDuration(x.value)
		if err != nil || d <= 0 {
			p.add(x.line, "span %q is no duration; write one such as 40ms, or all", x.value)
		}
		s.Span = model.Time(d)
	}
}

// query reads a query.
func (p *parser) query(x pair) *moment.Query {
	q, err := moment.Parse(x.value)
	if err != nil {
		p.add(x.line, "%s: %v", x.key, err)
		return nil
	}
	return q
}
