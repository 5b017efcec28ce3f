package channels

import (
	"testing"

	"chanlens/model/analysis/channel"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// TestColumnsFit holds that the columns of the table stay within it, and that the name
// keeps room.
func TestColumnsFit(t *testing.T) {
	v := New(session.Open(viewtest.Fixture(t, "findings")))
	for w := 40; w < 300; w++ {
		v.Resize(w, 22)
		name, bar := v.divide()
		end := 0
		v.each(name, func(col *column, x int) { end = x + col.width })
		if end+bar > v.lw || name < leastName {
			t.Errorf("%d wide: the columns end at %d, the bar is %d wide, names %d", v.lw, end, bar, name)
		}
	}
}

// TestShortLabels holds how names are cut.
func TestShortLabels(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		want  string
	}{
		{"main.(*server).submit → main.(*server).work", 60, "main.(*server).submit → main.(*server).work"},
		{"main.(*server).submit → main.(*server).work", 35, "(*server).submit → (*server).work"},
		{"main.(*server).submit → main.(*server).work", 20, "submit → work"},
		{"main.(*server).submit → main.(*server).work", 8, "submit …"},
		{"Mutex.Lock at cache.go:33", 20, "Mutex.L… cache.go:33"},
		{"Mutex.Lock at cache.go:33", 12, "… cache.go:33"[len("… "):]},
		{"Mutex.Lock at cache.go:33", 8, "…e.go:33"},
		{"results", 4, "res…"},
	} {
		r := channelRow{channel: &channel.Channel{Name: c.name}}
		if got := r.shortLabel(c.width); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.name, c.width, got, c.want)
		}
	}
}
