package analysis

import "chanlens/model"

// judge finds verdicts on what goroutines do at the end. It is used by one goroutine.
type judge struct {
	t         *model.Trace
	past      *past
	residence []cause // by stack

	blocked []Blocked
	doubts  []doubt
}

// portionRows is how many rows are judged at a time.
const portionRows = 1 << 13

// judgeAll judges who waits in the last intervals of the last segment, in the order
// of goroutines, and returns also of which of them the verdict is in doubt.
func judgeAll(t *model.Trace, p *past, residence []cause) ([]Blocked, []doubt) {
	rows := p.segments[len(p.segments)-1].Rows()
	judges := make([]judge, portions(rows.Len(), portionRows))
	share(rows.Len(), portionRows, func(portion, from, to int) {
		j := &judge{t: t, past: p, residence: residence}
		for i := from; i < to; i++ {
			j.row(rows.Row(i), to-i)
		}
		judges[portion] = *j
	})
	blocked, doubts := 0, 0
	for i := range judges {
		blocked, doubts = blocked+len(judges[i].blocked), doubts+len(judges[i].doubts)
	}
	all, unsure := make([]Blocked, 0, blocked), make([]doubt, 0, doubts)
	for i := range judges {
		for _, d := range judges[i].doubts {
			d.of += int32(len(all))
			unsure = append(unsure, d)
		}
		all = append(all, judges[i].blocked...)
	}
	return all, unsure
}

// row judges the last interval of a row, if it is a wait. At most left rows come,
// this one included.
func (j *judge) row(row model.Row, left int) {
	n := row.Len()
	if n == 0 || row.Dead || !row.Ops()[n-1].Blocked() {
		return
	}
	b := Blocked{Goroutine: row.Goroutine, Op: row.Ops()[n-1], Stack: row.Stack(n - 1), Start: row.Start(n - 1), End: j.t.End()}
	if j.wait(&b) {
		d := doubt{start: b.Start, of: int32(len(j.blocked)), segment: int32(len(j.past.segments) - 1), left: lookBackIntervals}
		if j.past.lookAt(&d, &b, row); d.segment >= 0 {
			j.doubts = append(j.doubts, d)
		}
	}
	if j.blocked == nil {
		j.blocked = make([]Blocked, 0, left)
	}
	j.blocked = append(j.blocked, b)
}

// wait finds the verdict on a wait, and reports whether a timer may excuse it.
func (j *judge) wait(b *Blocked) (doubtful bool) {
	b.Verdict = operations[b.Op].verdict
	if b.Verdict == NoVerdict || j.t.Goroutine(b.Goroutine).System {
		b.Verdict = System
		return false
	}
	if b.Verdict != Stuck {
		return false
	}
	switch because := j.residence[b.Stack]; {
	case because != becauseOfOp:
		b.Verdict, b.cause = Waiting, because
	case b.Op == model.OpSelectEmpty:
		if fn := j.t.FuncName(b.Goroutine); fn == "runtime.main" || fn == "main.main" {
			b.Verdict, b.cause = Waiting, becauseMain
		}
	case b.Op == model.OpSelect || b.Op == model.OpReceive:
		return true
	}
	return false
}

// residents are packages whose own code waits as a matter of course.
var residents = map[string]cause{
	"testing":   becauseOfTests,
	"os/signal": becauseOfSignal,
}

// residence says of each stack why a wait there is a matter of course; becauseOfOp,
// if it is not.
func residence(t *model.Trace) []cause {
	of := make([]cause, t.NumStacks()+1)
	for i := range of {
		of[i] = residents[model.PackageOf(t.Frame(t.Site(model.StackID(i))).Func)]
	}
	return of
}
