package player

import (
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/replay"
)

// Which channels stand on the board.

// fewChans is up to how many channels all of them are looked at.
const fewChans = 64

// nearOps is how many operations around the playhead are looked at for which channels to show.
const nearOps = 600

// few returns the program's channels if they are few, in the order in which they were made.
func (v *View) few() []model.Chan {
	all := v.s.Acts.Chans
	if len(all) == 0 || len(all)+v.s.Acts.More > fewChans {
		return nil
	}
	var list []model.Chan
	for _, c := range all {
		if info := v.s.Trace.Chan(c); info.Made != model.NoTime && v.s.Veil.Hides(info.Made) {
			continue
		}
		if !v.own.unused(v.s.Trace, c) {
			list = append(list, c)
		}
	}
	slices.Sort(list)
	return list
}

// operations returns how many operations there are on the program's channels.
func (v *View) operations() (n int) {
	for _, c := range v.s.Acts.Chans {
		n += v.s.Trace.Chan(c).Ops
	}
	return n
}

// stage makes out what is on the board, and what there is to draw.
func (v *View) stage() {
	l := v.layout()
	room := max(l.words-l.board, 1)
	if room > 3*leastBox {
		room-- // before the words
	}
	v.arrange(room)
	v.compose(room)
	v.bars.count(v)
}

// arrange chooses the channels on the board. Those that are there stay while the one of the
// operation is among them, so that a person finds them where they were.
func (v *View) arrange(room int) {
	need := v.need()
	if list := v.few(); len(list) > 0 && len(list) <= (room+gap)/(leastRow+gap) {
		v.shown = list
		return
	}
	room += gap - 1 // for how many more there are; as they are not all seen anyway, some large ones are
	fit := max(room/(leastBox+gap), min(room/(leastRow+gap), 2), 1)
	here := func(c model.Chan) bool { return slices.Contains(v.shown, c) }
	if len(v.shown) > 0 && len(v.shown) <= fit && !slices.ContainsFunc(need, func(c model.Chan) bool { return !here(c) }) {
		return
	}
	v.shown = v.near(need, fit)
}

// need returns the channels that must be on the board.
func (v *View) need() (list []model.Chan) {
	if v.some && v.now.Kind != model.ChanSelect {
		list = append(list, v.now.Chan)
	}
	if v.held && !slices.Contains(list, v.pick) {
		list = append(list, v.pick)
	}
	return list
}

// near returns so many channels: those that are needed, and those that are used next around
// the playhead, in the order in which they were made.
func (v *View) near(list []model.Chan, most int) []model.Chan {
	t := v.s.Trace
	looked := 0
	take := func(op *model.ChanOp) bool {
		if !slices.Contains(list, op.Chan) && op.Kind != model.ChanSelect && v.own.has(t, op.Chan) && !v.own.early(t, op) && !v.s.Veil.Hides(op.At) {
			list = append(list, op.Chan)
		}
		looked++
		return len(list) >= most || looked >= nearOps
	}
	ctx, cancel := looking()
	defer cancel()
	v.at.Next(ctx, t, replay.All(t), take)
	ahead := len(list)
	looked = 0
	if most -= max(len(list)-len(v.need()), 0) / 2; ahead > most { // half of the room for those before
		list = list[:max(most, len(v.need()))]
	}
	most = max(ahead, most)
	v.at.Prev(ctx, t, replay.All(t), take)
	slices.Sort(list)
	return list
}

// others returns how many of the program's channels are not on the board; about, if they are many.
func (v *View) others() int {
	if list := v.few(); len(list) > 0 {
		return max(len(list)-len(v.shown), 0)
	}
	return max(len(v.s.Acts.Chans)+v.s.Acts.More-len(v.shown), 0)
}

// choose chooses the next channel (by = 1), or the one before. Beyond the board are those
// around it, if they are few.
func (v *View) choose(by int) {
	list := v.few()
	if len(list) == 0 {
		list = v.shown
	}
	if len(list) == 0 {
		return
	}
	i := slices.Index(list, v.pick)
	switch {
	case !v.held && v.some && slices.Contains(list, v.now.Chan):
		i = slices.Index(list, v.now.Chan)
	case !v.held:
		i = 0
	default:
		i = min(max(i+by, 0), len(list)-1)
	}
	v.pick, v.held = list[i], true
	if v.only {
		v.clock.show(v.gap(), false)
	}
	v.stage()
}

// toggleOnly steps along the chosen channel only, or along all.
func (v *View) toggleOnly() {
	if v.only {
		v.only, v.held = false, false
		v.s.Note("operations on all channels")
	} else {
		if !v.held {
			if !v.some {
				return
			}
			v.pick, v.held = v.now.Chan, true
		}
		v.only = true
		v.s.Note("only operations on %s", v.name(v.pick))
	}
	v.clock.show(v.gap(), false)
	v.stage()
}

// toggleMoves steps along what moves an element only, or along all.
func (v *View) toggleMoves() {
	v.moves = !v.moves
	if v.moves {
		v.s.Note("only operations that move an element, close or panic")
	} else {
		v.s.Note("all operations: also who begins to wait, who goes on, and tries that fail")
	}
	v.clock.show(v.gap(), false)
}

// visit goes to the moment in the timeline.
func (v *View) visit() {
	v.s.Jump(v.s.Sel.Goroutine, v.s.Sel.At)
}
