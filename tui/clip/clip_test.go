package clip

import (
	"encoding/csv"
	"os/exec"
	"reflect"
	"strings"
	"testing"
)

func TestWord(t *testing.T) {
	for in, want := range map[string]string{
		"trace.out": "trace.out", "": "''", "a b": "'a b'", "it's": `'it'\''s'`,
		"wait>10ms": "'wait>10ms'", "1.2s..1.35s": "1.2s..1.35s", "$HOME": "'$HOME'", "ä": "'ä'", "a;rm -r": "'a;rm -r'", "/a b/t.trace": "'/a b/t.trace'",
	} {
		if got := Word(in); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

// TestCommandInAShell holds that a shell reads the very words.
func TestCommandInAShell(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell here")
	}
	words := []string{"a b", "it's", "$(ls)", "`x`", "func~\"a|b\"", "*", "~", "\\", "!x", "a\nb"}
	out, err := exec.Command(sh, "-c", "printf '%s\\0' "+Command(words...)).Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00"); !reflect.DeepEqual(got, words) {
		t.Errorf("a shell reads %q, want %q", got, words)
	}
}

func TestRow(t *testing.T) {
	got, err := csv.NewReader(strings.NewReader(Row("a", "b,c", `say "x"`, "", "two\nlines", 7, true))).Read()
	if want := []string{"a", "b,c", `say "x"`, "", "two\nlines", "7", "true"}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("read %q, %v; want %q", got, err, want)
	}
}

func TestFit(t *testing.T) {
	if got, all := Fit("short"); got != "short" || !all {
		t.Errorf("got %q, %v", got, all)
	}
	long := strings.Repeat("ä", Limit)
	got, all := Fit(long)
	if all || len(got) > Limit || len(got) < Limit-4 || !strings.HasPrefix(long, got) || strings.ContainsRune(got, '\uFFFD') {
		t.Errorf("got %d bytes of %d, all %v", len(got), len(long), all)
	}
}
