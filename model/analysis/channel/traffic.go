package channel

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"chanlens/model"
)

// Crew is goroutines that were started for one function by one go statement.
type Crew struct {
	Func    model.StringID
	Created model.FrameID // NoFrame: before the trace, or by the runtime
}

// CrewOf returns the crew of a goroutine.
func CrewOf(t *model.Trace, g model.Goroutine) Crew {
	info := t.Goroutine(g)
	return Crew{info.Func, t.Site(info.CreatedAt)}
}

// Way is the way of values through a channel.
type Way uint8

// The ways.
const (
	WayUnknown Way = iota // of a select, or of a lock
	WayIn                 // a send, a close
	WayOut                // a receive
)

// Traffic is what one crew did in one manner with a channel or a lock, as far as it is
// seen: an operation that neither waited nor ended a wait is not. Of an exact channel, all
// operations are seen, and those that did not wait stand with those that ended waits.
type Traffic struct {
	Crew
	Op          model.Operation // what it waited in; OpUnknown: it ended waits of others
	By          model.WakeKind  // by what it ended them
	Way         Way
	Count       int           // waits that ended, or ends of others' waits
	Open        int           // waits that are open when the trace ends
	Wait        time.Duration // in all, open ones included
	First, Last model.Time    // from the first begin of a wait, or end of another's, to the last
}

// trafficKey is what the waits summed up in one Traffic have in common.
type trafficKey struct {
	crew int32
	op   model.Operation
	by   model.WakeKind
	way  Way
}

// crews gives crews numbers.
type crews struct {
	t   *model.Trace
	ids map[Crew]int32
	all []Crew
	of  []int32 // by goroutine: index into all, from 1
}

func newCrews(t *model.Trace) crews {
	return crews{t: t, ids: make(map[Crew]int32), of: make([]int32, t.NumGoroutines())}
}

// number returns the number of a crew.
func (c *crews) number(crew Crew) int32 {
	n, ok := c.ids[crew]
	if !ok {
		n = int32(len(c.all))
		c.all = append(c.all, crew)
		c.ids[crew] = n
	}
	return n
}

// crew returns the number of a goroutine's crew.
func (c *crews) crew(g model.Goroutine) int32 {
	if c.of[g] == 0 {
		c.of[g] = c.number(CrewOf(c.t, g)) + 1
	}
	return c.of[g] - 1
}

// traffics sums up the traffic of one entry after the other.
//
// A node nearly always does what it did the last time: then its sum is at hand, and a
// wait costs no look into a map.
type traffics struct {
	l *log
	crews

	list   []Traffic
	ends   []int32 // by entry
	from   int32   // where the sums of the present entry begin
	keys   []trafficKey
	sums   map[trafficKey]int32 // of the present entry: index into list
	recent [2][]int32           // of what waited, and of who ended a wait, by node: index into list, from 1; perhaps of an entry before
}

func newTraffics(l *log) *traffics {
	return &traffics{
		l: l, crews: newCrews(l.t),
		sums: make(map[trafficKey]int32), recent: [2][]int32{make([]int32, len(l.of)), make([]int32, len(l.of))},
	}
}

// sum returns the sum of a key in the present entry.
func (f *traffics) sum(k trafficKey) int32 {
	i, ok := f.sums[k]
	if !ok {
		i = int32(len(f.list))
		f.list = append(f.list, Traffic{Crew: f.all[k.crew], Op: k.op, By: k.by, Way: k.way, First: openEnd})
		f.keys = append(f.keys, k)
		f.sums[k] = i
	}
	return i
}

// at returns the sum of what a node does.
func (f *traffics) at(n node, op model.Operation, by model.WakeKind, way Way) *Traffic {
	k := trafficKey{f.crew(f.l.of[n].g), op, by, way}
	side := 0
	if op == model.OpUnknown {
		side = 1
	}
	last := &f.recent[side][n]
	if i := *last - 1; i >= f.from && f.keys[i] == k {
		return &f.list[i]
	}
	i := f.sum(k)
	*last = i + 1
	return &f.list[i]
}

// add counts both sides of a wait.
func (f *traffics) add(w *wait) {
	woken := f.at(w.woken, w.op, model.WakeOther, wayOf(w.op, w.side))
	woken.Count++
	woken.Wait += w.end.Sub(w.start)
	woken.span(w.start, w.end)
	if w.waker == noNode || f.l.of[w.waker].g == model.NoGoroutine {
		return
	}
	waker := f.at(w.waker, model.OpUnknown, w.kind, wayOfWaker(w))
	waker.Count++
	waker.span(w.end, w.end)
}

// open counts an open wait.
func (f *traffics) open(v *seen) {
	x := &f.list[f.sum(trafficKey{f.crew(v.woken), v.op, model.WakeOther, wayOf(v.op, sideOf(v.op, model.WakeSelect))})]
	x.Open++
	x.Wait += f.l.known.Sub(v.start)
	x.span(v.start, v.start)
}

// extra counts waits that were only counted, for the crew that was seen most to do the
// same with the entry; for the crew that was not told, if none was.
func (f *traffics) extra(x extra) {
	way := wayOf(x.waited, sideOf(x.waited, x.kind))
	add := func(k trafficKey, wait time.Duration) {
		i := f.most(k)
		t := &f.list[i]
		t.Count += x.n
		t.Wait += wait
		t.span(min(t.First, f.l.known), f.l.known)
	}
	add(trafficKey{op: x.waited, way: way}, x.wait)
	if x.waker != model.NoFrame {
		add(trafficKey{by: x.kind, way: opposite(way)}, 0)
	}
}

// most returns the largest sum that differs from a key in its crew only.
func (f *traffics) most(k trafficKey) int32 {
	best := int32(-1)
	for i := f.from; i < int32(len(f.list)); i++ {
		same := f.keys[i]
		same.crew = k.crew
		if same == k && (best < 0 || f.list[i].Count > f.list[best].Count) {
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	k.crew = f.number(Crew{})
	return f.sum(k)
}

// end closes the present entry.
func (f *traffics) end() {
	sortTraffic(f.list[f.from:])
	f.from = int32(len(f.list))
	f.ends = append(f.ends, f.from)
	clear(f.sums)
}

// sortTraffic puts the traffic of an entry in order.
func sortTraffic(list []Traffic) {
	slices.SortStableFunc(list, func(a, b Traffic) int {
		return cmp.Or(
			-cmp.Compare(a.Wait, b.Wait), -cmp.Compare(a.Count, b.Count), cmp.Compare(a.Func, b.Func), cmp.Compare(a.Created, b.Created),
			cmp.Compare(a.Op, b.Op), cmp.Compare(a.By, b.By), cmp.Compare(a.Way, b.Way),
		)
	})
}

// span widens the time that the traffic took.
func (x *Traffic) span(from, to model.Time) {
	x.First, x.Last = min(x.First, from), max(x.Last, to)
}

// wayOf returns the way of what a goroutine waits in.
func wayOf(op model.Operation, s side) Way {
	switch {
	case !onChannel(op):
		return WayUnknown
	case s == sends:
		return WayIn
	case s == receives:
		return WayOut
	}
	return WayUnknown
}

// wayOfWaker returns the way of what ended a wait.
func wayOfWaker(w *wait) Way {
	if w.kind == model.WakeClose || w.kind == model.WakeCancel {
		return WayIn
	}
	return opposite(wayOf(w.op, w.side))
}

func opposite(w Way) Way {
	switch w {
	case WayIn:
		return WayOut
	case WayOut:
		return WayIn
	}
	return WayUnknown
}

// Traffic yields what crews did with a channel, most time waited first.
func (r *Result) Traffic(id int) iter.Seq[Traffic] {
	if r.lists != nil {
		return r.lists.traffic(r, id)
	}
	return r.channels.trafficOf(id)
}

// LockTraffic is Traffic for a lock.
func (r *Result) LockTraffic(id int) iter.Seq[Traffic] { return r.locks.trafficOf(id) }

func (m *members) trafficOf(id int) iter.Seq[Traffic] {
	return func(yield func(Traffic) bool) {
		if id < 1 || id > len(m.trafficEnds) {
			return
		}
		from := int32(0)
		if id > 1 {
			from = m.trafficEnds[id-2]
		}
		for _, x := range m.traffic[from:m.trafficEnds[id-1]] {
			if !yield(x) {
				return
			}
		}
	}
}
