package lane

import (
	"fmt"

	"chanlens/model/analysis/strip"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Metric is a strip above the lanes.
type Metric uint8

// The metrics, in their order.
const (
	MetricHeap     Metric = iota // most bytes in live heap objects
	MetricRunnable               // goroutines that wait for a processor
	MetricBusy                   // processors that run goroutines

	NumMetrics
)

// metrics say where each metric comes from, and what it is called.
var metrics = [NumMetrics]struct {
	name, short string
	series      func(*strip.Metrics) *strip.Series
	full        func(*strip.Metrics) int64 // what fills a cell, at least; 0: the most of what is shown
}{
	MetricHeap:     {"heap", "heap", func(m *strip.Metrics) *strip.Series { return &m.Heap }, func(*strip.Metrics) int64 { return 0 }},
	MetricRunnable: {"runnable", "ready", func(m *strip.Metrics) *strip.Series { return &m.Runnable }, func(*strip.Metrics) int64 { return 1000 }},
	MetricBusy:     {"busy processors", "busy", func(m *strip.Metrics) *strip.Series { return &m.Running }, func(m *strip.Metrics) int64 { return m.Procs.Most * 1000 }},
}

// drawMetric draws how a number changes with time, and beside it what it is, and the most
// of it.
func drawMetric(c, label *canvas.Canvas, p *Picture, which Metric) {
	m := &metrics[which]
	if p.Strips == nil || p.Strips.Metrics == nil {
		writeLabel(label, m.name, m.short)
		return
	}
	series := m.series(p.Strips.Metrics)
	if series.Most == strip.NotTold {
		writeLabel(label, m.name+": not told", m.name, m.short)
		return
	}
	values := make([]int64, p.View.Cells)
	from := p.Strips.cells(p.View)
	for x := range values {
		values[x] = strip.NotTold
		first, last := from(x)
		for i := first; i < min(last, len(series.Cells)); i++ {
			values[x] = max(values[x], series.Cells[i])
		}
	}
	top := series.Most
	if p.Veil != nil { // what is hidden is no part of it
		top = 0
		for _, value := range values {
			top = max(top, value)
		}
	}
	most := quantity(top, series.Unit)
	writeLabel(label, m.name+" up to "+most, m.name+" "+most, m.short+" "+most, most)
	full := max(m.full(p.Strips.Metrics), top, 1)
	for x, value := range values {
		if value > 0 {
			c.Set(x, 0, theme.Eighths(int(max(value*8/full, 1))), canvas.As(theme.BarGood))
		}
	}
}

// quantity writes a number of a unit.
func quantity(n int64, u strip.Unit) string {
	switch u {
	case strip.UnitBytes:
		return format.Bytes(n)
	case strip.UnitThousandth:
		if n >= 100_000 {
			return format.Count(uint64(n / 1000))
		}
		return fmt.Sprintf("%d.%d", n/1000, n%1000/100)
	}
	return format.Count(uint64(n))
}
