package verdict

import (
	"context"
	"math"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// settling finds out who is live, beginning with those who wait for nobody.
type settling struct {
	*Study
	scopes  *scopes
	alive   *alive
	kin     *kin
	live    bitset
	stays   map[model.Goroutine]stay // of suspects: how their creators went on
	noted   map[model.StackID]bool   // stacks that holders has the methods of
	holders map[string]bool          // functions that live goroutines are in, and receivers of methods

	recorded *recorded // nil: no channel operations
	heirs    heirs     // if there are
}

// sample is how many suspects with the same story are looked at one by one. The
// others take the verdict of the one before them: they come in the order of goroutines,
// so that what changed in the course of the trace shows.
const sample = 256

// Judge finds verdicts on all who are blocked when the trace ends: stuck ones first,
// then waiting ones, then the system's; within each the longest wait first. It is
// called once, when the trace has been visited, and gives up soon after ctx is done.
func (s *Study) Judge(ctx context.Context) []Blocked {
	if s.t.Info().Deadlock {
		return s.deadlocked()
	}
	if len(s.suspect) > 0 {
		newSettling(s).run(ctx)
	}
	if ctx.Err() != nil {
		return nil
	}
	followStuck(s.t, s.all)
	return inOrder(s.all)
}

// deadlocked finds verdicts on a program of which the runtime itself found that no
// goroutine could ever run again: then all who wait are stuck.
func (s *Study) deadlocked() []Blocked {
	for i := range s.all {
		if b := &s.all[i]; b.Verdict != System {
			b.Cause = CauseDeadlock
			b.Prove()
		}
	}
	return inOrder(s.all)
}

func newSettling(s *Study) *settling {
	sc := newScopes(s.t)
	j := &settling{
		Study: s, scopes: sc, alive: newAlive(s.t), kin: newKin(s, sc), live: newBitset(s.t.NumGoroutines()),
		stays: make(map[model.Goroutine]stay), holders: make(map[string]bool), noted: make(map[model.StackID]bool),
		heirs: make(heirs),
	}
	forEver := newBitset(s.t.NumGoroutines()) // whatever the others do
	for i := range s.all {
		if s.all[i].Verdict == Stuck {
			forEver.set(s.all[i].Goroutine)
		}
	}
	for _, x := range j.alive.list {
		if !s.is.has(x.g) && !forEver.has(x.g) {
			j.enliven(x.g, -1)
		}
	}
	return j
}

func (j *settling) enliven(g model.Goroutine, place int32) {
	j.live.set(g)
	x, _ := j.alive.find(g)
	if place < 0 {
		j.mayHold(x.stack)
	}
	j.kin.enliven(j.t.Goroutine(g), x.since, place)
	if j.t.Recorded() {
		j.heirs.enliven(j.t, g)
	}
}

// mayHold notes what a goroutine that waits for nobody may hold the locks of: it is in
// the functions that take them, or in methods of what they are part of.
func (j *settling) mayHold(stack model.StackID) {
	if j.noted[stack] {
		return
	}
	j.noted[stack] = true
	for _, f := range j.scopes.at(stack) {
		fn := j.t.Frame(f).Func
		j.holders[fn] = true
		if r := receiver(fn); r != "" {
			j.holders[r] = true
		}
	}
}

// run marks who is live until nobody is added, and writes the verdicts down.
func (j *settling) run(ctx context.Context) {
	chosen, follow := j.choose()
	j.recorded = newRecorded(ctx, j.Study, chosen)
	open := make([]int, 0, len(chosen))
	for _, i := range chosen {
		if x := &j.suspect[i]; x.ticks() {
			x.Verdict, x.Confidence, x.Cause = Waiting, 0.95, CauseTimer
			j.enliven(x.Goroutine, x.place)
		} else {
			open = append(open, i)
		}
	}
	for added := true; added && ctx.Err() == nil; {
		added = false
		rest := open[:0]
		for _, i := range open {
			x := &j.suspect[i]
			x.evidence = j.gather(x)
			if j.weigh(x); x.Verdict == Waiting {
				j.enliven(x.Goroutine, x.place)
				added = true
				continue
			}
			rest = append(rest, i)
		}
		open = rest
	}
	for i, of := range follow {
		if of != i {
			x, y := &j.suspect[i], &j.suspect[of]
			x.Verdict, x.Confidence, x.Cause, x.evidence, x.other = y.Verdict, y.Confidence, y.Cause, y.evidence, y.other
			x.hope, x.sends, x.times = y.hope, y.sends, y.times
		}
	}
}

// choose returns which suspects to look at, in order, and for each suspect whose
// verdict it takes.
func (j *settling) choose() (chosen, follow []int) {
	type story struct{ made, waits model.StackID }
	total := make(map[story]int)
	for i := range j.suspect {
		x := &j.suspect[i]
		total[story{j.t.Goroutine(x.Goroutine).CreatedAt, x.Stack}]++
	}
	seen, last := make(map[story]int), make(map[story]int)
	follow = make([]int, len(j.suspect))
	for i := range j.suspect {
		x := &j.suspect[i]
		k := story{j.t.Goroutine(x.Goroutine).CreatedAt, x.Stack}
		if step := (total[k] + sample - 1) / sample; seen[k]%step == 0 {
			chosen = append(chosen, i)
			last[k] = i
		}
		seen[k]++
		follow[i] = last[k]
	}
	return chosen, follow
}

// caution is how much must speak for a fault: where the odds are about even, an alarm
// is worse than none.
const caution = 0.2

// weigh finds the verdict from the evidence, and from what was recorded.
func (j *settling) weigh(x *suspect) {
	x.Cause = CauseEvidence
	z, best, ok := j.onChannels(x)
	if !ok {
		z = bias(x.Op)
		for e := range x.evidence.all() {
			z += weight(e, x.Op)
		}
	}
	p := 1 / (1 + math.Exp(-z)) // that it is stuck
	if z > caution {
		x.Verdict, x.Confidence = Stuck, float32(p)
		if x.evidence.has(factReentrant) {
			x.Cause = CauseSelf
		}
	} else {
		x.Verdict, x.Confidence = Waiting, float32(max(1-p, 0.5))
	}
	x.Confidence = min(x.Confidence, 0.99)
	if ok && best.tells(x.Verdict) {
		x.Cause, x.hope, x.sends, x.times, x.other = CauseRecorded, best.hope, best.sends, best.times, best.other
	}
}

// ticks reports whether a timer ends the wait again and again, and does so still: it
// has waited about as long as before, or less.
func (x *suspect) ticks() bool {
	if x.byTimer == 0 || x.Op != model.OpSelect && x.Op != model.OpReceive {
		return false
	}
	return x.End-x.ticked <= 4*x.longest+1e6
}

// AtEnd finds verdicts on all who are blocked when a trace ends, as [Study.Judge] does,
// in a visit of its own.
func AtEnd(ctx context.Context, t *model.Trace) []Blocked {
	s := NewStudy(t)
	visit.All(ctx, t, nil, s)
	return s.Judge(ctx)
}
