package channel

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"chanlens/model"
	"chanlens/model/analysis/channel/name"
	"chanlens/model/format"
)

// Source returns the text of the source file that a frame is in, and false if it cannot
// be read. A nil Source has none.
type Source func(f model.Frame) ([]byte, bool)

// maxNamed is how many channels, and how many locks, are named from the source.
const maxNamed = 200

// NameFromSource names channels and locks as they are called where they are used, as far
// as the source can be read. Those that it does not find keep the names of their places.
func (r *Result) NameFromSource(t *model.Trace, source Source) {
	if source == nil {
		return
	}
	n := namer{t: t, source: source, files: make(map[string]*name.File)}
	names := make([]string, min(len(r.Channels), maxNamed))
	for i := range names {
		names[i] = n.channel(&r.Channels[i])
	}
	for i, s := range distinct(names, func(i int) string { return n.origin(&r.Channels[i]) }) {
		if s != "" {
			r.Channels[i].Name = s
		}
	}
	tellApart(t, r)
	names = make([]string, min(len(r.Locks), maxNamed))
	for i := range names {
		names[i] = n.lock(&r.Locks[i])
	}
	for i, s := range distinct(names, func(i int) string { return n.at(r.Locks[i].Uses) }) {
		if s != "" {
			r.Locks[i].Name = s
		}
	}
}

// namer finds names in source files, each of which is read once.
type namer struct {
	t      *model.Trace
	source Source
	files  map[string]*name.File // nil: cannot be read
}

// find returns the expression at a place.
func (n *namer) find(site model.FrameID, role name.Role) (string, bool) {
	f := n.t.Frame(site)
	if f.File == "" || f.Line <= 0 {
		return "", false
	}
	file, ok := n.files[f.File]
	if !ok {
		if text, ok := n.source(f); ok {
			file = name.New(text)
		}
		n.files[f.File] = file
	}
	if file == nil {
		return "", false
	}
	return file.At(f.Line, role)
}

// channel returns what a channel is called, "" if that is not known. Where its places
// call it differently, the name that is used most counts, but one or two letters count
// only if there is nothing else: they are parameters.
func (n *namer) channel(c *Channel) string {
	switch {
	case c.Recorded.Nil:
		return ""
	case c.Exact:
		if s, ok := n.find(c.Recorded.MadeAt, name.Make); ok && !short(s) {
			return s
		}
	case c.Selects > 0:
		return n.betweenSelects(c)
	}
	sent := slices.ContainsFunc(c.Uses, func(u Use) bool { return u.Op == model.OpSend || u.By == model.WakeSend })
	var v votes
	for _, u := range n.own(c.Uses) {
		switch {
		case u.Site == model.NoFrame || u.By == model.WakeCancel:
		case u.Op == model.OpSend || u.By == model.WakeSend:
			v.add(n, u, name.Send)
		case u.Op == model.OpReceive || u.By == model.WakeReceive:
			v.add(n, u, name.Receive)
		case u.By == model.WakeClose:
			v.add(n, u, name.Close)
		case u.Op == model.OpSelect || u.By == model.WakeSelect:
			if sent || c.Sends == 0 {
				v.add(n, u, name.Receive)
			} else {
				v.add(n, u, name.Send)
			}
		}
	}
	return v.best()
}

// betweenSelects returns what a channel is called that selects use on both sides: if one
// of them alone can send, it is that.
func (n *namer) betweenSelects(c *Channel) string {
	var v votes
	for _, u := range c.Uses {
		if u.Op == model.OpSelect || u.By == model.WakeSelect || u.Op == model.OpSend || u.By == model.WakeSend {
			v.add(n, u, name.Send)
		}
	}
	if len(v) != 1 {
		return ""
	}
	return v[0].name
}

// lock returns what a lock is called, "" if that is not known.
func (n *namer) lock(k *Lock) string {
	var v votes
	for _, u := range k.Uses {
		if u.Op != model.OpUnknown {
			v.add(n, u, name.Wait)
		} else if u.Site != model.NoFrame {
			v.add(n, u, name.Release)
		}
	}
	return v.best()
}

// origin returns where a channel was made, if that was recorded, or the first place of its
// uses.
func (n *namer) origin(c *Channel) string {
	if at := c.Recorded.MadeAt; at != model.NoFrame && !n.inContext(at) {
		return format.Place(n.t.Frame(at))
	}
	return n.at(n.own(c.Uses))
}

// own returns the uses of a channel by the program, and only if there are none those within
// package context, whose Err receives from its own Done as of Go 1.26.
func (n *namer) own(uses []Use) []Use {
	var own []Use
	for _, u := range uses {
		if u.Site != model.NoFrame && !n.inContext(u.Site) {
			own = append(own, u)
		}
	}
	if len(own) == 0 {
		return uses
	}
	return own
}

func (n *namer) inContext(site model.FrameID) bool {
	return model.PackageOf(n.t.Frame(site).Func) == "context"
}

// at returns the first place of uses.
func (n *namer) at(uses []Use) string {
	for _, u := range uses {
		if u.Site != model.NoFrame {
			return format.Place(n.t.Frame(u.Site))
		}
	}
	return ""
}

// votes counts how often names are used.
type votes []vote

type vote struct {
	name  string
	count int
}

func (v *votes) add(n *namer, u Use, role name.Role) bool {
	s, ok := n.find(u.Site, role)
	if !ok {
		return false
	}
	for i := range *v {
		if (*v)[i].name == s {
			(*v)[i].count += u.Count
			return true
		}
	}
	*v = append(*v, vote{s, u.Count})
	return true
}

// short reports whether a name is of one or two letters, as those of parameters are.
func short(s string) bool { return utf8.RuneCountInString(s) <= 2 }

// best returns the name that is used most.
func (v votes) best() string {
	if len(v) == 0 {
		return ""
	}
	return slices.MinFunc(v, func(a, b vote) int {
		return cmp.Or(boolOrder(!short(a.name), !short(b.name)), -cmp.Compare(a.count, b.count),
			-cmp.Compare(len(a.name), len(b.name)), cmp.Compare(a.name, b.name))
	}).name
}

// distinct adds a place to names that several have.
func distinct(names []string, at func(i int) string) []string {
	count := make(map[string]int)
	for _, s := range names {
		count[s]++
	}
	for i, s := range names {
		if s != "" && count[s] > 1 {
			names[i] = s + " at " + at(i)
		}
	}
	return names
}
