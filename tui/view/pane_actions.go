package view

import (
	"chanlens/model"
	"chanlens/tui/action"
)

// Actions returns the actions of a pane with the focus; show is called when the
// pane is hidden or shown.
func (p *Pane) Actions(show func()) []action.Action {
	in := func() bool { return p.Focused && p.Shown() }
	free := func() bool { return in() && !(p.Steered != nil && p.Steered()) }
	leads := func() bool { return free() && p.leads() }
	further := func() bool { return p.next(p.rows(), 1) >= 0 }
	when := func(on func() bool, text func() string) func() string {
		return func() string {
			if !on() {
				return ""
			}
			return text()
		}
	}
	return []action.Action{
		{ID: "pane.follow", Keys: []string{"<Enter>", "w"}, Group: "details", Hint: "go there", Help: "go to the goroutine in this row, open its lesson, or show what is folded in it",
			Enabled: leads, Worth: leads, Do: p.follow, Why: when(free, p.whyNoFollow)},
		{ID: "pane.next", Keys: []string{"j", "<Down>"}, Group: "details", Hint: "next row", Help: "next row that leads somewhere, or names a frame: its source is shown",
			Enabled: free, Worth: further, Do: action.By(p.step, 1)},
		{ID: "pane.prev", Keys: []string{"k", "<Up>"}, Group: "details", Help: "row before that does",
			Enabled: free, Do: action.By(p.step, -1)},
		{ID: "pane.down", Keys: []string{"<PgDn>", "<C-d>", "J"}, Group: "details", Help: "some rows down",
			Enabled: in, Do: action.By(p.scroll, 6)},
		{ID: "pane.up", Keys: []string{"<PgUp>", "<C-u>", "K"}, Group: "details", Help: "some rows up",
			Enabled: in, Do: action.By(p.scroll, -6)},
		{ID: "pane.unfold", Keys: []string{"<Space>"}, Group: "details", Hint: "all frames", Help: "show all frames of the stack, or fold those of the library",
			Enabled: func() bool { return in() && p.foldable() }, Do: p.unfold, Why: when(in, action.Because("no frames are folded"))},
		{ID: "pane.leave", Keys: []string{"<Esc>", "<Tab>"}, Group: "details", Hint: "leave", Help: "back out of the details",
			Enabled: in, Do: func() { p.Focused = false }},
		{ID: "pane.left", Keys: []string{"h", "<Left>"}, Group: "details", Help: "the same, unless the view moves by these",
			Enabled: free, Do: func() { p.Focused = false }},
		{ID: "pane.focus", Keys: []string{"<Tab>"}, Group: "details", Hint: "details", Help: "into the details, to follow links and look at frames",
			Enabled: func() bool { return !p.Focused && p.Shown() },
			Do:      p.focus, Why: p.whyNoFocus},
		{ID: "pane.toggle", Keys: []string{"D"}, Group: "details", Help: "hide or show the details",
			Do: func() { p.hidden, p.Focused = !p.hidden, false; show() }},
	}
}

// whyNoFocus says why the pane cannot take the focus.
func (p *Pane) whyNoFocus() string {
	switch {
	case p.Shown():
		return ""
	case p.hidden:
		return "the details are hidden; D shows them"
	}
	return "no room for the details here"
}

// whyNoFollow says why Enter leads nowhere.
func (p *Pane) whyNoFollow() string {
	if row := p.target(); row != nil && row.Frame != model.NoFrame {
		return "a frame: its source is shown, and e opens that in an editor"
	}
	return "no link is marked"
}
