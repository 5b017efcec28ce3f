// Package chanlog reads the log messages in which a recorded program tells its
// operations on channels, and for which locks it waits.
//
// What comes in: the task, category and message of a log event (runtime/trace.Log, or
// EvUserLog as it stands in a trace). What goes out: what was done to which channel,
// or which lock a goroutine is about to wait for.
//
// # Encoding
//
// An operation is a log event of the goroutine that it is done by. To a reader that
// knows nothing of it, it is a log message that a person can read.
//
//   - The task is the channel's number plus 2^20; runtime/trace.NewTask counts
//     from 1, so that the two do not meet. Number 0 is the nil channel.
//
//   - The category is "chan OP", and what applies of, in this order:
//
//     wait          about to wait; the event of the wait itself follows. A select that
//     waits has one such message for each case
//     default       not possible, and not waited for
//     closed        a receive of the zero value from a closed channel
//     panic         a send to, or close of, a closed channel; a close of nil
//     direct        it completes the operation of a goroutine that waits, too
//     blocked       done, after a wait
//     sel=I/N       case I of a select with N: the runtime's own number. Sends come
//     first, in the order of the source, then receives, from the last to
//     the first (GOROOT/src/cmd/compile/internal/walk/select.go). "-" is
//     the default
//     q=LEN         how many elements are buffered afterwards
//     timer         the channel is a timer's
//
//     OP is make, send, recv, close, drain (Stop or Reset of a timer takes a stale
//     value out) or select (only with default).
//
//   - The message of "chan make" is "cap=3 len=0 s=12 r=12 closed=0 addr=0xc000 elem=int",
//     with "timer" before addr where it is one. It stands before the first operation on
//     a channel in each generation: s and r count the sends and receives so far. It has
//     a stack where it is the make itself.
//
//   - The message of a send, receive or drain that is done is its number (the k-th send
//     of the channel has number k) modulo 1000, in three digits, or "=K" in full where it
//     may come late. Every other message is empty.
//
// The k-th receive gets the value of the k-th send. Numbers are given, and messages
// written, under the channel's lock. The sends of the runtime's timers have numbers but
// no messages.
//
// # Locks
//
// A goroutine that is about to wait for a lock writes a message of task 2^20, without
// stack; the event of the wait itself follows. One that gets the lock at once writes
// none, and one that is woken and finds the lock taken writes another.
//
//   - The category is "lock wait KIND". KIND is mutex, rwmutex-w, rwmutex-r, waitgroup,
//     cond, or sema: another semaphore, among them those of WaitGroups before Go 1.24.
//
//   - The message is "addr=0xc000012a40", where the lock lies in memory; of sema, where
//     the semaphore does. A second writer of an RWMutex waits as for a mutex at the same
//     address. See [model.LockAddr] for how long an address stands for one lock.
//
// Semaphores of the runtime itself are left out.
//
// # The recording
//
// What a recording says of itself are messages of category "chanlens", see start.go.
//
// Package chanlog imports nothing of this module but model.
package chanlog
