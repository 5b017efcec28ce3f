package whyprint

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/path"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

// How much the text shows; all of it is in the JSON.
const (
	maxLines  = 6  // of the sums
	maxDepth  = 8  // of indentation
	barCells  = 8  // of a bar that stands for all the time shown
	timeCells = 10 // of a moment or a duration
	leftCells = 2*timeCells + 3 + barCells + 2
)

// colours are the styles of bars, by class.
var colours = [path.NumClasses]page.Style{
	path.Work: "32", path.Syscall: "36", path.Processor: "33", path.Channel: "31", path.Lock: "31",
	path.Sync: "31", path.Outside: "34",
}

// textLine writes one line, cut to the width of the page.
func textLine(p *page.Page, parts ...page.Part) {
	room := p.Width()
	last := len(parts)
	for last > 0 && strings.TrimRight(parts[last-1].Text, " ") == "" {
		last--
	}
	for i := range parts[:last] {
		text := format.Cut(parts[i].Text, room)
		if i == last-1 {
			text = strings.TrimRight(text, " ")
		}
		if strings.TrimSpace(text) == "" {
			parts[i].Style = page.Plain
		}
		room -= utf8.RuneCountInString(text)
		parts[i].Text = text
	}
	p.Parts(parts[:last]...)
}

// printText writes the answer for a person at a terminal.
func (a *Answer) printText(w io.Writer, opt Options) error {
	p := page.New(w, opt.Width, opt.Color)
	style := page.Bold
	if a.stuck() {
		style = page.Alarm
	}
	p.Wrap(style, a.head())
	if len(a.path.Steps) > 0 {
		a.textSteps(p)
		a.textSums(p)
	}
	return p.Flush()
}

// textSteps shows the steps, a line for each, and above those of another goroutine
// one that says who it is:
//
//	  until       took
//	 101ms      61.2ms            WaitGroup.Wait  main.main main.go:31
//	                              ├ goroutine 9 main.worker brought the WaitGroup to zero, main.go:22
//	 101ms      4.00ms  ▍         │ ran  up to main.worker main.go:22
//	96.9ms      57.1ms  ███████▋  │ sleep  main.worker main.go:20; then a timer fired
//	39.8ms       100µs            ran  up to main.main main.go:31
func (a *Answer) textSteps(p *page.Page) {
	p.Line(page.Plain, "")
	p.Line(page.Faint, fmt.Sprintf("%*s %*s", timeCells, "until", timeCells, "took"))
	for i := range a.path.Steps {
		a.textStep(p, &a.path.Steps[i])
	}
	if more := a.path.Walked - len(a.path.Steps); more > 0 {
		p.Line(page.Faint, fmt.Sprintf("%*s and %s before that; --limit shows more", 2*timeCells, "…", format.Plural(more, "step")))
	}
}

// textStep shows one step.
func (a *Answer) textStep(p *page.Page, s *path.Step) {
	whole := a.path.To.Sub(a.path.Kept())
	style := page.Plain
	switch {
	case s.Open && a.stuck():
		style = page.Alarm
	case s.Followed:
		style = page.Bold
	case 100*s.Duration() < whole:
		style = page.Faint
	}
	times := fmt.Sprintf("%*s %*s  ", timeCells, a.moment(s.To), timeCells, format.Duration(s.Duration()))
	indent, words := gutter(s.Depth), a.did(s)+"  "
	room := p.Width() - leftCells - utf8.RuneCountInString(indent)
	textLine(p, page.Part{Style: style, Text: times}, page.Part{Style: colours[s.Class], Text: bar(s, whole)}, page.Part{Style: page.Faint, Text: indent},
		page.Part{Style: style, Text: words}, page.Part{Style: page.Faint, Text: a.behind(s, room-utf8.RuneCountInString(words))})
	if s.Followed {
		textLine(p, page.Part{Text: strings.Repeat(" ", leftCells)}, page.Part{Style: page.Faint, Text: indent + "├ "}, page.Part{Text: a.follows(s, room-2)})
	}
}

// gutter draws what a step at a depth is indented by.
func gutter(depth int) string {
	if depth <= maxDepth {
		return strings.Repeat("│ ", depth)
	}
	return fmt.Sprintf("%s… %d deep ", strings.Repeat("│ ", maxDepth-2), depth)
}

// bar draws the share that a leaf has in the whole, and blanks behind it.
func bar(s *path.Step, whole time.Duration) string {
	eighths := 0
	if !s.Followed && whole > 0 {
		eighths = int(8*barCells*float64(s.Duration())/float64(whole) + 0.5)
	}
	drawn := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		drawn += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return drawn + strings.Repeat(" ", barCells+2-utf8.RuneCountInString(drawn))
}

// textSums shows what all of the path comes to.
func (a *Answer) textSums(p *page.Page) {
	whole := a.path.Duration()
	p.Line(page.Plain, "")
	p.Wrap(page.Bold, fmt.Sprintf("where the %s back to %s went", format.Duration(whole), a.path.Stop.Place()))
	for _, of := range a.path.Sums() {
		p.Labelled(page.Part{Text: "  " + of.Name + "  "}, page.Plain, shares(of.Times, whole))
	}
	p.Line(page.Plain, "")
	for i, l := range a.path.Lines {
		if i == maxLines {
			break
		}
		share := fmt.Sprintf("  %6s %*s  ", format.Percent(float64(l.Total), float64(whole)), timeCells-2, format.Duration(l.Total))
		words := l.What() + "  "
		room := p.Width() - utf8.RuneCountInString(share+words)
		textLine(p, page.Part{Text: share}, page.Part{Style: colours[l.Class], Text: words}, page.Part{Style: page.Faint, Text: a.lineWhere(l, room)})
	}
}

// stuck reports whether the goroutine is stuck at the end.
func (a *Answer) stuck() bool { return a.blocked != nil && a.blocked.Verdict == verdict.Stuck }
