package channel

// union is a forest of sets of numbers (union-find, by size, with halved paths).
type union struct{ parent []int32 } // or, of a root, minus the size of its set

func newUnion(n int) union {
	u := union{make([]int32, n)}
	for i := range u.parent {
		u.parent[i] = -1
	}
	return u
}

// alone takes a number out of all sets; all others of its set must be taken out, too.
func (u union) alone(i uint32) { u.parent[i] = -1 }

// find returns what stands for the set of a number.
func (u union) find(i uint32) uint32 {
	for u.parent[i] >= 0 {
		if up := u.parent[u.parent[i]]; up >= 0 {
			u.parent[i] = up
		}
		i = uint32(u.parent[i])
	}
	return i
}

// join makes two sets one.
func (u union) join(i, k uint32) {
	i, k = u.find(i), u.find(k)
	if i == k {
		return
	}
	if u.parent[i] > u.parent[k] {
		i, k = k, i
	}
	u.parent[i] += u.parent[k]
	u.parent[k] = int32(i)
}
