package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"chanlens/tui/keys"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// ErrTerminal is wrapped by errors about a terminal that cannot show the UI.
var ErrTerminal = errors.New("the terminal cannot be used")

// Run shows the UI in the terminal until the user quits or ctx is done. It
// returns the loader's error if not all of the trace could be loaded, and
// context.Canceled if loading was cancelled before there was anything to see.
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
	opt.Theme = opt.theme()
	if screen == nil {
		opt.Colors = readyTerminal(opt.Colors)
		readyCharset(opt.Theme)
	}
	l := newLive(opt)
	l.app.ctx = ctx
	if screen != nil {
		l.ui.SetScreen(screen)
	}
	l.work.Go(func() { l.load(ctx, opt) })
	stop := context.AfterFunc(ctx, func() { l.update(l.ui.Stop) })
	err := l.ui.Run()
	stop()
	cancel()
	close(l.done)
	l.work.Wait() // for it reads the trace, which the caller may close
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
	work sync.WaitGroup
}

func newLive(opt Options) *live {
	l := &live{app: NewApp(opt), ui: tview.NewApplication(), done: make(chan struct{})}
	l.app.suspend = suspender(l.ui)
	l.app.edit = editing(l.ui, opt.Edit)
	l.app.beside = l.beside
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
		l.app.Handle(keys.Press(name))
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

// beside does what takes long beside the event loop, and applies in it what comes
// of it.
func (l *live) beside(do func() (apply func())) {
	l.work.Go(func() {
		defer l.raise()
		apply := do()
		l.update(apply)
	})
}

// outcome is what Run returns.
func (l *live) outcome() error {
	if l.app.failure == nil && l.app.stage == stageLoading {
		return context.Canceled
	}
	return l.app.failure
}
