package verdict

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// alive are the goroutines of the program that are alive at the end, in order, and
// where each was seen last.
type alive struct {
	list []living
}

type living struct {
	g     model.Goroutine
	stack model.StackID // the last one that is known; NoStack: none
	since model.Time    // when it began to wait, or else when its last wait ended: it is in one go since
}

func newAlive(t *model.Trace) *alive {
	a := &alive{}
	segments := t.Segments()
	if len(segments) == 0 || segments[len(segments)-1].NumRows() == 0 {
		return a
	}
	rows := segments[len(segments)-1].Rows()
	for i := range rows.Len() {
		row := rows.Row(i)
		if row.Len() == 0 || row.Dead || t.Goroutine(row.Goroutine).System {
			continue
		}
		x := living{g: row.Goroutine}
		for k := row.Len() - 1; k >= 0 && x.stack == model.NoStack; k-- {
			x.stack = row.Stack(k)
		}
		x.since = inOneGo(row)
		a.list = append(a.list, x)
	}
	return a
}

// inOneGo returns since when a goroutine waits, or else is on without having waited.
func inOneGo(row model.Row) model.Time {
	ops := row.Ops()
	k := len(ops) - 1
	if ops[k].Blocked() {
		return row.Start(k)
	}
	for k >= 0 && !ops[k].Blocked() {
		k--
	}
	return row.Start(k + 1)
}

// find returns a goroutine, and false if it is not alive.
func (a *alive) find(g model.Goroutine) (living, bool) {
	i, ok := slices.BinarySearchFunc(a.list, g, func(x living, g model.Goroutine) int { return cmp.Compare(x.g, g) })
	if !ok {
		return living{}, false
	}
	return a.list[i], true
}
