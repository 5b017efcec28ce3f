package session

import (
	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/verdict"
)

// Ends says who waits on each channel and lock when the trace ends, by their IDs: the
// first few, as places in the list of blocked goroutines, those first who wait longest.
type Ends struct {
	Channels, Locks map[int][]int32
	Recorded        map[model.Chan][]int32 // of channels whose operations were recorded
}

// maxEnds is how many goroutines it keeps of each.
const maxEnds = 16

// newEnds looks at all goroutines that are blocked, which takes a while if they are many.
func newEnds(t *model.Trace, found *examine.Result) Ends {
	e := Ends{make(map[int][]int32), make(map[int][]int32), make(map[model.Chan][]int32)}
	for i := range found.Blocked {
		b := &found.Blocked[i]
		if b.Verdict == verdict.System {
			continue
		}
		switch b.Op.Class() {
		case model.ClassSend, model.ClassReceive, model.ClassSelect:
			note(e.Channels, found.Channels.WaitsOn(b.Goroutine), int32(i))
			note(e.Recorded, waitsOn(t, b.Goroutine), int32(i))
		default:
			note(e.Locks, found.Channels.WaitsFor(b.Goroutine), int32(i))
		}
	}
	return e
}

// waitsOn returns on which recorded channels a goroutine waits in the end.
func waitsOn(t *model.Trace, g model.Goroutine) (list []model.Chan) {
	if !t.Recorded() {
		return nil
	}
	if iv, ok := t.IntervalAt(g, t.End()-1); ok {
		for _, op := range t.ChanWait(iv) {
			list = append(list, op.Chan)
		}
	}
	return list
}

func note[ID comparable](of map[ID][]int32, ids []ID, i int32) {
	for _, id := range ids {
		if list := of[id]; len(list) < maxEnds {
			of[id] = append(list, i)
		}
	}
}
