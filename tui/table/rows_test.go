package table

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chanlens/tui/canvas"
)

// newer is what comes in the place of things: some are gone, some are new, all in another
// order.
func newer() []thing {
	list := things()
	list = append([]thing{{name: "main.fresh", kind: "pipe", sends: 3}}, list...)
	list = slices.DeleteFunc(list, func(r thing) bool { return r.name == "main.produce" })
	slices.Reverse(list[:4])
	return list
}

// When newer rows come, what was open stays open, and the cursor stays on its row.
func TestSetRows(t *testing.T) {
	for _, tt := range []struct{ name, script, want string }{
		{"on its row", "j", "func1 [Push] query fresh lock Lock Wait"},
		{"open stays open", "lj", "func1 Push query [>func1] >ask fresh lock Lock Wait"},
		{"gone: in its place", "jj", "func1 Push [query] fresh lock Lock Wait"},
		{"sorted as before", "ooo", "[Push] fresh query func1 lock Lock Wait"},
	} {
		table := open(t, config(), 80, 20, tt.script)
		table.SetRows(newer())
		if got := names(table); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	table := open(t, config(), 80, 20, "G")
	table.SetRows(things()[:2])
	if got, want := names(table), "query [Push]"; got != want {
		t.Errorf("fewer rows: %s, want %s", got, want)
	}
}

func number(n int) string { return fmt.Sprint(n) }

// count returns a table of numbers that counts how often a text is asked for.
func count(asked *int) *Table[int, int] {
	return New(Config[int, int]{
		Columns: []Column[int]{
			{ID: "n", Title: "n", Text: func(n int) string { *asked++; return number(n) }, Number: func(n int) float64 { return float64(n) }},
			{ID: "rest", Title: "rest", Text: func(n int) string { *asked++; return number(n % 1000) }, Number: func(n int) float64 { return float64(n % 1000) }, Down: true},
			{ID: "word", Title: "word", Text: func(n int) string { *asked++; return number(n % 7) }, Word: func(n int) string { return number(n % 7) }},
		},
		Key: func(n int) int { return n },
	})
}

func upTo(n int) []int {
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	return rows
}

// The row under the cursor stays in its place on screen when rows around it change.
func TestPlaceOnScreen(t *testing.T) {
	asked := 0
	table := count(&asked)
	table.Resize(60, 21)
	table.SetRows(upTo(500))
	table.Select(250)
	table.list.Scroll(7)
	above := table.list.Row - table.list.Top
	check := func(what string) {
		t.Helper()
		if r, _ := table.Current(); r != 250 || table.list.Row-table.list.Top != above {
			t.Errorf("%s: row %d is %d below the top, want 250 and %d", what, r, table.list.Row-table.list.Top, above)
		}
	}
	table.SetRows(upTo(900)[100:])
	check("other rows")
	table.SortBy("rest", true)
	check("sorted")
	table.SortBy("word", false)
	check("sorted by words")
	table.Resize(90, 21)
	check("wider")
}

// Only what is on screen is drawn: texts of other rows are not asked for. Columns are
// measured by a sample, so that scrolling moves nothing.
func TestTextsAreAskedOnScreen(t *testing.T) {
	asked := 0
	table := count(&asked)
	table.Resize(60, 21)
	table.SetRows(upTo(200_000))
	if limit := 3 * (sampleSize + 2); asked > limit {
		t.Errorf("columns are measured by %d texts, want at most %d", asked, limit)
	}
	asked = 0
	table.SortBy("rest", true)
	if asked > 0 {
		t.Errorf("sorting asks for %d texts", asked)
	}
	places := slices.Clone(table.places)
	for range 5 {
		asked = 0
		table.Draw(canvas.New(60, 21))
		if want := 3 * 20; asked != want {
			t.Errorf("drawing asks for %d texts, want %d", asked, want)
		}
		table.list.To(table.list.Row + 40_000)
	}
	if !slices.Equal(places, table.places) {
		t.Errorf("columns moved from %v to %v", places, table.places)
	}
}

func TestCSV(t *testing.T) {
	c := config()
	c.Columns[1].CSV = func(r thing) string { return r.kind + `, "so"` }
	table := open(t, c, 30, 5, "lj")
	want := "name,kind,sends,wait\n" + `main.client.func1,"sender, ""so""",1,731ms` + "\n"
	if got := table.CSV(false); got != want {
		t.Errorf("the row under the cursor:\n%s\nwant\n%s", got, want)
	}
	records, err := csv.NewReader(strings.NewReader(table.CSV(true))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range records {
		got = append(got, r[0])
	}
	wanted := "name main.(*server).query main.client.func1 main.(*server).ask example.com/a/queue.(*Queue[go.shape.int]).Push " +
		"main.produce main.界世界.func1 sync.(*Mutex).Lock sync.(*WaitGroup).Wait"
	if strings.Join(got, " ") != wanted {
		t.Errorf("all rows: %s, want %s", strings.Join(got, " "), wanted)
	}
	if got, want := New(config()).CSV(true), "name,kind,sends,wait\n"; got != want {
		t.Errorf("no rows: %q, want %q", got, want)
	}
}

// BenchmarkLarge measures a table of half a million rows: sorting is to take less than
// 300 ms, and a key with the drawing after it no longer than a frame, 16 ms.
func BenchmarkLarge(b *testing.B) {
	const n = 500_000
	type row struct {
		id   int
		wait float64
		few  string
		own  string
	}
	rows := make([]row, n)
	for i := range rows {
		x := uint64(i) * 0x9e3779b97f4a7c15
		rows[i] = row{i, float64(x >> 30), "main.worker" + number(int(x>>40%300)), "main.(*server).handle" + number(int(x>>35))}
	}
	table := New(Config[row, int]{
		Columns: []Column[row]{
			{ID: "id", Title: "goroutine", Text: func(r row) string { return number(r.id) }, Number: func(r row) float64 { return float64(r.id) }},
			{ID: "wait", Title: "waited", Text: func(r row) string { return number(int(r.wait)) }, Number: func(r row) float64 { return r.wait }, Down: true},
			{ID: "few", Title: "function", Text: func(r row) string { return r.few }, Word: func(r row) string { return r.few }},
			{ID: "own", Title: "place", Text: func(r row) string { return r.own }, Word: func(r row) string { return r.own }},
		},
		Key:      func(r row) int { return r.id },
		Children: func(r row) []row { return []row{{id: -r.id - 1}} },
		Folds:    func(r row) bool { return r.id >= 0 },
	})
	table.Resize(200, 60)
	table.SetRows(rows)
	c := canvas.New(200, 60)
	b.Run("rows", func(b *testing.B) {
		for b.Loop() {
			table.SetRows(rows)
		}
	})
	for _, id := range []string{"wait", "few", "own"} {
		b.Run("sort by "+id, func(b *testing.B) {
			down := false
			for b.Loop() {
				down = !down
				table.SortBy(id, down)
			}
		})
	}
	b.Run("move and draw", func(b *testing.B) {
		for b.Loop() {
			table.to((table.list.Row + 12_345) % n)
			table.Draw(c)
		}
	})
	b.Run("open and draw", func(b *testing.B) {
		for b.Loop() {
			table.toggle()
			table.Draw(c)
		}
	})
}
