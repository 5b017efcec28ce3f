package overlay

import "slices"

// life records the process from before its packages are initialised to its end,
// whichever way it ends, as life.go.txt says. What no part of the process can act
// on (SIGKILL, SIGQUIT, a stack overflow and other failures of the runtime itself)
// costs what was not yet in the file, about a second. Nothing is recorded on wasm
// and Plan 9, and deadlocks go unnoticed in programs with C, as they do without.
var life = part{
	name:  "life",
	edits: slices.Concat(starts, ends, deadly, guests, clocks),
	added: []added{
		{"life.go.txt", "runtime/zchanlens_life.go"},
		{"life_clock.go.txt", "runtime/zchanlens_tick.go"},
		{"life_guest.go.txt", "runtime/zchanlens_guest.go"},
		{"life_keeper.go.txt", "runtime/zchanlens_keeper.go"},
		{"life_read.go.txt", "runtime/zchanlens_read.go"},
		{"life_read_go125.go.txt", "runtime/zchanlens_read_go125.go"},
		{"life_timers.go.txt", "runtime/zchanlens_timers.go"},
		{"life_timers_go122.go.txt", "runtime/zchanlens_timers_go122.go"},
		{"life_unix.go.txt", "runtime/zchanlens_unix.go"},
		{"life_wake.go.txt", "runtime/zchanlens_wake.go"},
		{"life_wake_darwin.go.txt", "runtime/zchanlens_wake_darwin.go"},
		{"life_process_linux.go.txt", "runtime/zchanlens_process_linux.go"},
		{"life_process_other.go.txt", "runtime/zchanlens_process_other.go"},
		{"life_windows.go.txt", "runtime/zchanlens_life_windows.go"},
		{"life_call.go.txt", "runtime/zchanlens_call.go"},
		{"life_call_go124.go.txt", "runtime/zchanlens_call_go124.go"},
		{"life_none.go.txt", "runtime/zchanlens_none.go"},
		{"life_trace.go.txt", "runtime/trace/zchanlens.go"},
	},
}

// The tracer moved to another file, and the exit hooks to another package.
var (
	tracer122 = span{until: 22}
	tracer    = span{since: 23}
)

var starts = slices.Concat(
	in("runtime/proc.go", "main",
		edit{anchor: "loop that runs doInit(m.inittasks)", match: loops("doInit(m.inittasks)"),
			text: "chanlensStart()"},
	),
	// What asks whether there is a trace (regions, Logf) is in the recording.
	in("runtime/trace/annotation.go", "IsEnabled",
		edit{anchor: "first statement", match: firstOf,
			text: "if chanlensIsOn() { return true }"},
	),
)

var ends = slices.Concat(
	// The program returns, or calls os.Exit. Exit hooks are in the recording.
	in("runtime/exithook.go", "runExitHooks",
		edit{anchor: "first statement", match: firstOf, span: tracer122,
			text: "defer chanlensEnd(true)"},
	),
	in("runtime/proc.go", "runExitHooks",
		edit{anchor: "first statement", match: firstOf, span: tracer,
			text: "defer chanlensEnd(true)"},
	),
	in("runtime/runtime.go", "syscall_Exit",
		edit{anchor: "first statement", match: firstOf,
			text: "chanlensEnd(true)"},
	),
	// It becomes another program. Where that fails, it goes on without.
	in("runtime/proc.go", "syscall_runtime_BeforeExec",
		edit{anchor: "first statement", match: firstOf,
			text: "chanlensEnd(false)"},
	),
	in("runtime/panic.go", "gopanic",
		edit{anchor: "preprintpanics(&p)", match: outside(texts("preprintpanics(&p)")),
			text: "chanlensEnd(true)"},
	),
	in("runtime/panic.go", "fatal",
		edit{anchor: "first statement", match: firstOf,
			text: "if f := chanlensFatal; f != nil { f() }"},
	),
)

var deadly = slices.Concat(
	in("runtime/signal_unix.go", "sighandler",
		edit{anchor: "dieFromSignal(sig) for a signal that kills", match: inIf(texts("dieFromSignal(sig)"), "flags&_SigKill != 0"),
			text: "if chanlensSignal(sig) { return }"},
	),
	in("runtime/signal_unix.go", "os_sigpipe",
		edit{anchor: "first statement", match: firstOf,
			text: "chanlensPipe()"},
	),
	in("runtime/os_windows.go", "ctrlHandler",
		edit{anchor: "return at the end", match: lastOf,
			text: "chanlensEnd(true)"},
	),
)

// The program's own trace is lent the recording's. runtime/trace reads it with
// ReadTrace, but in Go 1.25 with readTrace, which is behind that.
var guests = slices.Concat(
	guestIn("runtime/trace2.go", tracer122),
	guestIn("runtime/trace.go", tracer),
	reads("runtime/trace2.go", "ReadTrace", "first statement", tracer122),
	reads("runtime/trace.go", "ReadTrace", "first statement until Go 1.24", span{since: 23, until: 24}),
	reads("runtime/trace.go", "readTrace", "first statement", span{since: 25, until: 25}),
	reads("runtime/trace.go", "ReadTrace", "first statement since Go 1.26", span{since: 26}),
)

func guestIn(file string, when span) []edit {
	return slices.Concat(
		in(file, "StartTrace", edit{anchor: "first statement", match: firstOf, span: when, text: "if err, ok := chanlensGuestStarts(); ok { return err }"}),
		in(file, "StopTrace", edit{anchor: "first statement", match: firstOf, span: when, text: "if chanlensGuestStops() { return }"}),
	)
}

func reads(file, fn, anchor string, when span) []edit {
	return in(file, fn, edit{anchor: anchor, match: firstOf, span: when, text: "if b, ok := chanlensGuestReads(); ok { return b }"})
}

// The tracer sleeps by the recording's clock, without timers.
var clocks = slices.Concat(
	clockIn("runtime/trace2.go", tracer122),
	clockIn("runtime/trace.go", tracer),
)

func clockIn(file string, when span) []edit {
	return in(file, "(*wakeableSleep).sleep",
		edit{anchor: "first statement", match: firstOf, span: when, text: "if chanlensSleeps(s, ns) { return }"},
	)
}
