package tui

import (
	"context"
	"fmt"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/model/analysis/verdict"
	"chanlens/tui/action"
	"chanlens/tui/detail"
	"chanlens/tui/session"
)

// pathPage is the page that walks back from the selection: what the time before it
// went into. The walk may take long, and goes on beside the event loop.
type pathPage struct {
	overlay *overlay
	s       *session.Session
	of      *session.Survey // whose handles these are: another may take its place while the page is open
	sel     session.Selection
	why     string     // what the goroutine waits for at the end, if it does
	stuck   bool       // and nobody is seen to come
	path    *path.Path // nil: still walking
	row     int        // that is marked
}

// pathKeep is how many steps of a path are shown.
const pathKeep = 200

// pathPatience is how long a walk may take while a user waits for it.
const pathPatience = 2 * time.Second

// pathAction is the action that opens the page.
func (a *App) pathAction() action.Action {
	return action.Action{ID: "path", Keys: []string{"W"}, Group: "places",
		Help:    "walk back from here through the wakes: where the time before went",
		Why:     action.Because("nothing is selected"),
		Enabled: func() bool { return !a.session.Empty() }, Do: a.openPath}
}

// openPath opens the page for the selection, if there is anything before it.
func (a *App) openPath() {
	s := a.session
	info := s.Trace.Goroutine(s.Sel.Goroutine)
	if s.Sel.At < info.First || s.Sel.At > info.Last {
		s.Note("the goroutine is not alive here; . and , go to where it is")
		return
	}
	p := &pathPage{s: s, of: s.Survey, sel: s.Sel}
	if b := s.Judged(); b != nil && b.Start <= s.Sel.At {
		p.why, p.stuck = b.Why(s.Trace), b.Verdict == verdict.Stuck
	}
	ctx, cancel := a.patience()
	p.overlay = a.newOverlay(fmt.Sprintf("why · goroutine %d", info.ID), p.rows)
	p.overlay.widest = 130
	p.overlay.actions = p.actions(a, cancel, p.overlay.actions)
	a.overlay = p.overlay
	a.beside.Soon(func() func() {
		way := path.Back(ctx, p.of.Trace, p.sel.Goroutine, p.sel.At, path.Limits{Keep: pathKeep})
		cancel()
		return func() { p.take(way) }
	})
}

// patience returns a context that ends when nobody waits any longer. Where there is no
// event loop nobody does, and all is told.
func (a *App) patience() (context.Context, context.CancelFunc) {
	if a.beside == nil {
		return context.WithCancel(a.ctx)
	}
	return context.WithTimeout(a.ctx, pathPatience)
}

// take takes what the walk has found.
func (p *pathPage) take(way path.Path) {
	p.path = &way
	p.row = 0
	p.step(1)
}

// actions returns those of the page, and of those of any overlay the ones that scroll.
func (p *pathPage) actions(a *App, cancel func(), scrolling []action.Action) []action.Action {
	leave := func() { cancel(); a.overlay = nil }
	list := []action.Action{
		{ID: "path.jump", Keys: []string{"<Enter>", "w"}, Group: "this page", Hint: "go there", Help: "to the timeline, where this step is",
			Enabled: func() bool { return p.target() != nil }, Do: func() { leave(); p.jump() }},
		{ID: "path.close", Keys: []string{"<Esc>", "q", "W", "<C-c>"}, Group: "this page", Hint: "close", Help: "close this page", Do: leave},
		{ID: "path.down", Keys: []string{"j", "<Down>"}, Group: "this page", Hint: "step before", Help: "a step back in time", Do: action.By(p.step, 1)},
		{ID: "path.up", Keys: []string{"k", "<Up>"}, Group: "this page", Help: "a step forward in time", Do: action.By(p.step, -1)},
	}
	for _, act := range scrolling {
		switch act.ID {
		case "overlay.close", "overlay.down", "overlay.up":
		default:
			list = append(list, act)
		}
	}
	return list
}

// onScreen reports whether a row is.
func (p *pathPage) onScreen(row int) bool {
	_, _, _, h := p.overlay.box()
	return row >= p.overlay.top && row < p.overlay.top+h-2
}

// step moves the mark to the next row that leads anywhere, or the one before; if there
// is none it scrolls. It looks from the mark on, or from the edge of the page if the
// mark is not on it.
func (p *pathPage) step(by int) {
	_, _, w, h := p.overlay.box()
	from := p.row
	switch {
	case p.onScreen(from):
	case by > 0:
		from = p.overlay.top - 1
	default:
		from = p.overlay.top + h - 2
	}
	rows := p.rows(w - 4)
	for i := min(from+by, len(rows)-1); i >= 0 && i < len(rows); i += by {
		if rows[i].Link != nil {
			p.row = i
			p.overlay.top = max(min(p.overlay.top, i), i-(h-2)+1)
			return
		}
	}
	p.overlay.scroll(by)
}

// target returns where the marked row leads, if it is on screen.
func (p *pathPage) target() *detail.Link {
	_, _, w, _ := p.overlay.box()
	if rows := p.rows(w - 4); p.row < len(rows) && p.onScreen(p.row) {
		return rows[p.row].Link
	}
	return nil
}

// jump goes where the marked row leads. If more of the trace has been loaded, the
// goroutine is found again by name.
func (p *pathPage) jump() {
	to := p.target()
	if to == nil {
		return
	}
	g, ok := to.Goroutine, true
	if p.s.Survey != p.of {
		g, ok = p.s.Named(p.of.NameOf(g))
	}
	if ok {
		p.s.Jump(g, to.At)
	}
}

// link returns where a step leads: to its begin, or for one of a goroutine that did
// not exist, to who created that.
func (p *pathPage) link(s *path.Step) *detail.Link {
	if s.Class == path.Unborn {
		return p.waker(s)
	}
	return &detail.Link{Goroutine: s.Goroutine, At: s.From}
}

// waker returns where the row of who explains a followed step leads.
func (p *pathPage) waker(s *path.Step) *detail.Link {
	if s.By == model.NoGoroutine {
		return nil
	}
	return &detail.Link{Goroutine: s.By, At: max(s.To-1, 0)}
}
