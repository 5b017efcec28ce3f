package overlay

import (
	"go/ast"
	"slices"
	"strings"
)

// channels records every channel operation, as event.go.txt says.
//
// The numbers cost a program that is not traced one addition for each receive:
// a channel counts its receives, and its sends are those and what is in the
// buffer. Where a goroutine completes a parked one's operation, the sudog takes
// that operation's number along. Numbers are taken and events are written under
// the channel's lock and before the hand-over, so that the event precedes the
// unblock.
var channels = part{
	name: "channels",
	fields: []field{
		{file: chanFile, typ: "hchan", text: "chanlensRecvd uint64; chanlensID, chanlensGen uint32"},
		{file: "runtime/runtime2.go", typ: "sudog", text: "chanlensSeq uint64"},
	},
	edits: slices.Concat(makes, sends, receives, closes, drains, selects, sleeps, event),
	added: []added{
		{"event.go.txt", "runtime/zchanlens_event.go"},
		{"text.go.txt", "runtime/zchanlens_text.go"},
		{"intern.go.txt", "runtime/zchanlens_intern.go"},
		{"options.go.txt", "runtime/zchanlens_options.go"},
		{"timer.go.txt", "runtime/zchanlens_timer.go"},
		{"timer_go122.go.txt", "runtime/zchanlens_timer_go122.go"},
		{"clock.go.txt", "runtime/zchanlens_clock.go"},
		{"clock_go123.go.txt", "runtime/zchanlens_clock_go123.go"},
	},
}

const (
	chanFile   = "runtime/chan.go"
	selectFile = "runtime/select.go"
)

// writes is the text that writes an event where a trace is on.
func writes(call string) string { return "if traceEnabled() { " + call + " }" }

// What completes a parked goroutine's operation: both are counted, and the other
// one is told its number.
const (
	countsSend = "c.chanlensRecvd++; sg.chanlensSeq = c.chanlensRecvd; "
	countsRecv = "c.chanlensRecvd++; sg.chanlensSeq = c.chanlensRecvd + uint64(c.qcount); "
)

var makes = in(chanFile, "makechan",
	edit{anchor: "return c at the end", match: outside(texts("return c")),
		text: writes("chanlensMade(c)")},
)

var sends = in(chanFile, "chansend",
	edit{anchor: "return for !block on a nil channel", match: inIf(returns, "!block", "c == nil"),
		text: writes("chanlensEvent(nil, chanlensSend|chanlensDefault, 0, 0, 0)")},
	edit{anchor: "gopark on a nil channel", match: inIf(calls("gopark"), "c == nil"),
		text: writes("chanlensEvent(nil, chanlensSend|chanlensWait, 0, 0, 0)")},
	edit{anchor: "return of the path without lock for !block", match: inIf(returns, "!block && c.closed == 0 && full(c)"),
		text: writes("chanlensEvent(c, chanlensSend|chanlensDefault|chanlensUnlocked, 0, 0, 0)")},
	edit{anchor: "unlock before the panic for a closed channel", match: inIf(texts("unlock(&c.lock)"), "c.closed != 0"),
		text: writes("chanlensEvent(c, chanlensSend|chanlensPanic, 0, 0, 0)")},
	edit{anchor: "call of send", match: calls("send"),
		text: countsSend + writes("chanlensEvent(c, chanlensSend|chanlensDone|chanlensDirect, 0, 0, 0)")},
	edit{anchor: "c.qcount++", match: texts("c.qcount++"), place: after,
		text: writes("chanlensEvent(c, chanlensSend|chanlensDone, 0, 0, 0)")},
	edit{anchor: "unlock for !block", match: inIf(texts("unlock(&c.lock)"), "!block"),
		text: writes("chanlensEvent(c, chanlensSend|chanlensDefault, 0, 0, 0)")},
	edit{anchor: "call of acquireSudog", match: calls("acquireSudog"),
		text: writes("chanlensEvent(c, chanlensSend|chanlensWait, 0, 0, 0)")},
	edit{anchor: "releaseSudog(mysg)", match: texts("releaseSudog(mysg)"),
		text: writes("chanlensWoke(c, mysg, chanlensSend)")},
)

var receives = in(chanFile, "chanrecv",
	edit{anchor: "return for !block on a nil channel", match: inIf(returns, "!block", "c == nil"),
		text: writes("chanlensEvent(nil, chanlensRecv|chanlensDefault, 0, 0, 0)")},
	edit{anchor: "gopark on a nil channel", match: inIf(calls("gopark"), "c == nil"),
		text: writes("chanlensEvent(nil, chanlensRecv|chanlensWait, 0, 0, 0)")},
	edit{anchor: "return of the path without lock, open channel", match: inIf(returns, "atomic.Load(&c.closed) == 0"),
		text: writes("chanlensEvent(c, chanlensRecv|chanlensDefault|chanlensUnlocked, 0, 0, 0)")},
	edit{anchor: "return of the path without lock, closed channel", match: inIf(returns, "empty(c)", "!block && empty(c)"),
		text: writes("chanlensEvent(c, chanlensRecv|chanlensClosed|chanlensUnlocked, 0, 0, 0)")},
	edit{anchor: "unlock for a closed and empty channel", match: inIf(texts("unlock(&c.lock)"), "c.qcount == 0", "c.closed != 0"),
		text: writes("chanlensEvent(c, chanlensRecv|chanlensClosed, 0, 0, 0)")},
	edit{anchor: "call of recv", match: calls("recv"),
		text: countsRecv + writes("chanlensEvent(c, chanlensRecv|chanlensDone|chanlensDirect, 0, 0, 0)")},
	edit{anchor: "c.qcount--", match: texts("c.qcount--"), place: after,
		text: "c.chanlensRecvd++; " + writes("chanlensEvent(c, chanlensRecv|chanlensDone, 0, 0, 0)")},
	edit{anchor: "unlock for !block", match: inIf(texts("unlock(&c.lock)"), "!block"),
		text: writes("chanlensEvent(c, chanlensRecv|chanlensDefault, 0, 0, 0)")},
	edit{anchor: "call of acquireSudog", match: calls("acquireSudog"),
		text: writes("chanlensEvent(c, chanlensRecv|chanlensWait, 0, 0, 0)")},
	edit{anchor: "releaseSudog(mysg)", match: texts("releaseSudog(mysg)"),
		text: writes("chanlensWoke(c, mysg, chanlensRecv)")},
)

var closes = in(chanFile, "closechan",
	edit{anchor: "panic for a nil channel", match: inIf(calls("panic"), "c == nil"),
		text: writes("chanlensEvent(nil, chanlensClose|chanlensPanic, 0, 0, 0)")},
	edit{anchor: "unlock before the panic for a closed channel", match: inIf(texts("unlock(&c.lock)"), "c.closed != 0"),
		text: writes("chanlensEvent(c, chanlensClose|chanlensPanic, 0, 0, 0)")},
	edit{anchor: "c.closed = 1", match: texts("c.closed = 1"), place: after,
		text: writes("chanlensEvent(c, chanlensClose, 0, 0, 0)")},
)

// Timers have channels that can be drained since Go 1.23.
var drains = in(chanFile, "timerchandrain",
	edit{anchor: "c.qcount--", match: texts("c.qcount--"), place: after, span: span{since: 23},
		text: "c.chanlensRecvd++; " + writes("chanlensEvent(c, chanlensDrain|chanlensDone, 0, 0, 0)")},
)

var selects = in(selectFile, "selectgo",
	edit{anchor: "first statement", match: firstOf,
		text: "var chanlensSeq uint64; var chanlensParked uint32"},
	edit{anchor: "selunlock for !block", match: inIf(calls("selunlock"), "!block"),
		text: writes("chanlensEvent(nil, chanlensSelect|chanlensNone|chanlensDefault, 0, 0, ncases)")},
	edit{anchor: "nextp = &gp.waiting", match: texts("nextp = &gp.waiting"),
		text: writes("chanlensSelectParks(scases, lockorder, nsends)")},
	edit{anchor: "caseSuccess = sglist.success", match: texts("caseSuccess = sglist.success"), place: after,
		text: "chanlensSeq, chanlensParked = sglist.chanlensSeq, chanlensBlocked"},
	edit{anchor: "if casi < nsends { if !caseSuccess … }", match: wokenSend,
		text: writes("chanlensSelectWoke(c, chanlensSeq, caseSuccess, casi, nsends, ncases)")},
	edit{anchor: "c.qcount--", match: texts("c.qcount--"), place: after,
		text: "c.chanlensRecvd++; " + writes("chanlensEvent(c, chanlensSelect|chanlensRecv|chanlensDone, 0, casi, ncases)")},
	edit{anchor: "c.qcount++", match: texts("c.qcount++"), place: after,
		text: writes("chanlensEvent(c, chanlensSelect|chanlensSend|chanlensDone, 0, casi, ncases)")},
	edit{anchor: "call of recv", match: calls("recv"),
		text: countsRecv + writes("chanlensEvent(c, chanlensSelect|chanlensRecv|chanlensDone|chanlensDirect, 0, casi, ncases)")},
	edit{anchor: "call of send", match: calls("send"),
		text: countsSend + writes("chanlensEvent(c, chanlensSelect|chanlensSend|chanlensDone|chanlensDirect, 0, casi, ncases)")},
	edit{anchor: "selunlock at rclose", match: labelled("rclose", calls("selunlock")),
		text: writes("chanlensEvent(c, chanlensSelect|chanlensRecv|chanlensClosed, 0, casi, ncases)")},
	edit{anchor: "selunlock at sclose", match: labelled("sclose", calls("selunlock")),
		text: writes("chanlensEvent(c, chanlensSelect|chanlensSend|chanlensPanic|chanlensParked, 0, casi, ncases)")},
)

// wokenSend is where a select that was parked has found out which case it is.
func wokenSend(s *site) bool {
	outer, ok := s.stmt.(*ast.IfStmt)
	if !ok || s.src.squeezed(outer.Cond) != "casi < nsends" || len(outer.Body.List) == 0 {
		return false
	}
	inner, ok := outer.Body.List[0].(*ast.IfStmt)
	return ok && s.src.squeezed(inner.Cond) == "!caseSuccess"
}

// The tracer has channels of its own, which are no business of the program's.
var sleeps = slices.Concat(
	hides("runtime/trace2.go", "newWakeableSleep", "s.wakeup = make(chan struct{}, 1)", "s.wakeup", span{until: 22}),
	hides("runtime/trace2.go", "(*traceAdvancerState).start", "s.done = make(chan struct{})", "s.done", span{until: 22}),
	hides("runtime/trace2cpu.go", "traceStartReadCPU", "done := make(chan struct{}, 1)", "done", span{until: 22}),
	hides("runtime/trace.go", "newWakeableSleep", "s.wakeup = make(chan struct{}, 1)", "s.wakeup", span{since: 23}),
	hides("runtime/trace.go", "(*traceAdvancerState).start", "s.done = make(chan struct{})", "s.done", span{since: 23}),
	hides("runtime/tracecpu.go", "traceStartReadCPU", "done := make(chan struct{}, 1)", "done", span{since: 23}),
)

// hides leaves the channel that a statement makes and assigns out of the trace.
func hides(file, fn, stmt, channel string, when span) []edit {
	return in(file, fn,
		edit{anchor: stmt + ", before", match: texts(stmt), span: when, text: "chanlensHideNext()"},
		edit{anchor: stmt + ", after", match: texts(stmt), span: when, place: after, text: "chanlensHide(" + channel + ")"},
	)
}

// event adds the function that writes a user log event, in the words of the
// function that does it for runtime/trace.Log.
var event = slices.Concat(
	eventIn("runtime/trace2runtime.go", span{until: 22}),
	eventIn("runtime/traceruntime.go", span{since: 23}),
)

func eventIn(file string, when span) []edit {
	return in(file, "trace_userLog",
		edit{anchor: "the write of the user log event", match: userLog, span: when, place: afterFunc, build: eventWriter},
	)
}

// userLog is tl.…(kind, task, category, message, stack).
func userLog(s *site) bool {
	_, c := s.call()
	return c != nil && len(c.Args) == 5 && strings.HasPrefix(s.text(), "tl.") && strings.Contains(s.src.squeezed(c.Args[0]), "EvUserLog")
}

func eventWriter(s *site) string {
	_, c := s.call()
	return "func chanlensLog(tl traceLocker, task, category, message, stack traceArg) { " +
		s.src.squeezed(c.Fun) + "(" + s.src.squeezed(c.Args[0]) + ", task, category, message, stack) }"
}
