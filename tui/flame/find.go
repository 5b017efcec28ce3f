package flame

import (
	"slices"
	"strings"

	"chanlens/model/analysis/profile"
	"chanlens/tui/icicle"
	"chanlens/tui/session"
)

// Find implements [view.Finder]: it goes to the box of a function, where it is called from
// several places to the widest. The others are marked, and n leads to them.
func (v *View) Find(what session.Target) bool {
	if what.Func == "" || v.empty() {
		return false
	}
	t, best := v.graph.tree, -1
	for i := range t.Nodes {
		of := t.Nodes[i].Kind == profile.NodeFrame || t.Nodes[i].Kind == profile.NodeStart
		if of && t.Name(i) == what.Func && (best < 0 || t.Nodes[i].Total.Time > t.Nodes[best].Total.Time) {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	v.to(best)
	return true
}

// rowJoin stands between the names of a row, as in folded stacks.
const rowJoin = ";"

// Row implements [view.Keeper]: the kind of the graph, and the names from the root to the box
// under the cursor.
func (v *View) Row() string {
	if v.graph == nil {
		return ""
	}
	names := []string{kindNames[v.graph.kind]}
	for _, node := range icicle.Path(v.graph.tree, v.cursor)[1:] {
		names = append(names, v.foldedName(node))
	}
	return strings.Join(names, rowJoin)
}

// ToRow implements [view.Keeper].
func (v *View) ToRow(name string) bool {
	names := strings.Split(name, rowJoin)
	k := slices.Index(kindNames[:], names[0])
	if k < 0 {
		return false
	}
	v.wish = names
	if kind(k) != v.kind {
		v.choose(func() { v.kind = kind(k) })
	}
	if v.graph != nil && v.graph.kind == v.kind {
		v.grant()
	}
	return true
}

// grant goes to the box that was wished for, as far as there is one.
func (v *View) grant() {
	if len(v.wish) == 0 || kindNames[v.graph.kind] != v.wish[0] {
		return
	}
	at, t := 0, v.graph.tree
	for _, name := range v.wish[1:] {
		below := -1
		for k := range t.Children(at) {
			if i := t.Nodes[at].First + k; v.foldedName(i) == name {
				below = i
			}
		}
		if below < 0 {
			break
		}
		at = below
	}
	v.wish = nil
	v.to(at)
}
