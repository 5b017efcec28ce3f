package table

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"chanlens/tui/canvas"
)

// shown returns the IDs and widths of the columns on screen.
func shown[T any, K comparable](t *Table[T, K]) string {
	var list []string
	for _, p := range t.places {
		list = append(list, fmt.Sprintf("%s:%d", t.columns[p.col].ID, p.w))
	}
	return strings.Join(list, " ")
}

// As a table gets narrow, the name gives way as far as it may, and then the columns that
// are worth least.
func TestColumnsByWidth(t *testing.T) {
	for _, tt := range []struct {
		w    int
		want string
	}{
		{200, "name:24 kind:17 sends:7 wait:9 over:10 bar:40"},
		{120, "name:24 kind:17 sends:7 wait:9 over:10 bar:39"},
		{100, "name:24 kind:17 sends:7 wait:9 over:10 bar:19"},
		{80, "name:24 kind:17 sends:7 wait:9 bar:15"},
		{70, "name:17 kind:17 sends:7 wait:9 bar:12"},
		{60, "name:20 kind:17 sends:7 wait:9"},
		{50, "name:18 kind:17 wait:9"},
		{40, "name:18 sends:7 wait:9"},
		{30, "name:16 wait:9"},
		{25, "name:21"},
		{10, "name:6"},
		{3, "name:0"},
	} {
		if got := shown(open(t, config(), tt.w, 10, "")); got != tt.want {
			t.Errorf("%d wide: %s, want %s", tt.w, got, tt.want)
		}
	}
}

// A large table is measured by a sample, and the first column has what is left for what
// the sample does not tell. The greatest number is never cut.
func TestMeasureOfLargeTable(t *testing.T) {
	rows := make([]int, 100_000)
	rows[77_777] = 123_456_789
	table := New(Config[int, int]{
		Columns: []Column[int]{
			{ID: "name", Title: "name", Text: func(int) string { return "x" }},
			{ID: "n", Title: "n", Right: true, Text: func(n int) string { return fmt.Sprint(n) }, Number: func(n int) float64 { return float64(n) }},
		},
		Key: func(n int) int { return n },
	})
	table.Resize(50, 10)
	table.SetRows(rows)
	if got, want := shown(table), "name:36 n:9"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestNothingOverlaps holds that at any width, whatever the columns are, they stand side by
// side within the table, and that each of them draws in its own room only.
func TestNothingOverlaps(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	for range 120 {
		c := randomConfig(r)
		table := New(c)
		table.SetRows([]int{1, 2, 3, 4, 5, 6, 7, 8, 9})
		for w := 20; w <= 250; w += 1 + r.Intn(4) {
			h := r.Intn(8)
			table.Resize(w, h)
			x := margin
			for i, p := range table.places {
				if p.x < x || p.w < 1 || p.x+p.w > w {
					t.Fatalf("%d wide: %+v, at least from %d on", w, table.places, x)
				}
				x = p.x + p.w + 1
				if i > 0 && table.places[i-1].col >= p.col {
					t.Fatalf("%d wide: columns out of order: %+v", w, table.places)
				}
			}
			checkDrawn(t, table, w, h)
		}
	}
}

// checkDrawn draws a table with room around it and checks that the cells of each column, and
// those around the table, have no letter but the column's own.
func checkDrawn(t *testing.T, table *Table[int, int], w, h int) {
	t.Helper()
	c := canvas.New(w+6, h+4)
	table.Draw(c.Sub(3, 2, w, h))
	for y, row := range c.Lines() {
		if y < 2 || y >= 2+h {
			if row != "" {
				t.Fatalf("%dx%d: line %d outside: %q", w, h, y, row)
			}
			continue
		}
		for x, letter := range []rune(row) {
			i := slices.IndexFunc(table.places, func(p place) bool { return x-3 >= p.x && x-3 < p.x+p.w })
			own := i >= 0 && letter == rune('a'+table.places[i].col)
			if !own && !strings.ContainsRune(" ▸▾▴…", letter) {
				t.Fatalf("%dx%d: %q at %d,%d is not of its column:\n%s", w, h, letter, x, y, strings.Join(c.Lines(), "\n"))
			}
		}
	}
}

// randomConfig returns a table of columns that say only their own letter.
func randomConfig(r *rand.Rand) Config[int, int] {
	c := Config[int, int]{
		Key:      func(n int) int { return n },
		Children: func(n int) []int { return []int{n * 10, n*10 + 1} },
		Folds:    func(n int) bool { return n%3 == 0 },
	}
	for i := range 1 + r.Intn(9) {
		letter := string(rune('a' + i))
		word := func(n int) string { return strings.Repeat(letter, n%40+r.Intn(3)) }
		col := Column[int]{
			ID: letter, Title: strings.Repeat(letter, 1+r.Intn(12)), Short: []string{letter},
			Min: r.Intn(20), Max: r.Intn(40), Drop: r.Intn(3), Right: r.Intn(2) == 0, Text: word,
			Number: func(n int) float64 { return float64(n) },
		}
		switch r.Intn(4) {
		case 0:
			col.Width = 1 + r.Intn(15)
		case 1:
			if i > 0 {
				col.Text, col.Draw = nil, func(c *canvas.Canvas, n int) { c.Fill(-5, -1, 300, 3, rune('a'+i), canvas.Style{}) }
			}
		case 2:
			col.From = r.Intn(150)
			col.To = col.From + r.Intn(100)
		}
		c.Columns = append(c.Columns, col)
	}
	return c
}
