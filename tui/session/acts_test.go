package session

import (
	"os"
	"slices"
	"testing"

	"chanlens/model"
)

// TestActs holds in which order recorded channels stand, that the runtime's own are left out,
// and what a goroutine is told to have done.
func TestActs(t *testing.T) {
	src, err := os.ReadFile("../testdata/ops.txt")
	if err != nil {
		t.Fatal(err)
	}
	const own = `goroutine 2 runtime.traceStartReadCPU
  ^ receive
chan 9 cap 1 elem "struct {}" sent 0 received 0
chan 10 cap 1 elem "struct {}" sent 0 received 0 made 1600 by 1 @ runtime.newWakeableSleep trace.go:1100 < runtime.StartTrace trace.go:400 < main.main main.go:5
op 95400 by 2 receive 10 len 0 fails
op 95500 by 2 receive 9 len 0 fails
`
	tr, err := model.ParseText(string(src) + own)
	if err != nil {
		t.Fatal(err)
	}
	s := Open(tr)
	var numbers []uint64
	for _, c := range s.Acts.Chans {
		numbers = append(numbers, tr.Chan(c).Number)
	}
	if want := []uint64{5, 1, 4, 2, 3}; !slices.Equal(numbers, want) {
		t.Errorf("channels %v, want %v: the one on which somebody is stuck, then by operations", numbers, want)
	}
	main, _ := tr.Lookup(1)
	if got, want := s.Acts.Of(main), (model.ChanCount{Sends: 5, Others: 2}); got != want {
		t.Errorf("goroutine 1 did %+v, want %+v", got, want)
	}
	plain, err := model.ParseText("generation 1 0 100\ngoroutine 1 main.main\n ^ running P0\n")
	if err != nil {
		t.Fatal(err)
	}
	if s := Open(plain); len(s.Acts.Chans) != 0 || s.Acts.Of(0) != (model.ChanCount{}) {
		t.Errorf("without recorded operations: %+v", s.Acts)
	}
}
