package tui

import (
	"context"
	"slices"
	"sync/atomic"

	"chanlens/model"
	"chanlens/model/analysis/filter"
	"chanlens/tui/action"
	"chanlens/tui/code"
	"chanlens/tui/keys"
	"chanlens/tui/prompt"
	"chanlens/tui/session"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// stage says what the App shows.
type stage uint8

const (
	stageLoading stage = iota
	stageFailed
	stageReady
)

// The least size that is drawn on.
const (
	leastWidth  = 40
	leastHeight = 10
)

// App is the whole UI without a terminal: state, changed by [App.Handle], shown
// by [App.Draw].
type App struct {
	name  string
	theme *theme.Theme
	first string // name of the first view
	w, h  int

	left, viewW, viewH int // where the view stands in its room, beside the text of a lesson

	stage   stage
	loading loading
	failure error
	touched bool                          // the user has pressed a key or a button since there is a session
	looking atomic.Pointer[session.Range] // the session's range, for other goroutines

	session *session.Session
	views   []view.View
	current int
	overlay *overlay        // help and the like; nil: none
	prompt  *prompt.Prompt  // a line being typed; nil: none
	pending *pending        // a key of which another is still to come; nil: none
	table   []action.Action // the global part of the action table
	quit    bool
	suspend func() // stops the process, as Ctrl-Z does; nil: cannot
	beside  session.Beside
	edit    Editor      // gives the terminal to an editor; nil: there is no terminal
	desk    *code.Desk  // with the source of the program; nil: there is none
	reading model.Frame // see source.go

	early   error // what is wrong with where to begin
	finder  finder
	filter  filtering
	finding int                         // gone to last, from 1
	wanted  atomic.Pointer[filter.Expr] // the filter, for other goroutines
	ready   chosen                      // what it chooses of the survey that comes next

	before    Kept              // from another day
	stateNote func() string     // may be nil
	dump      Dump              // that the trace is held against
	start     Start             // where to begin, until the user has touched something
	command   []string          // that opened the trace
	usual     string            // name of the theme that needs no flag
	clipboard func(text string) // of the terminal; nil: there is none
	copied    string            // last

	lecture *lecture          // nil: no lesson is read
	lessons *Lessons          // that can be opened; nil: none
	above   func(name string) // opens one above this App; nil: there is no stack to do so

	ctx      context.Context    // of all that goes on beside
	doubt    error              // why parts of the trace could not be read again
	fetching session.Look       // see fetch.go
	giveUp   context.CancelFunc // nil: nothing is being fetched
}

// NewApp returns an App that shows the loading screen.
func NewApp(opt Options) *App {
	a := &App{ctx: context.Background(), name: opt.Name, theme: opt.theme(), first: opt.View, w: 80, h: 24}
	a.command, a.usual, a.start = opt.Command, a.theme.Name, opt.Start
	a.before, a.stateNote, a.dump = opt.Kept, opt.StateNote, opt.Dump
	if opt.Source != nil {
		a.desk = code.NewDesk(opt.Source)
	}
	a.table = a.earlyActions()
	a.lessons = opt.Lessons
	a.lecture = a.newLecture(opt.Lesson)
	return a
}

// Open shows a session.
func (a *App) Open(s *session.Session) {
	a.session = s
	s.Mono = a.theme.ByGlyph()
	s.Shell = a.shell()
	s.Sources.Desk = a.desk
	if a.name == "" {
		a.name = s.Trace.Info().Source
	}
	s.Mode, s.Wanted = a.lanes(), a.start.Order
	a.views = newViews(s)
	a.stage = stageReady
	a.table = a.globalActions()
	a.resize(a.w, a.h)
	first := a.first
	if a.index(first) < 0 {
		first = firstView
	}
	a.showView(first)
	a.takeKept()
	if a.start.Filter != nil {
		a.setFilter(a.start.Filter)
	}
	if err := a.begin(); err != nil {
		a.early = err
	}
	a.lead()
	a.fetch()
	a.read()
	a.publish()
}

// shell returns what a session asks of the App.
func (a *App) shell() session.Shell {
	return session.Shell{
		Show: a.showView,
		Refresh: func() {
			for _, v := range a.views {
				v.Refresh()
			}
		},
		Visit:     func(to session.Target) { a.visit(to) },
		Beside:    a.beside,
		Context:   a.ctx,
		Failed:    func() bool { return a.loading.failed },
		Loading:   func() string { return a.loading.words(a.session.Trace.Info()) },
		Examining: a.loading.examining,
	}
}

// SetTheme changes what everything looks like.
func (a *App) SetTheme(t *theme.Theme) {
	a.theme = t
	if a.session != nil {
		a.session.Mono = t.ByGlyph()
	}
	if a.lecture != nil {
		a.lecture.pane.Mono = t.ByGlyph()
	}
}

// Fail shows an error: instead of a trace, or beside what of it there is.
func (a *App) Fail(err error) {
	a.failure, a.loading.failed = err, true
	if a.session == nil || a.session.Empty() {
		a.stage = stageFailed
		return
	}
	a.tellFailure()
}

// tellFailure says that loading has failed, if it has.
func (a *App) tellFailure() {
	if a.failure != nil {
		a.session.Note("loading failed: %v", a.failure)
	}
}

// Focus returns the time range that is looked at; nothing before there is any. It
// may be called from any goroutine.
func (a *App) Focus() (from, to model.Time) {
	if r := a.looking.Load(); r != nil {
		from, to = r.Start, r.Start+r.Span
	}
	return from, to
}

// publish tells other goroutines what is looked at.
func (a *App) publish() {
	if a.session != nil {
		r, end := a.session.Range, a.session.Trace.End()
		r.Start = max(min(r.Start, end), 0)
		r.Span = min(r.Span, end-r.Start)
		a.looking.Store(&r)
	}
}

// Handle does what an event asks for.
func (a *App) Handle(e keys.Event) {
	a.touched = a.touched || a.session != nil && e.Kind != keys.Resize && e.Kind != keys.Tick
	var sel session.Selection
	var rng session.Range
	if a.session != nil {
		sel, rng = a.session.Sel, a.session.Range
	}
	switch e.Kind {
	case keys.Resize:
		a.resize(e.X, e.Y)
	case keys.Key:
		a.key(e.Name)
	case keys.Mouse:
		a.mouse(e)
	case keys.Tick:
		a.tick(e.Elapsed)
	}
	a.keepBehindVeil(sel, rng)
	a.fetch()
	a.read()
	a.publish()
	if a.session != nil {
		a.session.SumUp()
	}
}

func (a *App) key(name string) {
	if a.session != nil {
		a.session.Word = ""
	}
	switch {
	case a.prompt != nil:
		a.promptKey(name)
		return
	case a.pending != nil:
		a.pendingKey(name)
		return
	}
	if act, ok := action.Match(a.actions(), name); ok {
		act.Do()
		return
	}
	if a.session != nil && a.overlay == nil {
		a.session.Note("%s", a.excuse(name))
	}
}

// excuse says why a key does nothing.
func (a *App) excuse(key string) string {
	if text := action.Why(a.actions(), key); text != "" {
		return text
	}
	if key == "<Esc>" && a.session.Partial() && !a.loading.failed {
		return "loading goes on; q quits"
	}
	if len(key) == 1 && key[0] >= '0' && key[0] <= '9' {
		return "no counts; " + a.views[0].Key() + " to " + a.views[len(a.views)-1].Key() + " switch views"
	}
	return keys.Show(key) + " does nothing here; ? shows the keys"
}

// actions returns the part of the action table that counts now.
func (a *App) actions() []action.Action {
	switch {
	case a.overlay != nil:
		return a.overlay.actions
	case a.stage == stageReady && a.covered():
		return slices.Concat(a.lessonActions(), a.behindVeil(a.table))
	case a.stage == stageReady && a.session.Veil.On:
		return a.behindVeil(slices.Concat(a.lessonActions(), a.view().Actions(), a.table))
	case a.stage == stageReady:
		return slices.Concat(a.lessonActions(), a.view().Actions(), a.table)
	}
	return a.table
}

func (a *App) mouse(e keys.Event) {
	if a.stage != stageReady || a.small() {
		return
	}
	if a.prompt != nil {
		if p := a.prompt; !p.Mouse(e, a.w, a.h) && a.prompt == p {
			a.prompt = nil
		}
		return
	}
	if a.pending != nil {
		if e.Name == keys.Click {
			a.pending.click(a, e)
		}
		return
	}
	switch click := e.Name == keys.Click; {
	case click && e.Y == a.h-1:
		a.clickFooter(e.X)
		return
	case a.overlay != nil:
		if a.overlay.mouse(e) {
			a.overlay = nil
		}
		return
	case click && e.Y == 0:
		a.clickHeader(e.X)
		return
	case (e.Y == 0 || e.Y == a.h-1) && e.Name != keys.Drag && e.Name != keys.Up:
		return
	}
	e.Y -= 1 + a.chipLines() // below the title line
	if e.Y == -1 {
		a.clickChip(e)
		return
	}
	a.mouseBelow(e)
}

// small reports whether the screen is too small to draw on.
func (a *App) small() bool { return a.w < leastWidth || a.h < leastHeight }

func (a *App) view() view.View { return a.views[a.current] }

// index returns where a view stands, by name, or -1.
func (a *App) index(name string) int {
	return slices.IndexFunc(a.views, func(v view.View) bool { return v.Name() == name })
}

// showView shows a view, by name.
func (a *App) showView(name string) {
	if i := a.index(name); i >= 0 {
		a.current = i
		a.session.View = name
		if !a.covered() {
			a.views[i].Enter()
		}
	}
}
