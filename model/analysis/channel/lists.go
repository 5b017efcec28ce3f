package channel

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"chanlens/model"
)

// lists is how the lists of inferred and of recorded channels make one.
type lists struct {
	exact    *exactMembers
	origins  []origin // by ID, from 1
	inferred []int32  // ID, by place in the list of inferred channels, both from 1
	recorded []int32  // likewise of recorded ones
}

// origin is where a channel of the joined list comes from.
type origin struct {
	exact bool
	at    int32 // in its own list, from 1
}

// found is a channel on its way into a [Result], and what it is sorted by.
type found struct {
	Channel
	origin
	wait  time.Duration
	first model.Time
}

// join makes one list of inferred and recorded channels: most time waited first.
func (r *Result) join(all []found, exact *exactMembers) {
	slices.SortStableFunc(all, func(a, b found) int {
		return cmp.Or(-cmp.Compare(a.wait, b.wait), cmp.Compare(a.first, b.first))
	})
	j := &lists{exact: exact, inferred: make([]int32, len(r.channels.ends)+1), recorded: make([]int32, len(exact.ends)+1)}
	r.Channels = make([]Channel, len(all))
	for i := range all {
		r.Channels[i] = all[i].Channel
		r.Channels[i].ID = i + 1
		j.origins = append(j.origins, all[i].origin)
		if all[i].exact {
			j.recorded[all[i].at] = int32(i + 1)
		} else {
			j.inferred[all[i].at] = int32(i + 1)
		}
	}
	r.lists = j
}

// users is [Result.Users].
func (j *lists) users(r *Result, id int) iter.Seq[User] {
	switch o, ok := j.origin(id); {
	case !ok:
		return func(func(User) bool) {}
	case o.exact:
		return j.exact.users(o.at)
	default:
		return r.channels.users(int(o.at))
	}
}

// traffic is [Result.Traffic].
func (j *lists) traffic(r *Result, id int) iter.Seq[Traffic] {
	switch o, ok := j.origin(id); {
	case !ok:
		return func(func(Traffic) bool) {}
	case o.exact:
		return j.exact.trafficOf(o.at)
	default:
		return r.channels.trafficOf(int(o.at))
	}
}

func (j *lists) origin(id int) (origin, bool) {
	if id < 1 || id > len(j.origins) {
		return origin{}, false
	}
	return j.origins[id-1], true
}

// of is [Result.ChannelOf]. What was recorded counts; the inference only knows the waits
// of which nothing was.
func (j *lists) of(r *Result, iv model.Interval) (id int, ok bool) {
	if iv.Open {
		for _, id := range j.openOf(r, iv.Goroutine) {
			return id, true
		}
		return 0, false
	}
	if c := j.exact.of(iv); c != model.NilChan {
		id := int(j.recorded[j.exact.entry[c]])
		return id, id != 0 // of the runtime's own channels nothing is told
	}
	if id, ok := r.channels.of(iv); ok {
		return int(j.inferred[id]), true
	}
	return 0, false
}

// openOf is [Result.WaitsOn].
func (j *lists) openOf(r *Result, g model.Goroutine) []int {
	var ids []int
	j.exact.openOf(g, func(entry int32) { ids = append(ids, int(j.recorded[entry])) })
	for _, id := range r.channels.openOf(g) {
		ids = append(ids, int(j.inferred[id]))
	}
	return ids
}
