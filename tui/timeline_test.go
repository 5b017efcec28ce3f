package tui

import (
	"strings"
	"testing"

	"chanlens/tui/theme"
)

// TestEdges holds that a key that can do nothing more says so, and that one that
// did something does not.
func TestEdges(t *testing.T) {
	in := strings.Repeat("+", 60)
	for _, c := range []struct{ keys, want string }{
		{"$l", "the trace ends here"},
		{"$LL", "the trace ends here"},
		{"0^lh", ""},
		{"^h", "the trace begins here"},
		{"0^H", "the trace begins here"},
		{"+", ""},
		{in, "a cell is one nanosecond"},
		{in + "-", ""},
		{"0-", "this is the whole trace"},
		{"00", "this is the whole trace"},
		{"+0", ""},
		{"gnz", ""},
		{"gnzz", "the interval fills the picture already"},
		{"Gj", "this is the last lane"},
		{"gk", "this is the first lane"},
		{"gj", ""},
		{"<C-n>", "nothing searched for yet; / finds"},
		{"<C-p>", "nothing searched for yet; / finds"},
		{"gc", "it existed before the trace began"},
		{"<Tab>+", "not in the details; Tab goes back to the lanes"},
		{"<Tab>!", "not in the details; Tab goes back to the lanes"},
	} {
		a := open(fixture(t, "scene"), theme.Colour, 80, 24, "")
		play(t, a, c.keys)
		if got := a.session.Word; got != c.want {
			t.Errorf("after %.9s: %q, want %q", c.keys, got, c.want)
		}
	}
}

// TestNothingIsStuck says why ! does nothing.
func TestNothingIsStuck(t *testing.T) {
	a := open(crowd(t, 3), theme.Colour, 80, 24, "")
	play(t, a, "!")
	if got, want := a.session.Word, "no goroutine is stuck"; got != want {
		t.Errorf("! says %q, want %q", got, want)
	}
}

// TestHelpIsWhole holds that no line of the help is cut, at any width.
func TestHelpIsWhole(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 80, 24, "")
	actions := a.actions()
	for _, w := range []int{40, 60, 80, 120, 140, 200} {
		a.resize(w, 24)
		o := a.newHelp()
		_, _, box, _ := o.box()
		text := ""
		for _, r := range o.rows(box - 4) {
			if n := len([]rune(r.Text())); n > box-4 {
				t.Errorf("%d columns: a row of %d in a page of %d: %q", w, n, box-4, r.Text())
			}
			text += " " + r.Text()
		}
		for _, act := range actions {
			if w == 80 && !strings.Contains(strings.Join(strings.Fields(text), " "), act.Help) {
				t.Errorf("the help lacks %q", act.Help)
			}
		}
	}
}
