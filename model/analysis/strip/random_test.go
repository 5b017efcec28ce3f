package strip_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// random writes a trace of several generations in which goroutines run on three
// processors, wait, wake each other, make system calls, start others and end.
func random(seed uint64) string {
	w := &world{r: rand.New(rand.NewPCG(seed, 1)), on: make([]int, 3), idle: make([]bool, 3), thread: []int{5, 6, 7}}
	for id := range 12 {
		w.add(id + 1)
	}
	at := 0
	for gen := range 2 + w.r.IntN(4) {
		end := at + 200 + w.r.IntN(2000)
		if gen > 0 && w.r.IntN(4) == 0 {
			// Who is alive goes on behind the gap.
			fmt.Fprintf(&w.text, "lost %d damaged\n", 10*gen)
			at += 100
			end += 100
		}
		w.generation(10*gen+1, at, end)
		at = end
	}
	return w.text.String()
}

// world is the state of a program that random makes up.
type world struct {
	r       *rand.Rand
	text    strings.Builder
	all     []*person
	on      []int // by processor: the goroutine that runs there, or 0
	idle    []bool
	thread  []int // by processor
	threads int   // more of them
}

type person struct {
	id    int
	doing string // as in the text form
	proc  int
	kept  bool // in a system call: has its processor yet
}

func (w *world) add(id int) *person {
	p := &person{id: id, doing: "runnable"}
	w.all = append(w.all, p)
	return p
}

func (w *world) line(p *person, at any, what string) {
	fmt.Fprintf(&w.text, "goroutine %d main.f%d\n %v %s\n", p.id, p.id%3, at, what)
}

func (w *world) generation(number, from, to int) {
	fmt.Fprintf(&w.text, "generation %d %d %d\n", number, from, to)
	for p := range w.on {
		state := "running"
		if w.idle[p] {
			state = "idle"
		}
		fmt.Fprintf(&w.text, "proc P%d\n ^ %s\n", p, state)
	}
	for _, p := range w.all {
		w.line(p, "^", p.doing)
	}
	for at := from + 1 + w.r.IntN(5); at < to; at += 1 + w.r.IntN(9) {
		w.step(at)
		if w.r.IntN(4) == 0 {
			fmt.Fprintf(&w.text, "metric %s %d %d\n", []string{"heap", "goal"}[w.r.IntN(2)], at, w.r.IntN(1000))
		}
	}
}

// step lets one thing happen.
func (w *world) step(at int) {
	if w.r.IntN(3) == 0 { // a long time in which nothing does
		return
	}
	p := w.all[w.r.IntN(len(w.all))]
	word, _, _ := strings.Cut(p.doing, " ")
	switch word {
	case "runnable", "preempted":
		if proc := w.free(); proc >= 0 {
			w.wakeProc(proc, at)
			w.run(p, proc, at)
		}
	case "running":
		w.leave(p, at)
	case "system-call":
		switch {
		case !p.kept:
			p.doing = "runnable"
			w.line(p, at, p.doing)
		case w.r.IntN(2) == 0:
			w.run(p, p.proc, at)
		default: // it takes long, and the processor is taken away
			p.kept = false
			w.on[p.proc], w.idle[p.proc] = 0, true
			w.threads++
			w.thread[p.proc] = 10 + w.threads
			fmt.Fprintf(&w.text, "proc P%d\n %d idle\n", p.proc, at)
		}
	default:
		by := "-"
		if waker := w.all[w.r.IntN(len(w.all))]; strings.HasPrefix(waker.doing, "running") {
			by = fmt.Sprint(waker.id)
		}
		stack := []string{"", " @ runtime.chansend1 chan.go:1 < main.a main.go:1", " @ runtime.chanrecv1 chan.go:1 < main.b main.go:2", " @ main.c main.go:3"}[w.r.IntN(4)]
		p.doing = "runnable"
		w.line(p, at, "runnable woken by "+by+stack)
	}
}

// leave ends a time for which a goroutine ran.
func (w *world) leave(p *person, at int) {
	switch n := w.r.IntN(12); {
	case n == 0 && len(w.all) > 5:
		w.line(p, at, "end")
		w.all = append(w.all[:indexOf(w.all, p)], w.all[indexOf(w.all, p)+1:]...)
	case n < 4:
		p.kept = true
		p.doing = fmt.Sprintf("system-call P%d T%d", p.proc, w.thread[p.proc])
		w.line(p, at, p.doing)
		return
	case n == 4:
		child := w.add(1000 + at)
		w.line(child, at, fmt.Sprintf("runnable created by %d", p.id))
		return
	case n == 5:
		p.doing = "preempted"
		w.line(p, at, p.doing)
	default:
		waits := []string{"send @ runtime.chansend1 chan.go:1 < main.f main.go:%d", "receive @ runtime.chanrecv1 chan.go:1 < main.f main.go:%d", "select @ runtime.selectgo select.go:1 < main.f main.go:%d", "sleep @ time.Sleep sleep.go:1 < main.f main.go:%d"}
		p.doing = fmt.Sprintf(waits[w.r.IntN(len(waits))], w.r.IntN(4))
		w.line(p, at, p.doing)
	}
	w.on[p.proc] = 0
	if w.r.IntN(2) == 0 {
		w.idle[p.proc] = true
		fmt.Fprintf(&w.text, "proc P%d\n %d idle\n", p.proc, at)
	}
}

func (w *world) run(p *person, proc, at int) {
	w.on[proc], p.proc, p.kept = p.id, proc, false
	p.doing = fmt.Sprintf("running P%d T%d", proc, w.thread[proc])
	w.line(p, at, p.doing)
}

func (w *world) wakeProc(proc, at int) {
	if w.idle[proc] {
		w.idle[proc] = false
		fmt.Fprintf(&w.text, "proc P%d\n %d running T%d\n", proc, at, w.thread[proc])
	}
}

// free returns a processor on which nobody runs, or -1.
func (w *world) free() int {
	for proc, id := range w.on {
		if id == 0 {
			return proc
		}
	}
	return -1
}

func indexOf(all []*person, p *person) int {
	for i := range all {
		if all[i] == p {
			return i
		}
	}
	return -1
}
