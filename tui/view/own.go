package view

import (
	"chanlens/model"
	"chanlens/tui/code"
	"chanlens/tui/detail"
)

// What a pane shows that has words of its own, on something else than the selection.

// Tells makes known that the pane of a view tells of something else than the selection, and
// which frame that is at; see [session.Session.OwnFrame]. A frame that is marked in the pane
// goes before it.
func (p *Pane) Tells(view string, frame func() (id model.FrameID, ok bool)) {
	p.s.OwnFrame(view, func() (model.FrameID, bool) {
		id, ok := frame()
		if ok && p.mark.of.frame != model.NoFrame {
			id = p.mark.of.frame
		}
		return id, ok
	})
}

// sourceHead is how many rows stand above source: a blank one, and the heading.
const sourceHead = 2

// Source puts the source below rows, in as many lines as these leave room for, but a few in
// any case.
func (p *Pane) Source(rows []detail.Row) []detail.Row {
	n, _, h := p.Columns()
	return append(rows, p.source(n*h-len(rows)-sourceHead)...)
}

// SourceWithin puts the source below the rows of a column, if there is room for it.
func (p *Pane) SourceWithin(rows []detail.Row, height int) []detail.Row {
	if room := height - len(rows) - sourceHead; room >= code.LeastLines {
		return append(rows, p.source(room)...)
	}
	return rows
}

// source returns the source around the frame that is shown, below a blank row.
func (p *Pane) source(lines int) []detail.Row {
	e, ok := p.s.Excerpt()
	if !ok {
		return nil
	}
	_, w, _ := p.Columns()
	c := detail.Code{Excerpt: e}
	return append([]detail.Row{{}}, c.Rows(w, min(max(lines, code.LeastLines), code.MostLines))...)
}

// Join puts rows below others, or in the second column of a pane that has two, and the source
// where there is room for it.
func (p *Pane) Join(rows, rest []detail.Row) []detail.Row {
	n, _, h := p.Columns()
	if n < 2 || len(rows) >= h || len(rows)+1+len(rest) <= h/2 || len(rest) > h {
		return p.Source(append(append(rows, detail.Row{}), rest...))
	}
	first := p.SourceWithin(rows, h)
	within := len(first) > len(rows)
	all := append(append(first, make([]detail.Row, h-len(first))...), rest...)
	if within {
		return all
	}
	return p.Source(all)
}
