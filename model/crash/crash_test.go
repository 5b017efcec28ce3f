package crash

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// panicOf returns what a function panics with.
func panicOf(f func()) (p any) {
	defer func() { p = recover() }()
	f()
	return nil
}

func deepInside() { panic("a bug of ours") }

func TestGroup(t *testing.T) {
	var g Group
	done := make([]bool, 3)
	for i := range done {
		g.Go(func() {
			if i == 1 {
				deepInside()
			}
			done[i] = true
		})
	}
	text, _ := panicOf(g.Wait).(string)
	if !strings.HasPrefix(text, "a bug of ours\n") || !strings.Contains(text, "crash.deepInside") {
		t.Errorf("Wait panics with %q", text)
	}
	if !done[0] || done[1] || !done[2] {
		t.Errorf("done are %v; one crash must not keep others from ending", done)
	}
}

func TestGroupWithoutCrash(t *testing.T) {
	var g Group
	n := 0
	g.Go(func() { n++ })
	if p := panicOf(g.Wait); p != nil || n != 1 {
		t.Errorf("panic %v, n is %d", p, n)
	}
}

// Errors of another kind are nobody's panic, and a crash is one also within an error.
func TestRaise(t *testing.T) {
	var crashed error
	func() {
		defer Into(&crashed)
		deepInside()
	}()
	for _, c := range []struct {
		err  error
		want bool
	}{
		{nil, false},
		{context.Canceled, false},
		{errors.New("panic"), false},
		{crashed, true},
		{fmt.Errorf("decoding: %w", crashed), true},
	} {
		if got := panicOf(func() { Raise(c.err) }) != nil; got != c.want {
			t.Errorf("%.30v: panics is %v, want %v", c.err, got, c.want)
		}
	}
}
