package channel

import "chanlens/model"

// port is a goroutine at a place. In a select it is one of the cases, for all we know:
// other is the line that its wakes come from, or go to.
type port struct {
	g    model.Goroutine
	kind kindID
}

// kind is what ports of different goroutines have in common.
type kind struct{ at, other place }

// other of a plain operation is 0, unless it is known what sort of channel it is on.
const (
	otherTimer  = place(roleNone)<<roleShift | 1
	otherCancel = place(roleCancel) << roleShift
)

// kindID is a handle to a kind.
type kindID uint32

// node is a port until its channel is closed: what comes after is another node.
type node uint32

const noNode = ^node(0)

// nodes gives waits their nodes.
type nodes struct {
	kinds   []kind
	kindIDs map[kind]kindID

	of    []port // by node
	table []node // open addressing by port: the port's present node, or noNode
	shift uint   // takes a hash to an index into table
	used  int
}

// kind returns the handle of a kind.
func (n *nodes) kind(k kind) kindID {
	if id, ok := n.kindIDs[k]; ok {
		return id
	}
	if n.kindIDs == nil {
		n.kindIDs = make(map[kind]kindID)
	}
	id := kindID(len(n.kinds))
	n.kinds = append(n.kinds, k)
	n.kindIDs[k] = id
	return id
}

// at returns the present node of a port.
func (n *nodes) at(p port) node {
	slot := n.slot(p)
	if *slot == noNode {
		if n.used*4 >= len(n.table)*3 {
			n.grow()
			slot = n.slot(p)
		}
		n.used++
		*slot = n.add(p)
	}
	return *slot
}

// find returns the present node of a port, and noNode if there is none.
func (n *nodes) find(p port) node {
	if len(n.table) == 0 {
		return noNode
	}
	return *n.slot(p)
}

// renew makes a port another node from now on.
func (n *nodes) renew(v node) { *n.slot(n.of[v]) = n.add(n.of[v]) }

func (n *nodes) add(p port) node {
	n.of = push(n.of, p)
	return node(len(n.of) - 1)
}

// slot returns where the present node of a port stands, or belongs.
func (n *nodes) slot(p port) *node {
	if len(n.table) == 0 {
		n.grow()
	}
	hash := (uint64(p.g)<<32 | uint64(p.kind)) * 0x9e3779b97f4a7c15 // the golden ratio's digits spread well
	mask := uint64(len(n.table) - 1)                                // its length is a power of two
	for i := hash >> n.shift; ; i++ {
		slot := &n.table[i&mask]
		if *slot == noNode || n.of[*slot] == p {
			return slot
		}
	}
}

// grow doubles the table.
func (n *nodes) grow() {
	old := n.table
	size := max(2*len(old), 1<<8)
	n.table = make([]node, size)
	n.shift = 64
	for s := size; s > 1; s >>= 1 {
		n.shift--
	}
	for i := range n.table {
		n.table[i] = noNode
	}
	for _, v := range old {
		if v != noNode {
			*n.slot(n.of[v]) = v
		}
	}
}
