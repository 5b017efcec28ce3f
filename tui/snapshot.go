package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// SnapshotOptions say what a snapshot is of.
type SnapshotOptions struct {
	Width, Height int    // 0: 80 by 24
	Keys          string // a key script; package keys documents the language
	ANSI          bool   // with the escape sequences for colours
}

// Snapshot opens a trace without a terminal, handles the events of a key script,
// and returns the screen as text. Keys that quit end the script: the screen then
// is the last one before.
func Snapshot(ctx context.Context, opt Options, snap SnapshotOptions) (string, error) {
	script, err := keys.Parse(snap.Keys)
	if err != nil {
		return "", err
	}
	if err := checkView(opt.View); err != nil {
		return "", err
	}
	t := opt.Trace
	if t == nil {
		if opt.Load == nil {
			return "", errors.New("no trace to show")
		}
		if t, err = opt.Load(ctx, nobody); err != nil {
			return "", err
		}
	}
	if opt.Theme == nil && !snap.ANSI {
		opt.Theme = theme.Mono // glyphs must tell what colours cannot
	}
	if snap.ANSI && opt.Colors == theme.Auto {
		opt.Colors = theme.DepthIn(os.Getenv)
	}
	a := NewApp(opt)
	k := newStack(ctx, a, opt, beginNow)
	defer func() { k.end(k.apps...) }()
	if snap.Width > 0 && snap.Height > 0 {
		a.Handle(keys.Event{Kind: keys.Resize, X: snap.Width, Y: snap.Height})
	}
	opt.Examine.Spare = true
	a.Open(session.New(session.Surveyed(ctx, t, opt.Examine)))
	if a.early != nil {
		return "", a.early
	}
	screen := k.play(script)
	if snap.ANSI {
		return k.top().theme.ANSI(screen), nil
	}
	return strings.Join(screen.Lines(), "\n") + "\n", nil
}

// nobody is a [Watcher] who wants to know nothing before all is loaded.
var nobody = Watcher{
	Progress: func(Progress) {},
	Partial:  func(*model.Trace) {},
	Focus:    func() (from, to model.Time) { return 0, 0 },
}

// beginNow loads all of what an App shows, and then shows it.
func beginNow(ctx context.Context, a *App, opt Options) {
	t, err := opt.Trace, error(nil)
	if opt.Load != nil {
		t, err = opt.Load(ctx, nobody)
	}
	if err != nil {
		a.Fail(err)
		return
	}
	opt.Examine.Spare = true
	a.Open(session.New(session.Surveyed(ctx, t, opt.Examine)))
}

// Play handles events one after the other, as the live UI would, and returns the
// screen after the last. An event that quits is not handled.
func Play(a *App, events []keys.Event) *canvas.Canvas {
	return newStack(context.Background(), a, Options{}, beginNow).play(events)
}

// play is [Play] for a stack.
func (k *stack) play(events []keys.Event) *canvas.Canvas {
	for _, e := range events {
		if k.handle(e) {
			k.top().quit = false
			break
		}
	}
	return k.top().Draw()
}

// checkView says whether there is a view of a name.
func checkView(name string) error {
	if name == "" {
		return nil
	}
	for _, v := range ViewNames() {
		if v == name {
			return nil
		}
	}
	return fmt.Errorf("there is no view %q; views are %s", name, strings.Join(ViewNames(), ", "))
}
