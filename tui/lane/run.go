package lane

import (
	"fmt"

	"chanlens/model"
	"chanlens/model/analysis/strip"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// runs draws the lane of a processor or a thread: who ran on it. The blocks of goroutines
// with odd numbers are of another grain, so that it is seen where one follows another.
//
//	███▓▓▓▅▁  ▂▂███ 23 main.worker ███▄▄
//	7  12     8  23                    9     who ran most, where there is a second row
func (d *drawing) runs(c *canvas.Canvas, cells []strip.Run) {
	w, h := c.Size()
	row := c.Sub(0, 0, w, 1)
	who := make([]model.Goroutine, len(d.looks))  // that filled a cell, NoGoroutine if none did
	most := make([]model.Goroutine, len(d.looks)) // that ran for most of what anybody did
	for x := range d.looks {
		who[x] = model.NoGoroutine
		run, width := d.run(cells, x)
		if most[x] = run.Longest; run.LongestD*2 < run.Running {
			most[x] = model.NoGoroutine
		}
		d.looks[x] = runLook(&run, width)
		if d.looks[x].glyph == 0 {
			continue
		}
		d.shown.add(d.looks[x])
		if run.LongestD*10 >= width*9 {
			who[x] = run.Longest
			if d.p.Trace.Goroutine(run.Longest).ID&1 != 0 && d.looks[x].glyph == '█' {
				d.looks[x].glyph = '▓'
			}
		}
		style := d.looks[x].style
		if run.Longest == d.p.Selected && run.LongestD > 0 {
			style.Mod |= canvas.Select
		}
		row.Set(x, 0, d.looks[x].glyph, style)
	}
	d.names(row, who)
	if h > 1 {
		d.numbers(c.Sub(0, 1, w, 1), most)
	}
	d.grid(row, func(x int) bool { return d.looks[x].glyph == 0 })
}

// run returns what a lane did in a cell of the picture, and how long that cell is, as far
// as it is known.
func (d *drawing) run(cells []strip.Run, x int) (run strip.Run, width model.Time) {
	run.Longest = model.NoGoroutine
	first, last := d.from(x)
	for i := first; i < min(last, len(cells)); i++ {
		of := &cells[i]
		run.Running += of.Running
		run.GC += of.GC
		run.Syscall += of.Syscall
		if of.LongestD > run.LongestD {
			run.Longest, run.LongestD = of.Longest, of.LongestD
		}
		width += d.p.Strips.Known[i]
	}
	return run, width
}

// runLook chooses what a cell of a processor or a thread shows.
func runLook(run *strip.Run, width model.Time) look {
	class := model.ClassRunning
	if run.GC*2 > run.Running {
		class = model.ClassGC
	}
	style := canvas.As(theme.Class(class))
	if run.Syscall*4 > width {
		style = style.On(theme.Class(model.ClassSyscall))
	}
	switch {
	case width <= 0 || run.Running+run.Syscall == 0:
		return look{}
	case run.Running == 0:
		return look{theme.Glyph(model.ClassSyscall), canvas.As(theme.Class(model.ClassSyscall)), model.ClassSyscall, true}
	case run.Running*100 >= width*99:
		return look{theme.Glyph(model.ClassRunning), style, class, true}
	}
	eighths := min(max(int(mulDiv(run.Running, 16, width)+1)/2, 1), 7)
	return look{theme.Eighths(eighths), style, class, false}
}

// names writes into long stretches who ran.
func (d *drawing) names(c *canvas.Canvas, who []model.Goroutine) {
	for x := 0; x < len(who); {
		end := x + 1
		for end < len(who) && who[end] == who[x] {
			end++
		}
		if g := who[x]; g != model.NoGoroutine && end-x >= leastWords {
			text := d.p.name(g, end-x-4)
			style := canvas.As(theme.BarText).On(d.looks[x].style.Role)
			if g == d.p.Selected {
				style.Mod |= canvas.Select
			}
			c.Text(x+1, 0, " "+text+" ", style)
		}
		x = end
	}
}

// numbers writes below the cells which goroutine ran most in them, where there is room
// before the next one.
func (d *drawing) numbers(c *canvas.Canvas, who []model.Goroutine) {
	for x := 0; x < len(who); {
		end := x + 1
		for end < len(who) && (who[end] == who[x] || who[end] == model.NoGoroutine && d.looks[end].glyph == 0) {
			end++
		}
		if g := who[x]; g != model.NoGoroutine {
			text := d.p.name(g, end-x-1)
			if number := fmt.Sprint(d.p.Trace.Goroutine(g).ID); len(number) < end-x || end == len(who) && len(number) <= end-x {
				style := canvas.As(theme.Dim)
				if g == d.p.Selected {
					style = canvas.As(theme.Strong)
				}
				c.Text(x, 0, text, style)
			}
		}
		x = end
	}
}

// name returns the number of a goroutine and as much of what it runs as there is room for.
func (p *Picture) name(g model.Goroutine, width int) string {
	number := fmt.Sprint(p.Trace.Goroutine(g).ID)
	if rest := width - len(number) - 1; rest >= 4 {
		return number + " " + laneName(p.Trace, g, rest)
	}
	return canvas.Cut(number, width)
}
