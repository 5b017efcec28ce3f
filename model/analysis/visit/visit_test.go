package visit

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"chanlens/model"

	"github.com/google/go-cmp/cmp"
)

// Every segment is opened once and in order, none while as many are in use as
// goroutines visit, and every one is reported when it is done, empty ones too.
func TestVisit(t *testing.T) {
	const segments = 50
	var src strings.Builder
	for i := range segments {
		fmt.Fprintf(&src, "generation %d %d %d\n", i+1, i*100, i*100+100)
		if i%7 != 3 { // those have no rows
			src.WriteString("goroutine 1 main.main\n ^ running P0\ngoroutine 2 main.f\n ^ runnable\n")
		}
	}
	tr, err := model.ParseText(src.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, visitors := range []int{1, 2, 8} {
		var mu sync.Mutex
		inUse := make(map[*visited]int)
		rows := make(map[model.Rows]int)
		var done []int
		v := newVisit(t.Context(), tr.Segments(), 0, visitors, func(n, of int) {
			if of != segments {
				t.Errorf("progress %d of %d, want of %d", n, of, segments)
			}
			done = append(done, n)
		})
		var wg sync.WaitGroup
		for range visitors {
			wg.Go(func() {
				v.each(func(p portion) {
					mu.Lock()
					inUse[p.of]++
					rows[p.of.Rows] += p.to - p.from
					if len(inUse) > visitors {
						t.Errorf("%d segments in use by %d visitors", len(inUse), visitors)
					}
					mu.Unlock()
					mu.Lock()
					if inUse[p.of]--; inUse[p.of] == 0 {
						delete(inUse, p.of)
					}
					mu.Unlock()
				})
			})
		}
		wg.Wait()
		for i, s := range tr.Segments() {
			if rows[s.Rows()] != s.NumRows() {
				t.Errorf("%d visitors: %d rows of segment %d visited, want %d", visitors, rows[s.Rows()], i, s.NumRows())
			}
		}
		want := make([]int, segments)
		for i := range want {
			want[i] = i + 1
		}
		if diff := cmp.Diff(want, done); diff != "" {
			t.Errorf("%d visitors: progress (-want +got):\n%s", visitors, diff)
		}
	}
}
