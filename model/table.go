package model

// table holds the goroutines, or the channels, of a trace, by handle. It lies in
// pages, so that it never moves as it grows.
type table[H ~uint32, T any] struct {
	pages []*[pageSize]T
	n     int
}

const (
	pageBits = 12
	pageSize = 1 << pageBits
)

func (t *table[H, T]) at(h H) *T { return &t.pages[h>>pageBits][h%pageSize] }

func (t *table[H, T]) add(item T) H {
	h := H(t.n)
	if t.n%pageSize == 0 {
		t.pages = append(t.pages, new([pageSize]T))
	}
	t.n++
	*t.at(h) = item
	return h
}

// first returns a copy of the first n items.
func (t *table[H, T]) first(n int) table[H, T] {
	c := table[H, T]{n: n}
	for i := 0; i*pageSize < n; i++ {
		page := *t.pages[i]
		c.pages = append(c.pages, &page)
	}
	return c
}
