package verdict

import (
	"strings"

	"chanlens/model"
)

// prospect is a hope, and who it rests on.
type prospect struct {
	hope  hope
	other model.Goroutine // NoGoroutine: nobody
	times uint32          // how often that one did the other side, or came for it
	sends bool            // the wait is a send
}

// brighten takes the better one of two prospects.
func (p *prospect) brighten(h hope, of model.Goroutine, times uint32) {
	if h > p.hope {
		p.hope, p.other, p.times = h, of, times
	}
}

// onChannels finds what is left for a suspect that waits on recorded channels, and
// weighs it with the evidence. A select is as hopeful as the best of its cases. It
// returns false if nothing was recorded of the wait.
func (j *settling) onChannels(x *suspect) (z float64, best prospect, ok bool) {
	if j.recorded == nil {
		return 0, prospect{}, false
	}
	all, part := bias(x.Op), bias(x.Op)
	for f := range x.evidence.all() {
		w := weight(f, x.Op)
		all += w
		if !supersededBy(f) {
			part += w
		}
	}
	for _, op := range j.recorded.waits[x.Goroutine] {
		p := j.prospectOf(x, op)
		e, share := all, hopes[p.hope].evidence
		if share < 1 {
			e = share * part
		}
		if sum := p.weight() + e; !ok || sum < z {
			z, best, ok = sum, p, true
		}
	}
	return z, best, ok
}

// supersededBy reports whether a fact is about who dealt with a suspect, or with others
// at its place: what was recorded tells that better, and channel by channel.
func supersededBy(f fact) bool {
	return f >= factPartnerHeld && f <= factServed
}

// prospectOf finds what is left for a suspect in one of the channels that it waits on.
func (j *settling) prospectOf(x *suspect, wait model.ChanOp) prospect {
	p := prospect{sends: wait.Way() == model.ChanSend, other: model.NoGoroutine}
	if wait.Chan == model.NilChan {
		p.hope = hopeNil
		return p
	}
	info := j.t.Chan(wait.Chan)
	of := j.recorded.chans[wait.Chan]
	need := 1 - sideOf(wait.ChanAct)
	switch {
	case info.Timer:
		if s := of.sides[1-need]; s.did < 3 || x.End-x.Start <= 4*s.longest+slack {
			p.hope = hopeTimer
		}
		return p
	case j.t.String(info.Elem) == "os.Signal":
		p.hope = hopeOutside
		return p
	case j.isContext(info.MadeAt), info.Made == model.NoTime && of.sides[need].came == 0:
		return p // others may hold it, of whom nothing was recorded
	}
	users := j.ofUsers(x, of, need, j.isSemaphore(&info, of), &p)
	j.ofChanMaker(x, &info, of, need, &p)
	if p.hope < hopeHeirs && of.sides[need].came == 0 {
		j.ofHeirs(x, &info, of, users, &p)
	}
	return p
}

// slack is what a rhythm may miss its time by, in ns.
const slack = 1_000_000

// isContext reports whether a channel is that of a context: who may cancel it has not to
// have used it.
func (j *settling) isContext(made model.StackID) bool {
	for _, f := range j.t.Stack(made) {
		if strings.HasPrefix(j.t.Frame(f).Func, "context.(") {
			return true
		}
	}
	return false
}

// isSemaphore reports whether those who do one side of a channel do the other side later.
func (j *settling) isSemaphore(info *model.ChanInfo, of *uses) bool {
	return of.both || info.Cap > 0 && strings.ReplaceAll(j.t.String(info.Elem), " ", "") == "struct{}"
}

// ofUsers looks at those who used the channel, and returns the live ones.
func (j *settling) ofUsers(x *suspect, of *uses, need int, tokens bool, p *prospect) (live []*use) {
	for i := range of.list {
		u := &of.list[i]
		s := &u.sides[need]
		switch {
		case u.g == x.Goroutine:
		case !j.live.has(u.g):
			if s.came > 0 {
				p.brighten(hopeGone, u.g, s.came)
			}
		default:
			live = append(live, u)
			if same := u.sides[1-need]; tokens && same.did > s.did {
				p.brighten(hopeHolder, u.g, same.did)
			}
			if s.came == 0 {
				p.brighten(hopeFellows, u.g, 0)
				continue
			}
			p.brighten(j.partner(x, u.g, s), u.g, s.came)
		}
	}
	if p.hope == hopeGone {
		j.ofClients(x, of, need, p)
	}
	return live
}

// partner tells what to hope of a live goroutine that came for the other side.
func (j *settling) partner(x *suspect, g model.Goroutine, s *side) hope {
	returned, before := j.since(x, g, &s.last)
	away := x.End - s.last.At
	switch {
	case before:
		return hopeBack
	case s.came > 1 && away <= 4*s.longest+slack:
		return hopeServed
	case s.came > 1 && returned > 0:
		return hopeStale
	case s.came > 1:
		return hopeOverdue
	case !s.served && returned > 0:
		return hopeGaveUpFar
	case !s.served:
		return hopeGaveUp
	case returned > 0:
		return hopeLeftFar
	}
	return hopeLeft
}

// since says how many calls have returned in which a goroutine did something to a
// channel, and whether it is in the innermost of them, but in front of that line: so it
// is in a loop.
func (j *settling) since(x *suspect, g model.Goroutine, op *model.ChanOp) (returned int, before bool) {
	then := j.scopes.at(j.stackOf(op))
	returned = j.returned(g, then, x)
	now, ok := j.where(g)
	if !ok || returned != 0 || len(then) == 0 || len(now) < len(then) {
		return returned, false
	}
	a, b := j.t.Frame(now[len(then)-1]), j.t.Frame(then[len(then)-1])
	return 0, a.Func == b.Func && a.Line < b.Line
}

// stackOf returns where an operation was done.
func (j *settling) stackOf(op *model.ChanOp) model.StackID {
	if op.Stack == model.NoStack {
		if iv, ok := j.t.ChanWaitOf(*op); ok {
			return iv.Stack
		}
	}
	return op.Stack
}

// ofClients looks whether those who did the other side, and have ended, came one by one
// and were started by somebody who is live and goes on with that.
func (j *settling) ofClients(x *suspect, of *uses, need int, p *prospect) {
	s := &of.sides[need]
	if x.End-s.last.At > 4*s.longest+slack {
		return
	}
	next := make(map[origin]model.Time) // when the one behind was started
	for i := range of.list {
		u := &of.list[i]
		info := j.t.Goroutine(u.g)
		if u.sides[need].came == 0 || info.Creator == model.NoGoroutine || !j.live.has(info.Creator) {
			continue
		}
		from := origin{info.Creator, info.CreatedAt}
		if then, ok := next[from]; ok && info.Ended != model.NoTime && info.Ended < then && j.returned(info.Creator, j.scopes.at(info.CreatedAt), x) == 0 {
			p.brighten(hopeClients, info.Creator, 0)
			return
		}
		next[from] = max(next[from], info.Created)
	}
}

// ofChanMaker looks at who made the channel, if it has not used it.
func (j *settling) ofChanMaker(x *suspect, info *model.ChanInfo, of *uses, need int, p *prospect) {
	switch maker := info.Maker; {
	case info.Made == model.NoTime || maker == model.NoGoroutine:
	case maker == x.Goroutine:
		p.brighten(hopeOwn, model.NoGoroutine, 0)
	case !j.live.has(maker):
		if of.sides[need].came == 0 {
			p.brighten(hopeUntouched, maker, 0)
		}
	case of.find(maker) != nil:
	case of.sides[need].came > 0:
		p.brighten(hopeMakerLeft, maker, 0)
	case j.returned(maker, j.scopes.at(info.MadeAt), x) > 0:
		p.brighten(hopeMakerFar, maker, 0)
	default:
		p.brighten(hopeMaker, maker, 0)
	}
}
