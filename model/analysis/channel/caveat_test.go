package channel

import (
	"strings"
	"testing"

	"chanlens/model"
)

// What a wake does not prove is said where somebody may take it for proven.
func TestCaveat(t *testing.T) {
	stock := parsed(t, "generation 1 0 1000\ngoroutine 1 main.main\n  ^ running P0")
	for _, c := range []struct {
		waited model.Operation
		kind   model.WakeKind
		says   string // a part of it; "" if there is nothing to say
	}{
		{model.OpSend, model.WakeReceive, "the oldest value"},
		{model.OpSend, model.WakeSelect, "the oldest value"},
		{model.OpReceive, model.WakeSend, ""},
		{model.OpSelect, model.WakeSelect, "which of them sent"},
		{model.OpSelect, model.WakeTimer, "which timer"},
		{model.OpReceive, model.WakeTimer, ""},
		{model.OpMutexLock, model.WakeUnlock, "faster"},
		{model.OpCondWait, model.WakeSignal, "looks again"},
		{model.OpWaitGroupWait, model.WakeDone, ""},
	} {
		got := Caveat(stock, model.Wake{Waited: c.waited, Kind: c.kind})
		if (got == "") != (c.says == "") || !strings.Contains(got, c.says) {
			t.Errorf("%v woken by %v: %q, want … %s …", c.waited, c.kind, got, c.says)
		}
	}
}

// Where the operation that ended the wait was recorded, nothing is open to doubt.
func TestCaveatRecorded(t *testing.T) {
	const text = `
generation 1 0 1000
goroutine 1 main.main
  ^ running P0
  100 select @select
  200 runnable woken by 2 @select
  300 running P0
goroutine 2 main.other
  ^ running P1
op 190 by 2 send 1 seq 1 len 0 case 0 of 2 direct @select
op 90 by 1 receive 1 case 0 of 2 waits
`
	const told = "op 310 by 1 receive 1 seq 1 len 0 case 0 of 2 waited\n"
	for ops, says := range map[string]string{text: "which of them sent", text + told: ""} {
		tr := parsed(t, ops)
		wait, _ := tr.IntervalAt(0, 150)
		w, ok := tr.WakeAfter(wait)
		if got := Caveat(tr, w); !ok || (got == "") != (says == "") || !strings.Contains(got, says) {
			t.Errorf("%q, want … %s …", got, says)
		}
	}
}
