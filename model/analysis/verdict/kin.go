package verdict

import (
	"slices"

	"chanlens/model"
)

// kin knows who was made by whom, of those who made suspects or are suspects. One go
// statement may make half a million goroutines, so it counts them by call: all that
// one goroutine made in the same call of the same function.
type kin struct {
	scopes   *scopes
	callOf   map[model.StackID]call // where go statements are
	numbers  map[string]call
	children map[model.Goroutine][]brood
	calls    map[calling]*counts
}

// call numbers the calls that go statements are in: same function, called from the
// same lines.
type call int32

// calling is a call of one goroutine.
type calling struct {
	by model.Goroutine
	in call
}

// brood is all children of a goroutine by one go statement.
type brood struct {
	at                model.StackID // the go statement
	made, alive, live int
}

// counts counts live goroutines that one call made.
type counts struct {
	live  int
	since model.Time    // the earliest since when one of them is in one go
	place map[int32]int // of those, suspects by the place where they wait
}

func newKin(s *Study, scopes *scopes) *kin {
	k := &kin{
		scopes: scopes, callOf: make(map[model.StackID]call), numbers: make(map[string]call),
		children: make(map[model.Goroutine][]brood), calls: make(map[calling]*counts),
	}
	of := newBitset(s.t.NumGoroutines())
	for i := range s.suspect {
		g := s.suspect[i].Goroutine
		of.set(g)
		if c := s.t.Goroutine(g).Creator; c != model.NoGoroutine {
			of.set(c)
		}
	}
	for g := range s.t.NumGoroutines() {
		info := s.t.Goroutine(model.Goroutine(g))
		if info.Creator == model.NoGoroutine || !of.has(info.Creator) || !s.is.has(info.Creator) {
			continue
		}
		list := k.children[info.Creator]
		i := slices.IndexFunc(list, func(b brood) bool { return b.at == info.CreatedAt })
		if i < 0 {
			i = len(list)
			list = append(list, brood{at: info.CreatedAt})
		}
		list[i].made++
		if info.Ended == model.NoTime {
			list[i].alive++
		}
		k.children[info.Creator] = list
	}
	return k
}

// call returns the call that a go statement is in.
func (k *kin) call(at model.StackID) call {
	if c, ok := k.callOf[at]; ok {
		return c
	}
	sc := k.scopes.at(at)
	key := make([]byte, 0, 64)
	for i, f := range sc {
		if i == len(sc)-1 {
			key = append(key, k.scopes.t.Frame(f).Func...)
			break
		}
		key = append(key, byte(f), byte(f>>8), byte(f>>16), byte(f>>24))
	}
	c, ok := k.numbers[string(key)]
	if !ok {
		c = call(len(k.numbers))
		k.numbers[string(key)] = c
	}
	k.callOf[at] = c
	return c
}

// enliven notes that a goroutine is live, and since when it is in one go. place is where it waits, if it is a suspect,
// or -1.
func (k *kin) enliven(info model.GoroutineInfo, since model.Time, place int32) {
	if info.Creator == model.NoGoroutine {
		return
	}
	if list, ok := k.children[info.Creator]; ok {
		if i := slices.IndexFunc(list, func(b brood) bool { return b.at == info.CreatedAt }); i >= 0 {
			list[i].live++
		}
	}
	at := calling{info.Creator, k.call(info.CreatedAt)}
	c := k.calls[at]
	if c == nil {
		c = &counts{place: make(map[int32]int), since: since}
		k.calls[at] = c
	}
	c.live++
	c.since = min(c.since, since)
	if place >= 0 {
		c.place[place]++
	}
}

// others returns how many goroutines are live that the same call made as one that
// waits at a place, but for those that wait at the same place, and since when one of
// them is in one go at least.
func (k *kin) others(info model.GoroutineInfo, place int32) (n int, since model.Time) {
	c := k.calls[calling{info.Creator, k.call(info.CreatedAt)}]
	if c == nil {
		return 0, 0
	}
	return c.live - c.place[place], c.since
}
