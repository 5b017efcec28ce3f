package channel

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
)

// entry is one line of a [Result] in the making: a part, or parts that look alike, and
// open waits.
type entry struct {
	parts []*part
	kinds []kindID   // sorted
	count int        // channels
	mixed bool       // several channels that could not be told apart
	opens []int32    // of log.open
	alone bool       // opens of which no channel is known
	lock  lockNumber // of alone opens, if it was recorded

	extra   []extra // waits that were only counted
	wait    time.Duration
	first   model.Time // end of its first wait, or start of its first open one
	confide float64
}

// foldOver returns how many that look alike are told one by one.
func foldOver(locks bool) int {
	if locks {
		return 3
	}
	return 20
}

// toEntries makes entries of parts: those at the same places look alike.
func (s *Study) toEntries(l *log, parts []part) []*entry {
	type likeness struct {
		kinds []kindID
		parts []int32
	}
	var order []*likeness
	find := make(map[uint64]*likeness)
	looks := s.looks(l)
	var kinds []kindID
	for i := range parts {
		kinds = l.kindsOf(&parts[i], kinds[:0])
		key := hashOf(kinds, looks)
		if parts[i].how.recorded() {
			key = ^key // apart from what is inferred
		}
		like := find[key]
		if like == nil {
			like = &likeness{}
			find[key] = like
			order = append(order, like)
		}
		like.kinds = union2(like.kinds, kinds)
		like.parts = append(like.parts, int32(i))
	}
	var out []*entry
	for _, like := range order {
		if len(like.parts) > foldOver(l == &s.locks) || l.foldsAlways(&parts[like.parts[0]]) || s.isCut(l, like.kinds) {
			e := &entry{kinds: like.kinds, parts: make([]*part, 0, len(like.parts))}
			for _, i := range like.parts {
				e.add(&parts[i])
			}
			out = append(out, e)
			continue
		}
		for _, i := range like.parts {
			e := &entry{kinds: l.kindsOf(&parts[i], nil)}
			e.add(&parts[i])
			out = append(out, e)
		}
	}
	return out
}

// isCut reports whether later waits at one of some kinds of places were only counted: of
// which of the channels there they are is not known.
func (s *Study) isCut(l *log, kinds []kindID) bool {
	return l.cut && slices.ContainsFunc(kinds, func(k kindID) bool { return s.all.left[l.kinds[k].at.spot()] == 0 })
}

// add adds a part to an entry.
func (e *entry) add(p *part) {
	e.parts = append(e.parts, p)
	e.count += p.channels()
	e.mixed = e.mixed || p.how == byNothing
}

// looks returns for each kind of places a number that is the same for those that only
// differ in who called.
func (s *Study) looks(l *log) []uint32 {
	type look struct {
		role, otherRole role
		site, otherSite model.FrameID
	}
	of := make([]uint32, len(l.kinds))
	ids := make(map[look]uint32)
	for i, k := range l.kinds {
		at := look{role: k.at.role(), site: s.spots.at(k.at).site}
		if k.other != 0 {
			at.otherRole = k.other.role()
			if k.other != otherTimer {
				at.otherSite = s.spots.at(k.other).site
			}
		}
		id, ok := ids[at]
		if !ok {
			id = uint32(len(ids))
			ids[at] = id
		}
		of[i] = id
	}
	return of
}

// union2 returns what is in either of two sorted lists, sorted.
func union2(a, b []kindID) []kindID {
	for _, k := range b {
		if at, found := slices.BinarySearch(a, k); !found {
			a = slices.Insert(a, at, k)
		}
	}
	return a
}

// foldsAlways reports whether alike channels are told as one entry however few they
// are: nobody cares for each context by itself.
func (l *log) foldsAlways(p *part) bool {
	k := l.waits[p.byEnd[0]].kind
	return k == model.WakeCancel || k == model.WakeTimer || p.sign != noSign
}

// kindsOf appends the kinds of the places of a part, sorted.
func (l *log) kindsOf(p *part, to []kindID) []kindID {
	last := [2]kindID{}
	for n, i := range p.byEnd {
		w := &l.waits[i]
		k := [2]kindID{l.of[w.woken].kind, l.of[w.woken].kind}
		if w.waker != noNode {
			k[1] = l.of[w.waker].kind
		}
		if n > 0 && k == last {
			continue
		}
		last = k
		for _, k := range k {
			if at, found := slices.BinarySearch(to, k); !found {
				to = slices.Insert(to, at, k)
			}
		}
	}
	return to
}

// hashOf returns a number for how a part at some kinds of places looks: the sum of the
// FNV-1a hashes of their looks, each taken once.
func hashOf(kinds []kindID, looks []uint32) uint64 {
	sum := uint64(0)
	for i, k := range kinds {
		look := looks[k]
		if slices.ContainsFunc(kinds[:i], func(k kindID) bool { return looks[k] == look }) {
			continue
		}
		h := uint64(14695981039346656037)
		for s := 0; s < 32; s += 8 {
			h = (h ^ uint64(look>>s&0xff)) * 1099511628211
		}
		sum += h
	}
	return sum
}

// waitsOf calls with for every wait of the entry that was looked at.
func (e *entry) waitsOf(l *log, with func(*wait)) {
	for _, p := range e.parts {
		for _, i := range p.byEnd {
			with(&l.waits[i])
		}
	}
}

// maxWaiting returns how many waited at one moment on a channel of the entry.
func (e *entry) maxWaiting(l *log) int {
	most := 0
	var opens []model.Time
	for _, o := range e.opens {
		opens = append(opens, l.open[o].start)
	}
	slices.Sort(opens)
	if e.alone || len(e.parts) == 0 {
		return len(opens)
	}
	if len(e.parts) > 1 {
		opens = nil // of which part is not known
	}
	for _, p := range e.parts {
		n, ended, open := 0, 0, 0
		for _, i := range p.byStart {
			start := l.waits[i].start
			for ended < len(p.byEnd) && l.waits[p.byEnd[ended]].end <= start {
				ended++
				n--
			}
			for open < len(opens) && opens[open] <= start {
				open++
				n++
			}
			n++
			most = max(most, n)
		}
		for ; open < len(opens); open++ {
			for ended < len(p.byEnd) && l.waits[p.byEnd[ended]].end <= opens[open] {
				ended++
				n--
			}
			n++
			most = max(most, n)
		}
	}
	return most
}

// inListOrder sorts entries as they are told: most time waited first.
func inListOrder(entries []*entry) {
	slices.SortStableFunc(entries, func(a, b *entry) int {
		return cmp.Or(-cmp.Compare(a.wait, b.wait), cmp.Compare(a.first, b.first))
	})
}
