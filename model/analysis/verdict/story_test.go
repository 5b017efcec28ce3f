package verdict_test

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
)

// Stories are the shapes that programs leak in, and their healthy twins. Goroutine 7 is
// the one to judge; main is alive and sleeps at the end.
func TestStories(t *testing.T) {
	const (
		send    = "send @ runtime.chansend1 chan.go:161 < "
		receive = "receive @ runtime.chanrecv1 chan.go:509 < "
		sleep   = "sleep @ time.Sleep time.go:363 < "
		byRecv  = "@ runtime.chanrecv1 chan.go:509 < "
		bySend  = "@ runtime.chansend1 chan.go:161 < "
		asleep  = " 60ms " + sleep + "main.main main.go:90\n"
	)
	tests := []struct {
		name    string
		lives   string
		verdict verdict.Verdict
		why     string // a part of it
	}{
		{
			"the function that made it waited for something else, and returned",
			"goroutine 1 main.main\n ^ running P0\n 20ms select @ runtime.selectgo s.go:1 < main.fetch main.go:30 < main.main main.go:10\n" +
				" 40ms runnable woken by -\n 41ms running P0\n" + asleep +
				"goroutine 7 main.fetch.func1\n 10ms runnable created by 1 @ main.fetch main.go:25 < main.main main.go:10\n 11ms running P1\n 45ms " + send + "main.fetch.func1 main.go:26\n",
			verdict.Stuck, "main.fetch, which started it, has returned since",
		},
		{
			"a constructor made it, and main keeps what that returned",
			"goroutine 1 main.main\n ^ running P0\n" + asleep +
				"goroutine 7 main.(*Pool).work\n 10ms runnable created by 1 @ main.NewPool main.go:25 < main.main main.go:10\n 11ms running P1\n 12ms " + receive + "main.(*Pool).work main.go:26\n",
			verdict.Waiting, "main.NewPool started it and returned at once",
		},
		{
			"who made it has ended",
			"goroutine 1 main.main\n ^ running P0\n" + asleep +
				"goroutine 5 main.handle\n ^ running P1\n 20ms end\n" +
				"goroutine 7 main.handle.func1\n 10ms runnable created by 5 @ main.handle main.go:25\n 11ms running P1\n 45ms " + send + "main.handle.func1 main.go:26\n",
			verdict.Stuck, "goroutine 5, which started it, has ended",
		},
		{
			"who fed it may come again",
			"goroutine 1 main.main\n ^ running P0\n" + asleep +
				"goroutine 5 main.feed\n ^ running P1\n 80ms " + sleep + "main.feed main.go:44\n" +
				"goroutine 7 main.work\n 10ms runnable created by 1 @ main.main main.go:25\n 11ms running P2\n 12ms " + receive + "main.work main.go:26\n" +
				" 70ms runnable woken by 5 " + bySend + "main.feed main.go:43\n 71ms running P2\n 72ms " + receive + "main.work main.go:26\n",
			verdict.Waiting, "goroutine 5 (main.feed), which dealt with it before, is still in that call",
		},
		{
			"a queue that is served, and others were served before it",
			"goroutine 1 main.main\n ^ running P0\n" + asleep +
				"goroutine 5 main.drain\n ^ running P1\n 92ms " + sleep + "main.drain main.go:44\n" +
				"goroutine 6 main.fill\n 10ms runnable created by 1 @ main.main main.go:25\n 11ms running P2\n 50ms " + send + "main.fill main.go:26\n" +
				" 90ms runnable woken by 5 " + byRecv + "main.drain main.go:43\n 91ms running P2\n" +
				"goroutine 7 main.fill\n 10ms runnable created by 1 @ main.main main.go:25\n 11ms running P3\n 51ms " + send + "main.fill main.go:26\n",
			verdict.Waiting, "",
		},
		{
			"a WaitGroup whose members are at work",
			"goroutine 1 main.main\n ^ running P0\n" + asleep +
				"goroutine 7 main.all\n 10ms runnable created by 1 @ main.main main.go:25\n 11ms running P2\n 20ms WaitGroup.Wait @ sync.(*WaitGroup).Wait w.go:1 < main.all main.go:33\n" +
				"goroutine 8 main.one\n 12ms runnable created by 7 @ main.all main.go:31\n 13ms running P1\n 30ms " + sleep + "main.one main.go:40\n",
			verdict.Waiting, "goroutines that it started are still at work",
		},
		{
			"a WaitGroup whose members have all gone",
			"goroutine 1 main.main\n ^ running P0\n" + asleep +
				"goroutine 5 main.handle\n ^ running P1\n 20ms end\n" +
				"goroutine 7 main.all\n 10ms runnable created by 5 @ main.handle main.go:25\n 11ms running P2\n 20ms WaitGroup.Wait @ sync.(*WaitGroup).Wait w.go:1 < main.all main.go:33\n" +
				"goroutine 8 main.one\n 12ms runnable created by 7 @ main.all main.go:31\n 13ms running P1\n 30ms end\n",
			verdict.Stuck, "",
		},
		{
			"a lock taken twice",
			"goroutine 1 main.main\n ^ running P0\n" + asleep +
				"goroutine 5 main.handle\n ^ running P1\n 20ms end\n" +
				"goroutine 7 main.(*Cache).Refresh\n 10ms runnable created by 5 @ main.handle main.go:25\n 11ms running P2\n" +
				" 20ms Mutex.Lock @ sync.(*Mutex).Lock m.go:1 < main.(*Cache).Get main.go:33 < main.(*Cache).Refresh main.go:40\n",
			verdict.Stuck, "the goroutine is itself inside a call that seems to hold the lock",
		},
		{
			"it only waits in a test that goes on",
			"goroutine 1 main.main\n ^ running P0\n" + asleep +
				"goroutine 7 testing.tRunner\n 10ms runnable created by 1 @ main.main main.go:25\n 11ms running P2\n" +
				" 20ms receive @ runtime.chanrecv1 c.go:1 < testing.(*T).Run t.go:33 < main.TestAll a_test.go:3 < testing.tRunner t.go:9\n",
			verdict.Waiting, "the test framework waits for its tests",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := fixture(t, "generation 1 0 100ms\n"+tt.lives)
			g, _ := tr.Lookup(7)
			for _, b := range verdict.AtEnd(t.Context(), tr) {
				if b.Goroutine != g {
					continue
				}
				if b.Verdict != tt.verdict || !strings.Contains(b.Why(tr), tt.why) {
					t.Errorf("%s, %q; want %s, … %s …", b.Verdict, b.Why(tr), tt.verdict, tt.why)
				}
				if b.Confidence < 0.5 || b.Confidence > 1 {
					t.Errorf("confidence %v", b.Confidence)
				}
				return
			}
			t.Error("goroutine 7 is not blocked")
		})
	}
}

// Two goroutines that wait for each other's locks are a ring.
func TestCycles(t *testing.T) {
	tr := fixture(t, `generation 1 0 100ms
goroutine 1 main.main
  ^ running P0
goroutine 5 main.handle
  ^ running P1
  20ms end
goroutine 7 main.(*Store).Move
  10ms runnable created by 5 @ main.handle main.go:25
  11ms running P2
  20ms Mutex.Lock @ sync.(*Mutex).Lock m.go:1 < main.(*Index).Put main.go:33 < main.(*Store).Move main.go:40
goroutine 8 main.(*Index).Sync
  10ms runnable created by 5 @ main.handle main.go:26
  11ms running P3
  20ms Mutex.Lock @ sync.(*Mutex).Lock m.go:1 < main.(*Store).Get main.go:53 < main.(*Index).Sync main.go:60
`)
	blocked := verdict.AtEnd(t.Context(), tr)
	var ids []model.GoID
	for _, ring := range verdict.Cycles(tr, blocked) {
		for _, i := range ring {
			ids = append(ids, tr.Goroutine(blocked[i].Goroutine).ID)
		}
	}
	if len(ids) != 2 || ids[0]+ids[1] != 15 {
		t.Errorf("cycles of %v, want 7 and 8", ids)
	}
}
