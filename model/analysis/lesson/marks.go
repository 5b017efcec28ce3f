package lesson

import "strings"

// Run is a piece of a text that has one mark.
type Run struct {
	Text string // without the mark
	Mark Mark
}

// Mark says what a piece of text is.
type Mark uint8

// The marks.
const (
	NoMark   Mark = iota
	CodeMark      // `code`
	BoldMark      // **bold**
)

// markSigns are what stands before and behind what is marked.
var markSigns = []struct {
	mark Mark
	sign string
}{{CodeMark, "`"}, {BoldMark, "**"}}

// Runs divides a text at its marks, of which none stands within another. A sign without its
// other half is text.
func Runs(text string) []Run {
	var runs []Run
	for text != "" {
		before, run, rest := nextRun(text)
		if before != "" {
			runs = append(runs, Run{before, NoMark})
		}
		if run.Mark != NoMark {
			runs = append(runs, run)
		}
		text = rest
	}
	return runs
}

// nextRun divides a text at what is marked first: what is before it, that, and the rest.
func nextRun(text string) (before string, run Run, rest string) {
	for i := range len(text) {
		for _, m := range markSigns {
			after, ok := strings.CutPrefix(text[i:], m.sign)
			if !ok {
				continue
			}
			if inner, rest, ok := strings.Cut(after, m.sign); ok && inner != "" {
				return text[:i], Run{inner, m.mark}, rest
			}
		}
	}
	return text, Run{}, ""
}
