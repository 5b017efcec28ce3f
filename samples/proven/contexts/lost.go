package contexts

import (
	"context"
	"sync"
	"time"

	"chanlens/samples/proven"
)

// A session runs until its context is cancelled.
type session struct {
	cancel context.CancelFunc
	input  chan string
}

type sessions struct {
	mu  sync.Mutex
	all map[int]*session
}

func (s *sessions) open(id int) *session {
	ctx, cancel := context.WithCancel(context.Background())
	one := &session{cancel, make(chan string, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all[id] = one
	go one.run(ctx)
	return one
}

func (s *session) run(ctx context.Context) {
	for {
		select {
		case <-s.input:
		case <-ctx.Done():
			return
		}
	}
}

// Sessions expire by being taken out of a map, without a call of cancel. The
// three that are left in the map are fine.
func sessionsExpired(stop func()) {
	s := &sessions{all: make(map[int]*session)}
	for id := range 5 {
		s.open(id).input <- "hello"
		proven.Pause(4)
	}
	for _, id := range []int{1, 3} {
		delete(s.all, id)
	}
	proven.Pause(75)
	stop()
	for _, one := range s.all {
		one.cancel()
	}
}

// The cancel function is kept in a struct that is dropped. The watcher below,
// with its own context, waits for the end of its parent.
func cancelDropped(stop func()) {
	newConfig("app.conf").reload()
	proven.Pause(40)
	stop()
}

type config struct {
	file string
	stop context.CancelFunc
}

func newConfig(file string) *config {
	ctx, cancel := context.WithCancel(context.Background())
	c := &config{file, cancel}
	go c.watch(ctx)
	return c
}

func (c *config) watch(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	<-ctx.Done()
}

func (c *config) reload() { c.file += "~" }

// A task is detached from its request, and then waits for the end of a context
// that has none: its channel is nil.
func detached(stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	for range 2 {
		go audit(context.WithoutCancel(ctx))
	}
	cancel()
	proven.Pause(30)
	stop()
}

func audit(ctx context.Context) {
	<-ctx.Done()
}

// A stream is a context of its own kind, so package context needs a goroutine
// to see the end of one and pass it on. The streams are never ended: two were
// dropped, and one is still in use.
func foreign(stop func()) {
	kept := newStream()
	consume(kept)
	consume(newStream())
	consume(newStream())
	proven.Pause(10)
	stop()
	kept.err = context.Canceled
	close(kept.ended)
}

type stream struct {
	ended chan struct{}
	err   error
}

func newStream() *stream { return &stream{ended: make(chan struct{})} }

func (s *stream) Done() <-chan struct{}              { return s.ended }
func (s *stream) Err() error                         { return s.err }
func (s *stream) Value(any) any                      { return nil }
func (s *stream) Deadline() (d time.Time, some bool) { return }

func consume(s *stream) {
	ctx, cancel := context.WithCancel(s)
	go func() {
		defer cancel()
		<-ctx.Done()
	}()
}

func init() {
	proven.Leaking("sessions-expired", "sessions removed without cancel", 2, sessionsExpired)
	proven.Leaking("context-cancel-dropped", "cancel function nobody holds", 1, cancelDropped)
	proven.Leaking("context-detached", "Done of a context without end", 2, detached)
	proven.Leaking("context-foreign", "goroutines of package context", 4, foreign)
}
