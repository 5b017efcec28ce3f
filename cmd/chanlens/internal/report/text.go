package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"chanlens/model/format"
)

// How much of each part the text shows; all of it is in the JSON.
const (
	maxGroups   = 8
	maxWaits    = 12
	maxWakes    = 8
	maxIDs      = 6
	maxWarnings = 5
)

// page writes lines of text with styles.
type page struct {
	out   *bufio.Writer
	width int
	color bool
}

// The styles, as the terminal's escape sequences (ECMA-48).
const (
	plain = ""
	bold  = "1"
	faint = "2"
	alarm = "1;31" // bold red
	good  = "32"   // green
)

// line writes one line, or an empty one.
func (p *page) line(style, text string) {
	if p.color && style != plain && text != "" {
		text = "\x1b[" + style + "m" + text + "\x1b[0m"
	}
	p.out.WriteString(text + "\n")
}

// wrap writes a text in as many lines as it needs, broken between words.
func (p *page) wrap(style, text string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= p.width:
			line += " " + word
		default:
			p.line(style, line)
			line = "  " + word
		}
	}
	p.line(style, line)
}

// printText writes the report for a person at a terminal.
func (r *Report) printText(w io.Writer, opt Options) error {
	p := &page{out: bufio.NewWriter(w), width: opt.Width, color: opt.Color}
	if p.width <= 0 {
		p.width = 100
	}
	r.textFacts(p)
	r.textBlocked(p)
	r.textWaits(p)
	r.textWakes(p)
	r.textNext(p, opt.Next)
	return p.out.Flush()
}

// textFacts says what the trace is, and what is wrong with it.
func (r *Report) textFacts(p *page) {
	s := r.Summary
	p.wrap(bold, clean(r.name())+": "+format.Duration(r.Trace.End().Sub(0))+" of a Go "+clean(r.info.GoVersion)+" program")
	facts := []string{
		format.Bytes(r.info.Bytes),
		format.Count(r.info.Events) + " events",
		format.Plural(len(r.info.Generations), "generation"),
	}
	if !r.info.Start.IsZero() {
		facts = append(facts, "recorded "+r.info.Start.UTC().Format("2006-01-02 15:04:05")+" UTC")
	}
	p.wrap(plain, strings.Join(facts, ", "))
	system := ""
	if s.SystemEnd > 0 {
		system = " (" + format.Count(uint64(s.SystemEnd)) + " the runtime's)"
	}
	p.wrap(plain, fmt.Sprintf("%s created, %s alive at the end%s, %s",
		format.Plural(s.Created, "goroutine"), format.Count(uint64(s.AtEnd)), system,
		format.Plural(s.Processors, "processor")))
	warnings := r.warnings()
	for i, warning := range warnings {
		if i == maxWarnings {
			p.line(alarm, fmt.Sprintf("and %s", format.Plural(len(warnings)-i, "more warning")))
			break
		}
		p.wrap(alarm, "warning: "+clean(warning))
	}
}

// name says which trace this is.
func (r *Report) name() string {
	if r.info.Source == "" {
		return "a trace"
	}
	return r.info.Source
}

// textNext says what to do next.
func (r *Report) textNext(p *page, next []string) {
	if len(next) == 0 {
		return
	}
	p.line(plain, "")
	for _, line := range next {
		p.line(faint, clean(line))
	}
}
