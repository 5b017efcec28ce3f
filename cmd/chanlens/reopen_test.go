package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestCopiedCommandReopens holds that the command line that y l copies shows the same screen
// again, in every view.
func TestCopiedCommandReopens(t *testing.T) {
	screen := func(t *testing.T, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(append([]string{"snapshot", "--size", "400x40"}, args...), strings.NewReader(""), &out, &errs); code != 0 {
			t.Fatalf("%q: exit code %d: %s", args, code, errs.String())
		}
		return out.String()
	}
	for _, c := range []struct{ view, keys string }{
		{"timeline", ""},
		{"timeline", "jj++n"},
		{"timeline", "t"}, {"timeline", "tt"}, {"timeline", "ttttt"},
		{"timeline", "oooO"},
		{"timeline", ":20ms..80ms<Enter>"},
		{"timeline", "vLv"},
		{"timeline", "fstate=send wait>100ms<Enter>"},
		{"findings", ""}, {"findings", "j"},
		{"channels", ""}, {"channels", "jj"}, {"channels", "jjj"},
		{"locks", "j"},
		{"goroutines", ""}, {"goroutines", "jj"},
		{"waits", "j"}, {"waits", "jjjj"},
		{"flame", ""}, {"flame", "jjl"}, {"flame", "tj"},
		{"graph", ""}, {"graph", "jl"}, {"graph", "ll"},
	} {
		t.Run(c.view+" "+c.keys, func(t *testing.T) {
			want := screen(t, "--view", c.view, "--keys", c.keys)
			copied := strings.TrimRight(lastLine(screen(t, "--view", c.view, "--keys", c.keys+"yl")), " ")
			_, copied, ok := strings.Cut(copied, "copied: chanlens ")
			if !ok {
				t.Fatalf("copied %q", copied)
			}
			copied, _, _ = strings.Cut(copied, "   ") // the keys that always stand there
			words := shellWords(copied)
			got := screen(t, words[2:]...) // without: sample NAME, which is what a snapshot shows of itself
			if a, b := body(got), body(want); a != b {
				t.Errorf("%s shows\n%s\nwant\n%s", copied, a, b)
			}
		})
	}
}

// body is a screen without its last line, in which words to the user come and go.
func body(screen string) string {
	screen = strings.TrimRight(screen, "\n")
	return screen[:strings.LastIndexByte(screen, '\n')]
}

func lastLine(screen string) string {
	screen = strings.TrimRight(screen, "\n")
	return screen[strings.LastIndexByte(screen, '\n')+1:]
}

// shellWords takes a command line apart, of which words stand in single quotes or in none.
func shellWords(line string) (words []string) {
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}
