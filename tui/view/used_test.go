package view

import "testing"

// TestShortName holds how names of channels and locks are cut.
func TestShortName(t *testing.T) {
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
		{"Mutex.Lock at cache.go:33", 12, "cache.go:33"},
		{"Mutex.Lock at cache.go:33", 8, "…e.go:33"},
		{"results", 4, "res…"},
	} {
		if got := ShortName(c.name, c.width); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.name, c.width, got, c.want)
		}
	}
}
