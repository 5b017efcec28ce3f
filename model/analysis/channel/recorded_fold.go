package channel

import (
	"slices"
	"time"

	"chanlens/model"
)

// exactEntry is one line of a [Result] in the making: a recorded channel, or several.
type exactEntry struct {
	chans []model.Chan
	wait  time.Duration
	first model.Time
}

// A channel stands out, and is told by itself, if it has this part of all that is done, or
// waited, on those of its origin.
const standsOut = 10

// portrait is what tells channels that are alike from others.
type portrait struct {
	c      model.Chan
	origin uint64 // where it comes from, as what, and who waits there when the trace ends
	uses   uint64 // at which places what is done
	done   uint64
	wait   time.Duration
	folds  bool // however few there are
}

// entries divides the channels of the program among entries. Up to 20 of one origin are
// told one by one; of more, those that are used at the same places are one entry, or all
// if that would be more than 20; but for those that stand out. The origin of a channel is
// where it was made; of one that was made before the recording, where it was used first.
//
// Left out are channels with which nothing is done, and those of the runtime.
func (r *recording) entries() []exactEntry {
	groups := make(map[uint64]int)
	var order [][]portrait
	for i := range r.chans {
		p, ok := r.portrait(model.Chan(i))
		if !ok {
			continue
		}
		k, ok := groups[p.origin]
		if !ok {
			k = len(order)
			groups[p.origin] = k
			order = append(order, nil)
		}
		order[k] = append(order[k], p)
	}
	var out []exactEntry
	for _, group := range order {
		out = r.fold(out, group)
	}
	return out
}

// fold appends the entries of channels of one origin.
func (r *recording) fold(out []exactEntry, group []portrait) []exactEntry {
	if len(group) <= foldOver(false) && !group[0].folds {
		for _, p := range group {
			out = append(out, r.entry(p))
		}
		return out
	}
	var done uint64
	var wait time.Duration
	for _, p := range group {
		done += p.done
		wait += p.wait
	}
	alike := make(map[uint64]int)
	var several []exactEntry
	own := len(out)
	for _, p := range group {
		if !p.folds && (p.done >= done/standsOut && p.done > 1 || p.wait >= wait/standsOut && p.wait > 0) {
			out = append(out, r.entry(p))
			continue
		}
		i, ok := alike[p.uses]
		if !ok {
			i = len(several)
			alike[p.uses] = i
			several = append(several, exactEntry{})
		}
		several[i].chans = append(several[i].chans, p.c)
	}
	if len(several) > foldOver(false) {
		all := exactEntry{}
		for _, e := range several {
			all.chans = append(all.chans, e.chans...)
		}
		slices.Sort(all.chans)
		several = []exactEntry{all}
	}
	for i := range several {
		r.sum(&several[i])
	}
	return slices.Insert(out, own, several...)
}

func (r *recording) entry(p portrait) exactEntry {
	e := exactEntry{chans: []model.Chan{p.c}}
	r.sum(&e)
	return e
}

// sum sums up how long was waited on the channels of an entry.
func (r *recording) sum(e *exactEntry) {
	e.first = openEnd
	for _, c := range e.chans {
		e.first = min(e.first, r.chans[c].first)
		for _, d := range r.doingsOf(c) {
			e.wait += d.wait
		}
	}
}

// portrait returns what a channel looks like, and false if it is none to tell of.
func (r *recording) portrait(c model.Chan) (portrait, bool) {
	info := r.t.Chan(c)
	p := portrait{c: c}
	own := true // the runtime's
	var places []uint64
	var first uint64 // place
	doings := r.doingsOf(c)
	for i := range doings {
		d := &doings[i]
		p.done += uint64(d.done) + uint64(d.empty) + uint64(d.failed)
		p.wait += d.wait
		own = own && (r.t.Goroutine(d.g).System || r.inRuntime(r.spots.all[d.spot()].site))
		at := mix(uint64(d.act()), uint64(r.spots.all[d.spot()].site))
		if i == 0 {
			first = at
		}
		if len(places) < foldOver(false) && !slices.Contains(places, at) {
			places = append(places, at)
			p.uses += at
		}
	}
	if len(doings) == 0 || own || r.ofRuntime(&info) {
		return portrait{}, false
	}
	at, timer := r.madeAt(info.MadeAt), info.Timer || r.chans[c].timer
	p.folds = timer || model.PackageOf(r.t.Frame(at).Func) == "context"
	p.origin = mix(uint64(at), uint64(info.Cap)<<32|uint64(info.Elem))
	if at == model.NoFrame {
		p.origin = mix(p.origin, first)
	}
	for side, n := range r.chans[c].atEnd {
		if n > 0 {
			p.origin = mix(p.origin, uint64(side)+1)
		}
	}
	if timer {
		p.origin = mix(p.origin, 1<<32)
	}
	return p, true
}

// mix returns a number that depends on both, and spreads well.
func mix(a, b uint64) uint64 {
	h := (a ^ b*0xbf58476d1ce4e5b9) * 0x9e3779b97f4a7c15
	return (h ^ h>>31) * 0x94d049bb133111eb
}

// ofRuntime reports whether the runtime made a channel for itself, or package context the
// one that stands for all contexts that are done from the start.
func (r *recording) ofRuntime(info *model.ChanInfo) bool {
	frames := r.t.Stack(info.MadeAt)
	return len(frames) > 0 && (r.inRuntime(frames[0]) || r.t.Frame(frames[0]).Func == "context.init")
}

// inRuntime reports whether a frame is of package runtime.
func (r *recording) inRuntime(f model.FrameID) bool {
	return model.PackageOf(r.t.Frame(f).Func) == "runtime"
}

// madeAt returns the place at which a person would say that a channel is made: outside of
// what makes channels for others.
func (r *recording) madeAt(stack model.StackID) model.FrameID {
	frames := r.t.Stack(stack)
	for _, f := range frames {
		switch model.PackageOf(r.t.Frame(f).Func) {
		case "runtime", "reflect", "time":
		default:
			return f
		}
	}
	if len(frames) > 0 {
		return frames[len(frames)-1]
	}
	return model.NoFrame
}
