package filter

// bitset is a set of small numbers.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }
func (b bitset) add(i int)      { b[i/64] |= 1 << (i % 64) }

// fill makes a set of those of n numbers for which is holds.
func fill(n int, is func(int) bool) bitset {
	b := newBitset(n)
	for i := range n {
		if is(i) {
			b.add(i)
		}
	}
	return b
}
