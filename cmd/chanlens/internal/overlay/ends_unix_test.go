//go:build unix

package overlay

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A build is a program of testdata, stock and with the overlay.
type build struct {
	stock, recorded string
	race            bool
}

// builds runs a test on a program: of the running toolchain, and with -stress
// above 1 of all of them, with the race detector, too.
func builds(t *testing.T, program string, test func(*testing.T, build)) {
	if testing.Short() {
		t.Skip("builds the standard library")
	}
	for _, tc := range toolchains(t) {
		if *stressRuns == 1 && !tc.running {
			continue
		}
		t.Run(tc.version, func(t *testing.T) {
			// Without C: Go says nothing of deadlocks where there is any.
			t.Setenv("CGO_ENABLED", "0")
			test(t, build{stock: tc.plain(t, program), recorded: tc.build(t, program)})
		})
		if *stressRuns > 1 {
			t.Run(tc.version+" race", func(t *testing.T) {
				t.Setenv("CGO_ENABLED", "1")
				test(t, build{stock: tc.plain(t, program, "-race"), recorded: tc.build(t, program, "-race"), race: true})
			})
		}
	}
}

// An outcome is what somebody who started a program sees of it.
type outcome struct{ state, out, err string }

// A start says how a program is run.
type start struct {
	program string
	args    []string
	env     []string
	during  func(*exec.Cmd) // when it has printed "ready"; nil: do not wait for that
}

func (s start) run(t *testing.T) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(s.program, s.args...)
	cmd.Env = append(os.Environ(), s.env...)
	cmd.Stderr = &errs
	if s.during == nil {
		cmd.Stdout = &out
		_ = cmd.Run() // the state says how it ended
		return outcome{cmd.ProcessState.String(), out.String(), errs.String()}
	}
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 4096)
	for !strings.Contains(out.String(), "ready\n") {
		n, err := pipe.Read(buf)
		out.Write(buf[:n])
		if err != nil {
			break
		}
	}
	s.during(cmd)
	_, _ = out.ReadFrom(pipe) // fails where during has closed it
	_ = cmd.Wait()
	return outcome{cmd.ProcessState.String(), out.String(), errs.String()}
}

// alike holds a recorded program's outcome against the stock one's. What differs
// from run to run (numbers, addresses, folders, the order of goroutines) does not
// count.
func (o outcome) alike(t *testing.T, stock outcome) {
	t.Helper()
	if o.state != stock.state {
		t.Errorf("it ended with %s, stock with %s\n%s", o.state, stock.state, o.err)
	}
	if o.out != stock.out {
		t.Errorf("it printed %q, stock %q", o.out, stock.out)
	}
	if got, want := plain(o.err), plain(stock.err); got != want {
		t.Errorf("errors are\n%s\nstock:\n%s", got, want)
	}
}

// varying is what differs. GOROOT does where the go command has the runtime from
// its cache: a build of equal files elsewhere.
var varying = regexp.MustCompile(`0x[0-9a-f]+|goroutine \d+|, \d+ minutes|\S+/(?:\d+/main|src/)`)

func plain(dump string) string {
	parts := strings.Split(varying.ReplaceAllString(strings.TrimSpace(dump), "N"), "\n\n")
	if len(parts) > 1 {
		slices.Sort(parts[1:])
	}
	return strings.Join(parts, "\n\n")
}

// waysToEnd are the ways of testdata/ends to end by itself.
var waysToEnd = []struct {
	way       string
	unlike    bool   // the dump is never the same twice: only its first line counts
	asleep    bool   // the race detector makes Go blind to deadlocks
	lastEvent string // category that begins so; "": "ends"
}{
	{way: "return"},
	{way: "exit 0"},
	{way: "exit 3"},
	{way: "raw exit"},
	{way: "log.Fatal"},
	{way: "exit of another goroutine"},
	{way: "exit beside a busy goroutine"},
	{way: "panic"},
	{way: "panic of another goroutine"},
	{way: "panic while panicking"},
	{way: "nil dereference"},
	{way: "unlock of unlocked mutex"},
	{way: "map race", unlike: true, asleep: true},
	{way: "goexit"},
	{way: "goexit and nobody left", asleep: true},
	{way: "deadlock", asleep: true, lastEvent: "chan recv wait"},
	{way: "deadlock of a wait group", asleep: true},
	{way: "deadlock in a select", asleep: true},
	{way: "deadlock on nil", asleep: true, lastEvent: "chan recv wait"},
	{way: "ignored"},
	{way: "exec"},
}

// However a program ends by itself, it ends as stock, and its trace is whole: from
// before its packages were initialised to the last thing it did.
func TestEnds(t *testing.T) {
	builds(t, "ends", func(t *testing.T, b build) {
		for _, tt := range waysToEnd {
			if b.race && tt.asleep {
				continue
			}
			t.Run(tt.way, func(t *testing.T) {
				for round := range *stressRuns {
					trace := filepath.Join(t.TempDir(), "trace")
					procs := fmt.Sprint("GOMAXPROCS=", 1+(round+1)%8)
					stock := start{program: b.stock, args: []string{tt.way}, env: []string{procs}}.run(t)
					got := start{program: b.recorded, args: []string{tt.way}, env: []string{procs, "CHANLENS_TRACE=" + trace}}.run(t)
					if tt.unlike {
						stock.err, _, _ = strings.Cut(stock.err, "\n")
						got.err, _, _ = strings.Cut(got.err, "\n")
					}
					got.alike(t, stock)
					if all := wholeTrace(t, trace, tt.lastEvent, 1); endsAsleep(all) != strings.Contains(stock.err, "deadlock!") {
						t.Errorf("the trace says of a deadlock: %v", endsAsleep(all))
					}
					if t.Failed() {
						t.Fatalf("in round %d with %s", round, procs)
					}
				}
			})
		}
	})
}

// wholeTrace holds that a trace of testdata/ends lacks nothing. What it did last is
// among the last events, of which other goroutines may have some.
func wholeTrace(t *testing.T, path, last string, among int) []entry {
	t.Helper()
	all := entries(t, path)
	if len(all) == 0 {
		t.Error("the trace is empty")
		return nil
	}
	first := all[0]
	if first.task != firstTask || first.category != "chanlens" || !strings.HasPrefix(first.message, "v=1 go=") || !strings.HasSuffix(first.message, " polls=1 start=init") {
		t.Errorf("the trace begins with %+v", first)
	}
	if last == "" {
		last = "ends"
	}
	rest := all
	if endsAsleep(all) {
		rest = all[:len(all)-1]
	}
	end := rest[max(0, len(rest)-among):]
	if !slices.ContainsFunc(end, func(e entry) bool { return strings.HasPrefix(e.category, last) }) {
		t.Errorf("the trace ends with %+v, want %s", end, last)
	}
	sends := 0
	for _, e := range all {
		if strings.HasPrefix(e.category, "chan send direct") || strings.HasPrefix(e.category, "chan send blocked") && e.message != "" {
			sends++
		}
	}
	if sends < 200 { // 100 of them in the initialisation of the package
		t.Errorf("the trace has %d sends, want 200 and those of os/signal", sends)
	}
	return all
}

// endsAsleep reports whether the last event says that the program ended in a deadlock.
func endsAsleep(all []entry) bool {
	return len(all) > 0 && all[len(all)-1].message == "end=deadlock"
}
