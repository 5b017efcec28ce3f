package table

import (
	"cmp"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// Rows are sorted between headings, and those within a row by themselves; equal ones stay
// in their order.
func TestSort(t *testing.T) {
	for _, tt := range []struct {
		name, script string
		want         string
		by           string
		down         bool
	}{
		{"as given", "", "[query] Push produce func1 lock Lock Wait", "", false},
		{"by name", "o", "[Push] query produce func1 lock Lock Wait", "name", false},
		{"by name, reversed", "oO", "[func1] produce query Push lock Wait Lock", "name", true},
		{"by number, the most first", "ooo", "[Push] produce query func1 lock Lock Wait", "sends", true},
		{"by number, reversed", "oooO", "[func1] query produce Push lock Wait Lock", "sends", false},
		{"all the way round", "ooooo", "[query] Push produce func1 lock Lock Wait", "", false},
		{"within rows, too", "<Space>l" + "oO", "[func1] produce query >func1 >ask Push lock Wait Lock", "name", true},
		{"the cursor stays on its row", "jjo", "Push query [produce] func1 lock Lock Wait", "name", false},
		{"at the top it shows the top", "jjgo", "[Push] query produce func1 lock Lock Wait", "name", false},
	} {
		table := open(t, config(), 80, 20, tt.script)
		if got := names(table); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if by, down := table.Sorted(); by != tt.by || down != tt.down {
			t.Errorf("%s: sorted by %q, down %v; want %q, %v", tt.name, by, down, tt.by, tt.down)
		}
	}
}

// A table that is sorted at first stays sorted by something.
func TestSortedAtFirst(t *testing.T) {
	c := config()
	c.By, c.Down = "wait", true
	table := open(t, c, 80, 20, "")
	var got []string
	for range 6 {
		by, _ := table.Sorted()
		got = append(got, by)
		press(t, table, "o")
	}
	if want := "wait name kind sends wait name"; strings.Join(got, " ") != want {
		t.Errorf("sorted by %v, want %s", got, want)
	}
}

// TestSortAgainstPlain holds the sorting by keys against a plain stable sort by comparison.
func TestSortAgainstPlain(t *testing.T) {
	special := []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), math.MaxFloat64, -math.SmallestNonzeroFloat64}
	r := rand.New(rand.NewSource(3))
	for range 200 {
		type row struct {
			at int
			f  float64
			s  string
		}
		rows := make([]row, r.Intn(300))
		for i := range rows {
			rows[i] = row{i, math.Floor(r.NormFloat64() * 20), strings.Repeat("ab", r.Intn(3)) + string(rune('a'+r.Intn(5)))}
			if r.Intn(5) == 0 {
				rows[i].f = special[r.Intn(len(special))]
			}
		}
		for _, by := range []string{"f", "s"} {
			for _, down := range []bool{false, true} {
				table := New(Config[row, int]{
					Columns: []Column[row]{
						{ID: "s", Text: func(r row) string { return r.s }, Word: func(r row) string { return r.s }},
						{ID: "f", Text: func(r row) string { return "" }, Number: func(r row) float64 { return r.f }},
					},
					Key: func(r row) int { return r.at }, By: by, Down: down,
				})
				table.SetRows(rows)
				want := slices.Clone(rows)
				slices.SortStableFunc(want, func(a, b row) int {
					sign := 1
					if down {
						sign = -1
					}
					switch {
					case by == "s":
						return sign * cmp.Compare(a.s, b.s)
					case math.IsNaN(a.f) || math.IsNaN(b.f): // last in both directions
						return -cmp.Compare(a.f, b.f) * boolInt(math.IsNaN(a.f) != math.IsNaN(b.f))
					}
					return sign * cmp.Compare(a.f, b.f)
				})
				for i, l := range table.lines {
					if l.row.at != want[i].at {
						t.Fatalf("by %s, down %v: row %d is %v, want %v", by, down, i, *l.row, want[i])
					}
				}
			}
		}
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
