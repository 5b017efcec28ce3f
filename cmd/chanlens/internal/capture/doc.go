// Package capture records an execution trace of a live program, through the handlers of
// net/http/pprof that it serves, and takes a goroutine dump right after.
//
// What comes in: an address as people paste it, for how long, and where to write
// ([Options]). What goes out: a trace file, a goroutine dump beside it under the name that
// [DumpName] says, and a [Result]; or an error whose first line says what is wrong and
// whose second what to do.
//
//  1. [Prepare] reads the address (target.go) and refuses to overwrite what is no
//     recording (file.go). Nothing has been asked of the server yet.
//  2. [Job.Run] asks for the trace and writes it as it comes, to a temporary file beside the
//     final one (stream.go). What is no trace is refused by its first bytes (refuse.go).
//  3. When the context ends, the connection is closed in one direction: the server then ends
//     the trace, and sends what is left of it (hangup.go). Where that does not help, what has
//     arrived is kept; it is a trace that is cut.
//  4. The file gets its name, and the dump is taken over the same connection, so that a
//     balancer of load sends it to the same process (dump.go).
//
// Invariants: the final names never hold half a file, and no message shows a password or
// the query of an address.
//
// Package capture imports nothing of this module.
package capture
