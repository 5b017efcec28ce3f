package player

import (
	"chanlens/tui/action"
	"chanlens/tui/keys"
	"chanlens/tui/view"
)

func (v *View) ownActions() []action.Action {
	const play, boards = "play", "channels"
	list := []action.Action{
		{ID: "play", Keys: []string{"<Space>"}, Group: play, Hint: "play/pause",
			Help: "play, or stop; at the end, play from the start", Do: v.toggle},
		{ID: "step.next", Keys: []string{"<Right>", "l"}, Group: play, Hint: "next",
			Help: "next operation on a channel", Do: action.By(v.step, 1)},
		{ID: "step.prev", Keys: []string{"<Left>", "h"}, Group: play, Hint: "back",
			Help: "operation before this", Do: action.By(v.step, -1)},
		{ID: "faster", Keys: []string{"+", "="}, Group: play, Hint: "faster",
			Help: "play faster", Do: action.By(v.faster, 1)},
		{ID: "slower", Keys: []string{"-"}, Group: play,
			Help: "play slower", Do: action.By(v.faster, -1)},
		{ID: "first", Keys: []string{"<Home>", "g"}, Group: play, Help: "first operation", Do: func() { v.clock.playing = false; v.home() }},
		{ID: "last", Keys: []string{"<End>", "G"}, Group: play, Help: "last operation", Do: v.end},
		{ID: "skip.on", Keys: []string{"<PgDn>", "L", "<S-Right>"}, Group: play, Help: "5% of the trace forward", Do: action.By(v.jump, 5)},
		{ID: "skip.back", Keys: []string{"<PgUp>", "H", "<S-Left>"}, Group: play, Help: "5% of the trace back", Do: action.By(v.jump, -5)},
		{ID: "moves", Keys: []string{"o"}, Group: play,
			Help: "step only to what moves an element, closes or panics; or to all, also to who begins to wait and who goes on", Do: v.toggleMoves},

		{ID: "order", Keys: []string{"r"}, Group: play, Hint: "rules",
			Help: "what happens before this operation and after it, by which rule; or no longer", Do: v.toggleEdges},

		{ID: "chan.next", Keys: []string{"j", "<Down>"}, Group: boards, Help: "choose the next channel", Do: action.By(v.choose, 1)},
		{ID: "chan.prev", Keys: []string{"k", "<Up>"}, Group: boards, Help: "choose the channel before", Do: action.By(v.choose, -1)},
		{ID: "chan.only", Keys: []string{"<Enter>"}, Group: boards, Hint: "this channel/all",
			Help: "step only along the chosen channel, or along all", Do: v.toggleOnly},
		{ID: "timeline", Keys: []string{"t"}, Group: boards, Hint: "timeline",
			Help: "to this moment in the timeline", Do: v.visit},
	}
	for i := range list {
		list[i].Enabled = v.can
		list[i].Why = action.Because("this trace has no recorded channel operations")
	}
	return list
}

// faster changes the speed.
func (v *View) faster(by int) {
	before := v.clock.speed
	v.clock.faster(by)
	if v.clock.speed == before {
		v.s.Note("that is as far as it goes")
		return
	}
	been := v.clock.fraction()
	v.clock.show(v.gap(), been < 1)
	v.s.Note("%s", v.clock.words())
}

// Mouse implements [view.View]: a click on the scrubber seeks, one on a channel chooses it,
// and the wheel steps.
func (v *View) Mouse(e keys.Event) {
	if !v.can() {
		return
	}
	l := v.layout()
	switch e.Name {
	case keys.Click, keys.DoubleClick, keys.Drag:
		if e.Y >= l.scrub {
			v.seek(edge(v.s.Trace, min(max(e.X-margin, 0), v.bars.width-1)+1, v.bars.width) - 1)
		} else if c, ok := v.scene.hit(e.Y - l.board); ok && e.Name != keys.Drag && e.Y >= l.board {
			v.pick, v.held = v.shown[c], true
			v.stage()
		}
	case keys.WheelDown, keys.WheelRight:
		v.step(1)
	case keys.WheelUp, keys.WheelLeft:
		v.step(-1)
	}
}

var _ view.Ticker = (*View)(nil)
