package tutor

// How the room is divided between view and pane.
const (
	leastBeside = 110 // cells from which on the pane stands at the left of the view
	mostBeside  = 66  // cells that it has there at most: a line that is pleasant to read
	mostMeasure = 76  // cells of a line of text where there is room for more
	leastBelow  = 6   // rows that it has below the view at least, and
	leastView   = 4   // rows that this keeps
)

// Place puts the pane into the room of view and pane, and returns what is left for the view,
// which stands at the top and is x cells from the left.
func (p *Pane) Place(w, h int) (x, viewW, viewH int) {
	p.below = w < leastBeside
	if !p.below {
		p.x, p.y, p.w, p.h = 0, 0, min(w*2/5, mostBeside), h
		p.scroll(0)
		return p.w, w - p.w, h
	}
	height := max(min(max(h*2/5, leastBelow), h-leastView), 0)
	p.x, p.y, p.w, p.h = 0, h-height, w, height
	p.scroll(0)
	return 0, w, h - height
}

// measure returns how wide a line of text is.
func (p *Pane) measure() int {
	if p.below {
		return max(min(p.w-4, mostMeasure), 16)
	}
	return max(p.w-5, 16)
}

// Rows that stand around the page.
const (
	headBeside = 3 // title, progress, a blank one
	footBeside = 2 // a blank one, and how to go on
	headBelow  = 1 // all of it
)

// room returns how many rows of the page are seen.
func (p *Pane) room() int {
	if p.below {
		return max(p.h-headBelow, 1)
	}
	return max(p.h-headBeside-footBeside, 1)
}

// first returns the row of the pane in which the page begins.
func (p *Pane) first() int {
	if p.below {
		return headBelow
	}
	return headBeside
}

// more returns how many rows of the page are below what is seen.
func (p *Pane) more() int { return max(len(p.page())-p.top-p.room(), 0) }

// scroll scrolls the page by n rows.
func (p *Pane) scroll(n int) {
	p.top = max(min(p.top+n, len(p.page())-p.room()), 0)
}

// toEnd shows the end of the page.
func (p *Pane) toEnd() { p.scroll(len(p.page())) }

// toAnswer shows the answer, from its question on if there is room for both.
func (p *Pane) toAnswer() {
	rows := p.page()
	question, answer := len(rows), len(rows)
	for i := len(rows) - 1; i >= 0; i-- {
		switch rows[i].part {
		case partQuestion:
			question = i
		case partAnswer:
			answer = i
		}
	}
	if len(rows)-question > p.room() {
		question = answer
	}
	p.top = max(p.top, min(question, len(rows)-p.room()), 0)
	p.scroll(0)
}
