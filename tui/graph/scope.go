package graph

import (
	"strings"

	"chanlens/model/analysis/flow"
	"chanlens/model/format"
	"chanlens/tui/diagram"
)

// scope is the neighbourhood of a node: what is at most so many edges away. The zero
// scope is all of the graph.
type scope struct {
	around flow.ID
	hops   int
}

// mostHops is how far a neighbourhood goes before it is all.
const mostHops = 2

// limit finds what of the graph the filter lets through. That takes a look at each
// goroutine; meanwhile what is shown stays.
func (v *View) limit() {
	v.stale = false
	v.limiting++
	whole, only, turn := v.whole, v.s.Only, v.limiting
	if whole == nil || only == nil {
		v.limited, v.others = whole, nil
		return
	}
	t := v.s.Trace
	v.s.Shell.Beside.Do(func() (apply func()) {
		limited, others := whole.Only(t, only.Has)
		return func() {
			if v.limiting == turn {
				v.limited, v.others = limited, others
				v.Resize(v.w, v.h)
			}
		}
	})
}

// scope returns what is shown.
func (v *View) scope() scope {
	if n := len(v.scopes); n > 0 {
		return v.scopes[n-1]
	}
	return scope{}
}

// scoped returns the graph of what is shown.
func (v *View) scoped() *flow.Graph {
	if s := v.scope(); s.hops > 0 {
		return v.limited.Around(s.around, s.hops)
	}
	return v.limited
}

// near shows what is near the selected node: what is joined to it, then more, then all.
func (v *View) near() {
	switch s := v.scope(); {
	case s.hops == 0 || s.around != v.at:
		v.scopes = append(v.scopes, scope{v.at, 1})
	case s.hops < mostHops:
		v.scopes[len(v.scopes)-1].hops++
	default:
		v.scopes = nil
	}
	v.lay()
}

// out shows what was shown before the neighbourhood.
func (v *View) out() {
	v.scopes = v.scopes[:len(v.scopes)-1]
	v.lay()
}

// scopeWords names the neighbourhood that is shown.
func (v *View) scopeWords() string {
	s := v.scope()
	if s.hops == 0 {
		return ""
	}
	i, ok := v.limited.Index(s.around)
	if !ok {
		return ""
	}
	return "within " + format.Plural(s.hops, "edge") + " of " + diagram.Name(&v.limited.Nodes[i], max(v.aw/3, 8))
}

// filterWords say what the filter did.
func (v *View) filterWords() string {
	if v.s.Only == nil {
		return ""
	}
	shown := 0
	for i := range v.limited.Nodes {
		if n := &v.limited.Nodes[i]; n.Kind == flow.Group && !v.others[n.ID] {
			shown++
		}
	}
	words := []string{"filtered: " + format.Plural(shown, "group")}
	if v.aw >= 100 {
		words = append(words, "others at their channels are faint")
	}
	return strings.Join(words, "; ")
}
