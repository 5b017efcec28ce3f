package detail

import (
	"testing"

	"chanlens/model"
)

// TestUnpaired: of a value that was received, but not as far as it was recorded, nobody says
// that it never was.
func TestUnpaired(t *testing.T) {
	tr, err := model.ParseText(`
generation 1 0 1000
goroutine 1 main.main
  ^ running P0
chan 1 cap 9 elem "int" sent 0 received 0
chan 2 cap 1 elem "time.Time" sent 1 received 0 timer
op 100 by 1 send 1 seq 1 len 1
op 110 by 1 send 1 seq 3 len 3
op 120 by 1 receive 1 seq 2 len 1
op 130 by 1 receive 2 seq 1 len 0
op 140 by 1 close 1
op 150 by 1 send 1
`)
	if err != nil {
		t.Fatal(err)
	}
	want := map[model.Time]string{
		100: "who received it was not recorded", 110: "nobody has received it", 120: "who sent it was not recorded",
		130: "the timer sent it", 140: "this operation has no other half: no value went in or out",
		150: "who received it was not recorded",
	}
	for op := range tr.ChanOps(0, tr.End()) {
		if got := Unpaired(tr, op); got != want[op.At] {
			t.Errorf("at %d: %q, want %q", op.At, got, want[op.At])
		}
	}
}
