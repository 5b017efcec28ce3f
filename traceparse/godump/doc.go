// Package godump reads goroutine dumps: the text in which a Go program lists its
// goroutines, each with what it waits in and where.
//
// What comes in: the bytes of /debug/pprof/goroutine?debug=2 or
// /debug/pprof/goroutineleak?debug=2, of runtime.Stack, or of what a program prints when it
// dies of a panic or of SIGQUIT, with any text around it; plain or packed with gzip. What
// goes out: a [Dump]. Forms without goroutine numbers (debug=1, and pprof's binary form)
// are refused with an error that names the one to take.
//
//  1. Lines are read one at a time; what is longer than any line of a dump is skipped
//     (read.go).
//  2. A header opens a goroutine and says what it waits in (header.go).
//  3. Pairs of lines are its frames and who created it (frame.go), until a blank line.
//  4. If there was no header at all, the error guesses what the input is (refuse.go).
//
// # What a goroutine-leak profile lists
//
// Go 1.26 has the profile goroutineleak in programs built with
// GOEXPERIMENT=goroutineleakprofile. With debug=2 it runs a garbage collection that finds
// leaked goroutines, and then lists all goroutines, as the profile goroutine does: the
// leaked ones have "(leaked)" behind their state, as in "[chan receive (leaked)]". So a
// leak profile without that word says that nothing is leaked; that it is one shows in the
// stack of the goroutine that wrote it ([Dump.Profile]). A mark stays until the next
// such collection: dumps of other kinds show those of the last one, and know
// nothing of what leaked since.
//
// The collection judges waits for channels, in selects, and for what package sync has,
// outside of synctest bubbles. How long a leaked goroutine has waited is not printed.
//
// # Hostile input
//
// Nothing in it makes the package panic. Stacks and names that repeat are kept once, so
// that a dump takes less memory than its text; at worst it takes some twenty times more.
//
// The forms are those of goroutineheader, traceback2 and printcreatedby in
// GOROOT/src/runtime/traceback.go from Go 1.11 to 1.26; a test holds them against that file.
// Package godump imports nothing but the standard library.
package godump
