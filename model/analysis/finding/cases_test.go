package finding_test

// testCase is a trace and what a check finds in it.
type testCase struct {
	name  string
	trace func() *script
	want  string // severity and title; "" for a near miss
}

// cases has for each check traces that trigger it, and near misses.
var cases = map[string][]testCase{
	"stuck-senders": {
		{"nobody receives any more", func() *script { return stuck(3, "send", "ask") }, "critical: 3 senders wait for ever in main.ask (main.go:48)"},
		{"one of them", func() *script { return stuck(1, "send", "ask") }, "warning: 1 sender waits for ever in main.ask (main.go:48)"},
		{"who sleeps", func() *script { return stuck(3, "sleep", "ask") }, ""},
		{"a window that ends before the trace does", func() *script {
			s := stuck(3, "send", "ask")
			s.line("skipped 2 1s 2s")
			return s
		}, ""},
	},
	"stuck-receivers": {
		{"nobody sends any more", func() *script { return stuck(2, "receive", "work") }, "critical: 2 receivers wait for ever in main.work (main.go:48)"},
		{"who sleeps", func() *script { return stuck(2, "sleep", "work") }, ""},
	},
	"stuck-select": {
		{"no case can go on", func() *script { return stuck(2, "select", "serve") }, "critical: 2 goroutines wait for ever in a select in main.serve (main.go:48)"},
		{"a ticker's loop", func() *script {
			s := newScript("1s")
			s.goroutine(9, "tick")
			s.line("^ running P0")
			for i := range us(9) {
				s.wait(1000+100_000*i, "select", "main.tick main.go:48")
				s.woken(100_000*(i+1), 0, "")
			}
			s.wait(901_000, "select", "main.tick main.go:48")
			s.calm = true
			return s
		}, ""},
	},
	"stuck-lock": {
		{"nobody unlocks", func() *script { return stuck(2, "Mutex.Lock", "add") }, "critical: 2 goroutines wait for ever for a lock: Mutex.Lock in main.add (main.go:48)"},
		{"who got it in the end", func() *script { return contention(20, 10_000) }, ""},
	},
	"stuck-behind": {
		{"a test whose goroutine is stuck", func() *script {
			s := newScript("1s")
			s.goroutine(1, "main")
			s.line("^ running P0")
			s.wait(1000, "WaitGroup.Wait", "main.main main.go:9")
			s.created(7, "ask", 500, 1, "main.main main.go:8")
			s.wait(600, "send", "main.ask main.go:48")
			return s
		}, "info: 1 goroutine is stuck behind others that are stuck: WaitGroup.Wait in main.main (main.go:9)"},
		{"nobody else is stuck", func() *script { return stuck(1, "WaitGroup.Wait", "finish") }, ""},
	},
	"nil-channel": {
		{"a send and a receive", func() *script { return stuck(1, "send-on-nil-channel", "produce") },
			"critical: 1 goroutine waits for ever on a nil channel: send on nil channel in main.produce (main.go:48)"},
		{"a channel that was made", func() *script { return stuck(1, "send", "produce") }, ""},
	},
	"lost-waitgroup": {
		{"nobody is left", func() *script { return stuck(1, "WaitGroup.Wait", "finish") },
			"warning: 1 goroutine waits for ever in main.finish (main.go:48): nobody is left to finish the WaitGroup"},
		{"who would finish it is stuck", func() *script {
			s := newScript("1s")
			s.goroutine(1, "main")
			s.line("^ running P0")
			s.wait(1000, "WaitGroup.Wait", "main.main main.go:9")
			s.created(7, "ask", 500, 1, "main.main main.go:8")
			s.wait(600, "send", "main.ask main.go:48")
			return s
		}, ""},
	},
	"lost-cond": {
		{"no signal comes", func() *script { return stuck(1, "Cond.Wait", "pop") }, "warning: 1 goroutine waits for ever in main.pop (main.go:48): no signal reaches the Cond"},
		{"a broadcast came", func() *script { return herd(8, 5, false) }, ""},
	},
	"growing-leak": {
		{"one every 50 ms", func() *script { return leak(16, 60_000) },
			"critical: goroutines leak at 17 a second: 16 were started in main.serve (main.go:30) and wait for ever in main.ask (main.go:48)"},
		{"a pool, started at once", func() *script { return leak(16, 10) }, ""},
		{"too few to tell", func() *script { return leak(7, 140_000) }, ""},
	},
	"incomplete-work": {
		{"who started it is gone", func() *script { return orphan(false) },
			"info: 1 goroutine is still at work when the trace ends, but who started it has ended: started in main.handle (main.go:30)"},
		{"who started it waits", func() *script { return orphan(true) }, ""},
		{"a loop that serves for ever", func() *script {
			s := orphan(false)
			for at := us(991_000); at < 999_000; at += 2000 {
				s.woken(at, 0, "")
				s.wait(at+1000, "sleep", "main.audit main.go:40")
			}
			return s
		}, ""},
	},
	"back-pressure": {
		{"five senders behind one receiver", func() *script { return pipeline(5, 900) },
			"warning: senders wait 88.2% of their time in main.produce (main.go:20): main.consume (main.go:30) is slow"},
		{"one of each", func() *script { return pipeline(1, 900) },
			"info: senders wait 88.2% of their time in main.produce (main.go:20): main.consume (main.go:30) is slow"},
		{"one result of each of many", func() *script {
			s := newScript("50ms")
			for i := range us(20) {
				s.goroutine(int(7+i), "ask")
				s.line("^ running P0")
				s.wait(100+i, "send", "main.ask main.go:20")
				s.woken(40_000+i, 5, byReceive+"main.collect main.go:30")
				s.line("%v end", 40_010+i)
			}
			s.goroutine(5, "collect")
			s.line("^ running P1")
			return s
		}, ""},
		{"senders that work most of the time", func() *script { return pipeline(1, 300) }, ""},
	},
	"starved-consumers": {
		{"one busy producer", func() *script { return pool(true) },
			"info: consumers wait >99.9% of their time in main.consume (main.go:30): main.produce (main.go:20) cannot keep up"},
		{"an idle pool", func() *script { return pool(false) }, ""},
	},
	"lock-contention": {
		{"four want what one holds", func() *script { return contention(30, 12_000) },
			"warning: goroutines wait 80.0% of their time for a lock: Mutex.Lock in main.add (main.go:12)"},
		{"a lock that is rarely waited for", func() *script { return contention(30, 100) }, ""},
	},
	"thundering-herd": {
		{"a broadcast for one", func() *script { return herd(12, 5, true) },
			"info: 12 goroutines are woken together in main.pop (main.go:12), and most find nothing to do"},
		{"all of them have work", func() *script { return herd(12, 5, false) }, ""},
		{"seven are no herd", func() *script { return herd(7, 5, true) }, ""},
	},
	"goroutine-churn": {
		{"two microseconds each", func() *script { return churn(1500, 2) },
			"warning: 1,500 goroutines were started in main.serve (main.go:30) for 2.00µs of work each"},
		{"real work", func() *script { return churn(1500, 100) }, ""},
		{"too few", func() *script { return churn(900, 2) }, ""},
	},
	"cpu-starved": {
		{"five for two processors", func() *script { return crowd(5, 2) },
			"info: all 2 processors are busy 100% of the time, with 3 more goroutines ready to run"},
		{"two for two processors", func() *script { return crowd(2, 2) }, ""},
		{"one processor, and then four", func() *script { return grown(4) },
			"info: all processors, whose number changes, are busy 100% of the time, with 1.5 more goroutines ready to run"},
	},
	"idle-processors": {
		{"five ready for two processors that are idle", func() *script { return ignored(5) },
			"info: goroutines were ready to run for 1.99s while processors were idle"},
		{"nobody ready", func() *script { return ignored(0) }, ""},
		{"processors that are not there yet", func() *script { return grown(4) }, ""},
	},
	"spare-processors": {
		{"of sixteen processors one is used", func() *script { return spare(16) }, "info: of 16 processors at most 1.0 were ever busy"},
		{"of four processors one is used", func() *script { return spare(4) }, ""},
	},
	"gc-stalls": {
		{"half of the time is assists", func() *script { return assists(500) },
			"warning: the garbage collector holds goroutines up: 49.9% of the time in assists and waits"},
		{"the world stops for long", func() *script { return stopped("GC mark termination") },
			"info: the garbage collector holds goroutines up: the world stopped for up to 30.0ms"},
		{"a few assists", func() *script { return assists(10) }, ""},
		{"the tracer stops the world", func() *script { return stopped("start trace") }, ""},
	},
	"long-syscalls": {
		{"a call of half a second", func() *script { return syscall(500_000) }, "info: 1 system call takes up to 500ms in main.read (main.go:12)"},
		{"a short call", func() *script { return syscall(5_000) }, ""},
	},
	"polling": {
		{"every millisecond", func() *script { return poll(1000, 2) },
			"info: a timer wakes goroutines 981 times a second in main.watch (main.go:12), for little work"},
		{"with work to do each time", func() *script { return poll(1000, 400) }, ""},
		{"every 50 ms", func() *script { return poll(50_000, 2) }, ""},
		{"once in each goroutine", func() *script {
			s := newScript("100ms")
			for i := range us(90) {
				s.goroutine(int(7+i), "late")
				s.line("^ sleep @ %smain.late main.go:12", leaf("sleep"))
				s.woken(1000*i+1000, 0, "")
				s.line("%v end", 1000*i+1010)
			}
			return s
		}, ""},
	},
}
