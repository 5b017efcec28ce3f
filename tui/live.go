package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"chanlens/tui/keys"
	"chanlens/tui/session"

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
		var err error
		if screen, err = openScreen(); err != nil {
			return unusable(err)
		}
	}
	l := newLive(ctx, opt, screen)
	bottom := l.top()
	l.begin(bottom.ctx, bottom, opt)
	stop := context.AfterFunc(ctx, func() { l.update(l.ui.Stop) })
	err := l.ui.Run()
	stop()
	cancel()
	close(l.done)
	l.work.Wait() // for it reads the trace, which the caller may close
	l.end(l.apps...)
	if err != nil {
		return unusable(err)
	}
	return l.apps[0].outcome()
}

func unusable(err error) error {
	return fmt.Errorf("%w (TERM=%q): %w", ErrTerminal, os.Getenv("TERM"), err)
}

// live ties Apps to a terminal: tview runs the event loop, the mouse and the screen;
// everything else is theirs.
type live struct {
	*stack
	ui   *tview.Application
	done chan struct{} // closed when the event loop has ended
	work sync.WaitGroup
	tty  tcell.Screen // nil: nothing has been drawn yet

	ticks bool // they are coming: see live_tick.go
}

// newLive returns a live App on a screen; nil: on the one that tview opens.
func newLive(ctx context.Context, opt Options, screen tcell.Screen) *live {
	l := &live{ui: tview.NewApplication(), done: make(chan struct{})}
	a := NewApp(opt)
	a.suspend = suspender(l.ui)
	a.edit = editing(l.ui, opt.Edit)
	a.clipboard = l.setClipboard
	l.stack = newStack(ctx, a, opt, l.start)
	l.keeps = true
	l.ui.SetScreen(screen)
	l.ui.SetRoot(newScreen(l), true).EnableMouse(true).SetTitle("chanlens " + opt.Name)
	l.ui.SetInputCapture(l.input)
	l.ui.SetAfterDrawFunc(l.drawn)
	return l
}

// start begins to load what an App shows.
func (l *live) start(ctx context.Context, a *App, opt Options) {
	a.beside = l.besides(a)
	l.work.Go(func() { l.load(ctx, a, opt) })
}

// drawn is called in the event loop when the screen was drawn, as it is after each change.
func (l *live) drawn(s tcell.Screen) {
	if l.tty == nil {
		narrowMouse(s)
	}
	l.tty = s
	l.animate()
}

// narrowMouse tells the terminal not to report every motion of the mouse: over a slow line
// these cost more than they are worth.
func narrowMouse(s tcell.Screen) { s.EnableMouse(tcell.MouseButtonEvents | tcell.MouseDragEvents) }

// setClipboard hands a text to the terminal (OSC 52), which may keep it, and does not say.
func (l *live) setClipboard(text string) {
	if l.tty != nil {
		l.tty.SetClipboard([]byte(text))
	}
}

// input hands a key to the App on top.
func (l *live) input(e *tcell.EventKey) *tcell.EventKey {
	if name, ok := keyName(e); ok {
		l.hand(keys.Press(name))
	}
	return nil
}

// hand hands an event to the App on top, and ends when the last one has quit.
func (l *live) hand(e keys.Event) {
	if l.handle(e) {
		l.ui.Stop()
	}
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

// besides returns what does for an App what takes long beside the event loop, and applies in
// it what comes of it.
func (l *live) besides(a *App) session.Beside {
	return func(do func() (apply func())) {
		l.work.Go(func() {
			defer l.raise()
			apply := do()
			l.update(func() {
				apply()
				a.read() // another frame may be looked at now
			})
		})
	}
}

// outcome is what Run returns.
func (a *App) outcome() error {
	if a.failure == nil && a.stage == stageLoading {
		return context.Canceled
	}
	return a.failure
}
