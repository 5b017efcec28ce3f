package tui

import (
	"path/filepath"
	"time"

	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// drawLoading draws how far loading has come, while there is nothing else to show.
func (a *App) drawLoading(c *canvas.Canvas) {
	w, h := c.Size()
	box := c.Sub((w-min(w-4, 64))/2, max(h/2-4, 0), min(w-4, 64), 8)
	w, _ = box.Size()
	p, elapsed := a.loading.progress, a.loading.elapsed
	box.Text(0, 0, "chanlens", canvas.As(theme.Accent))
	box.Text(10, 0, canvas.Cut("reads "+filepath.Base(a.name), w-10), canvas.As(theme.Text))
	drawProgress(box.Sub(0, 2, w, 1), p)
	line := "read " + format.Bytes(p.Done)
	if p.Total > 0 {
		line = format.Bytes(p.Done) + " of " + format.Bytes(p.Total)
	}
	if p.Of > 0 {
		line += "   generation " + format.Count(uint64(p.Generations)) + " of " + format.Count(uint64(p.Of))
	}
	box.Text(0, 4, canvas.Cut(line, w), canvas.As(theme.Text))
	if p.Events > 0 {
		line = format.Count(p.Events) + " events"
		if elapsed > 0 {
			line += "   " + format.Count(uint64(float64(p.Events)/elapsed.Seconds())) + " events/s"
		}
		box.Text(0, 5, canvas.Cut(line, w), canvas.As(theme.Text))
	}
	if elapsed > 0 {
		s := format.Duration(elapsed.Round(100 * time.Millisecond))
		box.Text(w-canvas.Width(s), 4, s, canvas.As(theme.Dim))
	}
	x := box.Text(0, 7, "Esc", canvas.As(theme.Strong))
	box.Text(x+1, 7, "cancels", canvas.As(theme.Dim))
}

// drawProgress draws a bar, by eighths of a cell.
func drawProgress(c *canvas.Canvas, p Progress) {
	w, _ := c.Size()
	done := int64(0)
	if p.Total > 0 {
		done = min(p.Done, p.Total) * int64(w*8) / p.Total
	}
	view.DrawBar(c, int(done), theme.Spark)
	for x := int(done+7) / 8; x < w; x++ {
		c.Set(x, 0, '░', canvas.As(theme.Faint))
	}
}

// drawFailure draws what went wrong, and what to do about it.
func (a *App) drawFailure(c *canvas.Canvas) {
	w, h := c.Size()
	width := min(w-4, 76)
	rows := []detail.Row{
		detail.Line(theme.Error, "chanlens cannot open "+filepath.Base(a.name)), {},
	}
	rows = append(rows, detail.Lines(theme.Text, a.failure.Error(), width)...)
	rows = append(rows, detail.Row{}, detail.Line(theme.Dim, "An execution trace comes from one of:"))
	for _, line := range []string{
		"go test -trace=trace.out ./some/package",
		"curl -o trace.out http://HOST/debug/pprof/trace?seconds=5",
		"trace.Start(file) … trace.Stop(), of package runtime/trace",
	} {
		rows = append(rows, detail.Line(theme.Strong, "  "+line))
	}
	rows = append(rows, detail.Row{}, detail.Line(theme.Dim, "q quits"))
	top := max((h-len(rows))/2, 0)
	for i, r := range rows {
		r.Draw(c.Sub((w-width)/2, top+i, width, 1), 0, 0)
	}
}
