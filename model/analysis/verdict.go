package analysis

import (
	"fmt"

	"chanlens/model"
	"chanlens/model/format"
)

// Verdict says whether a goroutine that is blocked at the end is a fault.
type Verdict string

// The verdicts.
const (
	// Stuck goroutines wait for another goroutine that has not come.
	Stuck Verdict = "stuck"
	// Waiting goroutines wait for something that comes by itself or from outside:
	// time, the network, a signal, a test's end, the garbage collector.
	Waiting Verdict = "waiting"
	// System goroutines are the runtime's and the tracer's own.
	System Verdict = "system"
)

// rank orders verdicts by how much they ask for attention.
func (v Verdict) rank() int {
	switch v {
	case Stuck:
		return 0
	case Waiting:
		return 1
	}
	return 2
}

// operations says of each wait whether it is a fault by itself, how a sentence
// names it, and what has not happened. An operation that is not here is no wait
// of a program.
var operations = map[model.Operation]struct {
	verdict Verdict
	in      string // "waits …"
	because string
}{
	model.OpSend:          {Stuck, "in a send", "nobody received"},
	model.OpSendNil:       {Stuck, "in a send", "the channel is nil, so it waits for ever"},
	model.OpReceive:       {Stuck, "in a receive", "nobody sent or closed the channel"},
	model.OpReceiveNil:    {Stuck, "in a receive", "the channel is nil, so it waits for ever"},
	model.OpSelect:        {Stuck, "in a select", "none of its cases could go on"},
	model.OpSelectEmpty:   {Stuck, "in a select", "it has no cases, so it waits for ever"},
	model.OpMutexLock:     {Stuck, "in Mutex.Lock", "it did not get the lock"},
	model.OpOnceDo:        {Stuck, "in Once.Do", "the first call did not return"},
	model.OpRWMutexQueue:  {Stuck, "in RWMutex.Lock", "it did not get the lock"},
	model.OpRWMutexLock:   {Stuck, "in RWMutex.Lock", "readers did not unlock"},
	model.OpRWMutexRLock:  {Stuck, "in RWMutex.RLock", "it did not get the lock"},
	model.OpWaitGroupWait: {Stuck, "in WaitGroup.Wait", "the counter did not come to zero"},
	model.OpCondWait:      {Stuck, "in Cond.Wait", "no signal reached it"},
	model.OpSemacquire:    {Stuck, "for a semaphore", "nobody released it"},
	model.OpNetwork:       {Waiting, "for the network", "data or a connection comes from outside"},
	model.OpSleep:         {Waiting, "in a sleep", "time ends it"},
	model.OpCoroutine:     {Waiting, "in an iterator", "it goes on when the next value is asked for"},
	model.OpSynctest:      {Waiting, "in synctest", "it goes on when all others in its bubble are blocked"},
	model.OpGCAssist:      {Waiting, "in a mark assist", "the garbage collector ends it"},
	model.OpGCWait:        {Waiting, "for the garbage collection", "its end ends it"},
	model.OpWeakToStrong:  {Waiting, "to use a weak pointer", "the garbage collector ends it"},
	model.OpSuspended:     {Waiting, "", "the runtime stopped it and lets it go on by itself"},
	model.OpDebugCall:     {Waiting, "for a debugger's call", "the debugger ends it"},
	model.OpWaiting:       {Waiting, "", "the trace does not tell for what"},
}

// residents are packages whose own code waits as a matter of course.
var residents = map[string]string{
	"testing":   "the test framework waits for its tests",
	"os/signal": "signals come from outside",
}

// judge finds the verdict on a goroutine that is blocked at the end.
func judge(t *model.Trace, iv model.Interval) Blocked {
	b := Blocked{Goroutine: iv.Goroutine, Interval: iv, Site: t.Site(iv.Stack)}
	word, known := operations[iv.Op]
	switch {
	case t.Goroutine(iv.Goroutine).System || !known:
		b.Verdict, b.Why = System, "belongs to the Go runtime or its tracer"
		return b
	case word.verdict == Stuck:
		b.Verdict = Stuck
		if because := excuse(t, b); because != "" {
			b.Verdict, word.because = Waiting, because
		}
	default:
		b.Verdict = word.verdict
	}
	b.Why = sentence(t, b, word.in, word.because)
	return b
}

// excuse tells why a wait that might be a fault is none, or "".
func excuse(t *model.Trace, b Blocked) string {
	if because := residents[model.PackageOf(t.Frame(b.Site).Func)]; because != "" {
		return because
	}
	switch b.Interval.Op {
	case model.OpSelectEmpty:
		if fn := t.FuncName(b.Goroutine); fn == "runtime.main" || fn == "main.main" {
			return "the main goroutine leaves the work to others"
		}
	case model.OpSelect, model.OpReceive:
		if timerBefore(t, b) {
			return "a timer ended this wait before"
		}
	}
	return ""
}

// followStuck turns a wait for a test into a fault if that test is stuck itself,
// and so on outwards: a test framework's goroutine waits for those it created.
func followStuck(t *model.Trace, all []Blocked) {
	for changed := true; changed; {
		changed = false
		children := make(map[model.Goroutine]model.Goroutine) // creator -> a stuck goroutine it created
		for _, b := range all {
			if creator := t.Goroutine(b.Goroutine).Creator; b.Verdict == Stuck && creator != model.NoGoroutine {
				children[creator] = b.Goroutine
			}
		}
		for i := range all {
			b := &all[i]
			child, ok := children[b.Goroutine]
			if !ok || b.Verdict != Waiting || model.PackageOf(t.Frame(b.Site).Func) != "testing" {
				continue
			}
			b.Verdict, changed = Stuck, true
			b.Why = sentence(t, *b, operations[b.Interval.Op].in, fmt.Sprintf("its test, goroutine %d, is stuck", t.Goroutine(child).ID))
		}
	}
}

// timerBefore reports whether one of the goroutine's latest waits at the same
// place was ended by a timer, as happens in a loop around a time.Ticker.
func timerBefore(t *model.Trace, b Blocked) bool {
	iv := b.Interval
	for range 16 {
		prev, ok := t.Prev(iv)
		if !ok {
			return false
		}
		iv = prev
		if iv.Op != b.Interval.Op || t.Site(iv.Stack) != b.Site {
			continue
		}
		if w, ok := t.WakeAfter(iv); ok && w.Kind == model.WakeTimer {
			return true
		}
	}
	return false
}

// sentence tells where and how long a goroutine waits, and what for.
func sentence(t *model.Trace, b Blocked, in, because string) string {
	s := "waits"
	if in != "" {
		s += " " + in
	}
	if b.Site != model.NoFrame {
		s += " at " + format.Place(t.Frame(b.Site))
	}
	s += " for " + format.Duration(b.Interval.Duration())
	if info := t.Goroutine(b.Goroutine); info.Created == model.NoTime && b.Interval.Start <= info.First {
		s += " or more (since before the trace)"
	}
	return s + "; " + because
}
