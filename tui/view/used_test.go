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
		{"semaphore at encode_test.go:1005", 23, "encode_test.go:1005"},
		{"errc at transport.go:1742 ×1,688", 20, "errc ×1,688"},
		{"cs.respHeaderRecv ×16,024", 20, "cs.respHead… ×16,024"},
		{"select at transport.go:2911 (goroutines 20, 16) ×12", 22, "transport.go:2911 ×12"},
	} {
		if got := ShortName(c.name, c.width); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.name, c.width, got, c.want)
		}
	}
}
