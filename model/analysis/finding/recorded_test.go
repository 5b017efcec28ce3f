package finding_test

import (
	"fmt"
	"strings"
	"testing"
)

// Where operations were recorded, findings say what room a channel has and what went
// through it.
func TestRecordedChannels(t *testing.T) {
	ask := func(op int, what string) string {
		return fmt.Sprintf("op %dus by 7 send 1 %s", op, what)
	}
	const stack = " @ runtime.chansend1 chan.go:161 < main.ask main.go:48"
	for _, tt := range []struct {
		name string
		ops  []string
		want string
	}{
		{"a full buffer", []string{
			`chan 1 cap 2 elem "int" sent 0 received 0`,
			ask(500, "seq 1 len 1"+stack), ask(600, "seq 2 len 2"+stack), ask(999, "len 2 waits"),
		}, "The channel, chan int, has room for 2 elements, and is full at the end. Its 2 sends and 0 receives were recorded; it was never closed."},
		{"no buffer", []string{
			`chan 1 cap 0 elem "string" sent 4 received 4`,
			ask(999, "len 0 waits"),
		}, "The channel, chan string, has no buffer. Nothing was ever sent or received on it; it was never closed."},
		{"nothing recorded", nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := stuck(1, "send", "ask")
			for _, line := range tt.ops {
				s.line("%s", line)
			}
			found := examine(t.Context(), s.trace(t))
			if len(found) == 0 || found[0].Kind != "stuck-senders" {
				t.Fatalf("found %v", found)
			}
			if _, said, _ := strings.Cut(found[0].Why, " The channel,"); strings.TrimSpace(said) != strings.TrimSpace(strings.TrimPrefix(tt.want, "The channel,")) {
				t.Errorf("%q\nwant …%q", found[0].Why, tt.want)
			}
		})
	}
}
