package chart

import (
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Histogram shows how many there are in each of some buckets as columns over an axis.
// Where there are more buckets than cells, a column stands for several.
type Histogram struct {
	Buckets []Bucket // each begins where the one before ends
	Cursor  int      // of the buckets, the one that is chosen; -1: none
	Role    canvas.Role
}

// The widest column, with the blank after it, and from where on there is such a blank.
const (
	widestColumn = 6
	blankFrom    = 3
)

// columns says how the buckets stand in a width: how many to a column, how many columns,
// and how wide each is.
func (h *Histogram) columns(w int) (each, n, wide int) {
	if len(h.Buckets) == 0 || w <= 0 {
		return 1, 0, 1
	}
	each = (len(h.Buckets) + w - 1) / w
	n = (len(h.Buckets) + each - 1) / each
	return each, n, min(w/n, widestColumn)
}

// at returns what the i-th column counts, at a width.
func (h *Histogram) at(i, each int) Bucket {
	part := h.Buckets[i*each : min((i+1)*each, len(h.Buckets))]
	b := Bucket{From: part[0].From, To: part[len(part)-1].To}
	for _, p := range part {
		b.Count += p.Count
	}
	return b
}

// Chosen returns what the column under the cursor counts, at a width.
func (h *Histogram) Chosen(w int) (b Bucket, ok bool) {
	each, n, _ := h.columns(w)
	i := h.Cursor / each
	if h.Cursor < 0 || i >= n {
		return Bucket{}, false
	}
	return h.at(i, each), true
}

// Under returns the bucket under the mouse at (x,y), at a size: of a column, the first.
// The axis below counts as the column above it.
func (h *Histogram) Under(x, y, width, height int) (bucket int, ok bool) {
	each, n, wide := h.columns(width)
	if x < 0 || y < 0 || y >= height || x/wide >= n {
		return -1, false
	}
	return x / wide * each, true
}

// Step returns the bucket of the next column that is not empty (by = 1), or the one
// before (by = -1), at a width; if there is none, the one under the cursor.
func (h *Histogram) Step(by, w int) int {
	each, n, _ := h.columns(w)
	i := h.Cursor/each + by
	if h.Cursor < 0 {
		i = 0
		if by < 0 {
			i = n - 1
		}
	}
	for ; i >= 0 && i < n; i += by {
		if h.at(i, each).Count > 0 {
			return i * each
		}
	}
	return h.Cursor
}

// Draw draws the histogram. The axis takes the last two lines; where there are fewer than
// four, the last alone, and of a single line nothing.
func (h *Histogram) Draw(c *canvas.Canvas) {
	w, height := c.Size()
	each, n, wide := h.columns(w)
	axis := 2
	if height < 4 {
		axis = min(height-1, 1)
	}
	most := 0
	for i := range n {
		most = max(most, h.at(i, each).Count)
	}
	above := c.Sub(0, 0, w, height-axis)
	for i := range n {
		style := canvas.As(h.Role).On(theme.Dim) // behind the columns is nothing
		if h.chosen(i, each) {
			style = canvas.As(theme.Accent)
		}
		ink := wide
		if wide >= blankFrom {
			ink--
		}
		column(above, i*wide, ink, level(float64(h.at(i, each).Count), float64(most), 8*(height-axis)), style)
	}
	if axis > 0 {
		h.drawAxis(c.Sub(0, height-axis, w, axis), each, n, wide)
	}
}

func (h *Histogram) chosen(i, each int) bool { return h.Cursor >= 0 && h.Cursor/each == i }

// drawAxis draws where the columns begin: as many labels, evenly, as there is room for,
// and above them, if there are two lines, a rule that shows the cursor.
func (h *Histogram) drawAxis(c *canvas.Canvas, each, n, wide int) {
	w, lines := c.Size()
	style := canvas.As(theme.Axis)
	if lines > 1 {
		c.Fill(0, 0, n*wide, 1, '─', style)
	}
	step := 1
	for step < n && !h.fits(step, each, n, wide, w) {
		step++
	}
	for i := 0; i < n; i += step {
		label := edge(h.at(i, each).From)
		if i*wide+canvas.Width(label) > w {
			break
		}
		c.Text(i*wide, lines-1, label, style)
		if lines > 1 {
			c.Set(i*wide, 0, '┬', style)
		}
	}
	for i := range n {
		if lines > 1 && h.chosen(i, each) {
			c.Set(i*wide+max(wide-2, 0)/2, 0, '▲', canvas.As(theme.Accent))
		}
	}
}

// fits reports whether the labels of each step-th column leave a blank between them.
func (h *Histogram) fits(step, each, n, wide, w int) bool {
	for i := 0; i+step < n; i += step {
		if canvas.Width(edge(h.at(i, each).From)) >= step*wide {
			return false
		}
	}
	return true
}
