package lane

import "testing"

// TestFit holds that words go before numbers do.
func TestFit(t *testing.T) {
	cell := []string{"a cell is 5.45ms", "cell 5.45ms", "5.45ms"}
	for _, c := range []struct {
		width int
		want  string
	}{{20, cell[0]}, {16, cell[0]}, {15, cell[1]}, {11, cell[1]}, {10, cell[2]}, {6, cell[2]}, {5, "5.45…"}, {0, ""}} {
		if got := fit(c.width, cell...); got != c.want {
			t.Errorf("in %d cells: got %q, want %q", c.width, got, c.want)
		}
	}
}

func TestTitles(t *testing.T) {
	for _, c := range []struct {
		by    Sort
		lanes int
		width int
		want  string
	}{
		{ByNumber, 17, 18, "17 lanes"},
		{ByNumber, 1, 18, "1 lane"},
		{ByNumber, 17, 4, "17"},
		{ByLife, 290_900, 34, "291 k lanes, longest lived"},
		{ByLife, 290_900, 20, "291 k lanes by life"},
		{ByLife, 290_900, 17, "291 k by life"},
		{ByLife, 290_900, 8, "291 k"},
		{ByStuck, 6, 20, "6 lanes, stuck first"},
		{BySeen, 6, 18, "6 lanes by seen"},
	} {
		l := Lanes{By: c.by, List: make([]Lane, c.lanes)}
		if got := fit(c.width, l.titles()...); got != c.want {
			t.Errorf("%d lanes by %s in %d cells: got %q, want %q", c.lanes, c.by, c.width, got, c.want)
		}
	}
}
