package graph

import (
	"slices"
	"strings"

	"chanlens/model/analysis/flow"
	"chanlens/tui/session"
)

// Find implements [view.Finder]: it selects a channel, a lock, or goroutines by what they
// were started for.
func (v *View) Find(what session.Target) bool {
	if !v.some() {
		return false
	}
	is := func(n flow.Node) bool {
		switch n.Kind {
		case flow.Channel:
			return what.Channel > 0 && n.Of == what.Channel
		case flow.Lock:
			return what.Lock > 0 && n.Of == what.Lock
		case flow.Group:
			return what.Func != "" && v.s.Trace.String(n.Func) == what.Func
		}
		return false
	}
	i := slices.IndexFunc(v.limited.Nodes, is)
	if i < 0 {
		return false
	}
	v.pane.Reset()
	v.reach(v.limited.Nodes[i].ID)
	v.point()
	return true
}

// Row implements [view.Keeper].
func (v *View) Row() string {
	if i, ok := v.node(); ok {
		return rowName(&v.whole.Nodes[i])
	}
	return ""
}

// rowName names a node so that it differs from others of the same label.
func rowName(n *flow.Node) string { return strings.TrimSpace(n.Label + " " + n.Detail) }

// ToRow implements [view.Keeper].
func (v *View) ToRow(name string) bool {
	if !v.some() {
		v.wish = name
		return true
	}
	i := slices.IndexFunc(v.limited.Nodes, func(n flow.Node) bool { return rowName(&n) == name })
	if i < 0 {
		return false
	}
	v.pane.Reset()
	v.reach(v.limited.Nodes[i].ID)
	v.point()
	return true
}
