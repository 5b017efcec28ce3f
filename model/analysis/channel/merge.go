package channel

import (
	"cmp"
	"math"
	"slices"

	"chanlens/model"
)

// merging finds parts that are one channel although no goroutine joins them: the pools of
// a dispatcher that sends to several, a semaphore of goroutines that are each seen once,
// the producers at different places of what one select receives.
//
//  1. Go through the waits of all parts in time, and count for every two parts how often
//     a wait of one was woken in turn while the other had one on the same side: so many
//     chances there were to contradict that they are one channel. Count likewise what did
//     contradict it (see check).
//  2. Of parts that never met, that is enough to know: on one channel, anybody meets
//     anybody. It is parts that share a user, or of which nobody comes twice, that may be
//     one.
//  3. Join parts, those with the most chances first, if nothing contradicts it between
//     any two of them, and if so many chances are not passed by luck.
//
// Luck is estimated from the parts themselves: most pairs of them are different channels,
// and how often those contradict each other is how often a chance would be missed.
type merging struct {
	log     *log
	parts   []part
	plain   bool      // count chances of plain operations only, not of selects
	crossed [][]int32 // woken of one while another waited
	counted [][]int32 // of those, how many count (see luck)
	against [][]int32
	users   []users
}

const (
	// maxMerged is how many parts are tried to be merged with each other, maxMergedWaits
	// on how many waits, and minMerged how many of them a part must have.
	maxMerged      = 24
	maxMergedWaits = 40_000
	minMerged      = 3
	// maxShown is of how many waits of a part it is looked who was involved.
	maxShown = 500
	// minCrossed is how often at least each of two parts must have been woken while the
	// other waited: a loop over several channels always wakes them in the same order.
	minCrossed = 3
	// byLuck is how likely it may be that parts are merged which are different channels.
	byLuck = 1e-3
	// never is more contradictions than are put down to the clock.
	never = 1 << 20
)

// merge returns parts with those joined that are one channel.
func (d *divider) merge(parts []part, plain bool) []part {
	var pick []int
	for i, p := range parts {
		if len(p.byEnd) >= minMerged && p.how != byNothing {
			pick = append(pick, i)
		}
	}
	slices.SortStableFunc(pick, func(a, b int) int { return -cmp.Compare(len(parts[a].byEnd), len(parts[b].byEnd)) })
	pick = pick[:min(len(pick), maxMerged)]
	if len(pick) < 2 {
		return parts
	}
	m := merging{log: d.log, plain: plain}
	for _, i := range pick {
		m.parts = append(m.parts, parts[i])
		m.users = append(m.users, d.log.usersOf(parts[i]))
	}
	m.sweep()
	to := m.clusters()
	var out []part
	merged := make(map[int]part)
	for k, i := range pick {
		if to[k] != k {
			q := merged[to[k]]
			if q.byEnd == nil {
				q = m.parts[to[k]]
			}
			merged[to[k]] = d.join(q, parts[i])
			parts[i].byEnd = nil
		}
	}
	for k, q := range merged {
		q.verdict = check(d.log.waits, q.byStart, q.byEnd)
		q.how, q.by = byOrder, parts[pick[k]].by
		parts[pick[k]] = q
	}
	for _, p := range parts {
		if p.byEnd != nil {
			out = append(out, p)
		}
	}
	return out
}

// mergeCases merges parts that come to a select from different places, or go from it to
// different places, on the same side: those may be one case. Only who waits outside of
// the select can tell, for all of its cases are woken in turn.
func (d *divider) mergeCases(parts []part) []part {
	type cases struct {
		at place
		role
	}
	of := make(map[cases][]int)
	var order []cases
	for i, p := range parts {
		w := &d.log.waits[p.byEnd[0]]
		k := d.log.kinds[d.log.of[w.woken].kind]
		if k.at.role() != roleSelect && w.waker != noNode {
			k = d.log.kinds[d.log.of[w.waker].kind]
		}
		if r := k.other.role(); k.at.role() == roleSelect && (r == roleSend || r == roleReceive) {
			c := cases{k.at, r}
			if of[c] == nil {
				order = append(order, c)
			}
			of[c] = append(of[c], i)
		}
	}
	gone := make(map[int]bool)
	for _, c := range order {
		if at := of[c]; len(at) > 1 && len(at) <= maxMerged {
			var some []part
			for _, i := range at {
				some = append(some, parts[i])
			}
			merged := d.merge(some, true)
			for n, i := range at {
				if n < len(merged) {
					parts[i] = merged[n]
				} else {
					gone[i] = true
				}
			}
		}
	}
	if len(gone) == 0 {
		return parts
	}
	var out []part
	for i, p := range parts {
		if !gone[i] {
			out = append(out, p)
		}
	}
	return out
}

// join returns the waits of two parts.
func (d *divider) join(a, b part) part {
	return part{
		byEnd: joined(a.byEnd, b.byEnd, func(i, k int32) int { return cmp.Compare(i, k) }),
		byStart: joined(a.byStart, b.byStart, func(i, k int32) int {
			return cmp.Or(cmp.Compare(d.log.waits[i].start, d.log.waits[k].start), cmp.Compare(i, k))
		}),
	}
}

func joined(a, b []int32, by func(i, k int32) int) []int32 {
	all := append(slices.Clip(a), b...)
	slices.SortFunc(all, by)
	return all
}

// sweep counts chances and contradictions between all parts.
func (m *merging) sweep() {
	n := len(m.parts)
	m.crossed, m.counted, m.against = matrix(n), matrix(n), matrix(n)
	all := part{}
	at := make(map[int32]int8)
	for k, p := range m.parts {
		p = firstOf(p, maxMergedWaits/n)
		all.byEnd = append(all.byEnd, p.byEnd...)
		for _, i := range p.byEnd {
			at[i] = int8(k)
		}
	}
	slices.Sort(all.byEnd)
	all.byStart = slices.Clone(all.byEnd)
	slices.SortFunc(all.byStart, func(i, k int32) int {
		return cmp.Or(cmp.Compare(m.log.waits[i].start, m.log.waits[k].start), cmp.Compare(i, k))
	})
	luck := newLuck(m.log.waits, all.byEnd)
	waiting := make([][3]queue, n)
	for k, p := range m.parts {
		waiting[k] = queues(m.log.waits, firstOf(p, maxMergedWaits/n).byStart)
	}
	state := make([]checker, n)
	since := make([][3]model.Time, n)
	begun := 0
	for _, e := range all.byEnd {
		w := &m.log.waits[e]
		for ; begun < len(all.byStart) && m.log.waits[all.byStart[begun]].start < w.end; begun++ {
			i := all.byStart[begun]
			b, k := &m.log.waits[i], at[i]
			if state[k].waiting[b.side] == 0 {
				since[k][b.side] = b.start
			}
			state[k].begin(b)
			for o := range state {
				if o != int(k) && state[o].burst != 0 && b.start > state[o].closedAt+slack {
					m.against[k][o]++
				}
			}
		}
		k := at[e]
		if w.side != sideUnknown {
			m.finish(state, since, w, int(k))
			if w.burst == 0 {
				m.cross(waiting, &luck, w, int(k))
			}
		}
		state[k].finish(w)
	}
}

// finish counts what the end of a wait of part k tells of it and each other part.
func (m *merging) finish(state []checker, since [][3]model.Time, w *wait, k int) {
	o := other(w.side)
	for n := range state {
		s := &state[n]
		if n == k {
			continue
		}
		if s.waiting[o] > 0 && w.end-max(since[n][o], w.start) > slack {
			m.against[k][n]++
		}
		if w.burst == 0 && s.latest[w.side] > w.start && w.end-s.latestAt[w.side] > slack {
			m.against[k][n]++
		}
	}
}

// cross counts who else waited when a wait of part k was woken in turn.
func (m *merging) cross(waiting [][3]queue, luck *luck, w *wait, k int) {
	if m.plain && w.op == model.OpSelect {
		return
	}
	for n := range waiting {
		if n == k {
			continue
		}
		waiting[n][w.side].oldest(w.end, func(i int32) bool {
			m.crossed[k][n]++
			if gap := m.log.waits[i].start - w.start; gap >= 0 && luck.overtakes(gap) {
				m.counted[k][n]++
			}
			return false
		})
	}
}

func matrix(n int) [][]int32 {
	rows := make([][]int32, n)
	for i := range rows {
		rows[i] = make([]int32, n)
	}
	return rows
}

// clusters returns for each part with which it is one channel: the first of them.
func (m *merging) clusters() []int {
	n := len(m.parts)
	type couple struct{ a, b, chances int }
	var couples []couple
	chances, against := 0, 0
	for a := range n {
		for b := range a {
			if !share(m.users[a], m.users[b]) {
				m.against[a][b] += never
				continue
			}
			c := couple{b, a, int(m.crossed[a][b] + m.crossed[b][a])}
			couples = append(couples, c)
			if bad := int(m.against[a][b] + m.against[b][a]); bad > 0 {
				chances += c.chances
				against += min(bad, c.chances)
			}
		}
	}
	rate := 0.25
	if chances > 0 {
		rate = min(max(float64(against)/float64(chances)/2, 0.05), 0.5)
	}
	enough := max(int(math.Log(byLuck)/math.Log(1-rate)), enoughChances)
	slices.SortStableFunc(couples, func(x, y couple) int { return -cmp.Compare(x.chances, y.chances) })
	to := make([]int, n)
	for i := range to {
		to[i] = i
	}
	for joined := true; joined; {
		joined = false
		for _, c := range couples {
			if a, b := to[c.a], to[c.b]; a != b && m.one(to, a, b, enough) {
				for i := range to {
					if to[i] == max(a, b) {
						to[i] = min(a, b)
					}
				}
				joined = true
			}
		}
	}
	return to
}

// one reports whether two clusters are one channel.
func (m *merging) one(to []int, a, b, enough int) bool {
	ab, ba, counted, against := 0, 0, 0, 0
	for i := range to {
		for k := range to {
			if to[i] == a && to[k] == b {
				ab += int(m.crossed[i][k])
				ba += int(m.crossed[k][i])
				counted += int(m.counted[i][k] + m.counted[k][i])
				against += int(m.against[i][k] + m.against[k][i])
			}
		}
	}
	return ab >= minCrossed && ba >= minCrossed && ab+ba >= enough && counted >= enoughChances && against <= tolerated(ab+ba)
}
