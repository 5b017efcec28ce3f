package graph

import "chanlens/tui/clip"

// kinds are the names of the kinds of nodes.
var kinds = [...]string{"group", "channel", "lock", "nothing"}

// CSV returns the node that is selected as CSV: the names of the columns, and its row;
// "" if there is none. Times are in nanoseconds.
func (v *View) CSV() (header, row string) {
	i, ok := v.node()
	if !ok {
		return "", ""
	}
	n := &v.whole.Nodes[i]
	in, out := 0, 0
	for k := range v.whole.Edges {
		e := &v.whole.Edges[k]
		if e.To == i && !e.Verb.Stays() {
			in += e.Count()
		}
		if e.From == i && !e.Verb.Stays() {
			out += e.Count()
		}
	}
	return "kind,name,detail,count,in,out,wait,at_end,stuck",
		clip.Row(kinds[n.Kind], n.Label, n.Detail, n.Count, in, out, int64(n.Wait), n.AtEnd, n.Stuck)
}
