package visit_test

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/visit"
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
