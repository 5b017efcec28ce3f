package path

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
)

// Line sums up the leaves of a path that are in one operation, of goroutines with
// one function, at one place.
type Line struct {
	Class Class
	Op    model.Operation
	Func  model.StringID // of the goroutine: what it was started for
	Site  model.FrameID  // where it waited; NoFrame for work and waits for a processor
	Total time.Duration
	Count int
}

// lineKey is what tells one line from another.
type lineKey struct {
	class Class
	op    model.Operation
	fn    model.StringID
	site  model.FrameID
}

// sums adds up leaves.
type sums struct {
	t     *model.Trace
	spent Times
	of    map[lineKey]int // index into lines
	lines []Line
}

func newSums(t *model.Trace) *sums { return &sums{t: t, of: make(map[lineKey]int)} }

// add counts a leaf.
func (u *sums) add(s *Step) {
	key := lineKey{s.Class, s.Op, u.t.Goroutine(s.Goroutine).Func, model.NoFrame}
	switch s.Op.State() {
	case model.StateWaiting, model.StateSyscall:
		key.site = u.t.Site(s.Stack)
	case model.StateRunnable:
		key.op = model.OpRunnable // however it came to wait for a processor
	}
	i, ok := u.of[key]
	if !ok {
		i = len(u.lines)
		u.of[key] = i
		u.lines = append(u.lines, Line{Class: key.class, Op: key.op, Func: key.fn, Site: key.site})
	}
	u.lines[i].Total += s.Duration()
	u.lines[i].Count++
	u.spent[s.Class] += s.Duration()
}

// sorted returns the lines, most time first.
func (u *sums) sorted() []Line {
	slices.SortFunc(u.lines, func(a, b Line) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Op, b.Op), cmp.Compare(a.Class, b.Class),
			cmp.Compare(u.t.String(a.Func), u.t.String(b.Func)), cmp.Compare(a.Site, b.Site))
	})
	return u.lines
}
