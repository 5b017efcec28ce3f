// Stress does many channel operations of every kind under garbage collection and
// stack growth, records them, and writes down what each goroutine did, in order:
// the truth that its trace is held against.
//
//	stress TRACE LOG SEED OPERATIONS
//
// The log has a line "goroutine ID", and one for each of its operations below:
// "KIND CHANNEL VALUE", with KIND send, recv or closed, and "sel" behind it in a
// select. A CHANNEL is its address.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"runtime/trace"
	"strconv"
	"sync"
	"time"
	"unsafe"
)

// early is used before the trace begins, so that its counts do not begin at one.
var early = make(chan uint64, 64)

func init() {
	for i := 0; i < 5000; i++ {
		early <- uint64(i)
		if i >= 10 {
			<-early
		}
	}
}

func main() {
	file, err := os.Create(os.Args[1])
	check(err)
	seed, err := strconv.ParseInt(os.Args[3], 10, 64)
	check(err)
	operations, err := strconv.Atoi(os.Args[4])
	check(err)
	check(trace.Start(file))
	logs := run(rand.New(rand.NewSource(seed)), operations)
	trace.Stop()
	check(file.Close())
	out, err := os.Create(os.Args[2])
	check(err)
	w := bufio.NewWriter(out)
	for _, l := range logs {
		w.Write(l.text.Bytes())
	}
	check(w.Flush())
	check(out.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A journal is what one goroutine did.
type journal struct{ text bytes.Buffer }

func newJournal() *journal {
	var b [64]byte
	id := bytes.Fields(b[:runtime.Stack(b[:], false)])[1]
	j := &journal{}
	fmt.Fprintf(&j.text, "goroutine %s\n", id)
	return j
}

func (j *journal) add(kind string, c chan uint64, v uint64, sel string) {
	fmt.Fprintf(&j.text, "%s 0x%x %d%s\n", kind, *(*uintptr)(unsafe.Pointer(&c)), v, sel)
}

func (j *journal) received(c chan uint64, v uint64, ok bool, sel string) {
	if ok {
		j.add("recv", c, v, sel)
	} else {
		j.add("closed", c, 0, sel)
	}
}

// load is the channels and who uses them.
type load struct {
	chans      []chan uint64
	quit       chan uint64
	operations int
	mu         sync.Mutex
	journals   []*journal
}

func run(r *rand.Rand, operations int) []*journal {
	l := &load{chans: []chan uint64{early}, quit: make(chan uint64), operations: operations}
	for len(l.chans) < 24 {
		l.chans = append(l.chans, make(chan uint64, []int{0, 0, 1, 2, 7, 64}[r.Intn(6)]))
	}
	var senders, receivers, others sync.WaitGroup
	done := make(chan bool)
	start(&others, func() { collect(done) })
	start(&others, timers)
	for i := 0; i < 24; i++ {
		me, s1, s2, c := uint64(i+1), r.Int63(), r.Int63(), l.chans[i]
		start(&senders, func() { l.journal(func(j *journal) { l.send(j, rand.New(rand.NewSource(s1)), me) }) })
		start(&receivers, func() { l.journal(func(j *journal) { l.receive(j, rand.New(rand.NewSource(s2))) }) })
		start(&others, func() { l.journal(func(j *journal) { drain(j, c) }) })
	}
	senders.Wait()
	close(l.quit)
	receivers.Wait()
	for _, c := range l.chans {
		close(c)
	}
	close(done)
	others.Wait()
	runtime.KeepAlive(l.chans)
	return l.journals
}

func start(wg *sync.WaitGroup, f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		f()
	}()
}

func (l *load) journal(f func(*journal)) {
	j := newJournal()
	f(j)
	l.mu.Lock()
	l.journals = append(l.journals, j)
	l.mu.Unlock()
}

func (l *load) any(r *rand.Rand) chan uint64 { return l.chans[r.Intn(len(l.chans))] }

func (l *load) send(j *journal, r *rand.Rand, me uint64) {
	for n := 1; n <= l.operations; n++ {
		v := me<<32 | uint64(n)
		deep(r, func() { l.sendOne(j, r, v) })
	}
}

func (l *load) sendOne(j *journal, r *rand.Rand, v uint64) {
	a, b, c := l.any(r), l.any(r), l.any(r)
	switch r.Intn(4) {
	case 0, 1:
		a <- v
		j.add("send", a, v, "")
	case 2:
		select {
		case a <- v:
			j.add("send", a, v, "")
		default:
		}
	case 3:
		select {
		case a <- v:
			j.add("send", a, v, " sel")
		case b <- v:
			j.add("send", b, v, " sel")
		case x, ok := <-c:
			j.received(c, x, ok, " sel")
		}
	}
}

// receive goes on until it is told to stop.
func (l *load) receive(j *journal, r *rand.Rand) {
	for stop := false; !stop; {
		deep(r, func() { stop = l.receiveOne(j, r) })
	}
}

func (l *load) receiveOne(j *journal, r *rand.Rand) (stop bool) {
	a, b := l.any(r), l.any(r)
	if r.Intn(4) == 0 {
		select {
		case v, ok := <-a:
			j.received(a, v, ok, "")
		default:
		}
		return false
	}
	select {
	case v, ok := <-a:
		j.received(a, v, ok, " sel")
	case v, ok := <-b:
		j.received(b, v, ok, " sel")
	case v, ok := <-l.quit:
		j.received(l.quit, v, ok, " sel")
		return true
	}
	return false
}

// drain receives until the channel is closed.
func drain(j *journal, c chan uint64) {
	for v := range c {
		j.received(c, v, true, "")
	}
	j.received(c, 0, false, "")
}

// deep calls f, now and then far down a stack that must grow for it.
func deep(r *rand.Rand, f func()) {
	if r.Intn(20) == 0 {
		down(r.Intn(60), f)
	} else {
		f()
	}
}

//go:noinline
func down(n int, f func()) int {
	var pad [200]byte
	pad[n%200] = 1
	if n == 0 {
		f()
		return int(pad[0])
	}
	return down(n-1, f) + int(pad[1])
}

// collect forces garbage collections, which shrink stacks.
func collect(done chan bool) {
	for {
		select {
		case <-done:
			return
		default:
			runtime.GC()
			keep = make([][]byte, 100)
			for i := range keep {
				keep[i] = make([]byte, 1024)
			}
			time.Sleep(500 * time.Microsecond)
		}
	}
}

var keep [][]byte

// timers fires, stops, resets and drains them.
func timers() {
	for i := 0; i < 50; i++ {
		soon, late := time.NewTimer(50*time.Microsecond), time.NewTimer(time.Hour)
		select {
		case <-soon.C:
		case <-late.C:
		}
		soon.Reset(20 * time.Microsecond)
		time.Sleep(40 * time.Microsecond)
		_ = len(soon.C)
		soon.Stop()
		late.Stop()
	}
}
