package prompt

import "chanlens/tui/keys"

// Span is a stretch of a text, in bytes.
type Span struct{ Pos, Len int }

// Row is something to choose.
type Row struct {
	Kind string // what it is, at the left; "" for rows without
	Text string
	Hits []Span // of the text: what was looked for
	More string // at the right: a count, keys
	Off  bool   // cannot be chosen now
}

// Fault is what is wrong with the text.
type Fault struct {
	Span
	Text string
	Yet  bool // it may only be that the text is not typed to its end
}

// Hint says what a key does.
type Hint struct{ Key, Text string }

// Prompt is a line being typed. Who opens it fills it, and again whenever Changed is
// called.
type Prompt struct {
	Label  string // before the line
	Title  string // of the box
	Status string // at its right
	Line   Line
	Rows   []Row
	Chosen int    // of the rows; -1: none
	Empty  string // stands in the box if there are no rows; "": then there is no box
	Fault  *Fault
	Hints  []Hint

	Changed func()             // the text, or the place of the cursor, has changed; nil: nobody asks
	Enter   func() (stay bool) // the line is typed; with stay the prompt remains open
	Tab     func()             // completes; nil: nothing to complete
}

// Key does what a key means, and reports whether the prompt stays open.
func (p *Prompt) Key(name string) (open bool) {
	switch name {
	case "<Esc>", "<C-c>", "<C-g>":
		return false
	case "<Enter>":
		return p.Enter()
	case "<Tab>":
		if p.Tab != nil {
			p.Tab()
		}
		return true
	case "<Down>", "<C-n>":
		p.move(1)
		return true
	case "<Up>", "<C-p>", "<S-Tab>":
		p.move(-1)
		return true
	case "<PgDn>":
		p.move(pageRows)
		return true
	case "<PgUp>":
		p.move(-pageRows)
		return true
	case "<Backspace>":
		if p.Line.Text == "" {
			return false
		}
	}
	if p.Line.Key(name) && p.Changed != nil {
		p.Changed()
	}
	return true
}

// pageRows is how many rows PgDn goes down.
const pageRows = 5

// move chooses another row.
func (p *Prompt) move(by int) {
	if len(p.Rows) > 0 {
		p.Chosen = max(min(p.Chosen+by, len(p.Rows)-1), 0)
	}
}

// Choice returns the chosen row, and false if none is.
func (p *Prompt) Choice() (int, bool) {
	return p.Chosen, p.Chosen >= 0 && p.Chosen < len(p.Rows)
}

// Mouse does what the mouse means on a screen of a size: a click on a row is Enter
// there, one on a hint is its key, and one outside closes the prompt.
func (p *Prompt) Mouse(e keys.Event, w, h int) (open bool) {
	l := p.layout(w, h)
	switch e.Name {
	case keys.WheelUp:
		p.move(-1)
	case keys.WheelDown:
		p.move(1)
	case keys.Click:
		if e.Y < l.top {
			return false
		}
		if key := p.hintAt(e.X, w); e.Y == h-1 && key != "" && (p.Fault == nil || p.Fault.Yet) {
			return p.Key(key)
		}
		if row := l.first + e.Y - l.top - 1; e.Y > l.top && e.Y <= l.top+l.rows && row < len(p.Rows) {
			p.Chosen = row
			return p.Enter()
		}
	}
	return true
}
