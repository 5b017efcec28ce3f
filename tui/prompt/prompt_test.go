package prompt

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"chanlens/tui/canvas"
	"chanlens/tui/keys"
)

// play presses keys of a script.
func play(t *testing.T, p *Prompt, script string) (open bool) {
	t.Helper()
	events, err := keys.Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	open = true
	for _, e := range events {
		open = p.Key(e.Name)
	}
	return open
}

// TestLine edits a line.
func TestLine(t *testing.T) {
	for _, c := range []struct{ keys, want string }{ // | is the cursor
		{"abc", "abc|"},
		{"ab<Space>c<lt>d", "ab c<d|"},
		{"abc<Left><Left>x", "ax|bc"},
		{"abc<Home>x<End>y", "xabcy|"},
		{"abc<C-a><Right><Delete>", "a|c"},
		{"äöü<Left><Backspace>", "ä|ü"},
		{"one two<Space><C-w>", "one |"},
		{"one two<C-Left><C-Left>x", "x|one two"},
		{"one two<Home><C-Right>x", "onex| two"},
		{"one two<C-Left><C-k>", "one |"},
		{"one two<C-Left><C-u>", "|two"},
		{"a<Home><Left><Left>b<End><Right>c", "bac|"},
		{"a<F5><C-z>b", "ab|"},
	} {
		p := &Prompt{}
		play(t, p, c.keys)
		if got := p.Line.Text[:p.Line.Cursor] + "|" + p.Line.Text[p.Line.Cursor:]; got != c.want {
			t.Errorf("%s: got %s, want %s", c.keys, got, c.want)
		}
	}
}

// some returns a prompt with n rows.
func some(n int) *Prompt {
	p := &Prompt{Label: "find:", Title: "find", Status: fmt.Sprint(n, " rows"), Hints: []Hint{{"<Enter>", "goes"}, {"<Esc>", "leaves"}}}
	for i := range n {
		p.Rows = append(p.Rows, Row{Kind: "row", Text: fmt.Sprint("number ", i), More: "more", Hits: []Span{{0, 6}}})
	}
	p.Enter = func() bool { return false }
	return p
}

// TestChoose moves the choice, by keys and by mouse, and shows it.
func TestChoose(t *testing.T) {
	for _, c := range []struct {
		keys string
		want int
	}{{"", 0}, {"<Down>", 1}, {"<Down><Down><Up>", 1}, {"<Up>", 0}, {"<PgDn><PgDn>", 10}, {"<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>", 29}, {"<C-n><C-n><C-p>", 1}} {
		p := some(30)
		play(t, p, c.keys)
		c2 := canvas.New(60, 24)
		p.Draw(c2)
		shown := strings.Join(c2.Lines(), "\n")
		if p.Chosen != c.want || !strings.Contains(shown, fmt.Sprintf("▸ row  number %d ", c.want)) {
			t.Errorf("%s: chosen is %d, want %d\n%s", c.keys, p.Chosen, c.want, shown)
		}
	}
	p := some(30)
	for y := range 24 {
		c := canvas.New(60, 24)
		p.Chosen = 0
		p.Draw(c)
		line := c.Lines()[y]
		open := p.Mouse(keys.Event{Kind: keys.Mouse, Name: keys.Click, X: 5, Y: y}, 60, 24)
		_, number, isRow := strings.Cut(line, "row  number ")
		switch {
		case isRow && (open || !strings.HasPrefix(number, fmt.Sprint(p.Chosen, " "))):
			t.Errorf("a click on %q chooses %d, open %v", line, p.Chosen, open)
		case strings.TrimSpace(line) == "" && open:
			t.Errorf("a click outside, on line %d, leaves the prompt open", y)
		}
	}
}

// TestClose says which keys close a prompt.
func TestClose(t *testing.T) {
	for script, want := range map[string]bool{"a<Backspace>": true, "<Backspace>": false, "a<Esc>": false, "a<C-c>": false, "a<Tab>": true, "<Enter>": false} {
		if open := play(t, some(2), script); open != want {
			t.Errorf("after %s: open is %v", script, open)
		}
	}
}

// TestAnyKeysAnySize holds that nothing is drawn outside, the cursor stays on the line, and
// what is wrong is marked, whatever comes.
func TestAnyKeysAnySize(t *testing.T) {
	script, err := keys.Parse("aäö界<Space><Left><Right><Home><End><C-w><C-u><C-k><Delete><Backspace><Up><Down><PgDn><C-Left><S-Right>bcdefghijklmnop")
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewSource(3))
	for range 300 {
		p := some(rng.Intn(40))
		if rng.Intn(2) == 0 {
			p.Empty = "nothing"
		}
		for range rng.Intn(200) {
			p.Key(script[rng.Intn(len(script))].Name)
		}
		if l := p.Line; l.Cursor < 0 || l.Cursor > len(l.Text) || !utf8.ValidString(l.Text[:l.Cursor]) || len(l.Text) > maxLine {
			t.Fatalf("the cursor is at %d of %q", l.Cursor, l.Text)
		}
		if rng.Intn(2) == 0 {
			p.Fault = &Fault{Span: Span{rng.Intn(50), rng.Intn(9)}, Text: "something is wrong"}
			p.Fault.Pos = min(p.Fault.Pos, len(p.Line.Text))
			for p.Fault.Pos < len(p.Line.Text) && !utf8.RuneStart(p.Line.Text[p.Fault.Pos]) {
				p.Fault.Pos--
			}
		}
		w, h := 1+rng.Intn(120), 3+rng.Intn(50)
		c := canvas.New(w, h)
		p.Draw(c)
		p.Mouse(keys.Event{Kind: keys.Mouse, Name: keys.Click, X: rng.Intn(w), Y: rng.Intn(h)}, w, h)
		if p.Fault != nil && w > 30 && !strings.Contains(c.Lines()[h-1], "^") {
			t.Fatalf("%+v of %q is not marked: %q", p.Fault, p.Line.Text, c.Lines()[h-1])
		}
	}
}
