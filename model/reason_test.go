package model

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// runtimeStrings returns the string values of a composite literal in the runtime's
// sources, such as traceBlockReasonStrings.
func runtimeStrings(t *testing.T, file, variable string) []string {
	t.Helper()
	path := filepath.Join(runtime.GOROOT(), "src", "runtime", file)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the runtime's sources are not at hand: %v", err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Names[0].Name != variable || len(spec.Values) == 0 {
			return true
		}
		ast.Inspect(spec.Values[0], func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				s, _ := strconv.Unquote(lit.Value)
				texts = append(texts, s)
			}
			return true
		})
		return false
	})
	if len(texts) == 0 {
		t.Fatalf("%s in %s has no strings: has it moved?", variable, path)
	}
	return texts
}

// Every reason that the runtime of this Go release can write is known.
func TestReasonsKnowTheRuntimes(t *testing.T) {
	for _, variable := range []string{"traceBlockReasonStrings", "traceGoStopReasonStrings"} {
		for _, text := range runtimeStrings(t, "traceruntime.go", variable) {
			if r := ParseReason(text); r == ReasonUnknown {
				t.Errorf("%s: %q is not known", variable, text)
			} else if r.String() != text {
				t.Errorf("%s: %q comes back as %q", variable, text, r)
			}
		}
	}
}

// The words of a goroutine dump are the runtime's own.
func TestDumpWordsAreTheRuntimes(t *testing.T) {
	known := map[string]bool{"unknown": true, "running": true, "runnable": true, "syscall": true, "waiting": true}
	for _, text := range runtimeStrings(t, "runtime2.go", "waitReasonStrings") {
		known[text] = true
	}
	// The tracer's own words where waitReasonStrings has none as precise.
	known["wait until GC ends"] = true
	known["system goroutine wait"] = true
	for op := range Operation(NumOperations) {
		if !known[op.DumpWords()] {
			t.Errorf("%v: the runtime never says %q", op, op.DumpWords())
		}
	}
}

func TestOperationTableIsComplete(t *testing.T) {
	labels := map[string]Operation{}
	for op := range Operation(NumOperations) {
		if op.String() == "" || op.DumpWords() == "" {
			t.Errorf("operation %d has no words", op)
		}
		if (op.State() == StateUnknown) != (op == OpUnknown) {
			t.Errorf("%v has state %v", op, op.State())
		}
		if other, ok := labels[op.String()]; ok {
			t.Errorf("operations %d and %d are both called %q", other, op, op)
		}
		labels[op.String()] = op
	}
	for c := range Class(NumClasses) {
		if c.String() == "" {
			t.Errorf("class %d has no name", c)
		}
	}
}

func TestWaitOperation(t *testing.T) {
	for _, tt := range []struct {
		reason Reason
		stack  string // functions, leaf first
		want   Operation
	}{
		{ReasonChanSend, "runtime.chansend1 main.f", OpSend},
		{ReasonChanReceive, "runtime.chanrecv2 main.f", OpReceive},
		{ReasonSelect, "runtime.selectgo main.f", OpSelect},
		{ReasonSelect, "runtime.selectgo reflect.rselect reflect.Select main.f", OpSelect},
		{ReasonForever, "runtime.chansend1 main.f", OpSendNil},
		{ReasonForever, "runtime.chanrecv1 main.f", OpReceiveNil},
		{ReasonForever, "runtime.block main.f", OpSelectEmpty},
		{ReasonForever, "main.f", OpWaiting},
		{ReasonSync, "sync.(*Mutex).Lock main.f", OpMutexLock},
		{ReasonSync, "internal/sync.(*Mutex).lockSlow internal/sync.(*Mutex).Lock sync.(*Mutex).Lock main.f", OpMutexLock},
		{ReasonSync, "internal/sync.(*Mutex).lockSlow sync.(*Mutex).Lock sync.(*Once).doSlow sync.(*Once).Do main.f", OpOnceDo},
		{ReasonSync, "sync.(*Mutex).Lock sync.(*RWMutex).Lock main.f", OpRWMutexQueue},
		{ReasonSync, "sync.runtime_SemacquireRWMutex sync.(*RWMutex).Lock main.f", OpRWMutexLock},
		{ReasonSync, "sync.(*RWMutex).RLock main.f", OpRWMutexRLock},
		{ReasonSync, "sync.(*WaitGroup).Wait main.f", OpWaitGroupWait},
		{ReasonSync, "main.f", OpSemacquire},
		{ReasonCondWait, "sync.(*Cond).Wait main.f", OpCondWait},
		{ReasonSync, "sync.(*Mutex).Lock sync.(*Cond).Wait main.f", OpMutexLock}, // after its wake
		{ReasonNetwork, "internal/poll.runtime_pollWait internal/poll.(*FD).Read net.(*conn).Read main.f", OpNetwork},
		{ReasonSleep, "time.Sleep main.f", OpSleep},
		{ReasonSystem, "runtime.bgsweep", OpGCSweep},
		{ReasonSync, "runtime.gcMarkDone runtime.gcBgMarkWorker", OpSemacquire},
		{ReasonSync, "runtime.semacquire1 runtime.gcStart runtime.mallocgc main.f", OpSemacquire},
		{ReasonPreempted, "main.f", OpSuspended},
		{ReasonSystem, "", OpSystem},
		{ReasonSynctest, "internal/synctest.Wait testing/synctest.Wait main.f", OpSynctest},

		// A status repeats the state with its stack, the parking frames included, and no reason.
		{ReasonNone, "runtime.gopark runtime.chansend runtime.chansend1 main.f", OpSend},
		{ReasonNone, "runtime.gopark runtime.chanrecv runtime.chanrecv1 main.f", OpReceive},
		{ReasonNone, "runtime.gopark runtime.selectgo main.f", OpSelect},
		{ReasonNone, "runtime.gopark runtime.block main.f", OpSelectEmpty},
		{ReasonNone, "runtime.gopark runtime.goparkunlock runtime.semacquire1 sync.runtime_SemacquireMutex internal/sync.(*Mutex).lockSlow internal/sync.(*Mutex).Lock sync.(*Mutex).Lock main.f", OpMutexLock},
		{ReasonNone, "runtime.gopark runtime.goparkunlock runtime.semacquire1 sync.runtime_SemacquireWaitGroup sync.(*WaitGroup).Wait main.f", OpWaitGroupWait},
		{ReasonNone, "runtime.gopark runtime.netpollblock internal/poll.runtime_pollWait internal/poll.(*pollDesc).wait internal/poll.(*FD).Accept net.(*netFD).accept main.f", OpNetwork},
		{ReasonNone, "runtime.gopark time.Sleep main.f", OpSleep},
		{ReasonNone, "runtime.gopark runtime.bgscavenge", OpGCScavenge},
		{ReasonNone, "", OpWaiting},
		// The primitive must be at the leaf: main.f below a send is not a send.
		{ReasonNone, "main.f runtime.chansend1", OpWaiting},
	} {
		g := NewGeneration(GenerationInfo{})
		var frames []Frame
		for _, fn := range strings.Fields(tt.stack) {
			frames = append(frames, Frame{Func: fn})
		}
		stack := g.Stack(frames)
		if got := waitOperation(tt.reason, g.syms.prims[stack]); got != tt.want {
			t.Errorf("reason %q, stack %q: %v, want %v", tt.reason, tt.stack, got, tt.want)
		}
	}
}

func TestPackageOf(t *testing.T) {
	for fn, want := range map[string]string{
		"main.main":                                   "main",
		"net/http.(*conn).serve":                      "net/http",
		"example.com/a.b/c.F[go.shape.int]":           "example.com/a.b/c",
		"slices.SortFunc[go.shape.[]example.com/x.T]": "slices",
		"go": "go",
	} {
		if got := PackageOf(fn); got != want {
			t.Errorf("PackageOf(%q) = %q, want %q", fn, got, want)
		}
	}
}

func TestSite(t *testing.T) {
	for _, tt := range []struct{ stack, want string }{
		{"runtime.chansend1 main.send main.main", "main.send"},
		{"runtime.gopark runtime.semacquire1 sync.runtime_SemacquireMutex sync.(*Mutex).Lock main.f", "main.f"},
		{"internal/poll.runtime_pollWait internal/poll.(*FD).Read net.(*netFD).Read net.(*conn).Read bufio.(*Reader).fill net/http.(*conn).serve", "net/http.(*conn).serve"},
		{"runtime.chanrecv1 net.(*Resolver).lookup main.f", "net.(*Resolver).lookup"},
		{"syscall.write internal/poll.(*FD).Write os.(*File).Write fmt.Fprintln main.f", "main.f"},
		{"runtime.bgsweep", "runtime.bgsweep"},
		{"runtime.gopark runtime.bgscavenge runtime.goexit", "runtime.bgscavenge"},
	} {
		g := NewGeneration(GenerationInfo{})
		var frames []Frame
		for _, fn := range strings.Fields(tt.stack) {
			frames = append(frames, Frame{Func: fn})
		}
		if got := g.syms.frame(g.syms.site(g.Stack(frames))).Func; got != tt.want {
			t.Errorf("site of %q: %q, want %q", tt.stack, got, tt.want)
		}
	}
}
