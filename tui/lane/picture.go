package lane

import (
	"chanlens/model"
	"chanlens/tui/canvas"
)

// Picture is everything that a drawing of the timeline depends on.
type Picture struct {
	Trace    *model.Trace
	Overview *Overview
	View     Viewport // its Cells are those right of the labels
	Lanes    Lanes
	Top      int            // first lane shown
	Lane     int            // lane of the cursor
	At       model.Time     // moment of the cursor
	Selected model.Interval // under the cursor
	Alive    bool           // there is a Selected
	Stuck    Stuck
	Flow     *Flow // the wake that Enter follows
	Mono     bool
	Failed   bool // loading has ended before its time: what is not there does not come
}

// Stuck says since when a goroutine waits for ever, and false if it does not.
type Stuck func(model.Goroutine) (since model.Time, ok bool)

// Flow is a line from one lane to another: who woke whom, or created whom.
type Flow struct {
	From, To model.Goroutine
	At       model.Time
}

// Layout is where the parts of the timeline stand on a canvas: rows, from the
// top. A row of -1 is left out.
type Layout struct {
	Label                     int // width of the labels
	Cells                     int // width of the lanes
	Minimap, Axis, Band, Rule int // rows
	Lanes, Rows               int // first row of the lanes, and how many lanes there is room for
	Pitch                     int // rows from lane to lane: 2 where there is room to spare
}

// Arrange returns the layout of a number of lanes on a canvas of a size. The narrower and the lower
// the canvas, the less stands around the lanes.
func Arrange(w, h, lanes int, o *Overview) Layout {
	l := Layout{Minimap: -1, Axis: -1, Band: -1, Rule: -1}
	l.Label = min(max(w*3/10, 12), 36)
	if w < 100 {
		l.Label = max(w/4, 10)
	}
	l.Cells = max(w-l.Label, 1)
	y := 0
	take := func(row *int, when bool) {
		if when {
			*row = y
			y++
		}
	}
	take(&l.Minimap, h >= 10)
	take(&l.Axis, h >= 4)
	take(&l.Band, h >= 9 && o != nil && o.HasBand())
	take(&l.Rule, h >= 6)
	l.Lanes, l.Rows, l.Pitch = y, max(h-y, 0), 1
	if lanes*2 <= l.Rows {
		l.Pitch, l.Rows = 2, l.Rows/2
	}
	return l
}

// Draw draws the timeline and returns what its lanes show.
func Draw(c *canvas.Canvas, p *Picture) Tally {
	w, h := c.Size()
	l := Arrange(w, h, p.Lanes.Len(), p.Overview)
	if l.Rows == 0 || p.View.Cells <= 0 {
		return Tally{}
	}
	row := func(y int) *canvas.Canvas { return c.Sub(l.Label, y, l.Cells, 1) }
	ticks := Ticks(p.View)
	if l.Minimap >= 0 {
		drawMinimap(row(l.Minimap), c.Sub(0, l.Minimap, l.Label, 1), p)
	}
	if l.Axis >= 0 {
		drawAxis(row(l.Axis), c.Sub(0, l.Axis, l.Label, 1), p, ticks)
	}
	if l.Band >= 0 {
		drawBand(row(l.Band), c.Sub(0, l.Band, l.Label, 1), p)
	}
	if l.Rule >= 0 {
		drawRuler(row(l.Rule), c.Sub(0, l.Rule, l.Label, 1), p)
	}
	shown := drawLanes(c.Sub(l.Label, l.Lanes, l.Cells, l.Rows*l.Pitch), p, l.Pitch, ticks)
	drawLabels(c.Sub(0, l.Lanes, l.Label, l.Rows*l.Pitch), p, l.Pitch)
	return shown
}
