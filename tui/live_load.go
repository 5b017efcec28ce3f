package tui

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/tui/session"
)

// load loads the trace of an App and shows it, and what there is of it meanwhile.
//
//  1. The loader runs here. What it tells is noted, and it never waits for the
//     screen: how far it is, and the newest trace.
//  2. The surveyor takes the newest trace, looks at it, and has the event loop put
//     it in the place of the one before; then it takes what is newest by then. So
//     no work piles up however fast traces come. When all is there, it examines it.
//  3. The ticker shows how far loading is, ten times a second, until all is shown.
//
// All of them end soon after ctx is done. What they find once the event loop has
// ended is dropped.
func (l *live) load(ctx context.Context, a *App, opt Options) {
	defer l.raise()
	in := newArrivals(ctx)
	shown := make(chan struct{})
	l.work.Go(func() {
		defer l.raise()
		defer close(shown)
		l.survey(ctx, a, in, opt.Examine)
	})
	if opt.Load == nil {
		in.put(opt.Trace, true)
		return
	}
	var far latest
	told, enough := context.WithCancel(ctx)
	l.work.Go(func() {
		defer enough()
		l.tick(told, a, &far, shown)
	})
	t, err := opt.Load(ctx, Watcher{
		Progress: far.set,
		Partial:  func(t *model.Trace) { in.put(t, false) },
		Focus:    a.Focus,
	})
	switch {
	case err == nil:
		in.put(t, true)
	case ctx.Err() == nil || !errors.Is(err, context.Canceled): // not because of leaving
		enough()
		l.update(func() { a.Fail(err) })
	}
}

// raise raises a panic again in the event loop, which gives the terminal back first.
func (l *live) raise() {
	if p := recover(); p != nil {
		text := fmt.Sprintf("%v\n\n%s", p, debug.Stack())
		l.update(func() { panic(text) })
	}
}

// survey looks at the traces that arrive, and shows them.
func (l *live) survey(ctx context.Context, a *App, in *arrivals, opt examine.Options) {
	var last *session.Survey
	var ahead session.Arrangement // what the user is likely to want
	for {
		select {
		case <-ctx.Done():
			return
		case <-in.some:
		}
		t, final := in.take()
		worth := in.hurry // a part is not worth finishing once all is there
		if final {
			worth = ctx
		}
		s := session.NewSurvey(worth, t, last, ahead)
		if s == nil {
			continue
		}
		only := a.chooseOf(worth, s)
		shown := l.update(func() {
			a.ready = only
			a.Show(s)
			if a.session != nil {
				ahead = a.session.Wanted
			}
		})
		if !shown {
			return
		}
		if final {
			l.examine(ctx, a, s, opt)
			return
		}
		last = s
	}
}

// examine has the analyses look at all of a trace, and shows what they find.
// A dump that was left out is told.
func (l *live) examine(ctx context.Context, a *App, s *session.Survey, opt examine.Options) {
	told := time.Now()
	opt.Progress = func(done, of int) {
		if time.Since(told) > 100*time.Millisecond {
			told = time.Now()
			l.update(func() { a.examining(done, of) })
		}
	}
	opt.Spare = true
	if e, _ := s.Examined(ctx, opt); e != nil { // nil if ctx is done
		only := a.chooseOf(ctx, e)
		l.update(func() {
			a.ready = only
			a.Show(e)
			if why := a.dumpLeftOut(); why != nil {
				a.session.Note("the goroutine dump was left out: %v", why)
			}
		})
	}
}

// tick shows how far loading is until all is shown.
func (l *live) tick(ctx context.Context, a *App, far *latest, shown <-chan struct{}) {
	began := time.Now()
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	for {
		select {
		case <-shown:
			return
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		now, elapsed := far.get(), time.Since(began)
		if !l.update(func() { a.progress(now, elapsed) }) {
			return
		}
	}
}

// latest is the progress told last.
type latest struct {
	mu  sync.Mutex
	now Progress
}

func (f *latest) set(p Progress) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = p
}

func (f *latest) get() Progress {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// arrivals holds the newest of the traces that a loader hands over.
type arrivals struct {
	some    chan struct{}   // holds something if there is a newest
	hurry   context.Context // done when the last one has come
	arrived context.CancelFunc

	mu     sync.Mutex
	newest *model.Trace
	final  bool
}

func newArrivals(ctx context.Context) *arrivals {
	in := &arrivals{some: make(chan struct{}, 1)}
	in.hurry, in.arrived = context.WithCancel(ctx)
	return in
}

// put makes a trace the newest. Nothing comes after the final one.
func (in *arrivals) put(t *model.Trace, final bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.final {
		return
	}
	in.newest, in.final = t, final
	if final {
		in.arrived()
	}
	select {
	case in.some <- struct{}{}:
	default:
	}
}

// take returns the newest trace, and whether it is the final one.
func (in *arrivals) take() (t *model.Trace, final bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.newest, in.final
}
