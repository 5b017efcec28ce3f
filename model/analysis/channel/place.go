package channel

import (
	"strings"

	"chanlens/model"
)

// spot is a line of the program, and the line that called its function: a helper that
// sends on any channel is told apart by who calls it.
type spot struct{ site, caller model.FrameID }

// spots says of each stack where it is.
type spots struct {
	of     []uint32 // by stack: index into all
	cancel []bool   // by stack: it is that of a context's cancellation
	all    []spot
	line   []uint32 // by spot: that of its line, whoever called
}

// newSpots looks at all stacks of a trace.
func newSpots(t *model.Trace) spots {
	s := spots{of: make([]uint32, t.NumStacks()+1), cancel: make([]bool, t.NumStacks()+1), all: []spot{{}}}
	index := map[spot]uint32{{}: 0}
	for i := range s.of {
		id := model.StackID(i)
		frames := t.Stack(id)
		at := spot{site: t.Site(id)}
		if s.cancel[i] = cancels(t, at.site); s.cancel[i] {
			at.site = outsideContext(t, frames, at.site)
		}
		for k, f := range frames {
			if f == at.site && k+1 < len(frames) {
				at.caller = frames[k+1]
				break
			}
		}
		s.of[i] = s.intern(index, at)
	}
	for i := 0; i < len(s.all); i++ { // those that are added are their own
		s.line = append(s.line, s.intern(index, spot{site: s.all[i].site}))
	}
	return s
}

func (s *spots) intern(index map[spot]uint32, at spot) uint32 {
	n, ok := index[at]
	if !ok {
		n = uint32(len(s.all))
		index[at] = n
		s.all = append(s.all, at)
	}
	return n
}

// lineOf returns a place whoever called its function.
func (s *spots) lineOf(p place) place { return p&^(1<<roleShift-1) | place(s.line[p.spot()]) }

// cancels reports whether a frame is of a context's cancellation.
func cancels(t *model.Trace, site model.FrameID) bool {
	fn := t.Frame(site).Func
	return strings.HasPrefix(fn, "context.") && strings.HasSuffix(fn, ".cancel")
}

// outsideContext returns who called for a cancellation, and the site itself if nobody
// did: the time was up.
func outsideContext(t *model.Trace, frames []model.FrameID, site model.FrameID) model.FrameID {
	for _, f := range frames {
		switch model.PackageOf(t.Frame(f).Func) {
		case "context", "runtime", "time", "sync":
		default:
			return f
		}
	}
	return site
}

// role is what a goroutine does at a place.
type role uint32

const (
	roleNone    role = iota // a timer, or the runtime
	roleSend                // c <- v
	roleReceive             // <-c
	roleSelect
	roleClose
	roleCancel // of a context
	roleLock   // and what else waits for a lock
	roleUnlock // and what else ends such waits
)

// place is a spot and what is done there: an index into spots.all, and a role.
type place uint32

const roleShift = 29

func (s *spots) place(r role, stack model.StackID) place {
	return place(uint32(r)<<roleShift | s.of[stack])
}

// spot returns the index of a place's spot.
func (p place) spot() uint32 { return uint32(p & (1<<roleShift - 1)) }

// unknown reports whether it is not known where a place is.
func (p place) unknown() bool { return p.spot() == 0 }

func (p place) role() role { return role(p >> roleShift) }

// at returns where a place is.
func (s *spots) at(p place) spot { return s.all[p.spot()] }

// pairKey returns the key of the pair of a wait that ended.
func (s *spots) pairKey(v *seen) pairKey {
	return pairKey{v.kind, v.op, s.at(v.wakeAt).site, s.at(v.where).site}
}

// waitRole returns what a goroutine does that waits in an operation.
func waitRole(op model.Operation) role {
	switch op {
	case model.OpSend, model.OpSendNil:
		return roleSend
	case model.OpReceive, model.OpReceiveNil:
		return roleReceive
	case model.OpSelect:
		return roleSelect
	}
	return roleLock
}

// wakeRole returns what a waker did.
func wakeRole(kind model.WakeKind, lock bool) role {
	switch {
	case lock:
		return roleUnlock
	case kind == model.WakeSend:
		return roleSend
	case kind == model.WakeReceive:
		return roleReceive
	case kind == model.WakeSelect:
		return roleSelect
	case kind == model.WakeClose:
		return roleClose
	case kind == model.WakeCancel:
		return roleCancel
	}
	return roleNone
}
