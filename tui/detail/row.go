package detail

import (
	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Span is a piece of text in one style.
type Span struct {
	Text  string
	Style canvas.Style
}

// Link is a place that a row leads to.
type Link struct {
	Goroutine model.Goroutine
	At        model.Time
}

// Row is one line of the pane.
type Row struct {
	Spans []Span
	Link  *Link // where Enter leads; nil: nowhere
	Head  bool  // begins a section

	Frame  model.FrameID // the frame it names, whose source can be shown; NoFrame: none
	Folded bool          // it stands for frames that are not shown

	Lesson string // the name of the lesson that Enter opens; "": none
}

// Draw draws the row from (x,y) on, at most to the edge of the canvas.
func (r Row) Draw(c *canvas.Canvas, x, y int) {
	w, _ := c.Size()
	for _, s := range r.Spans {
		if x >= w {
			return
		}
		x = c.Text(x, y, canvas.Cut(s.Text, w-x), s.Style)
	}
}

// Text returns the row's text without styles.
func (r Row) Text() string {
	text := ""
	for _, s := range r.Spans {
		text += s.Text
	}
	return text
}

// rows collects rows.
type rows struct {
	list  []Row
	width int
}

// add adds a row of spans.
func (r *rows) add(spans ...Span) *Row {
	r.list = append(r.list, Row{Spans: spans})
	return &r.list[len(r.list)-1]
}

// heading begins a section.
func (r *rows) heading(text string, more ...Span) {
	if len(r.list) > 0 {
		r.add()
	}
	r.add(append([]Span{accent(text)}, more...)...).Head = true
}

// wrapped adds text broken at blanks to the width, each line after an indent.
func (r *rows) wrapped(indent, text string, style canvas.Style) {
	for _, line := range Wrap(text, r.width-canvas.Width(indent)) {
		r.add(Span{indent + line, style})
	}
}

// Columns arranges rows for columns of h rows: no column begins with a blank row
// or ends with a heading.
func Columns(list []Row, h int) []Row {
	if h < 3 {
		return list
	}
	out := make([]Row, 0, len(list)+2)
	for _, row := range list {
		switch place := len(out) % h; {
		case len(row.Spans) == 0 && place == 0:
			continue
		case row.Head && place == h-1:
			out = append(out, Row{})
		}
		out = append(out, row)
	}
	return out
}

func plain(s string) Span   { return Span{s, canvas.As(theme.Text)} }
func faded(s string) Span   { return Span{s, canvas.As(theme.Dim)} }
func strong(s string) Span  { return Span{s, canvas.As(theme.Strong)} }
func accent(s string) Span  { return Span{s, canvas.As(theme.Accent)} }
func alarmed(s string) Span { return Span{s, canvas.As(theme.StuckText)} }
func linked(s string) Span  { return Span{s, canvas.As(theme.Link)} }

// Wrap breaks text at blanks into lines of at most width columns.
func Wrap(text string, width int) []string { return canvas.Wrap(text, width) }
