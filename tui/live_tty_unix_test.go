//go:build unix

package tui

import "testing"

// TestSound holds that wrong bytes are dropped, and that characters which come in two parts
// are not.
func TestSound(t *testing.T) {
	for _, c := range []struct{ in, want, begun string }{
		{"", "", ""},
		{"jk\x1b[A", "jk\x1b[A", ""},
		{"\xffj\xe9k", "jk", ""},
		{"é界\xe7\x95", "é界", "\xe7\x95"},
		{"a\xe7b", "ab", ""},
		{"\ufffd", "\ufffd", ""},
	} {
		b := []byte(c.in)
		n, begun := sound(b)
		if got := string(b[:n]); got != c.want || string(begun) != c.begun {
			t.Errorf("%q: got %q and %q, want %q and %q", c.in, got, begun, c.want, c.begun)
		}
	}
}
