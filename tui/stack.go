package tui

import (
	"context"

	"chanlens/tui/keys"
)

// stack is Apps one upon the other: what was opened first, and above it lessons that were
// opened from within. Who has input and a screen, or a script, hands events to it; the one on
// top takes them, and when that has quit the one below is as it was left.
type stack struct {
	apps []*layer // at least one

	keeps bool // what is worth keeping is kept

	// begin loads what an App shows, which is on top now, until ctx is done.
	begin func(ctx context.Context, a *App, opt Options)
}

// layer is an App in a stack.
type layer struct {
	*App
	opt   Options
	leave context.CancelFunc
}

// newStack returns a stack of one App, for which begin is yet to be called.
func newStack(ctx context.Context, a *App, opt Options, begin func(context.Context, *App, Options)) *stack {
	k := &stack{begin: begin}
	k.put(ctx, a, opt)
	return k
}

// put puts an App on top.
func (k *stack) put(ctx context.Context, a *App, opt Options) context.Context {
	l := &layer{App: a, opt: opt}
	within := ctx
	ctx, l.leave = context.WithCancel(ctx)
	a.ctx = ctx
	a.above = func(name string) { k.lesson(within, l, name) }
	k.apps = append(k.apps, l)
	return ctx
}

// top returns the App on top.
func (k *stack) top() *App { return k.apps[len(k.apps)-1].App }

// handle hands an event to the App on top, and reports whether that was the last one and has
// quit.
func (k *stack) handle(e keys.Event) (quit bool) {
	a := k.top()
	a.Handle(e)
	if !a.quit {
		return false
	}
	if len(k.apps) == 1 {
		return true
	}
	k.drop()
	k.top().takeOver(a)
	return false
}

// drop takes the App on top away.
func (k *stack) drop() {
	last := len(k.apps) - 1
	k.end(k.apps[last])
	k.apps = k.apps[:last]
}

// end ends what goes on beside Apps, and keeps what is worth it.
func (k *stack) end(list ...*layer) {
	for _, l := range list {
		l.leave()
		if k.keeps && l.opt.Keep != nil && l.session != nil {
			l.opt.Keep(l.kept())
		}
	}
}

// lesson opens a lesson above an App; or in its place, if that shows a lesson, too.
func (k *stack) lesson(ctx context.Context, from *layer, name string) {
	a := from.App
	a.session.Note("opening %s …", name)
	a.beside.Do(func() func() {
		opt, err := a.lessons.Open(a.ctx, name)
		return func() {
			switch {
			case k.top() != a: // in the meantime
			case err != nil:
				a.session.Note("%v", err)
			default:
				a.session.Word = ""
				k.open(ctx, from, opt)
			}
		}
	})
}

// open puts an App with options above another, or in its place.
func (k *stack) open(ctx context.Context, from *layer, opt Options) {
	opt.Theme, opt.Colors, opt.Lessons = from.theme, 0, from.lessons
	a := NewApp(opt)
	a.suspend, a.edit, a.clipboard = from.suspend, from.edit, from.clipboard
	a.resize(from.w, from.h)
	if from.lecture != nil {
		k.drop()
	}
	k.begin(k.put(ctx, a, opt), a, opt)
}

// takeOver takes what is the same for all Apps of a screen from the one that was above.
func (a *App) takeOver(from *App) {
	a.SetTheme(from.theme)
	if from.w != a.w || from.h != a.h {
		a.Handle(keys.Event{Kind: keys.Resize, X: from.w, Y: from.h})
	}
}

// openLesson opens a lesson, by name.
func (a *App) openLesson(name string) {
	if a.above == nil {
		a.session.Note("no lesson can be opened here")
		return
	}
	a.above(name)
}
