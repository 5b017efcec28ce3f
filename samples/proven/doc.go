// Package proven holds small programs of which it is known, goroutine by
// goroutine, who leaks: the garbage collector has proved it.
//
// Since Go 1.26 the runtime has a goroutine leak profile. It finds the
// goroutines that are blocked on something which no goroutine able to run can
// reach any more: they can never be woken. Every scenario of the packages below
// this one is recorded with an execution trace and with that profile, taken
// just before the trace ends. The trace and the truth about it lie in traces,
// and hold every guess that is made from a trace alone against the proof.
//
// A scenario is one file with one idea. It is given a function stop, and calls
// it where the recording is to end. What it does after that is part of the
// proof: a pool that is closed after stop is held until then, and so its
// workers only wait; a pool that is mentioned no more is garbage, and its
// workers leak, even if a variable in scope still names it.
//
//	go run ./samples/proven/run                      list all scenarios
//	go run ./samples/proven/run -trace out.trace idle-pool
//	go run ./samples/proven/record                   record all of them again
//	go run ./samples/proven/record idle-pool ring    record some of them again
//
// Everything here can be built without the experiment
// GOEXPERIMENT=goroutineleakprofile. Only the recorder sets it, and only for
// the program that it builds.
package proven
