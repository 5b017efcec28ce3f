package view

import (
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/chart"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// CountOrDash writes how many there are, "-" for none.
func CountOrDash(n int) string {
	if n == 0 {
		return "-"
	}
	return format.Count(uint64(n))
}

// LongOrDash writes how long something took, "-" for no time.
func LongOrDash(d time.Duration) string {
	if d == 0 {
		return "-"
	}
	return format.Duration(d)
}

// Sure says how sure it is that a goroutine is stuck.
func Sure(b *verdict.Blocked) string {
	if b.Proven {
		return "proven"
	}
	return format.Sure(float64(b.Confidence))
}

// ClassParts returns the parts of a bar of classes; without colours, each in its glyph.
func ClassParts(share *model.Share, mono bool) []chart.Part {
	var parts []chart.Part
	for c, ns := range share {
		if ns <= 0 {
			continue
		}
		p := chart.Part{Value: float64(ns), Role: theme.Class(model.Class(c))}
		if mono {
			p.Glyph = theme.Glyph(model.Class(c))
		}
		parts = append(parts, p)
	}
	return parts
}

// DrawClass draws how long something took in a class as a bar, as long as it is of the most.
func DrawClass(c *canvas.Canvas, most, long model.Time, class model.Class, mono bool) {
	var share model.Share
	share[class] = long
	chart.Stack(c, float64(most), ClassParts(&share, mono)...)
}

// DrawClasses draws a bar of what time went into, as long as there is room. What would not
// take half a cell is left out.
func DrawClasses(c *canvas.Canvas, share model.Share, mono bool) {
	w, _ := c.Size()
	total := share.Total()
	for class := range share {
		if share[class]*model.Time(2*w) < total {
			share[class] = 0
		}
	}
	chart.Stack(c, float64(share.Total()), ClassParts(&share, mono)...)
}

// RowCSV divides the CSV of a single row into the line of its columns and the row.
func RowCSV(csv string) (header, row string) {
	header, row, _ = strings.Cut(csv, "\n")
	return header, strings.TrimSuffix(row, "\n")
}

// ClassRows says what time went into, most first: a row for each class, with a bar.
func ClassRows(share model.Share, width int) []detail.Row {
	var rows []detail.Row
	total := share.Total()
	for {
		class, ok := share.Largest()
		if !ok || total <= 0 {
			return rows
		}
		ns := share[class]
		share[class] = 0
		head := []detail.Span{
			{Text: canvas.Pad(class.String(), 10), Style: canvas.As(theme.Text)},
			{Text: canvas.PadLeft(format.Duration(time.Duration(ns)), 8), Style: canvas.As(theme.Text)},
			{Text: canvas.PadLeft(format.Percent(float64(ns), float64(total)), 7) + " ", Style: canvas.As(theme.Dim)},
		}
		bar := canvas.New(min(max(width-26, 0), 24), 1)
		chart.Bar(bar, float64(total), float64(ns), theme.Class(class))
		rows = append(rows, detail.Row{Spans: append(head, rowsOf(bar)[0].Spans...)})
	}
}
