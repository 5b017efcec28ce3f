package channel

import (
	"chanlens/model"
	"chanlens/model/radix"
)

// recording sums up the channels whose operations were recorded. Nothing about them is
// inferred.
//
//  1. Segment for segment, operations and the waits on channels that ended there are
//     led past in the order of time (segment). So what a goroutine recorded last before
//     a wait tells on which channels it waits, and what it records next tells which of
//     them it was (recorded_wait.go).
//  2. What a goroutine does with a channel at a place is summed up (recorded_doing.go),
//     and the k-th send of a channel is paired with its k-th receive (recorded_pair.go).
//  3. Channels of one origin that are used alike become one entry if they are many
//     (recorded_fold.go), and entries become channels of a [Result]
//     (recorded_channel.go, recorded_members.go).
//
// Waits of which nothing was recorded are left to the inference, and make channels of
// their own.
type recording struct {
	t     *model.Trace
	spots *spots
	known model.Time // where what is there of the trace ends

	chans  []chanSum // by handle
	doings doings
	pairs  exactPairs

	slots   []int32 // by goroutine: its waiter, from 1
	waiters []waiter
	free    []int32
	strays  []stray
	last    []lastOp // by goroutine

	wakes []model.Time // when each wait ended, in order
	on    []model.Chan // by wait: its channel; NilChan if that was not recorded
	open  []openWait
}

// chanSum is what is summed up of a channel beside what was done where.
type chanSum struct {
	doings     int32 // where they begin, when they are sorted
	pending    *pending
	first      model.Time // operation
	maxLen     int32
	timer      bool
	waiting    int32 // now
	maxWaiting int32
	panics     uint32
	atEnd      [3]uint32 // by endSide
}

// The sides on which goroutines wait when the trace ends.
const (
	endSends = iota
	endReceives
	endSelects
)

// openWait is a recorded wait that is open when the trace ends, on one of its channels.
type openWait struct {
	g model.Goroutine
	c model.Chan
}

// lastOp is what a goroutine did last, if that may end another's wait.
type lastOp struct {
	c    model.Chan // NilChan: nothing of the kind
	kind model.ChanKind
}

func newRecording(t *model.Trace, spots *spots, known model.Time) *recording {
	n := t.NumGoroutines()
	r := &recording{
		t: t, spots: spots, known: known, chans: make([]chanSum, t.NumChans()),
		slots: make([]int32, n), last: make([]lastOp, n),
	}
	for i := range r.chans {
		r.chans[i].first = openEnd
	}
	return r
}

// segment takes over the operations of a segment, the waits on channels that ended in
// it, in the order of their ends, and those that are open. It returns those of which
// nothing was recorded.
func (r *recording) segment(ops model.ChanRun, ended []radix.Keyed[*seen], open []seen) (rest []radix.Keyed[*seen], stillOpen []seen) {
	next := 0
	for i := range ops.Len() {
		op := ops.Op(i)
		for ; next < len(ended) && comesBefore(ended[next].Of, &op); next++ {
			r.end(ended[next].Of)
		}
		r.op(&op)
	}
	for _, v := range ended[next:] {
		r.end(v.Of)
	}
	rest = ended[:0]
	for i, s := range r.strays {
		if s.v == nil {
			continue
		}
		if w := r.waiter(s.v.woken); w != nil && w.stray == int32(i+1) {
			r.release(s.v.woken)
		}
		rest = append(rest, radix.Keyed[*seen]{Key: radix.Ascending(s.v.end), Of: s.v})
	}
	r.strays = r.strays[:0]
	stillOpen = open[:0]
	for i := range open {
		if !r.stays(&open[i]) && onChannel(open[i].op) {
			stillOpen = append(stillOpen, open[i])
		}
	}
	return rest, stillOpen
}

// comesBefore reports whether a wait ended before an operation: what is done after a wait
// comes behind its end, and all else that happens at that moment before it.
func comesBefore(v *seen, op *model.ChanOp) bool {
	return v.end < op.At || v.end == op.At && op.Is(model.ChanWaited)
}

// op takes over an operation.
func (r *recording) op(op *model.ChanOp) {
	if op.Kind == model.ChanSelect || op.Goroutine == model.NoGoroutine {
		return // a select that took its default is on no channel
	}
	if op.Is(model.ChanWaits) {
		r.begin(op)
		return
	}
	of := &r.chans[op.Chan]
	of.first = min(of.first, op.At)
	of.maxLen = max(of.maxLen, op.Len)
	of.timer = of.timer || op.Is(model.ChanOfTimer)
	if op.Is(model.ChanPanics) {
		of.panics++
	}
	v := r.wokenBy(op)
	r.note(op)
	if op.Is(model.ChanOfTimer) && op.Kind == model.ChanSend {
		return // the timer's, which the goroutine runs on its way
	}
	where := r.spots.of[op.Stack]
	if v != nil {
		where = v.where.spot()
	}
	d := r.doings.at(op.Chan, op.Goroutine, r.act(op), where)
	if v != nil {
		r.waited(d, v, op.Done())
	}
	r.doings.list[d].count(op)
	if op.Done() && op.Seq != 0 {
		r.pair(op, d, v)
	} else if v != nil {
		r.pairs.byWake(v)
	}
}

// note notes what may end the wait of another.
func (r *recording) note(op *model.ChanOp) {
	if op.Is(model.ChanDirect) || op.Kind == model.ChanClose {
		r.last[op.Goroutine] = lastOp{op.Chan, op.Way()}
	} else {
		r.last[op.Goroutine] = lastOp{}
	}
}
