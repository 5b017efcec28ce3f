package player

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// busy is a trace of so many channels, each with a sender, a receiver and a few elements.
func busy(b *testing.B, chans int) *model.Trace {
	b.Helper()
	const each = 10
	var text strings.Builder
	end := chans*each*100 + 10_000
	fmt.Fprintf(&text, "generation 1 0 %d\ngoroutine 1 main.main\n ^ running P0 T1\n", end)
	for c := range chans {
		fmt.Fprintf(&text, "chan %d cap 4 elem \"int\" sent 0 received 0\n", c+1)
	}
	for i := range chans * each {
		kind, seq := "send", i%each/2+1
		if i%2 == 1 {
			kind = "receive"
		}
		fmt.Fprintf(&text, "op %d by 1 %s %d seq %d len %d @ main.main main.go:%d\n", 100*i+100, kind, i/each+1, seq, 1-i%2, i%2+1)
	}
	return viewtest.Trace(b, text.String())
}

// BenchmarkFrame measures a step with the frame after it, and a jump with its own.
func BenchmarkFrame(b *testing.B) {
	for _, chans := range []int{8, 20_000} {
		v := open(b, session.Open(busy(b, chans)), "160x45")
		for name, keys := range map[string]string{"step": "l", "tick": "<tick>", "jump": "<End><PgUp><PgUp>"} {
			b.Run(fmt.Sprintf("%s/%d channels", name, chans), func(b *testing.B) {
				for b.Loop() {
					viewtest.Play(b, v, keys)
					v.Draw(canvas.New(v.w, v.h))
				}
			})
		}
	}
}
