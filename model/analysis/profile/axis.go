package profile

import "chanlens/model"

// Parts is in how many equal parts a profile's range is divided to tell how something
// changes over it.
const Parts = 48

// Spark is an amount of time in each part of the range. Divided by the length of a part
// ([Profile.Part]) it is how many there were at a time, on the average.
type Spark [Parts]model.Time

// axis divides a range in parts.
type axis struct {
	edge [Parts + 1]model.Time
}

func newAxis(from, to model.Time) *axis {
	a := new(axis)
	width, rest := (to-from)/Parts, (to-from)%Parts
	for i := range a.edge {
		a.edge[i] = from + width*model.Time(i) + rest*model.Time(i)/Parts
	}
	return a
}

// part returns the part that a moment of the range lies in.
func (a *axis) part(at model.Time) int {
	lo, hi := 0, Parts-1
	for lo < hi {
		if mid := (lo + hi + 1) / 2; a.edge[mid] <= at {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}

// partFrom is part for a moment that lies in the given part or in one soon after it.
func (a *axis) partFrom(p int, at model.Time) int {
	for p+1 < Parts && a.edge[p+1] <= at {
		p++
	}
	return p
}

// spans adds up spans of time by part. A long span costs no more than a short one: of
// the parts that it fills, only where they begin and end is noted.
type spans struct {
	partly [Parts]model.Time
	filled [Parts + 1]int32 // how many more spans fill the part than the one before
}

// add adds the span [from, to), whose ends lie in the given parts, the second one
// perhaps at its end.
func (s *spans) add(a *axis, first, last int, from, to model.Time) {
	if first == last {
		s.partly[first] += to - from
		return
	}
	s.partly[first] += a.edge[first+1] - from
	s.partly[last] += to - a.edge[last]
	s.filled[first+1]++
	s.filled[last]--
}

func (s *spans) join(o *spans) {
	for i, d := range o.partly {
		s.partly[i] += d
	}
	for i, n := range o.filled {
		s.filled[i] += n
	}
}

// spark returns the time in each part.
func (s *spans) spark(a *axis) Spark {
	out := Spark(s.partly)
	filled := int32(0)
	for i := range out {
		filled += s.filled[i]
		out[i] += model.Time(filled) * (a.edge[i+1] - a.edge[i])
	}
	return out
}
