package detail

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
)

func TestCutLeft(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"etcd6857_test.go:24", 19, "etcd6857_test.go:24"},
		{"etcd6857_test.go:24", 15, "…857_test.go:24"},
		{"日本語.go:7", 8, "…語.go:7"},
		{"日本語.go:7", 7, "….go:7"},
		{"main.go:7", 1, "…"},
		{"main.go:7", 0, ""},
		{"main.go:7", -3, ""},
	} {
		got := CutLeft(c.in, c.width)
		if got != c.want {
			t.Errorf("CutLeft(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
		if n := canvas.Width(got); n > max(c.width, 0) {
			t.Errorf("CutLeft(%q, %d) takes %d columns", c.in, c.width, n)
		}
	}
}

const longPlaces = `
generation 1 0 1000
goroutine 1 example.com/etcd6857.TestEtcd6857
  ^    running P0
goroutine 7 example.com/etcd6857.(*node).Status
  100  runnable created by 1 @ example.com/etcd6857.TestEtcd6857WithALongName etcd6857_with_a_long_name_test.go:75
  110  running P1
  120  send @ runtime.chansend1 chan.go:161 < example.com/etcd6857.(*node).Status etcd6857_with_a_long_name_test.go:24
`

// TestRowsKeepTheLine holds that no width cuts off the line of a place.
func TestRowsKeepTheLine(t *testing.T) {
	trace, err := model.ParseText(longPlaces)
	if err != nil {
		t.Fatal(err)
	}
	g, _ := trace.Lookup(7)
	for width := 26; width < 100; width++ {
		rows := Rows(At(trace, g, 500, nil), width)
		for _, line := range []string{"go:24", "go:75"} {
			if !strings.Contains(text(rows), line) {
				t.Errorf("width %d: no %s in\n%s", width, line, text(rows))
			}
		}
		for _, r := range rows {
			if n := canvas.Width(r.Text()); strings.Contains(r.Text(), ".go:") && n > width {
				t.Errorf("width %d: %q takes %d", width, r.Text(), n)
			}
		}
	}
}
