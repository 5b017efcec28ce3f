package graph

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
// Turns that wait for each other in a ring are broken by one that turns twice, with a
// place in between where nobody else is.
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
	var tracks [][]turn // by track: what is on it
	on := func(t turn) int {
		first := 0
		for k := range tracks {
			for _, o := range tracks[k] {
				if t.to == o.from && o.hop != t.hop || t.second && o.hop == t.hop {
					first = max(first, k+1)
				}
			}
		}
		for k := first; ; k++ {
			if k == len(tracks) {
				tracks = append(tracks, nil)
			}
			if !slices.ContainsFunc(tracks[k], func(o turn) bool { return o.low() <= t.high() && t.low() <= o.high() }) {
				tracks[k] = append(tracks[k], t)
				return k
			}
		}
	}
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
		s.hops[t.hop].track = append(s.hops[t.hop].track, on(t))
	}
	return len(tracks)
}

// ready reports whether nobody who has no track yet has to turn before.
func ready(t turn, turns []turn) bool {
	for _, o := range turns {
		if o != t && (o.from == t.to && o.hop != t.hop || t.second && o.hop == t.hop) {
			return false
		}
	}
	return true
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
