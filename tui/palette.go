package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/lane"
	"chanlens/tui/palette"
	"chanlens/tui/prompt"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// deed is a row of the palette: something to do.
type deed struct {
	row  prompt.Row
	cost int
	do   func()
	why  string // it cannot be done now
}

// openPalette opens the prompt from which everything can be done, by name.
func (a *App) openPalette() {
	p := &prompt.Prompt{Label: ":", Title: "do", Empty: "nothing is called so",
		Hints: []prompt.Hint{{Key: "<Enter>", Text: "does it"}, choosable, leaveHint, {Key: "1.2s..1.35s", Text: "or +20ms shows that time"}, {Key: "23", Text: "a goroutine"}}}
	actions := a.palette()
	var list []deed
	p.Changed = func() {
		p.Fault = nil
		list = a.goals(p.Line.Text, p)
		list = append(list, deedsOf(actions, p.Line.Text)...)
		p.Rows, p.Chosen = make([]prompt.Row, len(list)), 0
		for i := range list {
			p.Rows[i] = list[i].row
		}
		p.Status = format.Plural(len(list), "action")
	}
	p.Enter = func() bool {
		i, ok := p.Choice()
		if !ok || list[i].why != "" {
			return ok || p.Line.Text != ""
		}
		a.prompt = nil
		list[i].do()
		return false
	}
	a.prompt = p
	p.Changed()
}

// palette returns all that can be done now or another time: the actions, and what has no
// key of its own.
func (a *App) palette() []action.Action {
	list := slices.Clone(a.actions())
	for _, m := range a.session.Marks {
		list = append(list, action.Action{ID: "mark." + string(m.Letter), Keys: []string{"'" + string(m.Letter)},
			Help: fmt.Sprintf("to mark %c: goroutine %d at %v in %s", m.Letter, m.ID, time.Duration(m.At), m.View),
			Do:   func() { a.session.GoToMark(m.Letter) }})
	}
	for _, name := range theme.Names() {
		list = append(list, action.Action{ID: "theme." + name, Help: "theme " + name, Do: func() { a.useTheme(name) }})
	}
	for _, name := range lane.Modes() {
		m, _ := lane.ModeOf(name)
		list = append(list, action.Action{ID: "lanes." + name, Help: "timeline of " + m.Title(), Do: func() {
			a.session.Mode = m
			a.showView("timeline")
		}})
	}
	return list
}

// deedsOf returns the actions that a text may mean, the likeliest first. Those that cannot
// be done stand behind those that can.
func deedsOf(actions []action.Action, text string) []deed {
	var list []deed
	for i := range actions {
		act := &actions[i]
		cost, hits, ok := fitAction(text, act)
		if !ok {
			continue
		}
		d := deed{row: prompt.Row{Text: act.Help, More: action.ShowKeys(act.Keys)}, cost: cost, do: act.Do}
		for _, h := range hits {
			d.row.Hits = append(d.row.Hits, prompt.Span(h))
		}
		if !act.On() {
			d.why = "not now"
			if act.Why != nil {
				d.why = cmp.Or(act.Why(), d.why)
			}
			d.row.Off, d.row.More, d.cost = true, d.why, d.cost+unable
		}
		list = append(list, d)
	}
	slices.SortStableFunc(list, func(a, b deed) int { return cmp.Compare(a.cost, b.cost) })
	return list
}

// What a text costs by what of an action it fits. Its words are what a person thinks of.
const (
	byKey  = 0
	byID   = 1 << 14
	unable = 1 << 16
)

// fitAction says how well a text fits an action: its key, its words, or its ID.
func fitAction(text string, act *action.Action) (cost int, hits []palette.Span, ok bool) {
	if slices.Contains(act.Keys, text) {
		return byKey, nil, true
	}
	if cost, hits, ok := palette.Fit(text, act.Help); ok {
		return cost + 1, hits, true
	}
	cost, _, ok = palette.Fit(text, act.ID)
	return cost + byID, nil, ok
}

// goals returns where a text leads, if it is a time or a number. What is wrong with it is
// said in the prompt.
func (a *App) goals(text string, p *prompt.Prompt) []deed {
	s := a.session
	goal, ok, err := palette.Read(text, palette.Here{At: s.Sel.At, End: s.Trace.End()})
	if !ok {
		return nil
	}
	if err != nil {
		p.Fault = &prompt.Fault{Span: prompt.Span{Pos: 0, Len: len(text)}, Text: err.Error(), Yet: strings.HasSuffix(strings.TrimSpace(text), ".")}
		return nil
	}
	goTo := func(text string, do func()) []deed { return []deed{{row: prompt.Row{Text: text}, do: do}} }
	switch goal.Kind {
	case palette.Range:
		span := goal.To.Sub(goal.From)
		return goTo(fmt.Sprintf("show %v..%v, %s", time.Duration(goal.From), time.Duration(goal.To), format.Duration(span)),
			func() { a.showRange(session.Range{Start: goal.From, Span: goal.To - goal.From}) })
	case palette.Moment:
		return goTo(fmt.Sprintf("to %v", time.Duration(goal.From)), func() { a.showMoment(goal.From) })
	}
	var list []deed
	for _, g := range s.Roll.Numbered(goal.ID) {
		list = append(list, goTo(strings.TrimSpace(fmt.Sprintf("to goroutine %d %s", goal.ID, format.Func(s.Trace.FuncName(g), 0))),
			func() { s.Jump(g, a.alive(g)) })...)
	}
	if len(list) == 0 {
		list = []deed{{row: prompt.Row{Text: fmt.Sprintf("to goroutine %d", goal.ID), More: "the trace has none of this number", Off: true}, why: "there is none"}}
	}
	return list
}

// showRange shows just a range of time in the timeline, with the cursor in it.
func (a *App) showRange(r session.Range) {
	s := a.session
	s.Remember()
	s.Range = r
	s.Sel.At = s.Within(max(min(s.Sel.At, r.End()-1), r.Start))
	a.showView("timeline")
}

// showMoment moves the cursor to a moment, in the lane where it is.
func (a *App) showMoment(at model.Time) {
	s := a.session
	s.Remember()
	s.Sel.At = s.Within(at)
	a.showView("timeline")
}

// useTheme changes to a theme, by name, with as many colours as there are.
func (a *App) useTheme(name string) {
	t := a.theme
	for t.Name != name {
		if t = t.Next(); t.Name == a.theme.Name {
			return
		}
	}
	a.SetTheme(t)
	a.session.Note("theme: %s", name)
}
