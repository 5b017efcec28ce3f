package lesson

import (
	"regexp"
	"strings"
)

// Parse reads a lesson. name is what errors call the file. An error is an [*Error]: it
// tells all faults.
func Parse(name string, text []byte) (*Lesson, error) {
	p := &parser{lesson: &Lesson{lines: make(map[string]int)}}
	lines, ok := cut(text, &p.faults)
	if ok {
		p.lines = lines
		p.all()
	}
	if len(p.faults) > 0 {
		return nil, &Error{name, p.sorted()}
	}
	return p.lesson, nil
}

// parser goes over the lines of a lesson once.
type parser struct {
	faults
	lines []string
	next  int // line that comes next, from 0

	lesson *Lesson
	step   *Step // present one, at first the introduction
	text   body
}

// all reads the whole text.
func (p *parser) all() {
	p.step = &Step{Line: 1}
	titled := false
	for p.next < len(p.lines) {
		line := p.lines[p.next]
		p.next++
		level, title := heading(line)
		switch {
		case p.fenced(line):
		case level == 0:
			p.plain(line)
		case title == "":
			p.add(p.next, "a title is missing behind the #")
		case level == 1 && titled:
			p.add(p.next, "this is a second title; begin a step with ##")
		case level == 1:
			if len(p.text.blocks)+len(p.text.open) > 0 || len(p.lesson.Steps) > 0 {
				p.add(p.next, "the title stands behind a text; put it into the first line")
			}
			titled, p.lesson.Title = true, title
		case level == 2:
			p.endStep()
			p.step = &Step{Title: title, Line: p.next}
		default:
			p.add(p.next, "a step has no parts; begin a step of its own with ##")
		}
	}
	p.endStep()
	if !titled {
		p.add(1, "the title is missing; begin the file with a line such as # The forgotten sender")
	}
	if p.lesson.lines["lesson"] == 0 {
		p.add(1, "the block lesson is missing; put it below the title, with a line such as about: what it is about")
	}
}

// heading returns the level and the text of a heading; level 0 if the line is none.
func heading(line string) (level int, title string) {
	rest := strings.TrimLeft(line, "#")
	if level = len(line) - len(rest); level > 0 && (rest == "" || rest[0] == ' ' || rest[0] == '\t') {
		return level, strings.TrimSpace(rest)
	}
	return 0, ""
}

// endStep puts the present step behind the others.
func (p *parser) endStep() {
	p.step.Body = p.text.take()
	if s := p.step; s.Show.Then != nil && s.Ask == nil {
		p.add(s.Show.Line, "then is where to go after the answer, and this step asks nothing; add a block ask, or take it away")
	}
	p.lesson.Steps = append(p.lesson.Steps, *p.step)
}

// fenced reads a block between fences, if a line opens one.
func (p *parser) fenced(line string) bool {
	mark, info := fence(line)
	if mark == "" {
		return false
	}
	b := fenced{info: info, line: p.next}
	for p.next < len(p.lines) && !closes(p.lines[p.next], mark) {
		b.lines = append(b.lines, p.lines[p.next])
		p.next++
	}
	if p.next == len(p.lines) {
		p.add(b.line, "this block is not closed; put a line %s behind it", mark)
		return true
	}
	p.next++
	p.text.end()
	p.block(b)
	return true
}

// block reads what stands in a block.
func (p *parser) block(b fenced) {
	switch b.info {
	case "lesson":
		p.about(b)
	case "show":
		p.show(b)
	case "ask":
		p.ask(b)
	case "check":
		p.check(b)
	default:
		if p.behindAsk(b.line) {
			return
		}
		p.text.code(b.lines)
	}
}

// plain reads a line of text.
func (p *parser) plain(line string) {
	if line == "" || !p.behindAsk(p.next) {
		p.text.line(line, p.next, &p.faults)
	}
}

// behindAsk reports text behind the question of its step as a fault.
func (p *parser) behindAsk(line int) bool {
	if p.step.Ask == nil {
		return false
	}
	p.add(line, "this stands behind the block ask; put it before that, or into it below the choices, if it is for after the answer")
	return true
}

// body collects text.
type body struct {
	blocks []Block
	open   []string // lines of the present paragraph or item
	item   bool
}

// end closes the present paragraph or item.
func (b *body) end() {
	if len(b.open) > 0 {
		kind := Paragraph
		if b.item {
			kind = Item
		}
		b.blocks = append(b.blocks, Block{kind, strings.Join(b.open, " ")})
	}
	b.open, b.item = nil, false
}

// numbered is the begin of an item of a list with numbers.
var numbered = regexp.MustCompile(`^[0-9]{1,9}[.)] `)

// line adds a line.
func (b *body) line(line string, number int, f *faults) {
	words := strings.TrimSpace(line)
	item, isItem := strings.CutPrefix(words, "- ")
	switch {
	case words == "":
		b.end()
	case isItem:
		b.end()
		b.item, b.open = true, []string{strings.TrimSpace(item)}
	case numbered.MatchString(words) && len(b.open) == 0:
		f.add(number, "lists have no numbers; begin the item with a - and a blank")
	case strings.HasPrefix(words, "* "):
		f.add(number, "a list is written with -; begin the item with a - and a blank")
	default:
		b.open = append(b.open, words)
	}
}

// code adds a block of code.
func (b *body) code(lines []string) {
	b.end()
	b.blocks = append(b.blocks, Block{Code, strings.Join(lines, "\n")})
}

// take returns what was collected, and begins anew.
func (b *body) take() []Block {
	b.end()
	blocks := b.blocks
	b.blocks = nil
	return blocks
}
