package finding_test

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
)

// script writes the text form of a trace in which many goroutines do alike.
type script struct {
	strings.Builder
	calm bool // nobody is stuck at the end
}

// newScript begins a trace of one generation, with a length such as "1s", of a program
// with two processors.
func newScript(end string) *script { return newScriptOn(2, end) }

func newScriptOn(procs int, end string) *script {
	s := new(script)
	s.line("generation 1 0s %s", end)
	s.line("metric procs 0 %d", procs)
	return s
}

func (s *script) line(form string, args ...any) { fmt.Fprintf(s, form+"\n", args...) }

// goroutine begins the lines of a goroutine of the function main.FUNC.
func (s *script) goroutine(id int, fn string) { s.line("goroutine %d main.%s", id, fn) }

// created begins the lines of a goroutine that another one starts.
func (s *script) created(id int, fn string, at us, by int, where string) {
	s.goroutine(id, fn)
	s.line("%v runnable created by %d @ %s", at, by, where)
	s.line("%v running P0", at+1)
}

// wait writes that the goroutine begins to wait.
func (s *script) wait(at us, op, where string) { s.line("%v %s @ %s", at, op, leaf(op)+where) }

// woken writes that the goroutine is woken and soon runs. by is 0 for a timer.
func (s *script) woken(at us, by int, how string) {
	if by == 0 {
		s.line("%v runnable woken by -", at)
	} else {
		s.line("%v runnable woken by %d @ %s", at, by, how)
	}
	s.line("%v running P0", at+1)
}

// us is a moment in microseconds.
type us int

func (t us) String() string { return fmt.Sprintf("%dus", int(t)) }

// leaf is the innermost call of a stack that shows an operation.
func leaf(op string) string {
	calls := map[string]string{
		"send": "runtime.chansend1 chan.go:161", "receive": "runtime.chanrecv1 chan.go:506",
		"send-on-nil-channel": "runtime.chansend1 chan.go:161", "receive-on-nil-channel": "runtime.chanrecv1 chan.go:506",
		"select": "runtime.selectgo select.go:351", "Mutex.Lock": "sync.(*Mutex).Lock mutex.go:46",
		"WaitGroup.Wait": "sync.(*WaitGroup).Wait waitgroup.go:118", "Cond.Wait": "sync.(*Cond).Wait cond.go:71",
		"sleep": "time.Sleep time.go:300", "RWMutex.Lock": "sync.(*RWMutex).Lock rwmutex.go:149",
	}
	if c, ok := calls[op]; ok {
		return c + " < "
	}
	return ""
}

// What a waker's stack begins with.
const (
	bySend      = "runtime.chansend1 chan.go:161 < "
	byReceive   = "runtime.chanrecv1 chan.go:506 < "
	byUnlock    = "sync.(*Mutex).Unlock mutex.go:65 < "
	byBroadcast = "sync.(*Cond).Broadcast cond.go:90 < "
)

// trace builds the model, and holds it against the invariants.
func (s *script) trace(t *testing.T) *model.Trace {
	t.Helper()
	tr, err := model.ParseText(s.String())
	if err != nil {
		t.Fatalf("%v in:\n%s", err, s)
	}
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}
