package theme

import (
	"testing"

	"chanlens/tui/canvas"
)

func TestThemeInEnvironment(t *testing.T) {
	for _, c := range []struct {
		env   map[string]string
		name  string
		ascii bool
	}{
		{nil, "dark", false},
		{map[string]string{"NO_COLOR": "1"}, "mono", false},
		{map[string]string{"LANG": "C"}, "dark", true},
		{map[string]string{"LANG": "POSIX", "NO_COLOR": "yes"}, "mono", true},
		{map[string]string{"LANG": "de_DE.UTF-8"}, "dark", false},
		{map[string]string{"LANG": "C.utf8"}, "dark", false},
		{map[string]string{"LANG": "ja_JP"}, "dark", false},
		{map[string]string{"LANG": "de_DE.ISO-8859-15@euro"}, "dark", true},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_CTYPE": "C"}, "dark", true},
		{map[string]string{"LANG": "C", "LC_CTYPE": "UTF-8"}, "dark", false},
		{map[string]string{"LC_ALL": "C", "LC_CTYPE": "C.UTF-8"}, "dark", true},
	} {
		got := In(func(name string) string { return c.env[name] })
		if got.Name != c.name || got.ASCII != c.ascii {
			t.Errorf("%v: got %s, ASCII %v; want %s, %v", c.env, got.Name, got.ASCII, c.name, c.ascii)
		}
	}
}

// TestNext holds that all themes come in turn, and that the terminal stays the same.
func TestNext(t *testing.T) {
	th := Colour.At(Colors16).InASCII(true)
	for _, name := range append(Names()[1:], Names()[0]) {
		if th = th.Next(); th.Name != name || !th.ASCII || th.depth != Colors16 || th.Mono != (name == "mono") {
			t.Errorf("got %+v, want %s in ASCII with 16 colours", *th, name)
		}
	}
}

func TestByName(t *testing.T) {
	for _, name := range Names() {
		if th, ok := ByName(name); !ok || th.Name != name {
			t.Errorf("there is no theme %q", name)
		}
	}
	if _, ok := ByName("pink"); ok {
		t.Error("there is a theme called pink")
	}
}

// TestColorlessIsMono holds that any theme does without colours where there are none.
func TestColorlessIsMono(t *testing.T) {
	for _, th := range themes {
		if l := th.At(Colorless).Look(canvas.As(Error)); !th.At(Colorless).Mono || l != Mono.Look(canvas.As(Error)) {
			t.Errorf("%s without colours: %+v", th.Name, l)
		}
	}
}

func TestANSI(t *testing.T) {
	c := canvas.New(2, 1)
	c.Text(0, 0, "!", canvas.As(Stuck))
	c.Text(1, 0, "k", canvas.As(Key))
	for _, x := range []struct {
		theme *Theme
		want  string
	}{
		{Colour, "\x1b[0;1;38;2;255;255;255;48;2;215;0;95m!\x1b[0;1;38;2;135;215;255;48;2;38;38;38mk\x1b[0m\n"},
		{Colour.At(Colors256), "\x1b[0;1;38;5;231;48;5;161m!\x1b[0;1;38;5;117;48;5;235mk\x1b[0m\n"},
		{Colour.At(Colors16), "\x1b[0;1;97;41m!\x1b[0;1;93;44mk\x1b[0m\n"},
		{Colour.At(Colors8), "\x1b[0;1;37;41m!\x1b[0;1;33;44mk\x1b[0m\n"},
		{Mono, "\x1b[0;1;7m!\x1b[0;1mk\x1b[0m\n"},
	} {
		if got := x.theme.ANSI(c); got != x.want {
			t.Errorf("%s, depth %d:\ngot  %q\nwant %q", x.theme.Name, x.theme.depth, got, x.want)
		}
	}
}
