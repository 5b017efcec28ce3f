package tutor

import (
	"strings"
	"testing"

	"chanlens/model/analysis/lesson"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/keys"
)

// short is a lesson of two steps, the second of which asks.
var short = &lesson.Lesson{
	Title: "Short", About: "what a test needs", Next: "longer",
	Steps: []lesson.Step{
		{Body: []lesson.Block{{Kind: lesson.Paragraph, Text: "The **introduction** of `short`."}}},
		{Title: "A question", Ask: &lesson.Question{
			Text: "Which?", Choices: []string{"one", "two", "three"}, Right: 1,
			After: []lesson.Block{{Kind: lesson.Paragraph, Text: "Because."}},
		}},
	},
}

// press has a pane do what keys mean.
func press(t *testing.T, p *Pane, script string) {
	t.Helper()
	events, err := keys.Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if act, ok := action.Match(p.Actions(), e.Name); ok {
			act.Do()
		}
	}
}

// text returns what the page says.
func text(p *Pane) string {
	var lines []string
	for _, r := range p.page() {
		lines = append(lines, strings.TrimRight(r.Text(), " "))
	}
	return strings.Join(lines, "\n")
}

// TestAnswers holds what is said to answers, and when it goes on.
func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		keys string
		step int
		asks bool
		says string
	}{
		{"", 0, false, "The introduction of short."},
		{"a", 0, false, "The introduction of short."},
		{"<Enter>", 1, true, "a, b or c answers. What comes after is hidden until then."},
		{"<Enter><Enter>", 1, true, "What do you think? Enter again shows the answer."},
		{"<Enter><Enter><Enter>", 1, false, "It is b."},
		{"<Enter>a", 1, true, "✗ a  one"},
		{"<Enter>a", 1, true, "Not so. Look again; Enter shows the answer."},
		{"<Enter>a<Enter>", 1, false, "It is b."},
		{"<Enter>ab", 1, false, "Yes.\n\nBecause."},
		{"<Enter>d", 1, true, "What comes after is hidden until then."},
		{"<Enter>b<Backspace>", 0, false, "The introduction of short."},
		{"<Enter>b<Backspace> ", 1, false, "✓ b  two"},
		{"<Enter>b<Enter>", 2, false, "Every question answered rightly at the first go."},
		{"<Enter>ab<Enter>", 2, false, "What a test needs.\n\nThe trace stays open"},
	} {
		p := New(short, 0)
		p.Place(160, 40)
		press(t, p, c.keys)
		if got := text(p); p.Step() != c.step || p.Asks() != c.asks || !strings.Contains(got, c.says) {
			t.Errorf("%s leads to step %d, asks %v, want %d, %v, and to %q:\n%s", c.keys, p.Step(), p.Asks(), c.step, c.asks, c.says, got)
		}
	}
}

// TestBegins holds where a lesson begins that was left at a step: what was asked before is
// known, and what it asks is asked.
func TestBegins(t *testing.T) {
	for step, want := range map[int]string{-1: "introduction", 0: "introduction", 1: "Which?", 2: "That is it", 9: "That is it"} {
		p := New(short, step)
		p.Place(160, 40)
		if got := text(p); !strings.Contains(got, want) {
			t.Errorf("at step %d it says\n%s\nwant %q", step, got, want)
		}
	}
	p := New(short, 2)
	p.Place(160, 40)
	if press(t, p, "<Backspace>"); p.Asks() {
		t.Error("what was answered another day is asked again")
	}
}

// TestNext holds that Enter on the last page opens the lesson that follows, if it can be
// opened.
func TestNext(t *testing.T) {
	p := New(short, 2)
	p.Place(160, 40)
	press(t, p, "<Enter>")
	var opened string
	p.Next = func(name string) { opened = name }
	if press(t, p, "<Enter>"); opened != "longer" || p.Step() != 2 {
		t.Errorf("Enter opens %q and leads to step %d", opened, p.Step())
	}
}

// TestEnterShowsAll holds that Enter goes down a page that has more rows than are seen before
// it goes on, and past none of them.
func TestEnterShowsAll(t *testing.T) {
	long := *short
	var words []string
	for i := range 400 {
		words = append(words, "word"+strings.Repeat("x", i%7))
	}
	long.Steps = append([]lesson.Step{{Body: []lesson.Block{{Kind: lesson.Paragraph, Text: strings.Join(words, " ")}}}}, short.Steps...)
	p := New(&long, 0)
	p.Place(80, 22)
	seen := 0
	for p.Step() == 0 {
		if p.top > seen {
			t.Fatalf("rows %d to %d were not seen", seen, p.top)
		}
		seen = p.top + p.room()
		press(t, p, "<Enter>")
	}
	if n := len(New(&long, 0).page()); seen < 40 || n < 40 {
		t.Errorf("%d rows were seen of %d", seen, n)
	}
}

// TestClick holds what clicks on the pane do, beside the view and below it.
func TestClick(t *testing.T) {
	for _, size := range [][2]int{{160, 40}, {80, 22}} {
		p := New(short, 1)
		_, viewW, viewH := p.Place(size[0], size[1])
		if p.Takes(keys.Event{Kind: keys.Mouse, Name: keys.Click, X: size[0] - 1, Y: 0}) {
			t.Errorf("%v: takes a click on the view, which has %dx%d", size, viewW, viewH)
		}
		p.Focused = false
		clickOn(t, p, size, "two")
		if p.Asks() || !p.Focused {
			t.Errorf("%v: a click on a choice: asks %v, has the keys %v", size, p.Asks(), p.Focused)
		}
		if clickOn(t, p, size, "next ▸"); p.Step() != 2 {
			t.Errorf("%v: a click on next leads to step %d", size, p.Step())
		}
	}
}

// clickOn clicks on a text of the pane.
func clickOn(t *testing.T, p *Pane, size [2]int, text string) {
	t.Helper()
	c := canvas.New(size[0], size[1])
	p.Draw(c)
	for y, line := range c.Lines() {
		if before, _, ok := strings.Cut(line, text); ok {
			p.Takes(keys.Event{Kind: keys.Mouse, Name: keys.Click, X: canvas.Width(before), Y: y})
			return
		}
	}
	t.Fatalf("%q is not on the pane\n%s", text, strings.Join(c.Lines(), "\n"))
}

// TestWrap holds how texts with marks are broken.
func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"a plain text", 20, "a plain text"},
		{"a plain text", 8, "a plain|text"},
		{"`make(chan int)`, then", 20, "make(chan int), then"},
		{"`make(chan int)`, then", 12, "make(chan|int), then"},
		{"**bold**ly", 8, "boldly"},
		{"an unpaired ` mark", 20, "an unpaired ` mark"},
		{"two ** and `` are text", 30, "two ** and `` are text"},
		{"averyverylongword is split", 8, "averyver|ylongwor|d is|split"},
		{"通道通道通道 wide", 8, "通道通道|通道|wide"},
		{"", 8, ""},
	} {
		p := New(short, 0)
		var lines []string
		for _, line := range wrap(p.spans(c.text, canvas.Style{}), c.width) {
			lines = append(lines, (&detail.Row{Spans: line}).Text())
		}
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}
