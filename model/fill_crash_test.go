package model

import (
	"strings"
	"testing"
)

// A panic in filling a segment, which is done beside, reaches who seals the trace, and
// nobody waits for ever for what was to be filled.
func TestCrashReachesSeal(t *testing.T) {
	b := NewBuilder(Info{})
	f := &filling{dealt: make(chan struct{})} // of no generation
	b.work.Go(f.fill)
	b.pending = f
	defer func() {
		if text, _ := recover().(string); !strings.Contains(text, "nil pointer") || !strings.Contains(text, "fill") {
			t.Errorf("Seal panics with %.80q", text)
		}
	}()
	b.Seal()
	t.Error("Seal returns")
}
