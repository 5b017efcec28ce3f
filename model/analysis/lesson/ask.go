package lesson

import (
	"slices"
	"strings"
)

// How many choices a question has.
const (
	minChoices = 2
	maxChoices = 5
)

// ask reads a block ask: the question, the choices, and the text after the answer.
func (p *parser) ask(b fenced) {
	if p.step.Ask != nil {
		p.add(b.line, "this step has two blocks ask; put this one into a step of its own")
		return
	}
	q := &Question{Right: -1}
	i := lineOf(b.lines, 0, isChoice)
	q.Text = join(b.lines[:i])
	for i < len(b.lines) && isChoice(b.lines[i]) {
		end := lineOf(b.lines, i+1, func(line string) bool { return isChoice(line) || !goesOn(line) })
		p.choice(q, b.lines[i:end], b.line+1+i)
		i = end
	}
	switch n := len(q.Choices); {
	case q.Text == "":
		p.add(b.line, "the question is missing; write it above the choices")
	case n == 0:
		p.add(b.line, "there are no choices; write them as - [ ] wrong and - [x] right")
	case n < minChoices || n > maxChoices:
		p.add(b.line, "a question has %d to %d choices, and this one %d", minChoices, maxChoices, n)
	case q.Right < 0:
		p.add(b.line, "no choice is right; mark one with [x]")
	}
	p.step.Ask = q
	q.After = p.after(b.lines[i:], b.line+1+i)
}

// lineOf returns the index of the first line, from one on, of which is holds; or how many
// there are.
func lineOf(lines []string, from int, is func(string) bool) int {
	if i := slices.IndexFunc(lines[from:], is); i >= 0 {
		return from + i
	}
	return len(lines)
}

// choice reads the lines of a choice.
func (p *parser) choice(q *Question, lines []string, number int) {
	first := strings.TrimSpace(lines[0])
	if first[3] == 'x' || first[3] == 'X' {
		if q.Right >= 0 {
			p.add(number, "a second choice is marked with [x]; only one is right")
		}
		q.Right = len(q.Choices)
	}
	text := strings.TrimSpace(first[5:] + " " + join(lines[1:]))
	if text == "" {
		p.add(number, "this choice says nothing; write something behind it")
	}
	q.Choices = append(q.Choices, text)
}

// after reads the text after the answer, which begins at a line of the file.
func (p *parser) after(lines []string, number int) []Block {
	inner := &parser{lines: lines, step: new(Step)}
	for inner.next < len(lines) {
		line := lines[inner.next]
		inner.next++
		switch _, info := fence(line); {
		case isChoice(line):
			inner.add(inner.next, "this choice stands behind the text; put it to the others")
		case isBlock(info):
			inner.add(inner.next, "a block %s cannot stand in a block ask; put it behind that", info)
			return p.afterFaults(inner, number)
		case inner.fenced(line):
		default:
			inner.plain(line)
		}
	}
	return p.afterFaults(inner, number)
}

// afterFaults takes over what is wrong with the text after an answer, and returns the text.
func (p *parser) afterFaults(inner *parser, number int) []Block {
	for _, f := range inner.faults {
		p.add(number-1+f.Line, "%s", f.Msg)
	}
	return inner.text.take()
}

// isBlock reports whether a block has a meaning beside that of text.
func isBlock(info string) bool {
	return info == "lesson" || info == "show" || info == "ask" || info == "check"
}

func isChoice(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) >= 5 && strings.HasPrefix(line, "- [") && line[4] == ']' && strings.ContainsRune(" xX", rune(line[3]))
}

// goesOn reports whether a line goes on with the choice above it.
func goesOn(line string) bool { return line != "" && (line[0] == ' ' || line[0] == '\t') }

// join joins the lines of one text.
func join(lines []string) string {
	words := make([]string, 0, len(lines))
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			words = append(words, line)
		}
	}
	return strings.Join(words, " ")
}
