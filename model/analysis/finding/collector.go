package finding

import "chanlens/model"

// collector adds up what the garbage collector made goroutines do for it.
type collector struct {
	assists int
	assist  model.Time
	worst   model.Range // the longest assist
}

// add adds a segment.
func (c *collector) add(seg *model.Segment) {
	for _, r := range seg.LocalRanges() {
		if r.Kind != model.RangeMarkAssist || r.Scope != model.ScopeGoroutine {
			continue
		}
		c.assists++
		c.assist += r.End - r.Start
		if r.End-r.Start > c.worst.End-c.worst.Start {
			c.worst = r
		}
	}
}
