package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"chanlens/model"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// ErrTerminal is wrapped by errors about a terminal that cannot show the UI.
var ErrTerminal = errors.New("the terminal cannot be used")

// Run shows the UI in the terminal until the user quits or ctx is done. It
// returns the loader's error if the trace could not be opened, and
// context.Canceled if loading was cancelled.
func Run(ctx context.Context, opt Options) error { return run(ctx, opt, nil) }

// run is Run on a given screen; nil is the terminal's.
func run(ctx context.Context, opt Options, screen tcell.Screen) error {
	if err := checkView(opt.View); err != nil {
		return err
	}
	if opt.Load == nil && opt.Trace == nil {
		return errors.New("no trace to show")
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l := newLive(opt)
	if screen != nil {
		l.ui.SetScreen(screen)
	}
	var background sync.WaitGroup
	background.Go(func() { l.load(ctx, opt) })
	stop := context.AfterFunc(ctx, func() { l.update(l.ui.Stop) })
	err := l.ui.Run()
	stop()
	cancel()
	close(l.done)
	background.Wait()
	if err != nil {
		return fmt.Errorf("%w (TERM=%q): %w", ErrTerminal, os.Getenv("TERM"), err)
	}
	return l.outcome()
}

// live ties an App to a terminal: tview runs the event loop, the mouse and the
// screen; everything else is the App's.
type live struct {
	app  *App
	ui   *tview.Application
	done chan struct{} // closed when the event loop has ended
}

func newLive(opt Options) *live {
	l := &live{app: NewApp(opt), ui: tview.NewApplication(), done: make(chan struct{})}
	l.app.suspend = suspender(l.ui)
	l.ui.SetRoot(newScreen(l.app), true).EnableMouse(true).SetTitle("chanlens " + opt.Name)
	l.ui.SetInputCapture(l.input)
	l.narrowMouse()
	return l
}

// narrowMouse tells the terminal, once, not to report every motion of the mouse:
// over a slow line these cost more than they are worth.
func (l *live) narrowMouse() {
	var once sync.Once
	l.ui.SetAfterDrawFunc(func(s tcell.Screen) {
		once.Do(func() { s.EnableMouse(tcell.MouseButtonEvents | tcell.MouseDragEvents) })
	})
}

// input hands a key to the App.
func (l *live) input(e *tcell.EventKey) *tcell.EventKey {
	if name, ok := keyName(e); ok {
		l.app.key(name)
	}
	if l.app.quit {
		l.ui.Stop()
	}
	return nil
}

// update changes the App within the event loop; it returns false once that has
// ended.
func (l *live) update(f func()) bool {
	queued := make(chan struct{})
	go func() {
		l.ui.QueueUpdateDraw(f)
		close(queued)
	}()
	select {
	case <-queued:
		return true
	case <-l.done:
		return false
	}
}

// outcome is what Run returns.
func (l *live) outcome() error {
	switch l.app.stage {
	case stageFailed:
		return l.app.failure
	case stageLoading:
		return context.Canceled
	}
	return nil
}

// load loads the trace and opens it. A panic of the loader is raised again in
// the event loop, which gives the terminal back first.
func (l *live) load(ctx context.Context, opt Options) {
	defer func() {
		if p := recover(); p != nil {
			text := fmt.Sprintf("%v\n\n%s", p, debug.Stack())
			l.update(func() { panic(text) })
		}
	}()
	t := opt.Trace
	if opt.Load != nil {
		var err error
		if t, err = l.watch(ctx, opt.Load); err != nil {
			l.update(func() { l.app.Fail(err) })
			return
		}
	}
	s := NewSession(t)
	l.update(func() { l.app.Open(s) })
}

// watch runs the loader and shows how far it is, ten times a second.
func (l *live) watch(ctx context.Context, load Loader) (*model.Trace, error) {
	var mu sync.Mutex
	var now Progress
	began := time.Now()
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	finished := make(chan struct{})
	defer close(finished)
	go func() {
		for {
			select {
			case <-finished:
				return
			case <-ticker.C:
			}
			mu.Lock()
			state := loading{now, time.Since(began)}
			mu.Unlock()
			if !l.update(func() { l.app.loading = state }) {
				return
			}
		}
	}()
	return load(ctx, func(p Progress) {
		mu.Lock()
		now = p
		mu.Unlock()
	})
}
