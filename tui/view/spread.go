package view

import (
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/chart"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// Spread shows in a pane how lengths of time are distributed, with a cursor on one of the
// buckets.
type Spread struct {
	at int // bucket under the cursor, from 1; 0: none yet
}

// Reset takes the cursor away.
func (s *Spread) Reset() { s.at = 0 }

// histogram returns the chart of a distribution, and its first bucket that counts
// anything; nil if there is none.
func (s *Spread) histogram(d *profile.Distribution) (h *chart.Histogram, first int) {
	first, last := -1, -1
	for i, n := range d {
		if n > 0 {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return nil, 0
	}
	h = &chart.Histogram{Cursor: -1, Role: theme.Bar}
	for i := first; i <= last; i++ {
		h.Buckets = append(h.Buckets, bucketOf(i, int(d[i])))
	}
	if at := s.at - 1; at >= first && at <= last {
		h.Cursor = at - first
	}
	return h, first
}

// bucketOf returns a bucket as charts know it.
func bucketOf(i, count int) chart.Bucket {
	b := chart.Bucket{From: time.Duration(profile.BucketFrom(i)), Count: count}
	if b.To = 10 * b.From; i+1 < profile.NumBuckets {
		b.To = time.Duration(profile.BucketFrom(i + 1))
	}
	return b
}

// Step moves the cursor to the next column that is not empty (by = 1) or the one before,
// in a width.
func (s *Spread) Step(d *profile.Distribution, by, width int) {
	if h, first := s.histogram(d); h != nil {
		s.at = first + h.Step(by, width) + 1
	}
}

// Click moves the cursor to the column under the mouse, at a place in the view, if the pane
// shows the distribution there, below its title.
func (s *Spread) Click(d *profile.Distribution, title string, p *Pane, x, y int) bool {
	if !p.Shown() || x < p.x || y < p.y {
		return false
	}
	row, in, ok := p.at(x-p.x, y-p.y)
	h, first := s.histogram(d)
	if !ok || h == nil {
		return false
	}
	rows := p.rows()
	head := row
	for head >= 0 && !rows[head].Head {
		head--
	}
	if head < 0 || head == row || !strings.HasPrefix(rows[head].Text(), title) {
		return false
	}
	_, w, _ := p.Columns()
	bucket, ok := h.Under(in, 0, w, 1)
	if ok {
		s.at = first + bucket + 1
	}
	return ok
}

// Begin puts the cursor on the last column, that of the longest times, unless it is on one.
func (s *Spread) Begin(d *profile.Distribution, width int) {
	if _, _, _, ok := s.Chosen(d, width); !ok {
		s.Reset()
		s.Step(d, -1, width)
	}
}

// Chosen returns what the column under the cursor counts: buckets, how many lengths, and
// in words which.
func (s *Spread) Chosen(d *profile.Distribution, width int) (lo, hi int, words string, ok bool) {
	h, _ := s.histogram(d)
	if h == nil {
		return 0, 0, "", false
	}
	b, ok := h.Chosen(width)
	if !ok || b.Count == 0 {
		return 0, 0, "", false
	}
	return profile.BucketOf(model.Time(b.From)), profile.BucketOf(model.Time(b.To) - 1), b.Words(), true
}

// Rows draws a distribution in rows of a width, so many in all: a title, what the cursor
// is on, and the chart.
func (s *Spread) Rows(d *profile.Distribution, title string, width, height int) []detail.Row {
	h, _ := s.histogram(d)
	if h == nil {
		return nil
	}
	head := []detail.Span{{Text: title, Style: canvas.As(theme.Accent)}}
	if b, ok := h.Chosen(width); ok {
		text := ": " + format.Count(uint64(b.Count)) + " of " + b.Words()
		head = append(head, detail.Span{Text: text, Style: canvas.As(theme.Text)})
	}
	c := canvas.New(width, max(height-1, 2))
	h.Draw(c)
	return append([]detail.Row{{Head: true, Spans: head}}, rowsOf(c)...)
}

// rowsOf returns a drawing as rows of a pane.
func rowsOf(c *canvas.Canvas) []detail.Row {
	w, height := c.Size()
	rows := make([]detail.Row, height)
	for y := range rows {
		for x := range w {
			cell := c.At(x, y)
			if cell.Rune == 0 {
				continue
			}
			rows[y].Spans = append(rows[y].Spans, detail.Span{Text: string(cell.Rune), Style: cell.Style})
		}
	}
	return rows
}
