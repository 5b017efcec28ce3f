package session

import (
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/examine"
)

// Of a trace that is small what happens before what is looked for in all of it. Where that
// is more than is looked at in one go, only around what is shown.
func TestSeekOrder(t *testing.T) {
	tr, err := model.ParseText("generation 1 0 10000\ngoroutine 1 main.main\n  ^ running P0 T1\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, large := range []bool{false, true} {
		s := New(Surveyed(t.Context(), tr, examine.Options{}))
		s.Edges, s.Range = true, Range{Start: 5000, Span: 100}
		s.happens.trace, s.happens.large = tr, large
		told := 0
		s.SeekOrder(func() { told++ })
		want := Range{0, tr.End() + 1}
		if large {
			want = Range{Start: 4900, Span: 300}
		}
		if got := s.happens.within; got != want || told != 1 || s.HappensBefore() == nil {
			t.Errorf("large %v: looked at %v, want %v; told %d times", large, got, want, told)
		}
		if s.happens.large != large {
			t.Errorf("large %v: that is not known any more", large)
		}
	}
}
