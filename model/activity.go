package model

// ActivityParts is the resolution of an [Activity] in time.
const ActivityParts = 512

// Activity is how busy a segment is: what can be told of it at a glance. It stays in
// memory when the segment's intervals do not.
type Activity struct {
	Running [ActivityParts]Time // that goroutines ran, all together, in each of so many equal parts of the segment
	Present [NumClasses]bool    // classes that occur
}

// Activity returns how busy the segment is; nil for one without rows. Do not change it.
func (s *Segment) Activity() *Activity { return s.activity }

// newActivity sums up columns.
func newActivity(c *columns, rows *rowTable) *Activity {
	a := &Activity{}
	for i := range rows.len() {
		off, end := rows.off[i], rows.off[i+1]
		for k := off; k < end; k++ {
			op := c.op[k]
			if op == opEnded {
				continue
			}
			class := op.Class()
			a.Present[class] = true
			if class != ClassRunning {
				continue
			}
			stop := c.to
			if k+1 < end {
				stop = c.startOf(k + 1)
			}
			a.addRunning(c.from, c.to, c.startOf(k), stop)
		}
	}
	return a
}

// addRunning adds [at, stop), which lies in the segment [from, to).
func (a *Activity) addRunning(from, to, at, stop Time) {
	part := func(t Time) int { return int(float64(t-from) / float64(to-from) * ActivityParts) }
	p := min(part(at), ActivityParts-1)
	for at < stop {
		end := stop
		if p+1 < ActivityParts {
			end = min(stop, from+Time(float64(p+1)/ActivityParts*float64(to-from))+1)
		}
		a.Running[p] += max(end-at, 0)
		at, p = max(end, at), p+1
	}
}
