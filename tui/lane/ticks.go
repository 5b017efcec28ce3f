package lane

import (
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
)

// Tick is a labelled moment of the time axis.
type Tick struct {
	Cell  int
	At    model.Time
	Label string
}

// steps are the distances that a person reads easily, above one second.
var steps = []time.Duration{
	1 * time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 15 * time.Second, 30 * time.Second,
	1 * time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	1 * time.Hour, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 24 * time.Hour, 48 * time.Hour, 7 * 24 * time.Hour,
}

// step returns the smallest round distance that is at least least.
func step(least model.Time) model.Time {
	for unit := model.Time(1); unit < model.Time(time.Second); unit *= 10 {
		for _, n := range []model.Time{1, 2, 5} {
			if unit*n >= least {
				return unit * n
			}
		}
	}
	for _, s := range steps {
		if model.Time(s) >= least {
			return model.Time(s)
		}
	}
	last := model.Time(steps[len(steps)-1])
	return (least + last - 1) / last * last
}

// Ticks returns the ticks of a viewport: as many as have room for their labels.
func Ticks(v Viewport) []Tick {
	if v.Cells <= 0 || v.Span <= 0 {
		return nil
	}
	width := 6
	for {
		s := step(mulDiv(model.Time(width), v.Span, model.Time(v.Cells)) + 1)
		ticks, widest := ticksBy(v, s)
		if widest+3 <= width || width > v.Cells {
			return ticks
		}
		width = widest + 3
	}
}

// ticksBy returns the ticks at the multiples of s, and the width of the widest label.
func ticksBy(v Viewport, s model.Time) (ticks []Tick, widest int) {
	first := (v.Start + s - 1) / s * s
	for at := first; at < v.End() && len(ticks) <= v.Cells; at += s {
		label := format.Time(at, time.Duration(s))
		widest = max(widest, canvas.Width(label))
		ticks = append(ticks, Tick{v.CellOf(at), at, label})
	}
	return ticks, widest
}
