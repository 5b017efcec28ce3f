package model

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Borders says in one go what Start and End say, from any interval on and however little
// room there is; also in a segment longer than 32 bits can say.
func TestBorders(t *testing.T) {
	for _, unit := range []string{"ns", "s"} {
		tr, err := ParseText(`
generation 1 0 100` + unit + `
goroutine 1 main.main
 ^ running P0
 10` + unit + ` sleep
 30` + unit + ` runnable woken by -
goroutine 2 main.f
 ^ running P1
 5` + unit + ` runnable
 50` + unit + ` running P1
 60` + unit + ` end
`)
		if err != nil {
			t.Fatal(err)
		}
		rows := tr.segments[0].Rows()
		for r := range rows.Len() {
			row := rows.Row(r)
			for i := range row.Len() {
				for room := 1; room < 6; room++ {
					var want []Time
					for k := i; k < row.Len(); k++ {
						want = append(want, row.Start(k))
					}
					want = append(want, row.End(row.Len()-1))
					want = want[:min(room, len(want))]
					got := make([]Time, room)
					if n := row.Borders(i, got); !slices.Equal(want, got[:n]) {
						t.Errorf("row %d from %d in %d: %v, want %v", r, i, room, got[:n], want)
					}
				}
			}
		}
	}
}

// A segment's processors do what the trace says of them within it.
func TestSegmentProcSpans(t *testing.T) {
	tr, err := ParseText(`
generation 1 0 100
goroutine 1 main.main
 ^ running P0 T3
proc P0
 ^ running
 5 running T3
 40 idle
 40 running T4
 60 running T4
 70 running T5
proc P2
 ^ idle
 99 running T3
generation 2 100 200
goroutine 1 main.main
 ^ running P0 T3
proc P0
 ^ running
 150 idle
proc P2
 ^ running
`)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range tr.segments {
		got := make(map[Proc][]ProcSpan)
		for span := range s.ProcSpans() {
			got[span.Proc] = append(got[span.Proc], span)
		}
		want := make(map[Proc][]ProcSpan)
		for _, p := range tr.Procs() {
			want[p] = slices.Collect(tr.ProcSpans(p, s.info.Start, s.info.End))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("segment %d (-trace +segment):\n%s", i, diff)
		}
	}
}
