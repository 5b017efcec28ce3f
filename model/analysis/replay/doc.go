// Package replay tells what each recorded channel is like after any of its operations: what is
// in its buffer, who waits to send and who to receive, and whether it is closed.
//
// What comes in: a sealed [model.Trace] with recorded channel operations. What goes out: a
// [Place] in the order of all operations, the ones next to it, and the [Channel] as it is
// there. Nothing is played from the start: each answer costs a search from its place.
//
// # How
//
//  1. Operations have numbers: this is the k-th send of the channel, or the k-th receive. The
//     k-th receive gets what the k-th send gave. So the last operation before a place that
//     tells its number and how many elements are left tells how many were sent and received
//     (count.go). Numbers decide, not times: those of two threads may be torn.
//  2. Who waits is found by going back along the channel's operations (wait.go). Of each
//     goroutine only its last operation there counts: it waits if that began a wait which
//     the place comes within. Where an operation found nobody waiting, or a wait was over
//     that had begun in turn, there are no more before it.
//  3. A wait is over with the operation of another that ends it, not when the goroutine is
//     seen to be woken, a little later, nor when it runs again: the direct send has put the
//     element into the receiver's hands.
//  4. Who uses a channel besides is found by looking a little way around the place, behind it
//     and, if that is wanted, ahead of it (users.go).
//
// # Invariants (held by tests)
//
//   - 0 <= Sent-Received <= capacity; both only grow from one place to the next.
//   - Nobody waits to send while another waits to receive, but for the cases of one select.
//   - Who waits stands in the order in which waits began.
//
// Package replay imports model.
package replay
