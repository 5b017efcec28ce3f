package view

import (
	"chanlens/model"
	"chanlens/tui/detail"
)

// mark is the row of a pane that keys are about. It is known by what the row is of, for rows
// move when the source of another frame is shown among them.
type mark struct {
	of  markOf
	nth int // of the rows of the same, from 0
}

// markOf is what a row is of; nothing: it cannot be marked.
type markOf struct {
	link   detail.Link
	linked bool
	frame  model.FrameID
	folded bool
	lesson string
}

func of(r *detail.Row) markOf {
	m := markOf{frame: r.Frame, folded: r.Folded, lesson: r.Lesson}
	if r.Link != nil {
		m.link, m.linked = *r.Link, true
	}
	return m
}

// markable reports whether a row leads somewhere, names a frame or a lesson, or unfolds.
func markable(r *detail.Row) bool {
	return r.Link != nil || r.Frame != model.NoFrame || r.Folded || r.Lesson != ""
}

// marked returns which row is marked, or -1.
func (p *Pane) marked(rows []detail.Row) int {
	n := 0
	for i := range rows {
		if !markable(&rows[i]) || of(&rows[i]) != p.mark.of {
			continue
		}
		if n == p.mark.nth {
			return i
		}
		n++
	}
	return -1
}

// markRow marks a row. The source of its frame, if it names one, is what is shown from now on.
func (p *Pane) markRow(rows []detail.Row, row int) {
	p.mark = mark{of: of(&rows[row])}
	for i := range rows[:row] {
		if markable(&rows[i]) && of(&rows[i]) == p.mark.of {
			p.mark.nth++
		}
	}
	if f := rows[row].Frame; f != model.NoFrame {
		p.s.Mark(f)
	}
}

// next returns the next row that can be marked (by = 1), or the one before (by = -1), or -1.
// It looks from the mark on, or from the edge of the screen if the mark is not on it.
func (p *Pane) next(rows []detail.Row, by int) int {
	from := p.marked(rows)
	switch onScreen := from >= p.top && from < p.top+p.room(); {
	case onScreen:
	case by > 0:
		from = p.top - 1
	default:
		from = p.top + p.room()
	}
	for i := min(from+by, len(rows)-1); i >= 0 && i < len(rows); i += by {
		if markable(&rows[i]) {
			return i
		}
	}
	return -1
}

// step moves the mark; if there is no row to move it to, it scrolls.
func (p *Pane) step(by int) {
	rows := p.rows()
	i := p.next(rows, by)
	if i < 0 {
		p.scroll(by)
		return
	}
	p.markRow(rows, i)
	p.show()
}

// show scrolls no further than needed to show the marked row.
func (p *Pane) show() {
	if i := p.marked(p.rows()); i >= 0 {
		p.top = max(min(p.top, i), i-p.room()+1)
	}
}

// target returns the marked row, if it is on screen; else nil.
func (p *Pane) target() *detail.Row {
	rows := p.rows()
	i := p.marked(rows)
	if i < p.top || i >= p.top+p.room() {
		return nil
	}
	return &rows[i]
}

// leads reports whether Enter does something to the marked row.
func (p *Pane) leads() bool {
	row := p.target()
	return row != nil && (row.Link != nil || row.Folded || row.Lesson != "")
}

// follow goes where the marked row leads, opens its lesson, or unfolds it.
func (p *Pane) follow() {
	switch row := p.target(); {
	case row == nil:
	case row.Link != nil:
		p.Focused = false
		p.s.Jump(row.Link.Goroutine, row.Link.At)
	case row.Lesson != "":
		p.Focused = false
		p.s.Shell.Learn(row.Lesson)
	case row.Folded:
		p.unfold()
	}
}

// foldable reports whether there are frames to show or to fold.
func (p *Pane) foldable() bool {
	if p.unfolded {
		return true
	}
	for _, row := range p.rows() {
		if row.Folded {
			return true
		}
	}
	return false
}

// unfold shows all frames of stacks, or folds those of the library again.
func (p *Pane) unfold() {
	p.unfolded = !p.unfolded
	p.scroll(0)
	if p.marked(p.rows()) < 0 {
		p.markFirst()
		return
	}
	p.show()
}

// focus takes the focus and marks a row.
func (p *Pane) focus() {
	p.Focused = true
	p.markFirst()
}

// markFirst marks the first row on screen that leads somewhere, or else that names a frame; of
// what is known of the selection, that of the frame whose source is shown.
func (p *Pane) markFirst() {
	if p.mark = (mark{}); p.Steered != nil && p.Steered() {
		return // keys move something else
	}
	rows := p.rows()
	last := min(p.top+p.room(), len(rows))
	here := p.s.Frame()
	for i := p.top; i < last && here != model.NoFrame && p.Words == nil; i++ {
		if rows[i].Frame == here {
			p.markRow(rows, i)
			return
		}
	}
	for i := p.top; i < last && p.Words != nil; i++ {
		if rows[i].Link != nil {
			p.markRow(rows, i)
			return
		}
	}
	if i := p.next(rows, 1); i >= 0 && i < last {
		p.markRow(rows, i)
	}
}
