package programs

import (
	"sync"

	"chanlens/samples/proven"
)

// A stream is a source of values of any type, and what is made of it.
type stream[T any] struct {
	values <-chan T
	cancel *canceller
}

type canceller struct {
	once sync.Once
	done chan struct{}
}

func (c *canceller) cancel() { c.once.Do(func() { close(c.done) }) }

func from[T any](values ...T) stream[T] {
	out, c := make(chan T), &canceller{done: make(chan struct{})}
	go emit(values, out, c.done)
	return stream[T]{out, c}
}

func emit[T any](values []T, out chan<- T, done <-chan struct{}) {
	defer close(out)
	for _, v := range values {
		select {
		case out <- v:
		case <-done:
			return
		}
	}
}

func mapped[T, U any](in stream[T], f func(T) U) stream[U] {
	out := make(chan U)
	go func() {
		defer close(out)
		for v := range in.values {
			select {
			case out <- f(v):
			case <-in.cancel.done:
				return
			}
		}
	}()
	return stream[U]{out, in.cancel}
}

// first returns the first value for which ok holds, and leaves the stream as it is.
func (s stream[T]) first(ok func(T) bool) (found T) {
	for v := range s.values {
		if ok(v) {
			return v
		}
	}
	return found
}

func length(s string) int { return len(s) }

// A stream of which one value was taken is cancelled later: both of its
// goroutines wait in a select.
func streamHeld(stop func()) {
	s := mapped(from("one", "two", "three", "four"), length)
	defer s.cancel.cancel()
	s.first(func(n int) bool { return n == 3 })
	proven.Pause(65)
	stop()
}

// A stream of which one value was taken is dropped, and its cancel with it. The
// next one is read to its end, and so has no need of that.
func streamDropped(stop func()) {
	longWord()
	mapped(from("a", "b"), length).first(func(n int) bool { return n > 1 })
	proven.Pause(35)
	stop()
}

func longWord() int {
	s := mapped(mapped(from("a", "long", "winding", "word"), length), func(n int) int { return n + 1 })
	return s.first(func(n int) bool { return n > 4 })
}

// Streams of different types and the same shape: one is held, two are dropped.
func streamsMixed(stop func()) {
	s := mapped(from("one", "two", "three", "four"), length)
	defer s.cancel.cancel()
	s.first(func(n int) bool { return n == 3 })
	mapped(from(1, 2, 3), func(n int) string { return "n" }).first(func(string) bool { return true })
	mapped(from("five", "six"), length).first(func(n int) bool { return n == 4 })
	mapped(from("seven"), length).first(func(n int) bool { return n == 0 })
	proven.Pause(10)
	stop()
}

func init() {
	proven.Healthy("stream-held", "generic streams, cancelled later", streamHeld)
	proven.Leaking("stream-dropped", "generic streams, dropped with their cancel", 2, streamDropped)
	proven.Leaking("streams-mixed", "generic streams, one held and two dropped", 3, streamsMixed)
}
