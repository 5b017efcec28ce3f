package tui

import (
	"path/filepath"
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// tab is a view's name in the title line.
type tab struct {
	x    int
	text string
	view string
	on   bool
}

// How much of the title line the views leave for all else, and when there is something
// to tell of the trace.
const (
	leastHead = 34
	moreHead  = 50
)

// leastName is how many cells of a file's name are worth showing.
const leastName = 8

// tabs returns the views' names, at the right of the title line. Where there is no
// room for all of them, the key alone stands for a view that is not shown.
func (a *App) tabs() []tab {
	least := leastHead
	if a.session.Partial() || a.troubles() > 0 {
		least = moreHead
	}
	tabs, x := a.tabsOf(false)
	if x < least {
		tabs, _ = a.tabsOf(true)
	}
	return tabs
}

// tabsOf returns the views' names, in short or not, and where the first of them begins.
func (a *App) tabsOf(short bool) (tabs []tab, x int) {
	tabs = make([]tab, len(a.views))
	x = a.w
	for i := len(a.views) - 1; i >= 0; i-- {
		v, on := a.views[i], i == a.current
		text := " " + v.Key()
		if on || !short {
			text += " " + v.Title() + " "
		}
		x -= canvas.Width(text)
		tabs[i] = tab{x, text, v.Name(), on}
	}
	return tabs, x
}

// headWord is a word of the title line, and what a click on it does.
type headWord struct {
	x     int
	text  string
	style canvas.Style
	click func() // nil: nothing
}

// headWords returns what is open and what is wrong with it. What has no room is left out,
// from the right.
func (a *App) headWords() (words []headWord) {
	room := a.w
	for _, t := range a.tabs() {
		room = min(room, t.x)
	}
	info := a.session.Trace.Info()
	x := 0
	put := func(text string, style canvas.Style, click func()) {
		if n := canvas.Width(text); x+n < room {
			words = append(words, headWord{x, text, style, click})
			x += n
		}
	}
	showInfo := a.showInfo
	name := filepath.Base(a.name)
	longest := max(room/2, 12)
	if info.Partial { // how far loading is matters more on a narrow screen
		longest = min(longest, max(room-8, 4))
	}
	stuck := ""
	if n := a.session.Stuck; n > 0 && !a.session.Veil.On && !a.session.Quiet {
		stuck = " ◆ " + format.Count(uint64(n)) + " stuck "
		longest = min(longest, room-canvas.Width(stuck)-3)
	}
	if longest >= min(canvas.Width(name), leastName) { // else what is stuck counts more than what is open
		put(" "+canvas.Cut(name, longest)+" ", canvas.As(theme.Header).With(canvas.Bold), showInfo)
	}
	if info.Partial {
		text, style := a.loadingTitle(info, room-x-3)
		put(" "+text+" ", style, showInfo)
	}
	if a.giveUp != nil {
		put(" reading again … ", canvas.As(theme.HeaderDim), nil)
	}
	if a.loading.toExamine > 0 && a.session.Found == nil {
		put(" "+a.loading.examining()+" ", canvas.As(theme.HeaderBusy), nil)
	}
	put(stuck, canvas.As(theme.HeaderBad), func() { a.showView("findings") })
	if a.session.Veil.On {
		put(" how it ends is "+a.session.Veil.Word()+" ", canvas.As(theme.HeaderBusy), nil)
	}
	if n := a.troubles(); n > 0 {
		put(" ! "+format.Plural(n, "warning")+" (I) ", canvas.As(theme.HeaderWarn), showInfo)
	}
	blank := " " // what is before ends in one
	tell := func(text string) {
		before := x
		if put(blank+text, canvas.As(theme.HeaderDim), nil); x > before {
			blank = "  "
		}
	}
	if n := a.session.Trace.NumGoroutines(); (n > 0 || !info.Partial) && !a.session.Veil.On { // some may be still to come
		tell(format.Plural(n, "goroutine"))
	}
	tell(a.extent())
	tell("Go " + info.GoVersion)
	if !a.session.Veil.On {
		tell(format.Count(info.Events) + " events")
	}
	return words
}

// drawHeader draws the title line: what is open, what is wrong with it, and the views.
func (a *App) drawHeader(c *canvas.Canvas) {
	w, _ := c.Size()
	c.Fill(0, 0, w, 1, ' ', canvas.As(theme.Header))
	for _, t := range a.tabs() {
		style := canvas.As(theme.Tab)
		if t.on {
			style = canvas.As(theme.TabActive)
		}
		c.Text(t.x, 0, t.text, style)
	}
	for _, word := range a.headWords() {
		c.Text(word.x, 0, word.text, word.style)
	}
}

// clickHeader shows the view whose tab is under the mouse, or what a word there is about.
func (a *App) clickHeader(x int) {
	for _, t := range a.tabs() {
		if x >= t.x && x < t.x+canvas.Width(t.text) {
			a.showView(t.view)
			return
		}
	}
	for _, word := range a.headWords() {
		if word.click != nil && x >= word.x && x < word.x+canvas.Width(word.text) {
			word.click()
			return
		}
	}
}

// troubles counts what the user should know before trusting the picture.
func (a *App) troubles() int {
	info := a.session.Trace.Info()
	n := len(info.Warnings)
	if a.doubt != nil {
		n++
	}
	if a.dumpLeftOut() != nil {
		n++
	}
	if n > 0 {
		return n
	}
	for _, g := range info.Generations {
		if g.Lost != "" {
			n++
		}
	}
	return n
}

// loadingTitle says how far loading is, or that it has failed, in at most width
// cells.
func (a *App) loadingTitle(info model.Info, width int) (string, canvas.Style) {
	role := theme.HeaderBusy
	if a.loading.failed {
		role = theme.HeaderBad
	}
	return canvas.Fitting(width, a.loading.title(info)...), canvas.As(role)
}

// extent says how long the trace is, and how much of it was asked for.
func (a *App) extent() string {
	all, window := a.session.Trace.End(), a.session.Window.Span
	text := format.Duration(time.Duration(all))
	if window < all {
		text = format.Duration(time.Duration(window)) + " of " + text
	}
	return text
}
