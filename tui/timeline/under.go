package timeline

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/strip"
	"chanlens/model/format"
	"chanlens/tui/gap"
	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// question is what is asked about: a lane at a moment.
type question struct {
	survey *session.Survey
	lane   lane.Key
	at     model.Time
}

// runs finds who ran and who waited where.
type runs struct {
	of     *session.Survey
	runs   *strip.Runs
	queues map[int]*strip.Queues // touched by the event loop only
	users  *users
}

// look finds out what is under the cursor, and whom it comes to. Where that takes long it
// is done beside the event loop.
func (v *View) look() {
	q := question{v.s.Survey, v.cursor, v.s.Sel.At}
	if q == v.asked || v.s.Empty() || v.lanes.Index(v.cursor) < 0 {
		return
	}
	v.asked, v.under = q, lane.Under{}
	switch q.lane.Kind {
	case lane.Goroutine:
	case lane.Family:
		if i := v.lanes.Index(q.lane); v.lanes.List[i].Fold == lane.Closed {
			v.lookAtGroup(q)
		}
	case lane.Site:
		v.lookAtGroup(q)
	case lane.Proc, lane.Thread:
		v.lookAtRun(q)
	case lane.Channel:
		v.lookAtChannel(q)
	case lane.Recorded:
		v.lookAtRecorded(q)
	default:
		v.lookAtNote(q)
	}
}

// come makes a goroutine the selection, as what the cursor comes to.
func (v *View) come(g model.Goroutine) {
	if g != model.NoGoroutine {
		v.set(g, v.s.Sel.At)
	}
}

// whole says who a goroutine is.
func (v *View) who(g model.Goroutine) string {
	return fmt.Sprintf("goroutine %d", v.s.Trace.Goroutine(g).ID)
}

// finders returns what answers questions about the session's trace.
func (v *View) finders() *runs {
	if v.runs.of == nil || v.runs.of.Trace != v.s.Trace || v.runs.of.Found != v.s.Found {
		v.runs = runs{v.s.Survey, strip.NewRuns(v.s.Trace), make(map[int]*strip.Queues), &users{found: v.s.Found}}
	}
	return &v.runs
}

// runLane returns what answers questions about a processor or a thread.
func (v *View) runLane(k lane.Key) strip.RunLane {
	if k.Kind == lane.Thread {
		return v.finders().runs.Thread(model.Thread(k.ID))
	}
	return v.finders().runs.Proc(model.Proc(k.ID))
}

// lookAtRun finds out who ran on a processor or a thread.
func (v *View) lookAtRun(q question) {
	of := v.runLane(q.lane)
	v.s.Shell.Beside.Soon(func() func() {
		span, ok := of.At(q.at)
		return func() {
			if v.asked != q {
				return
			}
			name := v.runName(q.lane)
			if !ok {
				v.under.Texts = []string{name + " was idle"}
				return
			}
			v.come(span.Interval.Goroutine)
			verb := " ran "
			if span.Interval.Op == model.OpSyscall {
				verb = " was in a system call of "
			}
			long := " for " + format.Duration(time.Duration(span.End-span.Start))
			who := v.who(span.Interval.Goroutine)
			v.under = lane.Under{Span: lane.Span{From: span.Start, To: span.End}, Texts: []string{
				name + verb + who + " " + format.Func(v.s.Trace.FuncName(span.Interval.Goroutine), 30) + long,
				name + verb + who + long, name + verb + who,
			}}
		}
	})
}

// runName names a processor or a thread.
func (v *View) runName(k lane.Key) string {
	if k.Kind == lane.Thread {
		return fmt.Sprintf("thread %d", v.s.Trace.ThreadID(model.Thread(k.ID)))
	}
	return model.Proc(k.ID).String()
}

// maxWaiting is how many of those who wait on a channel are looked at.
const maxWaiting = 1000

// queue returns what makes what answers questions about a channel, which may take long.
func (v *View) queue(id int) func() *strip.Queues {
	f := v.finders()
	if q := f.queues[id]; q != nil {
		return func() *strip.Queues { return q }
	}
	t := v.s.Trace
	return func() *strip.Queues { return strip.NewQueues(t, f.users.of([]int{id})) }
}

// lookAtChannel finds out who waited on a channel.
func (v *View) lookAtChannel(q question) {
	if v.s.Found == nil {
		return
	}
	id, queue, f, within := int(q.lane.ID), v.queue(int(q.lane.ID)), v.finders(), v.s.Context()
	v.s.Shell.Beside.Soon(func() func() {
		ctx, cancel := context.WithTimeout(within, lookTime)
		defer cancel()
		of := queue()
		waits, n := of.At(ctx, id, q.at, maxWaiting)
		return func() {
			f.queues[id] = of
			if v.asked == q {
				v.tellQueue(id, waits, n)
			}
		}
	})
}

// lookTime is how long the event loop, or what is beside it, looks for who waits.
const lookTime = 2 * time.Second

// tellQueue says who waits on a channel under the cursor, and comes to who has done so the
// longest.
func (v *View) tellQueue(id int, waits []model.Interval, n int) {
	var count [model.NumClasses]int
	longest := -1
	for i := range waits {
		count[waits[i].Op.Class()]++
		if longest < 0 || waits[i].Start < waits[longest].Start {
			longest = i
		}
	}
	var sides []string
	for _, side := range [...]struct {
		of   model.Class
		name string
	}{{model.ClassSend, "sender"}, {model.ClassReceive, "receiver"}, {model.ClassSelect, "select"}} {
		if count[side.of] > 0 {
			sides = append(sides, format.Plural(count[side.of], side.name))
		}
	}
	text := strings.Join(sides, ", ") + " waiting"
	switch {
	case n == 0:
		text = "nobody waits"
	case n > len(waits):
		text = format.Count(uint64(n)) + " waiting"
	}
	v.under.Texts = []string{v.queues[id].Name + ": " + text, text}
	if n == len(waits) && n > 0 {
		v.under.Texts = append(v.under.Texts, format.Count(uint64(n))+" waiting")
	}
	if longest >= 0 {
		iv := waits[longest]
		v.come(iv.Goroutine)
		v.under.Span, v.under.GoesOn = lane.Span{From: iv.Start, To: iv.End}, iv.Open
	}
}

// maxMembers is how many goroutines of a group are looked at for who has waited longest.
const maxMembers = 4096

// lookAtGroup finds out who of a group matters most under the cursor: who is stuck, or else
// who has waited longest.
func (v *View) lookAtGroup(q question) {
	n, stuck := v.arranger.Size(q.lane)
	best, since, alive, looked := model.NoGoroutine, model.Time(math.MaxInt64), 0, 0
	ever := false // best is stuck
	for g := range v.arranger.Living(q.lane, q.at) {
		alive++
		if looked == maxMembers {
			continue
		}
		looked++
		start, stuck := v.s.StuckSince(g)
		stuck = stuck && start <= q.at
		if !stuck {
			iv, ok := v.s.Trace.IntervalNow(g, q.at)
			if !ok || ever {
				continue
			}
			if start = iv.Start; !iv.Op.Blocked() {
				start += v.s.Trace.End() // behind all that wait
			}
		}
		if stuck && !ever || start < since {
			best, since, ever = g, start, ever || stuck
		}
	}
	text := fmt.Sprintf("%s of %s alive", format.Count(uint64(alive)), format.Count(uint64(n)))
	if stuck > 0 {
		text += ", " + format.Count(uint64(stuck)) + " stuck in the end"
	}
	short := format.Count(uint64(alive)) + " alive"
	v.under.Texts = []string{text, short}
	if best == model.NoGoroutine {
		return
	}
	v.come(best)
	if iv, ok := v.s.Trace.IntervalNow(best, q.at); ok {
		v.under.Span, v.under.GoesOn = lane.Span{From: iv.Start, To: iv.End}, iv.Open
		long := text + "; " + v.who(best) + ": " + iv.Op.String() + " " + format.Duration(iv.Duration())
		v.under.Texts = []string{long, text, short}
	}
}

// lookAtNote finds out what task or region is under the cursor.
func (v *View) lookAtNote(q question) {
	for g := range v.arranger.Members(q.lane) {
		v.come(g)
	}
	name, span, open, ok := v.arranger.Notes().At(v.s.Trace, q.lane, q.at)
	if !ok {
		v.under.Texts = []string{name}
		return
	}
	v.under = lane.Under{Span: span, GoesOn: open, Texts: []string{
		name + " " + format.Duration(time.Duration(span.To-span.From)), name,
	}}
}

// underCursor returns what is under the cursor. On a goroutine's lane it is the interval.
func (v *View) underCursor() lane.Under {
	if v.s.Veil.On {
		return lane.Under{} // how long it takes, and so where it ends
	}
	if len(v.under.Texts) > 0 || v.s.Empty() || !v.s.Ready() {
		return v.under
	}
	if _, ok := v.cursor.Goroutine(); !ok {
		return v.under
	}
	iv, ok := v.selected()
	if !ok {
		return lane.Under{}
	}
	goesOn := iv.Open || iv.End < v.s.Trace.End() && gap.At(v.s.Trace, iv.End) != model.Present
	return lane.Under{Span: lane.Span{From: iv.Start, To: iv.End}, GoesOn: goesOn, Texts: []string{
		iv.Op.String() + " " + format.Duration(iv.Duration()),
	}}
}

// selected returns the interval under the cursor.
func (v *View) selected() (model.Interval, bool) {
	if v.s.Empty() {
		return model.Interval{}, false
	}
	if gap.At(v.s.Trace, v.s.Sel.At) != model.Present {
		return model.Interval{}, false
	}
	return v.s.Trace.IntervalAt(v.s.Sel.Goroutine, v.s.Sel.At)
}

// seekContext limits how long one key looks.
func seekContext() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), view.SeekTime)
}
