package lane

import (
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// writeLabel writes, beside a row, the first of some texts that there is room for;
// each says the same as the one before in fewer words.
func writeLabel(c *canvas.Canvas, texts ...string) {
	w, _ := c.Size()
	c.Text(1, 0, fit(w-2, texts...), canvas.As(theme.Dim))
}

// fit returns the first of some texts that is no wider than width, or what there
// is room for of the last.
func fit(width int, texts ...string) string {
	for _, text := range texts {
		if canvas.Width(text) <= width {
			return text
		}
	}
	return canvas.Cut(texts[len(texts)-1], width)
}

// label is what stands beside a lane: a mark, a number, and a name that is found for the
// room there is.
type label struct {
	stuck  bool
	number string
	name   func(width int) string
}

// labels say what stands beside the lanes of each kind.
var labels = [numKinds]func(*Picture, Lane) label{
	Goroutine: (*Picture).goroutineLabel,
	Site:      (*Picture).siteLabel,
	Family:    (*Picture).familyLabel,
	Proc: func(_ *Picture, l Lane) label {
		return label{name: always(model.Proc(l.ID).String())}
	},
	Thread: func(p *Picture, l Lane) label {
		return label{name: always("thread " + fmt.Sprint(p.Trace.ThreadID(model.Thread(l.ID))))}
	},
	Channel: func(p *Picture, l Lane) label {
		q := p.Queues[int(l.ID)]
		return label{stuck: len(q.Stuck) > 0, name: func(width int) string { return format.Sides(q.Name, width) }}
	},
	Task:  (*Picture).taskLabel,
	Track: (*Picture).trackLabel,

	Recorded: (*Picture).recordedLabel,
}

func always(text string) func(int) string { return func(int) string { return text } }

// maxIndent is how many levels are shown by indentation.
const maxIndent = 8

// roomForBlank is from what width on a blank sets the mark off from a name.
const roomForBlank = 16

// drawLabels draws the label of each lane: cursor, mark, number, name.
func drawLabels(c *canvas.Canvas, p *Picture) {
	w, _ := c.Size()
	digits := 4
	if p.Overview != nil {
		digits = max(p.Overview.Digits, 2)
	}
	switch {
	case !p.numbered():
		digits = 0
	case p.Lanes.Mode == BySite:
		digits = max(digits, min(len(times(p.Trace.NumGoroutines())), 7, w/4))
	}
	p.each(func(i, y int) {
		lane := p.Lanes.List[i]
		of := labels[lane.Kind](p, lane)
		var mod canvas.Mod
		if i == p.Lane {
			mod = canvas.Select
			c.Set(0, y, '▸', canvas.As(theme.Accent))
		}
		name := canvas.As(theme.Label)
		if of.stuck {
			c.Set(1, y, theme.StuckGlyph, canvas.As(theme.StuckText))
			name = canvas.As(theme.StuckText)
		}
		dim := canvas.As(theme.LabelDim).With(mod)
		x := 2
		if digits == 0 && w >= roomForBlank {
			x++
		}
		if digits > 0 {
			x = c.Text(x, y, canvas.PadLeft(of.number, digits)+" ", dim)
		}
		if p.Lanes.folds() {
			x = c.Text(x, y, strings.Repeat(" ", min(int(lane.Depth), maxIndent, max(w/4-digits, 0)))+foldSigns[lane.Fold], dim)
		}
		c.Text(x, y, canvas.Pad(canvas.Cut(of.name(w-x-1), w-x-1), w-x-1), name.With(mod))
	})
}

// foldSigns stand before lanes that may hold others.
var foldSigns = [...]string{Single: "  ", Closed: "+ ", Open: "- "}

// folds reports whether any lane may hold others.
func (l *Lanes) folds() bool {
	return l.Mode == BySite || l.Mode == ByFamily || l.Mode == Tasks || l.a != nil && len(l.a.roll.trace.Regions()) > 0 && l.Mode == Goroutines
}

// numbered reports whether any lane on the canvas has a number.
func (p *Picture) numbered() bool {
	if p.Lanes.Mode != Processors && p.Lanes.Mode != Threads && p.Lanes.Mode != Channels {
		return true
	}
	for _, l := range p.Lanes.List[:p.Lanes.Pinned] {
		if labels[l.Kind](p, l).number != "" {
			return true
		}
	}
	return false
}

func (p *Picture) goroutineLabel(l Lane) label {
	g := model.Goroutine(l.ID)
	_, stuck := p.Stuck(g)
	return label{stuck, fmt.Sprint(p.Trace.Goroutine(g).ID), func(width int) string { return laneName(p.Trace, g, width) }}
}

// laneName returns the entry function of a goroutine, shortened to width cells.
func laneName(t *model.Trace, g model.Goroutine, width int) string {
	return funcName(t.FuncName(g), width)
}

func funcName(name string, width int) string {
	if name == "" {
		return canvas.Cut("(not told)", width)
	}
	return canvas.Cut(format.Func(name, width), width)
}

// siteLabel says how many goroutines a go statement made, of what, and how many are stuck.
func (p *Picture) siteLabel(l Lane) label {
	n, stuck := p.size(l)
	sites := p.Lanes.a.Sites()
	s := sites.origins.list[l.ID]
	return label{stuck > 0, times(n), func(width int) string {
		fn := p.Trace.String(s.fn)
		place := ""
		if s.place != model.NoFrame {
			place = format.Place(p.Trace.Frame(s.place))
		}
		return groupName(func(width int) string { return funcName(fn, width) }, stuck, n, place, width)
	}}
}

// size returns how many goroutines a group has, and how many of them are stuck.
func (p *Picture) size(l Lane) (n, stuck int) {
	if n, stuck = p.Lanes.a.Size(l.Key); p.Veil != nil || p.Quiet {
		stuck = 0
	}
	return n, stuck
}

func times(n int) string { return format.Count(uint64(n)) + "×" }

// groupName joins a name with how many are stuck, and a place, as far as there is room.
func groupName(name func(width int) string, stuck, n int, place string, width int) string {
	whole := name(1 << 10)
	tail := ""
	switch {
	case stuck == n && n > 0:
		tail = " all stuck"
	case stuck > 0:
		tail = " " + format.Count(uint64(stuck)) + " stuck"
	}
	for _, end := range []string{tail + " " + place, tail} {
		if end = strings.TrimRight(end, " "); canvas.Width(whole)+canvas.Width(end) <= width {
			return whole + end
		}
	}
	if rest := width - canvas.Width(tail); rest >= 10 {
		return name(rest) + tail
	}
	return name(width)
}

// familyLabel says of a closed family how many are in it.
func (p *Picture) familyLabel(l Lane) label {
	if l.Fold != Closed {
		return p.goroutineLabel(l)
	}
	n, stuck := p.size(l)
	of := p.goroutineLabel(l)
	of.stuck = stuck > 0
	name := of.name
	of.name = func(width int) string {
		return groupName(name, stuck, n, "and "+format.Count(uint64(n-1)), width)
	}
	return of
}

func (p *Picture) taskLabel(l Lane) label {
	notes := p.Lanes.a.Notes()
	t := &notes.tasks[l.ID]
	return label{number: fmt.Sprint(t.ID), name: func(width int) string {
		name := p.Trace.String(t.Name)
		if g := notes.whose[l.ID]; g != model.NoGoroutine {
			long := name + " by goroutine " + fmt.Sprint(p.Trace.Goroutine(g).ID)
			if canvas.Width(long) <= width {
				return long
			}
		}
		return name
	}}
}

// trackLabel names the regions of a track, if all have one name.
func (p *Picture) trackLabel(l Lane) label {
	notes := p.Lanes.a.Notes()
	t := &notes.tracks[l.ID]
	first := notes.regions[t.regions[0]].Name
	name := p.Trace.String(first)
	for _, i := range t.regions[:min(len(t.regions), maxInCell)] {
		if notes.regions[i].Name != first {
			name = "regions"
			break
		}
	}
	number := ""
	if p.Lanes.Mode == Tasks || l.Depth == 0 { // whose they are is not plain from the lane above
		number = fmt.Sprint(p.Trace.Goroutine(t.g).ID)
	}
	return label{number: number, name: always(name)}
}
