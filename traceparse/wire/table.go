package wire

// table maps the numbers that a generation gives its strings, or stacks, to places
// in a slice. The runtime numbers them from 1 on without gaps, or nearly; for these
// an array does. Numbers that lie far beyond go to a map, so that a hostile one
// costs no memory.
type table struct {
	dense  []int32 // by number: place, plus 1
	sparse map[uint64]int32
	limit  uint64 // numbers from here on are sparse
}

// reset empties the table for a generation of a number of bytes, each entry of
// which takes at least three of them.
func (t *table) reset(bytes int) {
	clear(t.dense)
	t.dense = t.dense[:0]
	t.sparse = nil
	t.limit = uint64(bytes)
}

// get returns the place of a number, or none.
func (t *table) get(number uint64) int32 {
	if number < uint64(len(t.dense)) {
		return t.dense[number] - 1
	}
	if t.sparse != nil {
		if place, ok := t.sparse[number]; ok {
			return place
		}
	}
	return none
}

// put adds a number; it returns false if the number is taken, or 0, which stands for
// no string and no stack.
func (t *table) put(number uint64, place int32) bool {
	if number == 0 || t.get(number) != none {
		return false
	}
	if number >= t.limit {
		if t.sparse == nil {
			t.sparse = make(map[uint64]int32)
		}
		t.sparse[number] = place
		return true
	}
	if n := uint64(len(t.dense)); number >= n {
		t.dense = append(t.dense, make([]int32, number+1-n)...)
	}
	t.dense[number] = place + 1
	return true
}
