// Package moment finds moments of a trace that are asked for in words, so that what is
// said of one recording of a program can be found in another.
//
//	2nd send on results by queryReplica
//	end of first receive on jobs that waits
//	last lock on s.mu longer than 5ms after (start of reportHits)
//
// What comes in: a text ([Parse]), a sealed [model.Trace], and what package channel tells
// of its channels and locks. What goes out: [Moment]s, by a [Finder].
//
// # Queries
//
//	[end of] [first|last|2nd|3rd|…] EVENT {clause}
//
// An event and the verbs of clauses may stand in the plural: "sends that never end".
// Without an ordinal, the first moment is meant where one is asked for, and all are where
// they are counted. Ordinals count in the order of the begins. "end of" is when the
// operation or the wait is over; for what is never over, the trace's end.
//
// # Events
//
//	send, receive, close, make   done to a channel; the receives of range count, and those of a closed channel
//	default                      a select that took its default
//	select                       a select that chose a case, or waits. One with one case and a default that
//	                             finds it ready is for the runtime that operation alone, and no select
//	panic                        an operation on a channel that panics; it counts as a send or a close, too
//	start, exit                  of a goroutine; those that were there before the trace have no start in it
//	go                           a go statement, by who runs it
//	lock                         a wait for a Mutex or an RWMutex
//	wait                         any interval in which a goroutine is blocked
//	wg-wait, cond-wait           WaitGroup.Wait and Cond.Wait, if they block
//	sleep, syscall               time.Sleep; a system call
//	run, runnable                on a processor; ready, and waiting for one
//	region "NAME", task "NAME"   of package runtime/trace
//	log "TEXT"                   a log message that contains the text
//	start of trace, end of trace
//
// The case that a select chooses counts as a send or a receive. What waited is one event,
// from the begin of the wait until the goroutine has done it.
//
// # Clauses
//
// They may stand in any order.
//
//	on NAME            the channel or lock of that name: as package channel calls it, or without what it adds
//	                   where several are called the same; or the line of its make: "main.go:38"; or nil
//	of NAME            of a close or make the same as on; of a start or exit as by; of a go statement what is started
//	by FUNC            by a goroutine that was started for a function
//	by FUNC#2          by the second one that was, in the order of creation
//	in FUNC            the function is on the stack
//	at FILE:LINE       the line of the program, as "main.go:48": names survive edits better
//	that waits         (that wait) the goroutine waited for it
//	that does not wait (that do not wait)
//	that never ends    (that never end) it is not over when the trace ends
//	that panics        (that panic) a send or close
//	that is closed     (that are closed) a receive that found the channel closed
//	that is not closed (that are not closed) one that got what was sent
//	longer than 5ms    from begin to end
//	shorter than 5ms
//	after (QUERY)      it begins after the end of that moment
//	after start of (QUERY)
//	                   it begins after the start of that moment, which may still go on
//	before (QUERY)     it begins before the begin of that moment
//
// FUNC may lack the begin of the full name, the signs of a pointer and type arguments:
// "worker" fits main.(*server).worker, and "main" is main.main; see [FitsFunc]. Put a name
// with blanks in quotes: on "timer at main.go:20". The runtime's own goroutines are left
// out, and so are channels that package channel does not list, as those that packages of
// the standard library make when they start or that nobody uses, unless on names them.
//
// # Traces without recorded channel operations
//
// There send, receive and select are those that waited, as far as it is known, and of a
// select the case that was chosen is not. There is no close, make, default or panic. In a
// recording, a wait that had begun before counts by its interval as well.
//
// # Cost
//
// A query about channels goes over the recorded operations of who is meant, or else of the
// channels that are; one about intervals over the segments that lie between after and
// before. Of the n-th moment no more than n are kept.
//
// # Units
//
// All times are [model.Time], nanoseconds since the start of the trace.
//
// Package moment imports nothing of this module but model, model/format, model/near and
// package channel.
package moment
