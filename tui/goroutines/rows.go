package goroutines

import (
	"strconv"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/sums"
	"chanlens/tui/table"
)

// row is a row of the table: a group, one of its members, or how many more it has.
type row struct {
	of     *sums.Group
	member model.Goroutine // NoGoroutine: the group itself
	more   int             // members that are not listed
}

// key tells rows apart, also from one sums to the next.
type key struct {
	fn     model.StringID
	site   model.FrameID
	system bool
	member model.Goroutine
	more   bool
}

// maxMembers is how many members of a group are listed: more than anybody reads. All can
// be found by the buckets of the distribution, and by filters.
const maxMembers = 1000

func keyOf(r row) key {
	return key{r.of.Func, r.of.Site, r.of.System, r.member, r.more > 0}
}

// groupRow returns the row of a group.
func groupRow(of *sums.Group) row { return row{of: of, member: model.NoGoroutine} }

// rows returns a row for each group.
func (v *View) rows() []row {
	if v.sums == nil {
		return nil
	}
	rows := make([]row, len(v.sums.Groups))
	for i := range rows {
		rows[i] = groupRow(&v.sums.Groups[i])
	}
	return rows
}

// members returns the members of a group that are listed.
func (v *View) members(of *sums.Group) []model.Goroutine {
	all, _ := v.listed(of)
	return all[:min(len(all), maxMembers)]
}

// listed returns the members of a group, of the chosen bucket if it is of this group, and
// how many they are: if these are more, the first members are returned.
func (v *View) listed(of *sums.Group) (members []model.Goroutine, n int) {
	if v.only != nil && v.only.of == keyOf(groupRow(of)) {
		return v.only.members, v.only.count
	}
	return of.Members, len(of.Members)
}

// within returns the rows within a group.
func (v *View) within(r row) []row {
	members := v.members(r.of)
	rows := make([]row, 0, len(members)+1)
	for _, g := range members {
		rows = append(rows, row{of: r.of, member: g})
	}
	if _, n := v.listed(r.of); n > len(members) {
		rows = append(rows, row{of: r.of, member: model.NoGoroutine, more: n - len(members)})
	}
	return rows
}

// group returns the group under the cursor, and false if it is on no group.
func (v *View) group() (*sums.Group, bool) {
	r, ok := v.table.Current()
	return r.of, ok && r.isGroup()
}

func (r row) isGroup() bool { return r.member == model.NoGoroutine && r.more == 0 }

// blocked returns what is known of a goroutine that is blocked at the end, nil if it is
// not, or begins to be behind the range.
func (v *View) blocked(g model.Goroutine) *verdict.Blocked {
	if i, ok := v.s.Blocked(g); ok {
		if b := &v.s.Found.Blocked[i]; b.Start < v.sums.To {
			return b
		}
	}
	return nil
}

// stuck returns how many goroutines of a row wait for ever.
func (v *View) stuck(r row) int {
	switch {
	case r.isGroup():
		return r.of.Stuck
	case r.more > 0:
		return 0
	}
	if b := v.blocked(r.member); b != nil && b.Verdict == verdict.Stuck {
		return 1
	}
	return 0
}

// name names a row: by function and go statement, or by number and what it does in the end.
func (v *View) name(r row, width int) string {
	switch {
	case r.more > 0:
		return "and " + format.Count(uint64(r.more)) + " more"
	case r.isGroup():
		return v.groupName(r.of, width)
	}
	id := strconv.FormatInt(int64(v.s.Trace.Goroutine(r.member).ID), 10)
	return id + "  " + v.state(r.member)
}

// groupName names a group: its function, and where it is started if there is room.
func (v *View) groupName(g *sums.Group, width int) string {
	fn := v.s.Trace.String(g.Func)
	if fn == "" {
		fn = "(function not told)"
	}
	if g.Site == model.NoFrame {
		return format.Name(fn, width)
	}
	place := format.Place(v.s.Trace.Frame(g.Site))
	short := format.Func(fn, 0)
	if room := width - len(place) - 1; width > 0 && len(short) > room {
		if room < 12 {
			return format.Name(fn, width)
		}
		short = format.Name(fn, room)
	}
	return short + " " + place
}

// state says what a goroutine does when the range ends.
func (v *View) state(g model.Goroutine) string {
	if b := v.blocked(g); b != nil {
		word := b.Op.String()
		if f := v.s.Trace.Site(b.Stack); f != model.NoFrame {
			word += " " + format.Place(v.s.Trace.Frame(f))
		}
		return word
	}
	info := v.s.Trace.Goroutine(g)
	if info.Ended != model.NoTime && info.Ended <= v.sums.To {
		return "ended"
	}
	if iv, ok := v.s.Trace.IntervalNow(g, min(v.sums.To, info.Last)-1); ok {
		return iv.Op.String()
	}
	return "alive"
}

// config says what the table is made of.
func (v *View) config() table.Config[row, key] {
	return table.Config[row, key]{
		Columns:  v.columns(),
		Key:      keyOf,
		Children: v.within,
		Folds:    row.isGroup,
		Mark:     v.mark,
		Role:     v.role,
		Empty:    v.empty,
		Moved:    v.moved,
		Enter:    v.visit,
	}
}
