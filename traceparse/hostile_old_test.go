package traceparse

import (
	"encoding/binary"
	"math"
	"strings"
	"testing"
)

// Event types of the old format that hand-made traces need besides.
const (
	oldGoStart   = 14
	oldGoSysCall = 28
	oldHeapAlloc = 33
)

// oldTrace writes traces of Go 1.21 that no runtime writes.
type oldTrace struct{ data []byte }

func newOldTrace() *oldTrace {
	return &oldTrace{append([]byte("go 1.21 trace"), 0, 0, 0)}
}

func (o *oldTrace) event(kind byte, numbers ...uint64) {
	var body []byte
	for _, x := range numbers {
		body = binary.AppendUvarint(body, x)
	}
	if len(numbers) < 4 {
		o.data = append(o.data, kind|byte(len(numbers)-1)<<6)
	} else {
		o.data = binary.AppendUvarint(append(o.data, kind|3<<6), uint64(len(body)))
	}
	o.data = append(o.data, body...)
}

func (o *oldTrace) text(s string) {
	o.data = binary.AppendUvarint(o.data, uint64(len(s)))
	o.data = append(o.data, s...)
}

func (o *oldTrace) string(number uint64, s string) {
	o.data = binary.AppendUvarint(append(o.data, oldString), number)
	o.text(s)
}

// Traces of the old format, each made to cost more than its size warrants.
func TestHostileOldTraces(t *testing.T) {
	const size = 1<<20 - 1<<12
	for name, make := range map[string]func(size int) []byte{
		"procs that wait for ever": waitingProcs,
		"as many as may be":        someWaitingProcs,
		"system calls":             systemCalls,
		"created before the start": createdBefore,
		"just so many":             func(size int) []byte { return createdBefore(min(size, maxOldSkipped*7)) },
		"long names":               longNames,
		"long categories":          longCategories,
		"events":                   oldEvents,
		"huge counts":              hugeCounts,
		"times that overflow":      oldTimes,
	} {
		t.Run(name, func(t *testing.T) { checkBounds(t, make(size)) })
	}
}

// A stack that overflows cannot be recovered from.
func TestHugeOldTrace(t *testing.T) {
	if testing.Short() {
		t.Skip("tens of megabytes")
	}
	checkBounds(t, createdBefore(24<<20))
}

// waitingProcs has thousands of processors whose first events never can come, each of
// which is looked at again for each event of another one.
func waitingProcs(size int) []byte { return waitingOldProcs(size, math.MaxInt) }

func someWaitingProcs(size int) []byte { return waitingOldProcs(size, maxOldProcs-1) }

func waitingOldProcs(size, procs int) []byte {
	o := newOldTrace()
	for p := uint64(1); len(o.data) < size/2 && p <= uint64(procs); p++ {
		o.event(oldBatch, p, 1)
		o.event(oldGoStart, 1, 1<<20, 7)
	}
	o.event(oldBatch, 0, 1)
	o.event(oldFrequency, 1e9)
	for len(o.data) < size {
		o.event(oldHeapAlloc, 1, 1)
	}
	return o.data
}

// systemCalls has a system call on each of many processors, of goroutines of which
// nothing is heard any more; it is looked for in all that follows.
func systemCalls(size int) []byte {
	o := newOldTrace()
	o.event(oldBatch, 0, 1)
	for g := uint64(1); g < maxOldProcs; g++ {
		o.event(oldGoCreate, 1, g, 0, 0)
	}
	o.event(oldGomaxprocs, 1, 1, 0)
	for p := uint64(1); p < maxOldProcs; p++ {
		o.event(oldBatch, p, 10_000)
		o.event(oldGoStart, p, p, 1)
		o.event(oldGoSysCall, 1, 0)
	}
	o.event(oldBatch, 0, 100_000)
	o.event(oldFrequency, 1e9)
	for len(o.data) < size {
		o.event(oldHeapAlloc, 1, 1)
	}
	return o.data
}

// createdBefore has nothing but goroutines that are there as the trace begins.
func createdBefore(size int) []byte {
	o := newOldTrace()
	o.event(oldBatch, 0, 1)
	o.event(oldFrequency, 1e9)
	for g := uint64(1); len(o.data) < size; g++ {
		o.event(oldGoCreate, 1, g, 0, 0)
	}
	o.event(oldHeapAlloc, 1, 1)
	return o.data
}

// longNames has one function with a name as long as may be, and many deep stacks of it.
func longNames(size int) []byte {
	o := newOldTrace()
	o.event(oldBatch, 0, 1)
	o.event(oldFrequency, 1e9)
	o.string(1, "runtime."+strings.Repeat("x", min(size/2, 1e6)-8))
	for stack := uint64(1); len(o.data) < size; stack++ {
		numbers := []uint64{stack, 500}
		for frame := range uint64(500) {
			numbers = append(numbers, stack>>(frame%16)%2, 1, 1, 1)
		}
		o.event(oldStack, numbers...)
		o.event(oldUserLog, 1, 0, 1, stack)
		o.text("")
	}
	return o.data
}

// longCategories has one long string, and many messages of that category.
func longCategories(size int) []byte {
	o := newOldTrace()
	o.event(oldBatch, 0, 1)
	o.event(oldFrequency, 1e9)
	o.string(1, strings.Repeat("x", min(size/2, 1e6)))
	for len(o.data) < size {
		o.event(oldUserLog, 1, 0, 1, 0)
		o.text("")
	}
	return o.data
}

func oldEvents(size int) []byte {
	o := newOldTrace()
	o.event(oldBatch, 0, 1)
	o.event(oldFrequency, 1e9)
	o.event(oldGomaxprocs, 1, 1, 0)
	for g := uint64(1); len(o.data) < size; g++ {
		o.event(oldGoCreate, 1, g, 0, 0)
	}
	return o.data
}

// hugeCounts claims more than there is, wherever something is counted.
func hugeCounts(size int) []byte {
	o := newOldTrace()
	for len(o.data) < size {
		o.event(oldBatch, 0, 1)
		o.event(oldHeapAlloc, 1, 1)
		o.event(oldGoCreate, 1<<60, 1<<60, 1<<30, 1<<30)
	}
	o.data = append(o.data, oldString, 1)
	o.data = binary.AppendUvarint(o.data, 1<<62)
	return o.data
}

func oldTimes(size int) []byte {
	o := newOldTrace()
	o.event(oldBatch, 0, 1)
	o.event(oldFrequency, 1)
	for len(o.data) < size {
		o.event(oldHeapAlloc, 1<<40, 1)
	}
	return o.data
}
