package diagram

import (
	"cmp"
	"slices"
)

// turn is the part of a hop that lies on a track: it comes along the layers at one place
// across, and goes on at another.
type turn struct {
	hop      int
	from, to int
	second   bool // of a hop with a dogleg
}

func (t turn) low() int  { return min(t.from, t.to) }
func (t turn) high() int { return max(t.from, t.to) }

// route gives each hop that is not straight a track between its layers.
func (s *sketch) route() {
	s.tracks = make([]int, len(s.layers))
	byGap := make([][]int, len(s.layers))
	for i := range s.hops {
		k := s.items[s.hops[i].from].layer
		byGap[k] = append(byGap[k], i)
	}
	for i, hops := range byGap {
		s.tracks[i] = s.routeGap(hops)
	}
}

// routeGap gives the hops of a gap their tracks, and returns how many it takes.
//
//	exit ──╮       The line goes on at its entry behind its track, so who leaves there
//	       ╰── entry     has to turn on a track before.
//
// Rings of turns that wait for each other are broken by one that turns twice, with a place
// in between where nobody else is: nobody waits for its second turn, so that it is in no
// ring, and stands behind those that are.
func (s *sketch) routeGap(hops []int) int {
	var turns []turn
	taken := make(map[int]bool) // places across that a line begins or ends at
	for _, i := range hops {
		h := &s.hops[i]
		taken[h.exit], taken[h.entry] = true, true
		if h.track = nil; h.exit != h.entry {
			turns = append(turns, turn{hop: i, from: h.exit, to: h.entry})
		}
	}
	slices.SortFunc(turns, byDirection)
	var tracks tracks
	for len(turns) > 0 {
		pick := slices.IndexFunc(turns, func(t turn) bool { return ready(t, turns) })
		if pick < 0 {
			pick = 0
			t := turns[0]
			mid := free(taken, t)
			taken[mid] = true
			s.hops[t.hop].dogleg = mid
			turns = append(turns, turn{t.hop, mid, t.to, true})
			turns[0].to = mid
		}
		t := turns[pick]
		turns = slices.Delete(turns, pick, pick+1)
		s.hops[t.hop].track = append(s.hops[t.hop].track, tracks.put(t))
	}
	return len(tracks)
}

// tracks are the turns of a gap, by track.
type tracks [][]turn

// put gives a turn the first track on which it has room, behind those that it has to come
// after.
func (g *tracks) put(t turn) int {
	first := 0
	for k, track := range *g {
		if slices.ContainsFunc(track, func(o turn) bool { return o.before(t) }) {
			first = k + 1
		}
	}
	for k := first; ; k++ {
		if k == len(*g) {
			*g = append(*g, nil)
		}
		if !slices.ContainsFunc((*g)[k], func(o turn) bool { return o.low() <= t.high() && t.low() <= o.high() }) {
			(*g)[k] = append((*g)[k], t)
			return k
		}
	}
}

// before reports whether a turn has to come before another: it leaves where the other one
// goes on, or is the first of the same line.
func (o turn) before(t turn) bool {
	if o.hop == t.hop {
		return t.second && !o.second
	}
	return o.from == t.to
}

// ready reports whether nobody who has no track yet has to turn before.
func ready(t turn, turns []turn) bool {
	return !slices.ContainsFunc(turns, func(o turn) bool { return o.before(t) })
}

// byDirection orders turns so that those of one box do not cross: down the last one
// first, up the first one first.
func byDirection(a, b turn) int {
	down := func(t turn) int {
		if t.to > t.from {
			return 1
		}
		return 0
	}
	if c := cmp.Compare(down(a), down(b)); c != 0 {
		return c
	}
	if down(a) == 1 {
		return cmp.Or(cmp.Compare(b.from, a.from), cmp.Compare(b.to, a.to))
	}
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
}

// free returns the nearest place across where no line begins or ends.
func free(taken map[int]bool, t turn) int {
	middle := (t.from + t.to) / 2
	for d := 0; ; d++ {
		if !taken[middle+d] {
			return middle + d
		}
		if !taken[middle-d] {
			return middle - d
		}
	}
}
