// Package record runs a Go program so that its channel operations are recorded: the
// work of "chanlens record".
//
// What comes in: a command line as the user would type it without us (go run, go test,
// go build, go install, or a program that was built for recording). What goes out: that
// command's own output, exit code and effects, untouched; a trace, or one for each test
// binary; and a few lines on standard error.
//
// The steps:
//
//  1. Read the command line as the go command would (line.go, goflags.go).
//  2. Ask that go command which toolchain it is here (toolchain.go), and keep an overlay
//     of its runtime, made by package overlay, in the user's cache (cache.go).
//  3. Run the go command with the overlay, and with ourselves in its flag -exec (build.go).
//     So the go command decides what is built, how it is called and where it runs, and we
//     have a word before it starts (hook.go): the program of go run is handed over and
//     started by us, so that its exit code and signals are its own; a test binary stays
//     where it is, and is told where to write its trace.
//  4. Run the program with the streams as they are, pass signals on, and end it after
//     --for (process.go, end.go).
//  5. Say what was recorded, or why nothing was (ending.go).
//
// Invariants: nothing is written to standard output. A file that is no trace is never
// overwritten (output.go). A program that was not built for recording is not started
// (mark.go). Nothing is left of what failed to build.
//
// It knows traces only by how many parts they have (package traceparse), and must not
// import the UI or cobra.
package record
