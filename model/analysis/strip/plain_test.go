package strip_test

import (
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/strip"
)

// plain computes strips in the plainest way: goroutine by goroutine, interval by interval,
// cell by cell, with nothing but questions to the trace.
func plain(t *model.Trace, r strip.Request) *strip.Strips {
	p := &plainly{t: t, r: r, s: &strip.Strips{From: r.From, To: r.To}}
	for i := range r.Cells + 1 {
		p.s.Edges = append(p.s.Edges, r.From+(r.To-r.From)*model.Time(i)/model.Time(r.Cells))
	}
	p.s.Known = make([]model.Time, r.Cells)
	for _, s := range t.Segments() {
		if s.NumRows() > 0 {
			p.cut(s.Info().Start, s.Info().End, func(c int, d model.Time) { p.s.Known[c] += d })
		}
	}
	p.groups()
	p.s.Procs = p.runs(len(r.Procs), func(iv model.Interval) int { return slices.Index(r.Procs, iv.Proc) }, true)
	p.procs()
	p.s.Threads = p.runs(len(r.Threads), func(iv model.Interval) int { return slices.Index(r.Threads, iv.Thread) }, false)
	p.channels()
	return p.s
}

type plainly struct {
	t *model.Trace
	r strip.Request
	s *strip.Strips
}

// cut tells how much of [from, to) lies in each cell.
func (p *plainly) cut(from, to model.Time, f func(c int, d model.Time)) {
	first, _ := slices.BinarySearch(p.s.Edges, from)
	for c := max(first-1, 0); c < p.r.Cells && p.s.Edges[c] < to; c++ {
		if a, b := max(from, p.s.Edges[c]), min(to, p.s.Edges[c+1]); a < b {
			f(c, b-a)
		}
	}
}

// at calls f with the cell of a moment, if there is one.
func (p *plainly) at(at model.Time, f func(c int)) {
	p.cut(at, at+1, func(c int, _ model.Time) { f(c) })
}

// segment returns the segment that holds a moment.
func (p *plainly) segment(at model.Time) model.GenerationInfo {
	for _, s := range p.t.Segments() {
		if info := s.Info(); at >= info.Start && at < info.End {
			return info
		}
	}
	return model.GenerationInfo{}
}

// goroutines calls f for all that count.
func (p *plainly) goroutines(f func(g model.Goroutine)) {
	for g := range model.Goroutine(p.t.NumGoroutines()) {
		if p.r.Only == nil || p.r.Only(g) {
			f(g)
		}
	}
}

func (p *plainly) groups() {
	for range p.r.NumGroups {
		p.s.Groups = append(p.s.Groups, make([]strip.Group, p.r.Cells))
	}
	p.goroutines(func(g model.Goroutine) {
		if int(g) >= len(p.r.Groups) || p.r.Groups[g] < 0 {
			return
		}
		cells := p.s.Groups[p.r.Groups[g]]
		shares := make([]model.Share, p.r.Cells)
		p.t.Shares(g, p.r.From, p.r.To, shares)
		for c := range shares {
			if shares[c].Total() > 0 {
				cells[c].Members++
			}
			for class, d := range shares[c] {
				cells[c].Share[class] += d
			}
		}
		for iv := range p.t.Intervals(g, p.r.From, p.r.To) {
			if iv.Op.Blocked() && iv.Start > p.segment(iv.Start).Start {
				p.at(iv.Start, func(c int) { cells[c].Waits++ })
			}
		}
	})
}

func (p *plainly) runs(lanes int, laneOf func(model.Interval) int, held bool) [][]strip.Run {
	var out [][]strip.Run
	ran := make([][]map[model.Goroutine]model.Time, lanes)
	for lane := range lanes {
		out = append(out, make([]strip.Run, p.r.Cells))
		for range p.r.Cells {
			ran[lane] = append(ran[lane], make(map[model.Goroutine]model.Time))
		}
	}
	p.goroutines(func(g model.Goroutine) {
		gc := p.t.FuncName(g) == "runtime.gcBgMarkWorker"
		for iv := range p.t.Intervals(g, p.r.From, p.r.To) {
			lane := laneOf(iv)
			if lane < 0 {
				continue
			}
			if iv.Op == model.OpSyscall {
				from, to := iv.Start, iv.End
				if held {
					if to = p.heldUntil(iv); iv.Start == p.segment(iv.Start).Start {
						to = from
					}
				}
				p.cut(from, to, func(c int, d model.Time) { out[lane][c].Syscall += d })
				continue
			}
			p.cut(iv.Start, iv.End, func(c int, d model.Time) {
				out[lane][c].Running += d
				if gc {
					out[lane][c].GC += d
				}
				ran[lane][c][g] += d
			})
			before, ok := p.t.Prev(iv)
			if iv.Start > p.segment(iv.Start).Start && !(ok && before.Op == model.OpSyscall) {
				p.at(iv.Start, func(c int) { out[lane][c].Switches++ })
			}
		}
	})
	for lane := range out {
		for c := range out[lane] {
			of := &out[lane][c]
			of.Longest = model.NoGoroutine
			for g, d := range ran[lane][c] {
				if d > of.LongestD || d == of.LongestD && g < of.Longest {
					of.Longest, of.LongestD = g, d
				}
			}
		}
	}
	return out
}

// heldUntil returns until when a system call holds its processor.
func (p *plainly) heldUntil(iv model.Interval) model.Time {
	info := p.segment(iv.Start)
	for span := range p.t.ProcSpans(iv.Proc, info.Start, info.End) {
		if span.Start > iv.Start {
			return min(span.Start, iv.End)
		}
	}
	return min(iv.End, info.End)
}

func (p *plainly) procs() {
	for lane, proc := range p.r.Procs {
		for _, s := range p.t.Segments() {
			info := s.Info()
			if s.NumRows() == 0 {
				continue
			}
			for span := range p.t.ProcSpans(proc, info.Start, info.End) {
				p.cut(max(span.Start, info.Start), min(span.End, info.End), func(c int, d model.Time) {
					if span.Running {
						p.s.Procs[lane][c].Busy += d
					} else {
						p.s.Procs[lane][c].Idle += d
					}
				})
			}
		}
	}
}

func (p *plainly) channels() {
	for range p.r.Channels.IDs {
		p.s.Channels = append(p.s.Channels, make([]strip.Wait, p.r.Cells))
	}
	p.goroutines(func(g model.Goroutine) {
		if p.r.Channels.Users != nil && !slices.Contains(p.r.Channels.Users, g) {
			return
		}
		for iv := range p.t.Intervals(g, max(p.r.From-1, 0), p.r.To) {
			lane, class := p.channel(iv), iv.Op.Class()
			if lane < 0 {
				continue
			}
			cells := p.s.Channels[lane]
			p.cut(iv.Start, iv.End, func(c int, d model.Time) {
				switch class {
				case model.ClassSend:
					cells[c].Send += d
				case model.ClassReceive:
					cells[c].Receive += d
				case model.ClassSelect:
					cells[c].Select += d
				}
			})
			if iv.Start > p.segment(iv.Start).Start {
				p.at(iv.Start, func(c int) { cells[c].Began++ })
			}
			if w, ok := p.t.WakeAfter(iv); ok {
				p.at(w.At, func(c int) { count(&cells[c], w.Kind) })
			}
		}
	})
}

// channel returns the lane of the channel that an interval waits on, or -1.
func (p *plainly) channel(iv model.Interval) int {
	switch iv.Op.Class() {
	case model.ClassSend, model.ClassReceive, model.ClassSelect:
	default:
		return -1
	}
	if p.r.Channels.Of == nil {
		return -1
	}
	id, ok := p.r.Channels.Of(iv)
	if !ok {
		return -1
	}
	return slices.Index(p.r.Channels.IDs, id)
}

func count(c *strip.Wait, kind model.WakeKind) {
	switch kind {
	case model.WakeSend:
		c.Sent++
	case model.WakeReceive:
		c.Received++
	case model.WakeSelect:
		c.Selected++
	case model.WakeClose:
		c.Closed++
	default:
		c.Other++
	}
}
