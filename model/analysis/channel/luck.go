package channel

import "chanlens/model"

// luck tells which chances to contradict that waits are on one channel count. Waits of
// about the same length end in the order in which they begin, whatever they are on. So a
// chance counts if two other lengths, taken from the waits in question without regard to
// which they belong to, would have made the later wait overtake the earlier one.
//
//	earlier  ├──── d1 ────┤
//	later       ├─ d2 ─┤        counts if d1 > gap + d2, for a d1 > gap
//	          gap
type luck struct {
	lengths []model.Time
	at      uint32
}

const (
	// maxLengths is how many lengths are taken, evenly spread.
	maxLengths = 512
	// maxDraws is how many lengths are looked at for one that exceeds a gap.
	maxDraws = 6
)

func newLuck(waits []wait, of []int32) luck {
	step := max(len(of)/maxLengths, 1)
	u := luck{at: 1}
	for i := 0; i < len(of); i += step {
		w := &waits[of[i]]
		u.lengths = append(u.lengths, w.end-w.start)
	}
	return u
}

// draw returns one of the lengths, always the same in the same place of the sequence
// (a linear congruence with the constants of Numerical Recipes).
func (u *luck) draw() model.Time {
	u.at = u.at*1664525 + 1013904223
	return u.lengths[int(u.at>>8)%len(u.lengths)]
}

// overtakes reports whether a wait that began a gap later would, by luck, overtake.
func (u *luck) overtakes(gap model.Time) bool {
	for range maxDraws {
		if d := u.draw(); d > gap {
			return d > gap+u.draw()
		}
	}
	return false
}

// queue is who waits on one side, by start.
type queue struct {
	waits []wait
	list  []int32
	head  int
}

// oldest calls with for those that wait at a moment, oldest first, until it returns
// false; at most maxDraws. Moments must not go back.
func (q *queue) oldest(now model.Time, with func(i int32) bool) {
	for q.head < len(q.list) && q.waits[q.list[q.head]].end <= now {
		q.head++
	}
	for i, n := q.head, 0; i < len(q.list) && n < maxDraws; i++ {
		w := &q.waits[q.list[i]]
		if w.start >= now {
			return
		}
		if w.end > now {
			n++
			if !with(q.list[i]) {
				return
			}
		}
	}
}

// queues returns the queues of both sides of some waits, which are given by start.
func queues(waits []wait, byStart []int32) (q [3]queue) {
	for i := range q {
		q[i].waits = waits
	}
	for _, i := range byStart {
		s := waits[i].side
		q[s].list = append(q[s].list, i)
	}
	return q
}
