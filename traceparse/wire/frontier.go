package wire

import "cmp"

// frontier holds the cursors of all threads that have events left, as a binary
// min-heap by the time of the next one. Which of several events of the same time
// comes first follows from how the heap moves its elements; so that it is the one
// that golang.org/x/exp/trace takes, the moves are those of its heap.
type frontier []front

type front struct {
	at     int64
	cursor *cursor
}

func byTime(a, b front) int { return cmp.Compare(a.at, b.at) }

func (f *frontier) push(e front) {
	*f = append(*f, e)
	f.up(len(*f) - 1)
}

// fix restores the heap after the time at i has changed.
func (f frontier) fix(i int) {
	if f.up(i) == i {
		f.down(i)
	}
}

// remove takes the element at i out: it goes to the root, its ancestors a step down,
// and the last element takes its place.
func (f *frontier) remove(i int) {
	h := *f
	for ; i > 0; i = (i - 1) / 2 {
		h[(i-1)/2], h[i] = h[i], h[(i-1)/2]
	}
	last := len(h) - 1
	h[0] = h[last]
	h[last] = front{}
	*f = h[:last]
	f.down(0)
}

func (f frontier) up(i int) int {
	for i > 0 {
		parent := (i - 1) / 2
		if f[parent].at <= f[i].at {
			break
		}
		f[parent], f[i] = f[i], f[parent]
		i = parent
	}
	return i
}

func (f frontier) down(i int) {
	for {
		least, left, right := i, 2*i+1, 2*i+2
		if left < len(f) && f[left].at < f[least].at {
			least = left
		}
		if right < len(f) && f[right].at < f[least].at {
			least = right
		}
		if least == i {
			return
		}
		f[i], f[least] = f[least], f[i]
		i = least
	}
}
