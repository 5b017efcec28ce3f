package finding_test

import "fmt"

// stuck is n goroutines that wait in an operation at main.go:48 until the end.
func stuck(n int, op, fn string) *script {
	s := newScript("1s")
	s.goroutine(1, "main")
	s.line("^ sleep @ %smain.main main.go:9", leaf("sleep"))
	for i := range n {
		s.goroutine(7+i, fn)
		s.line("^ running P0")
		s.wait(us(1000+i), op, "main."+fn+" main.go:48")
	}
	return s
}

// leak is n goroutines that are started one after the other, and wait for ever.
func leak(n int, apart us) *script {
	s := newScript("1s")
	s.goroutine(1, "serve")
	s.line("^ running P0")
	for i := range n {
		at := us(10_000) + apart*us(i)
		s.created(7+i, "ask", at, 1, "main.serve main.go:30")
		s.wait(at+5, "send", "main.ask main.go:48")
	}
	return s
}

// orphan is a goroutine that works at the end; the one that started it is gone, unless
// it stays.
func orphan(stays bool) *script {
	s := newScript("1s")
	s.goroutine(1, "handle")
	s.line("^ running P0")
	if !stays {
		s.line("600ms end")
	}
	s.created(7, "audit", 500_000, 1, "main.handle main.go:30")
	s.wait(990_000, "sleep", "main.audit main.go:40")
	return s
}

// pipeline is n senders, which wait so long of each millisecond for one receiver.
func pipeline(n int, wait us) *script {
	s := newScript("50ms")
	for i := range n {
		s.goroutine(7+i, "produce")
		s.line("^ running P0")
		for round := range us(49) {
			at := 1000*(round+1) + us(i)
			s.wait(at, "send", "main.produce main.go:20")
			s.woken(at+wait, 5, byReceive+"main.consume main.go:30")
		}
	}
	s.goroutine(5, "consume")
	s.line("^ running P1")
	return s
}

// pool is three consumers that wait for one producer, which is busy or sleeps.
func pool(busy bool) *script {
	s := newScript("100ms")
	s.goroutine(5, "produce")
	if busy {
		s.line("^ running P1")
	} else {
		s.line("^ sleep @ %smain.produce main.go:19", leaf("sleep"))
	}
	for i := range 3 {
		s.goroutine(7+i, "consume")
		s.line("^ receive @ %smain.consume main.go:30", leaf("receive"))
		for round := range us(20) {
			at := 4000*(round+1) + us(i)*1000
			s.woken(at, 5, bySend+"main.produce main.go:20")
			s.wait(at+2, "receive", "main.consume main.go:30")
		}
	}
	return s
}

// contention is four goroutines that wait so long of each 15 ms for a lock.
func contention(rounds int, wait us) *script {
	s := newScript(fmt.Sprintf("%dms", 15*rounds))
	for i := range 4 {
		s.goroutine(7+i, "add")
		s.line("^ running P0")
		for round := range us(rounds) {
			at := 15_000*round + us(i) + 1000
			s.wait(at, "Mutex.Lock", "main.add main.go:12")
			s.woken(at+wait, 7+(i+1)%4, byUnlock+"main.add main.go:14")
		}
	}
	return s
}

// herd is n goroutines that a broadcast wakes; they wait again at once, or work.
func herd(n, times int, again bool) *script {
	s := newScript("100ms")
	s.goroutine(1, "push")
	s.line("^ running P1")
	for i := range n {
		s.goroutine(7+i, "pop")
		s.line("^ running P0")
		for k := range times {
			at := us(10_000*(k+1) + i)
			s.wait(at-5000, "Cond.Wait", "main.pop main.go:12")
			s.woken(at, 1, byBroadcast+"main.push main.go:20")
			if again {
				s.wait(at+5, "Mutex.Lock", "main.pop main.go:12")
				s.woken(at+100, 1, byUnlock+"main.push main.go:22")
			}
		}
	}
	return s
}

// churn is n goroutines that run for a short time each.
func churn(n int, work us) *script {
	s := newScript("500ms")
	s.goroutine(1, "serve")
	s.line("^ sleep @ %smain.serve main.go:29", leaf("sleep"))
	for i := range n {
		at := us(10 + 300*i)
		s.created(7+i, "tiny", at, 1, "main.serve main.go:30")
		s.line("%v end", at+1+work)
	}
	return s
}

// crowd is n goroutines that want to run all the time on some processors.
func crowd(n, procs int) *script {
	s := newScriptOn(procs, "1s")
	for i := range n {
		s.goroutine(7+i, "compute")
		if i < procs {
			s.line("^ running P%d", i)
		} else {
			s.line("^ preempted")
		}
	}
	return s
}

// grown is n goroutines that want to run all the time, at first on one processor, and
// later each on one of its own.
func grown(n int) *script {
	s := newScriptOn(1, "1s")
	s.line("metric procs 500ms %d", n)
	s.goroutine(7, "compute")
	s.line("^ running P0")
	for i := range n - 1 {
		s.goroutine(8+i, "compute")
		s.line("^ preempted")
		s.line("500ms running P%d", i+1)
	}
	return s
}

// ignored is n goroutines that are ready to run on two processors, and are not run.
func ignored(n int) *script {
	s := newScript("1s")
	s.goroutine(1, "main")
	s.line("^ sleep @ %smain.main main.go:9", leaf("sleep"))
	for i := range n {
		s.goroutine(7+i, "compute")
		s.line("^ preempted")
	}
	return s
}

// spare is one goroutine for many processors.
func spare(procs int) *script {
	s := newScriptOn(procs, "2s")
	s.goroutine(1, "main")
	s.line("^ running P0")
	return s
}

// assists is a goroutine that allocates for a second, with a millisecond of each two
// spent on assists, so many times.
func assists(times int) *script {
	s := newScript("1002ms")
	s.goroutine(1, "main")
	s.line("^ running P0")
	for i := range times {
		s.line(`range mark-assist goroutine 1 "GC mark assist" %dms %dms`, 2*i+1, 2*i+2)
	}
	return s
}

// stopped is a world that is stopped for 30 ms.
func stopped(why string) *script {
	s := newScript("1s")
	s.goroutine(1, "main")
	s.line("^ running P0")
	s.line(`range stop-the-world goroutine 1 "stop-the-world (%s)" 100ms 130ms`, why)
	return s
}

// syscall is a goroutine in a system call.
func syscall(length us) *script {
	s := newScript("1s")
	s.goroutine(1, "read")
	s.line("^ running P0")
	s.line("%v system-call P0 @ syscall.Syscall asm.s:1 < main.read main.go:12", us(1000))
	s.line("%v running P0", 1000+length)
	return s
}

// poll is a loop around a sleep.
func poll(period, work us) *script {
	s := newScript("1s")
	s.goroutine(1, "watch")
	s.line("^ running P0")
	for at := us(10); at+period < 1_000_000; at += period {
		s.wait(at, "sleep", "main.watch main.go:12")
		s.woken(at+period-work, 0, "")
	}
	return s
}

// segments is n generations in which goroutines wait for one lock all the time.
func segments(n int) *script {
	s := new(script)
	for i := range us(n) {
		from := i * 10_000
		s.line("generation %d %v %v", i+1, from, from+10_000)
		s.line("metric procs %v 2", from)
		for g := range 30 {
			s.goroutine(7+g, "add")
			s.line("^ Mutex.Lock @ %smain.add main.go:12", leaf("Mutex.Lock"))
			for round := range us(4) {
				at := from + 2000*(round+1) + us(g)
				s.woken(at, 7+(g+1)%30, byUnlock+"main.add main.go:14")
				s.wait(at+40, "Mutex.Lock", "main.add main.go:12")
			}
		}
	}
	return s
}
