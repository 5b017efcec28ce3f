package programs

import (
	"errors"
	"slices"
	"sync"

	"chanlens/samples/proven"
)

// A builder runs targets as soon as those they need are built. A target's
// goroutine waits for the others by receiving from channels that they close.
type builder struct {
	needs map[string][]string
	done  map[string]chan struct{}
	slots chan struct{}
	work  func(target string) error
	wait  sync.WaitGroup
}

func newBuilder(needs map[string][]string, work func(string) error) *builder {
	b := &builder{needs: needs, done: make(map[string]chan struct{}), slots: make(chan struct{}, 2), work: work}
	for target := range needs {
		b.done[target] = make(chan struct{})
	}
	return b
}

func (b *builder) start() {
	targets := make([]string, 0, len(b.needs))
	for t := range b.needs {
		targets = append(targets, t)
	}
	slices.Sort(targets)
	for _, t := range targets {
		b.wait.Add(1)
		go b.build(t)
	}
}

func (b *builder) build(target string) {
	defer b.wait.Done()
	for _, n := range b.needs[target] {
		<-b.done[n]
	}
	b.slots <- struct{}{}
	err := b.work(target)
	<-b.slots
	if err != nil {
		return // and nobody learns that it is over
	}
	close(b.done[target])
}

var chain = map[string][]string{
	"lex": nil, "parse": {"lex"}, "types": {"parse"}, "ssa": {"types"},
	"asm": {"lex"}, "link": {"ssa", "asm"}, "doc": nil,
}

// A build is half done: the rest waits for a target that takes its time.
func buildUnderWay(stop func()) {
	b := newBuilder(chain, func(target string) error {
		if target == "types" {
			proven.Pause(120)
		}
		proven.Pause(3)
		return nil
	})
	b.start()
	proven.Pause(60)
	stop()
	b.wait.Wait()
}

// One target fails and does not say so. Those that need it wait, and those that
// need them; and so does who wants to know when all is done.
func buildFailed(stop func()) {
	go func() {
		b := newBuilder(chain, func(target string) error {
			if target == "parse" {
				return errors.New("syntax error")
			}
			proven.Pause(4)
			return nil
		})
		b.start()
		<-b.done["link"]
	}()
	proven.Pause(35)
	stop()
}

// Targets that need each other: a circle, with a tail that hangs on it.
func buildCycle(stop func()) {
	b := newBuilder(map[string][]string{
		"egg": {"hen"}, "hen": {"chick"}, "chick": {"egg"}, "cake": {"egg"}, "salt": nil,
	}, func(string) error { return nil })
	b.start()
	proven.Pause(90)
	stop()
}

func init() {
	proven.Healthy("build-under-way", "waiting in a graph of tasks", buildUnderWay)
	proven.Leaking("build-failed", "graph of tasks, one failed silently", 4, buildFailed)
	proven.Leaking("build-cycle", "graph of tasks with a cycle", 4, buildCycle)
}
