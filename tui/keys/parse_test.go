package keys

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	key := func(names ...string) (events []Event) {
		for _, n := range names {
			events = append(events, Press(n))
		}
		return events
	}
	for _, c := range []struct {
		script string
		want   []Event
	}{
		{"", nil},
		{"jjj<Enter>?", key("j", "j", "j", "<Enter>", "?")},
		{"<enter><PGUP><s-left>", key("<Enter>", "<PgUp>", "<S-Left>")},
		{"<C-d><c-D>", key("<C-d>", "<C-d>")},
		{"<lt> <Space>", key("<lt>", "<Space>", "<Space>")},
		{"a\nb\tc", key("a", "b", "c")},
		{"é界>", key("é", "界", ">")},
		{"<click 12,3>", []Event{{Kind: Mouse, Name: Click, X: 12, Y: 3}}},
		{"<C-wheel-up 1, 2>", []Event{{Kind: Mouse, Name: WheelUp, X: 1, Y: 2, Ctrl: true}}},
		{"<Tick>j", []Event{{Kind: Tick, Elapsed: TickTime}, Press("j")}},
		{"<resize 80x24>", []Event{{Kind: Resize, X: 80, Y: 24}}},
	} {
		got, err := Parse(c.script)
		if err != nil {
			t.Errorf("%q: %v", c.script, err)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q (-want +got):\n%s", c.script, d)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{"jj<Foo>", "character 3"},
		{"é<Foo>", "character 2"},
		{"jj<Enter", "closes it"},
		{"<click>", "a column and a row"},
		{"<click 1>", "a column and a row"},
		{"<click 1,-2>", "a column and a row"},
		{"<Enter 3>", "nothing after its name"},
		{"<resize 0x24>", "no size"},
		{"<resize 99999x24>", "no size"},
		{"\x1b[A", "control character"},
		{"a\xffb", "not UTF-8"},
		{"<>", "no key is called"},
	} {
		_, err := Parse(c.script)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got error %v, want one with %q", c.script, err, c.want)
		}
	}
}

func TestErrorPointsAtThePlace(t *testing.T) {
	_, err := Parse("jj<Foo>k")
	want := "key script, character 3: no key is called <Foo>; see the names in the help of chanlens snapshot\n" +
		"    jj<Foo>k\n" +
		"      ^"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// FuzzParse holds that a script either parses to events that are spelled as the
// parser spells them, or yields an error that points into it.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"jjj<Enter>?", "<click 12,3>", "<resize 80x24>", "<C-d><lt>", "<", "<<>", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, script string) {
		events, err := Parse(script)
		if err != nil {
			e := err.(*Error)
			if e.Offset < 0 || e.Offset > len(e.Script) || e.Error() == "" {
				t.Fatalf("%q: error at %d of %q", script, e.Offset, e.Script)
			}
			return
		}
		for _, e := range events {
			if e.Kind != Key {
				continue
			}
			again, err := Parse(e.Name)
			if err != nil || len(again) != 1 || again[0] != e {
				t.Fatalf("%q: key %q does not parse to itself: %v, %v", script, e.Name, again, err)
			}
			if Show(e.Name) == "" {
				t.Fatalf("%q: key %q has no name to show", script, e.Name)
			}
		}
	})
}
