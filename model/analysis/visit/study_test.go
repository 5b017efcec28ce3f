package visit_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/visit"

	"github.com/google/go-cmp/cmp"
)

// faulty is a study that panics.
type faulty struct{}

func (faulty) Worker() visit.Worker { return faulty{} }
func (faulty) Row(int, model.Row)   { panic("out of order") }
func (faulty) Done()                {}

// A panic in a study reaches whoever asked for the visit, and nobody waits for ever.
func TestPanic(t *testing.T) {
	tr, err := model.ParseText("generation 1 0 100\ngoroutine 1 main.main\n ^ running P0\ngeneration 2 100 200\ngoroutine 1 main.main\n ^ running P0\n")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if p, ok := recover().(string); !ok || !strings.Contains(p, "out of order") {
			t.Errorf("panic %q, want the study's", p)
		}
	}()
	visit.All(t.Context(), tr, nil, faulty{})
}

// counting is a study that counts rows by segment.
type counting struct {
	mu   sync.Mutex
	rows map[int]int
	done []int
}

func (c *counting) Worker() visit.Worker { return c }
func (c *counting) Done()                {}
func (c *counting) Row(segment int, _ model.Row) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rows[segment]++
}
func (c *counting) Segment(i int, _ *model.Segment) { c.done = append(c.done, i) }

// Between visits the segments that touch a range, by their numbers in the trace, and
// tells progress by how many those are.
func TestBetween(t *testing.T) {
	var src strings.Builder
	for i := range 5 {
		fmt.Fprintf(&src, "generation %d %d %d\ngoroutine 1 main.main\n ^ running P0\n", i+1, i*100, i*100+100)
	}
	tr, err := model.ParseText(src.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, to model.Time
		want     []int
	}{
		{0, 500, []int{0, 1, 2, 3, 4}},
		{100, 200, []int{1}},
		{99, 201, []int{0, 1, 2}},
		{450, 900, []int{4}},
		{500, 900, nil},
		{-50, 0, nil},
		{250, 250, []int{2}},
	} {
		study := &counting{rows: make(map[int]int)}
		var progress []string
		visit.Between(t.Context(), tr, c.from, c.to, func(done, of int) { progress = append(progress, fmt.Sprint(done, "/", of)) }, study)
		var want []string
		rows := make(map[int]int)
		for i, segment := range c.want {
			want = append(want, fmt.Sprint(i+1, "/", len(c.want)))
			rows[segment] = 1
		}
		if diff := cmp.Diff(want, progress); diff != "" {
			t.Errorf("[%d, %d): progress (-want +got):\n%s", c.from, c.to, diff)
		}
		if diff := cmp.Diff(c.want, study.done); diff != "" {
			t.Errorf("[%d, %d): segments (-want +got):\n%s", c.from, c.to, diff)
		}
		if diff := cmp.Diff(rows, study.rows); diff != "" {
			t.Errorf("[%d, %d): rows (-want +got):\n%s", c.from, c.to, diff)
		}
	}
}
