package model

import "slices"

// localRanges pairs the begins and ends of a generation's local ranges. What has no
// begin began before the segment, which is [from, to), what has no end ends with it.
func (m *recipe) localRanges(g *Generation, from, to Time) []Range {
	var all []Range
	open := make(map[rangeKey]int)
	for _, e := range g.notes.local {
		r := e.Range
		r.Name = m.rangeNames[r.Kind]
		key := rangeKey{r.Name, r.Scope, r.Of}
		i, goesOn := open[key]
		switch {
		case e.edge == edgeEnd && goesOn:
			all[i].End, all[i].Open = g.at(r.End), false
			delete(open, key)
			continue
		case e.edge == edgeEnd:
			r.Start, r.End = from, g.at(r.End)
		case e.edge == edgeActive && goesOn:
			continue
		default:
			r.Open, r.End = true, to
			if r.Start = g.at(r.Start); e.edge == edgeActive {
				r.Start = from
			}
			open[key] = len(all)
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, byStart)
	return all
}

// nameRanges tells the recipe the trace's handles of the names of local ranges.
func (m *recipe) nameRanges(g *Generation, names handles) {
	for _, e := range g.notes.local {
		m.rangeNames[e.Kind] = names.strings[e.Name]
	}
}

// LocalRanges returns what processors and goroutines did for the collector in the
// segment, by start: sweeps and mark assists.
func (s *Segment) LocalRanges() []Range {
	if s.rows.len() == 0 {
		return nil
	}
	return s.columns().ranges
}
