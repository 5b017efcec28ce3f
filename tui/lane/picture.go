package lane

import (
	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
)

// Picture is everything that a drawing of the timeline depends on.
type Picture struct {
	Trace    *model.Trace
	Overview *Overview
	View     Viewport // its Cells are those right of the labels
	Lanes    *Lanes
	Layout   Layout
	Top      int        // first lane shown below the pinned ones
	Lane     int        // lane of the cursor
	At       model.Time // moment of the cursor
	Under    Under      // what is under the cursor
	Stuck    Stuck
	Selected model.Goroutine          // which other lanes make stand out
	Flow     *Flow                    // the wake that Enter follows
	Edges    []Flow                   // from what happens before to what happens after
	Chosen   Span                     // the range that the user chose; no length: none
	Marks    []Mark                   // findings, by moment
	Strips   *Strips                  // what lanes of several goroutines show; nil: not known yet
	Queues   map[int]Queue            // by channel
	Ops      bool                     // channel operations that did not wait are marked, if they were recorded
	Names    format.ChanNames         // of recorded channels
	Waiting  map[model.Chan][]Waiting // who waits for ever on recorded channels
	Letters  []Letter                 // places that the user has marked
	PinTitle string                   // why lanes are pinned; "": by hand
	Veil     *Veil                    // what is hidden; nil: nothing is
	Quiet    bool                     // it is not told who waits for ever, nor of findings
	Mono     bool
	Failed   bool // loading has ended before its time: what is not there does not come
}

// Stuck says since when a goroutine waits for ever, and false if it does not.
type Stuck func(model.Goroutine) (since model.Time, ok bool)

// Span is a stretch of the trace's time.
type Span struct{ From, To model.Time }

// Under is what is under the cursor.
type Under struct {
	Span            // from when to when; no length: nothing is
	GoesOn bool     // its end is not known
	Texts  []string // what it is, in fewer and fewer words
}

// Letter is the mark of a place, on the axis.
type Letter struct {
	At   model.Time
	Rune rune
}

// Mark is a finding on the minimap.
type Mark struct {
	At       model.Time
	Severity int // from 0 to 2
}

// Queue is what is known of a channel besides its strip.
type Queue struct {
	Name  string
	Stuck []Waiting // who waits for ever
}

// Waiting is a wait for ever on a channel.
type Waiting struct {
	Since   model.Time
	Sending bool
}

// Layout is where the parts of the timeline stand on a canvas: rows, from the
// top. A row of -1 is left out.
type Layout struct {
	Label                            int // width of the labels
	Cells                            int // width of the lanes
	Minimap, Marks, Axis, Band, Rule int // rows
	Metrics                          [NumMetrics]int
	Pins                             int // first row of the pinned lanes
	Pinned                           int // how many of them there is room for
	Divide                           int // the rule below them
	Lanes, Rows                      int // first row of the other lanes, and how many there is room for
	Pitch                            int // rows from lane to lane: more than 1 where there is room to spare
}

// Around says what stands above lanes, besides what always does.
type Around struct {
	Overview *Overview
	Marks    bool // there are findings
	Metrics  bool // there are, or may be, metrics
	Heap     bool // and the size of the heap is one of them
}

// From how many rows on a timeline has rows for metrics: one, and all.
const (
	someMetrics = 22
	allMetrics  = 30
)

// Arrange returns the layout of lanes on a canvas of a size. The narrower and the lower
// the canvas, the less stands around the lanes.
func Arrange(w, h int, lanes *Lanes, around Around) Layout {
	l := Layout{Minimap: -1, Marks: -1, Axis: -1, Band: -1, Rule: -1, Divide: -1}
	l.Label = min(max(w*3/10, 12), max(w/4, 36))
	if w < 100 {
		l.Label = max(w/4, 10)
	}
	if w >= 70 && lanes.folds() && lanes.Mode != Goroutines {
		l.Label += 6
	}
	if w >= 70 && around.Overview != nil { // high numbers do not take the room of names
		l.Label += max(around.Overview.Digits-4, 0)
	}
	l.Cells = max(w-l.Label, 1)
	y := 0
	take := func(row *int, when bool) {
		*row = -1
		if when {
			*row = y
			y++
		}
	}
	take(&l.Minimap, h >= 10)
	take(&l.Marks, h >= 14 && around.Marks)
	take(&l.Axis, h >= 4)
	take(&l.Band, h >= 9 && around.Overview != nil && around.Overview.HasBand())
	for i := range l.Metrics {
		take(&l.Metrics[i], around.Metrics && (around.Heap || i != int(MetricHeap)) && (h >= allMetrics || i == int(MetricRunnable) && h >= someMetrics))
	}
	take(&l.Rule, h >= 6)
	l.Pins = y
	l.place(max(h-y, 0), lanes)
	return l
}

// RoomForPins returns for how many pinned lanes there is room on a canvas of a height.
func RoomForPins(h int) int { return max(h/3, 1) }

// place divides the rows that are left among the lanes.
func (l *Layout) place(h int, lanes *Lanes) {
	n := lanes.Len()
	l.Pinned = min(lanes.Pinned, max(h-2, 0))
	rest := n - l.Pinned
	divide := 0
	if l.Pinned > 0 && rest > 0 {
		divide = 1
	}
	l.Pitch = 1
	for p := lanes.Mode.tallest(); p > 1; p-- {
		if n*p+divide <= h {
			l.Pitch = p
			break
		}
	}
	l.Lanes = l.Pins + l.Pinned*l.Pitch
	if divide > 0 {
		l.Divide = l.Lanes
		l.Lanes++
	}
	l.Rows = max(l.Pins+h-l.Lanes, 0) / l.Pitch
}

// tallest returns how many rows a lane takes at most.
func (m Mode) tallest() int {
	if m == Channels {
		return 3
	}
	return 2
}

// Bottom returns the first row below all lanes.
func (l *Layout) Bottom() int { return l.Lanes + l.Rows*l.Pitch }

// RowOf returns the first row of a lane, and false if it is not on the canvas. top is the
// first lane below the pinned ones.
func (l *Layout) RowOf(lane, top int) (y int, ok bool) {
	switch {
	case lane >= 0 && lane < l.Pinned:
		return l.Pins + lane*l.Pitch, true
	case lane >= max(top, l.Pinned) && lane < top+l.Rows:
		return l.Lanes + (lane-top)*l.Pitch, true
	}
	return 0, false
}

// LaneAt returns the lane at a row, and false if there is none.
func (l *Layout) LaneAt(y, top, lanes int) (int, bool) {
	switch {
	case y >= l.Pins && y < l.Pins+l.Pinned*l.Pitch:
		return (y - l.Pins) / l.Pitch, true
	case y >= l.Lanes && y < l.Bottom():
		lane := top + (y-l.Lanes)/l.Pitch
		return lane, lane < lanes
	}
	return 0, false
}

// Draw draws the timeline and returns what its lanes show.
func Draw(c *canvas.Canvas, p *Picture) Tally {
	l := &p.Layout
	if l.Rows == 0 || p.View.Cells <= 0 {
		return Tally{}
	}
	beside := func(y int, draw func(c, label *canvas.Canvas)) {
		if y >= 0 {
			draw(c.Sub(l.Label, y, l.Cells, 1), c.Sub(0, y, l.Label, 1))
		}
	}
	ticks := Ticks(p.View)
	seen := p.unveiled()
	beside(l.Minimap, func(c, label *canvas.Canvas) { drawMinimap(c, label, p) })
	if p.Veil == nil && !p.Quiet {
		beside(l.Marks, func(c, label *canvas.Canvas) { drawMarks(c, label, p) })
	}
	beside(l.Axis, func(c, label *canvas.Canvas) { drawAxis(c, label, p, ticks) })
	beside(l.Band, func(c, label *canvas.Canvas) { drawBand(c, label, seen) })
	for i, y := range l.Metrics {
		beside(y, func(c, label *canvas.Canvas) { drawMetric(c, label, seen, Metric(i)) })
	}
	beside(l.Rule, func(c, label *canvas.Canvas) { drawRuler(c, label, p) })
	var shown Tally
	if seen.View.Cells > 0 {
		shown = drawLanes(c.Sub(l.Label, 0, seen.View.Cells, l.Bottom()), seen, ticks)
	}
	drawLabels(c.Sub(0, 0, l.Label, l.Bottom()), seen)
	if p.Veil != nil {
		beside(l.Minimap, func(c, _ *canvas.Canvas) { p.cover(c, p.whole(p.Veil.From, l.Cells)) })
		if seen.View.Cells < l.Cells {
			p.drawVeil(c.Sub(l.Label, 0, l.Cells, l.Bottom()), seen.View.Cells)
		}
	}
	return shown
}
