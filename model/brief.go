package model

// brief is what stays of a segment whose columns are dropped: how the time of each
// row divides into classes, in briefParts parts of the segment. Together with what
// the rows know it is enough for drawing wide windows, and for exact sums over
// whole segments.
//
//	segment  │    │    │    │    │  …  │
//	row      ──run─┤send──────────┤─run─   entries: run 0, run 1, send 1, send 2-3, run 3 …
type brief struct {
	off     []uint32 // by row, and one more
	entries []briefEntry
}

// briefEntry is the time that a row spends in a class within a part, or, if count is
// more than 1, within so many parts that it fills wholly.
type briefEntry struct {
	part, count uint8
	class       Class
	time        uint32 // ns; a segment is no longer than this can say
}

const briefParts = 64

// partStart returns where part i of a segment starts.
func partStart(info GenerationInfo, i int) Time {
	return info.Start + (info.End-info.Start)*Time(i)/briefParts
}

// newBrief sums up a segment.
func newBrief(s *Segment, c *columns) *brief {
	b := &brief{off: make([]uint32, 1, s.rows.len()+1)}
	var parts [briefParts]Share
	for i := range s.rows.len() {
		b.addRow(s, c, s.rows.row(i), &parts)
		b.off = append(b.off, uint32(len(b.entries)))
	}
	return b
}

// addRow adds a row's entries. parts is scratch, all zero.
func (b *brief) addRow(s *Segment, c *columns, r row, parts *[briefParts]Share) {
	length := s.info.End - s.info.Start
	partOf := func(t Time) int {
		p := min(int((t-s.info.Start)*briefParts/length), briefParts-1)
		if p+1 < briefParts && partStart(s.info, p+1) <= t {
			p++ // what rounding took off
		}
		return p
	}
	first := partOf(c.startOf(r.off))
	last := first
	for k := r.off; k < r.end; k++ {
		op := c.op[k]
		if op == opEnded {
			break
		}
		at, end := c.startOf(k), c.endOf(r, k)
		for p := partOf(at); at < end; p++ {
			stop := end
			if p+1 < briefParts {
				stop = min(end, partStart(s.info, p+1))
			}
			parts[p][op.Class()] += stop - at
			at = stop
			last = max(last, p)
		}
	}
	for class := range NumClasses {
		for p := first; p <= last; p++ {
			t := parts[p][class]
			if t == 0 {
				continue
			}
			parts[p][class] = 0
			width := partStart(s.info, p+1) - partStart(s.info, p)
			if n := len(b.entries); n > int(b.off[len(b.off)-1]) && t == width {
				// The part goes on with what filled the one before.
				if e := &b.entries[n-1]; e.class == Class(class) && int(e.part)+int(e.count) == p && e.full(s.info) {
					e.count++
					e.time += uint32(t)
					continue
				}
			}
			b.entries = append(b.entries, briefEntry{uint8(p), 1, Class(class), uint32(t)})
		}
	}
}

// span returns the time that the parts of an entry cover.
func (e briefEntry) span(info GenerationInfo) (from, to Time) {
	return partStart(info, int(e.part)), partStart(info, int(e.part)+int(e.count))
}

func (e briefEntry) full(info GenerationInfo) bool {
	from, to := e.span(info)
	return Time(e.time) == to-from
}

// addSpan adds the shares of [from, to) of a row. Within a part, time counts as
// spread evenly.
func (b *brief) addSpan(info GenerationInfo, row int, from, to Time, out *Share) {
	for _, e := range b.entries[b.off[row]:b.off[row+1]] {
		start, end := e.span(info)
		switch lo, hi := max(start, from), min(end, to); {
		case lo >= hi:
		case lo == start && hi == end:
			out[e.class] += Time(e.time)
		default:
			out[e.class] += Time(float64(e.time) * float64(hi-lo) / float64(end-start))
		}
	}
}

// bytes returns how much memory the brief takes.
func (b *brief) bytes() int64 { return int64(4*len(b.off) + 8*len(b.entries)) }
