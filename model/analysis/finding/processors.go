package finding

import "chanlens/model"

// processors is how many processors a program may use, GOMAXPROCS. It may change that
// as it runs.
type processors struct {
	now, most int
	told      bool // by the trace; before, it is how many were ever seen
}

// room returns how much time the processors have in each part of a segment. The segments
// come in their order.
func (p *processors) room(t *model.Trace, seg *model.Segment) *[model.ActivityParts]model.Time {
	info := seg.Info()
	s := sheet{from: info.Start, to: info.End}
	room, from := new([model.ActivityParts]model.Time), info.Start
	for m := range t.Metrics(info.Start, info.End) {
		if m.Kind != model.MetricProcs || int(m.Value) == p.now {
			continue
		}
		if p.told { // the first one holds for what was before
			p.fill(room, &s, from, m.At)
			from = m.At
		}
		p.now, p.told = int(m.Value), true
		p.most = max(p.most, p.now)
	}
	p.fill(room, &s, from, info.End)
	return room
}

// fill adds the time of the processors that there are between two moments.
func (p *processors) fill(room *[model.ActivityParts]model.Time, s *sheet, from, to model.Time) {
	for part := range room {
		if d := min(to, s.edge(part+1)) - max(from, s.edge(part)); d > 0 {
			room[part] += model.Time(p.now) * d
		}
	}
}
