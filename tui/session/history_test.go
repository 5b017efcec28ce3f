package session

import (
	"testing"

	"chanlens/model"
)

// TestMarkOfAnotherTrace holds that a mark which a file of another day has, with any numbers,
// leads to a place within the trace.
func TestMarkOfAnotherTrace(t *testing.T) {
	trace, err := model.ParseText("generation 1 0 1000\ngoroutine 1 main.main\n ^ running P0\n")
	if err != nil {
		t.Fatal(err)
	}
	const far = model.Time(1 << 62)
	for _, c := range []struct{ kept, want Range }{
		{Range{100, 200}, Range{100, 200}},
		{Range{}, Range{0, 1000}},
		{Range{-far, 10}, Range{0, 1000}},
		{Range{900, 200}, Range{800, 200}},
		{Range{far, far}, Range{0, 1000}},
		{Range{far, 10}, Range{990, 10}},
	} {
		s := Open(trace)
		s.TakeMarks([]Mark{{Letter: 'a', View: "no such view", ID: 1 << 60, First: -far, At: far, Range: c.kept}})
		if !s.GoToMark('a') {
			t.Fatal("the mark is not taken")
		}
		if s.Range != c.want || s.Sel.At != 999 {
			t.Errorf("a mark of %+v leads to %d in %+v, want %+v", c.kept, s.Sel.At, s.Range, c.want)
		}
	}
}
