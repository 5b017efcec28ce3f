package verdict_test

import (
	"strings"
	"testing"

	"chanlens/model/analysis/verdict"
)

// Hopes are what recorded channels leave to goroutine 7, which waits on channel 1 since
// 30 ms. Main made that; the others do what each case says, and the trace ends at 100 ms.
func TestHopes(t *testing.T) {
	const (
		send  = "goroutine 7 main.work\n 10ms runnable created by 1 @ main.main main.go:25\n 11ms running P1\n 30ms send @ runtime.chansend1 chan.go:161 < main.work main.go:26\n"
		recv  = "goroutine 7 main.work\n 10ms runnable created by 1 @ main.main main.go:25\n 11ms running P1\n 30ms receive @ runtime.chanrecv1 chan.go:509 < main.work main.go:26\n"
		sends = "op 29900us by 7 send 1 len 0 waits\n"
		recvs = "op 29900us by 7 receive 1 len 0 waits\n"
		made  = "chan 1 cap 0 elem \"int\" sent 0 received 0 made 5ms by 1 @ main.main main.go:20\n"
		idle  = "goroutine 1 main.main\n ^ running P0\n 60ms sleep @ time.Sleep time.go:1 < main.main main.go:90\n"
		gone  = "goroutine 5 main.read\n ^ running P2\n 20ms end\n"
		at    = " @ runtime.chanrecv1 chan.go:509 < main.read main.go:44\n"
	)
	asleep := func(at string) string {
		return "goroutine 5 main.read\n ^ running P2\n 90ms sleep @ time.Sleep time.go:1 < " + at + "\n"
	}
	choice := func(then string) string { // main's select, which a timer ends
		return "goroutine 1 main.main\n ^ running P0\n 10ms select @ runtime.selectgo s.go:1 < " + then + "main.main main.go:31\n" +
			" 20ms runnable woken by -\n 21ms running P0\n 60ms sleep @ time.Sleep time.go:1 < main.main main.go:90\n"
	}
	const chosen = "chan 2 cap 1 elem \"time.Time\" sent 0 received 0 timer\n" +
		"op 9900us by 1 receive 1 len 0 case 0 of 2 waits\nop 9901us by 1 receive 2 len 0 case 1 of 2 waits\n" +
		"op 21ms by 1 receive 2 seq 1 len 0 case 1 of 2 waited\n"
	tests := []struct {
		name, lives, chans string
		verdict            verdict.Verdict
		why                string // a part of it
	}{
		{
			"who received has ended", idle + gone + send,
			made + "op 15ms by 5 receive 1 seq 1 len 0" + at + sends,
			verdict.Stuck, "all others that ever used the channel have ended or are stuck, but for goroutine 1 (main.main), which only made it",
		},
		{
			"a select took another case, and its function went on", choice("") + send, made + chosen + sends,
			verdict.Stuck, "goroutine 1 (main.main) waited for it in a select, took another case and went on without it",
		},
		{
			"a select took another case, and its function returned", choice("main.ask main.go:70 < ") + send, made + chosen + sends,
			verdict.Stuck, "goroutine 1 (main.main) waited for it in a select, took another case and left that call",
		},
		{
			"a select that comes again and again", idle + asleep("main.read main.go:44") + send,
			made + "op 40ms by 5 receive 1 len 0 case 0 of 2 waits\nop 60ms by 5 receive 1 len 0 case 0 of 2 waits\nop 85ms by 5 receive 1 len 0 case 0 of 2 waits\n" + sends,
			verdict.Waiting, "goroutine 5 (main.read) receives from the channel again and again, 3 times so far",
		},
		{
			"a receiver that serves the channel regularly", idle + asleep("main.read main.go:50") + send,
			made + "op 60ms by 5 receive 1 seq 1 len 0" + at + "op 80ms by 5 receive 1 seq 2 len 0" + at + sends,
			verdict.Waiting, "goroutine 5 (main.read) receives from the channel again and again, 2 times so far",
		},
		{
			"who holds it has not come yet",
			idle + "goroutine 5 main.answer\n 12ms runnable created by 1 @ main.main main.go:26\n 13ms running P2\n 14ms sleep @ time.Sleep time.go:1 < main.answer main.go:60\n" + recv,
			made + recvs,
			verdict.Waiting, "goroutine 5 (main.answer), started with the channel at hand, has not come to use it yet",
		},
		{
			"signals", idle + recv, strings.Replace(made, `"int"`, `"os.Signal"`, 1) + recvs,
			verdict.Waiting, "signals come from outside",
		},
		{
			"a semaphore that another holds", idle + asleep("main.read main.go:50") + send,
			strings.Replace(made, `cap 0 elem "int"`, `cap 1 elem "struct {}"`, 1) + "op 15ms by 5 send 1 seq 1 len 1" + at + sends,
			verdict.Waiting, "goroutine 5 (main.read), which waited here before it, has its turn now",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := fixture(t, "generation 1 0 100ms\n"+tt.lives+tt.chans)
			for _, b := range verdict.AtEnd(t.Context(), tr) {
				if tr.Goroutine(b.Goroutine).ID != 7 {
					continue
				}
				if why := b.Why(tr); b.Verdict != tt.verdict || !strings.Contains(why, tt.why) {
					t.Errorf("%v %.2f: %s\nwant %v: … %s", b.Verdict, b.Confidence, why, tt.verdict, tt.why)
				}
				return
			}
			t.Error("goroutine 7 is not blocked")
		})
	}
}
