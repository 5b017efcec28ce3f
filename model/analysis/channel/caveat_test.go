package channel

import (
	"strings"
	"testing"

	"chanlens/model"
)

// What a wake does not prove is said where somebody may take it for proven.
func TestCaveat(t *testing.T) {
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
		got := Caveat(model.Wake{Waited: c.waited, Kind: c.kind})
		if (got == "") != (c.says == "") || !strings.Contains(got, c.says) {
			t.Errorf("%v woken by %v: %q, want … %s …", c.waited, c.kind, got, c.says)
		}
	}
}
