package session

import (
	"context"
	"testing"

	"chanlens/model/analysis/examine"
	"chanlens/tui/viewtest"
)

// TestReusedNumber tells goroutines apart that had one number.
func TestReusedNumber(t *testing.T) {
	trace := viewtest.Trace(t, `
generation 1 0 1000
goroutine 7 main.first
  100 runnable created by -
  110 running P0
  200 end
goroutine 7 main.second
  300 runnable created by -
  310 running P0
  400 end
goroutine 7 main.third
  600 runnable created by -
  610 running P0
  700 end
`)
	s := Surveyed(context.Background(), trace, examine.Options{})
	for _, c := range []struct {
		n    Name
		want string
	}{{Name{id: 7, first: 100}, "main.first"}, {Name{id: 7, first: 0}, "main.first"}, {Name{id: 7, first: 340}, "main.second"}, {Name{id: 7, first: 900}, "main.third"}} {
		g, ok := s.Named(c.n)
		if !ok || trace.FuncName(g) != c.want {
			t.Errorf("%+v is %s, want %s", c.n, trace.FuncName(g), c.want)
		}
	}
	if _, ok := s.Named(Name{id: 8, first: 100}); ok {
		t.Error("there is no goroutine 8")
	}
}
