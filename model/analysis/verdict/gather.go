package verdict

import (
	"slices"
	"strings"

	"chanlens/model"
)

// allReturned stands for "more frames than may matter have returned".
const allReturned = 1 << 20

// gather gathers the evidence on a suspect, as far as it is known who is live.
func (j *settling) gather(x *suspect) evidence {
	info := j.t.Goroutine(x.Goroutine)
	made := j.scopes.at(info.CreatedAt)
	here := j.scopes.at(x.Stack)
	var e evidence

	e = j.ofPartners(e, x, info)
	e = j.ofMaker(e, x, info, made)
	e = j.ofPlace(e, x)
	e = j.ofChildren(e, x, here)
	others, since := j.kin.others(info, x.place)
	if operations[x.Op].family == familyLock {
		fn := j.t.Frame(j.t.Site(x.Stack)).Func
		holder := j.holders[fn] || j.holders[receiver(fn)]
		e = e.with(factHolder, holder)
		if since > x.Start && !holder {
			others = 0 // who holds a lock is mostly not seen to end a wait meanwhile
		}
	}
	if info.Creator != model.NoGoroutine && others > 0 {
		outer := len(made) == 1
		e = e.with(factOthers, !outer).with(factOthersOuter, outer)
		if e.has(factDropped) {
			e = e&^(1<<factDropped) | 1<<factDroppedShared
		}
	}
	e = e.with(factDeep, len(here) > 2 || len(here) == 2 && !isLiteral(j.t.Frame(here[0]).Func))
	e = e.with(factServed, x.ended > 0).with(factTimer, x.byTimer > 0)
	e = e.with(factStandard, j.ofStandard(x))
	return e.with(factReentrant, operations[x.Op].family == familyLock && j.reentrant(here))
}

// isLiteral reports whether a function is a function literal, by its name.
func isLiteral(fn string) bool { return strings.Contains(fn, ".func") }

// ofPartners looks at those who dealt with the suspect, but for its maker.
func (j *settling) ofPartners(e evidence, x *suspect, info model.GoroutineInfo) evidence {
	live, nearest := false, 0
	x.other = model.NoGoroutine
	var gone []model.Goroutine // different ones that are not live, the latest first
	dealt := false             // the maker did
	for _, d := range x.deals {
		switch {
		case d.at == 0:
		case d.with == info.Creator:
			dealt = true
		case j.live.has(d.with):
			if n := j.returned(d.with, j.scopes.at(d.stack), x); !live || n < nearest {
				live, nearest = true, n
				x.other = d.with
			}
		case !slices.Contains(gone, d.with):
			gone = append(gone, d.with)
		}
	}
	switch {
	case live && nearest == 0:
		e |= 1 << factPartnerHeld
	case live && nearest < allReturned:
		e |= 1 << factPartner
	case live:
		e |= 1 << factPartnerFar
	case len(gone) > 3:
		e |= 1 << factClients
	case len(gone) > 1:
		e |= 1 << factFew
	case len(gone) == 1:
		e = e.with(factPartnerGone, true).with(factPartnerAlone, !dealt)
		x.other = gone[0]
	}
	return e
}

// ofMaker looks at who made the suspect.
func (j *settling) ofMaker(e evidence, x *suspect, info model.GoroutineInfo, made scope) evidence {
	if info.Created == model.NoTime {
		return e.with(factBefore, true)
	}
	if info.Creator == model.NoGoroutine {
		return e
	}
	if len(made) > 0 && allStandard(j.t, made) && !j.ofStandard(x) {
		return e.with(factRoot, true)
	}
	again := e&(1<<factPartnerHeld|1<<factPartner|1<<factClients|1<<factFew) != 0
	if _, ok := j.alive.find(info.Creator); !ok {
		after := again && x.deals[0].at > j.t.Goroutine(info.Creator).Last
		return e.with(factOutlivesMaker, after).with(factMakerGone, !after)
	}
	if !j.live.has(info.Creator) {
		inherited := j.inherits(info.Creator, x)
		return e.with(factInherited, inherited).with(factMakerStuck, !inherited)
	}
	dealt := false
	call := made
	for _, d := range x.deals {
		if d.at > 0 && d.with == info.Creator {
			call = call[:j.scopes.shared(call, j.scopes.at(d.stack))]
			dealt = true
		}
	}
	returned := j.returned(info.Creator, call, x)
	if returned == 0 {
		// That a call goes on which never had to do with the lock says nothing of who
		// unlocks it.
		unused := !dealt && operations[x.Op].family != familyLock
		return e.with(factHeld, dealt).with(factHeldUnused, unused)
	}
	stay := j.stayOf(x.Goroutine, info, made)
	switch {
	case (again || dealt) && stay.left > 0 && x.deals[0].at > stay.left:
		return e.with(factOutlivesCall, true)
	case returned == allReturned:
		return e.with(factFar, true)
	case stay.waited:
		return e.with(factDropped, true)
	}
	return e.with(factBuilt, true).with(factBuiltDeep, returned > 1)
}

// inherits reports whether a goroutine that is not live may have got what it passed on
// to x from one that is: the nearest live one among those who led to it has not left
// the call with the go statement, or had left it at once, as a constructor does.
func (j *settling) inherits(g model.Goroutine, x *suspect) bool {
	for range maxAncestors {
		info := j.t.Goroutine(g)
		if info.Creator == model.NoGoroutine {
			return false
		}
		if _, ok := j.alive.find(info.Creator); !ok {
			return false
		}
		if !j.live.has(info.Creator) {
			g = info.Creator
			continue
		}
		made := j.scopes.at(info.CreatedAt)
		switch j.returned(info.Creator, made, x) {
		case 0:
			return true
		case allReturned:
			return false
		}
		return !j.stayOf(g, info, made).waited
	}
	return false
}

// maxAncestors is how many generations of makers are looked at.
const maxAncestors = 16

// returned says how many calls of a scope in goroutine g have returned when the trace
// ends. It is allReturned if those that have not are the standard library's, which
// does not hold what belongs to a program that it calls.
func (j *settling) returned(g model.Goroutine, sc scope, x *suspect) int {
	now, ok := j.where(g)
	if !ok || len(sc) == 0 {
		return allReturned
	}
	n := j.scopes.shared(sc, now)
	if n == 0 && len(now) == 0 {
		n = 1 // it is alive, so its outermost function is
	}
	if n == 0 {
		return allReturned
	}
	if isStandard(j.t.Frame(sc[n-1]).Func) && !j.ofStandard(x) {
		return allReturned
	}
	return len(sc) - n
}

// ofStandard reports whether all of what the suspect does is the standard library's.
func (j *settling) ofStandard(x *suspect) bool {
	return allStandard(j.t, j.scopes.at(x.Stack))
}

func allStandard(t *model.Trace, sc scope) bool {
	for _, f := range sc {
		if !isStandard(t.Frame(f).Func) {
			return false
		}
	}
	return true
}

// where returns where a goroutine is, as far as is known, and false if it has ended.
func (j *settling) where(g model.Goroutine) (scope, bool) {
	x, ok := j.alive.find(g)
	if !ok {
		return nil, false
	}
	return j.scopes.at(x.stack), true
}

// stay is how a maker went on in the calls that led to the go statement, of those that
// have returned when the trace ends.
type stay struct {
	waited bool       // it waited in them
	left   model.Time // when it was seen to have left them; 0: not seen
}

// stayIntervals is how many intervals of a maker are looked at.
const stayIntervals = 512

// stayOf finds out how the maker of g went on. A constructor does not wait between the
// go statement and its return; a function that works with what it made does.
func (j *settling) stayOf(g model.Goroutine, info model.GoroutineInfo, made scope) stay {
	if s, ok := j.stays[g]; ok {
		return s
	}
	now, _ := j.where(info.Creator)
	base := j.scopes.shared(made, now)
	var s stay
	n := 0
	for iv := range j.t.Intervals(info.Creator, info.Created, j.t.End()) {
		if n++; n > stayIntervals {
			break
		}
		if iv.Stack == model.NoStack || iv.Op == model.OpRunnable || iv.Start < info.Created {
			continue
		}
		if j.scopes.shared(made, j.scopes.at(iv.Stack)) <= base {
			s.left = iv.Start
			break
		}
		s.waited = true
	}
	j.stays[g] = s
	return s
}

// ofPlace looks at others who wait, or waited, at the same place.
func (j *settling) ofPlace(e evidence, x *suspect) evidence {
	p := &j.places[x.place]
	age := x.End - x.Start
	young := age*20 <= x.End
	e = e.with(factYoung, young).with(factNotSlow, !young && age <= 4*max(x.longest, p.longest))
	e = e.with(factPlaceOutlives, p.outlived > 0)
	e = e.with(factPlaceTimer, x.byTimer == 0 && p.byTimer > 0)
	overtaken := false
	switch operations[x.Op].family {
	case familySend, familyReceive: // the queues of a channel are first in, first out (runtime/chan.go)
		overtaken = p.begun > x.Start
	}
	if overtaken {
		e |= 1 << factOvertaken
		last := x.deals[0]
		for _, d := range p.deals {
			if d.at > last.at && last.at > 0 && d.with == last.with && j.live.has(d.with) {
				e |= 1 << factLeft
			}
		}
		return e
	}
	e = e.with(factPlaceServed, x.ended == 0 && p.ended > 0)
	e = e.with(factPlaceStale, p.deals[0].at > 0 && x.End-p.deals[0].at > 4*max(p.longest, x.End/50))
	if e&(1<<factPartner|1<<factPartnerHeld|1<<factPartnerFar) == 0 {
		for _, d := range p.deals {
			if d.at > 0 && j.live.has(d.with) {
				return e.with(factPlacePartner, true)
			}
		}
	}
	return e
}

// ofChildren looks at goroutines that calls of the suspect made which are in progress;
// of one that waits for a WaitGroup, at all.
func (j *settling) ofChildren(e evidence, x *suspect, here scope) evidence {
	made, alive, live := 0, 0, 0
	for _, b := range j.kin.children[x.Goroutine] {
		at := j.scopes.at(b.at)
		if x.Op == model.OpWaitGroupWait || j.scopes.shared(at, here) >= min(len(at), len(here)-1) {
			made += b.made
			alive += b.alive
			live += b.live
		}
	}
	return e.with(factChildren, live > 0).with(factChildrenGone, made > 0 && alive == 0).with(factChildrenStuck, alive > 0 && live == 0)
}

// reentrant reports whether a wait for a lock is in a method of a type of which another
// method is in progress in the same goroutine.
func (j *settling) reentrant(here scope) bool {
	if len(here) < 2 {
		return false
	}
	own := receiver(j.t.Frame(here[len(here)-1]).Func)
	if own == "" {
		return false
	}
	for _, f := range here[:len(here)-1] {
		if receiver(j.t.Frame(f).Func) == own {
			return true
		}
	}
	return false
}

// receiver returns what stands before the name of a method, or "".
func receiver(fn string) string {
	i := strings.Index(fn, ").")
	if i < 0 {
		return ""
	}
	return fn[:i]
}
