// Record runs scenarios under the goroutine leak profile, and keeps their
// traces and what was proved. It works in the module's root, or in any folder
// of the module:
//
//	go run ./samples/proven/record [name...]
//
// Without a name it records all, and forgets those that are no more. A scenario
// says how many goroutines leak in it. It is run again, a few times, until the
// profile proves just as many; if it never does, the recording fails.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chanlens/samples/proven"
	_ "chanlens/samples/proven/all"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("record: ")
	if err := record(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

func record(names []string) error {
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return fmt.Errorf("go list -m: %w", err)
	}
	r := recorder{dir: filepath.Join(strings.TrimSpace(string(root)), "samples", "proven", "traces")}
	if r.tmp, err = os.MkdirTemp("", "record"); err != nil {
		return err
	}
	defer os.RemoveAll(r.tmp)
	if err := r.build(); err != nil {
		return err
	}
	if err := r.load(len(names) == 0); err != nil {
		return err
	}
	var failed int
	for _, s := range proven.All() {
		if len(names) > 0 && !slices.Contains(names, s.Name) {
			continue
		}
		if err := r.take(s); err != nil {
			log.Printf("%s: %v", s.Name, err)
			failed++
		}
	}
	if err := r.save(); err != nil {
		return err
	}
	if failed > 0 {
		return fmt.Errorf("%d scenarios not recorded", failed)
	}
	return nil
}

// A recorder keeps traces and truth.json in dir.
type recorder struct {
	dir   string
	tmp   string
	truth map[string]proven.Truth
}

func (r *recorder) program() string   { return filepath.Join(r.tmp, "run.exe") }
func (r *recorder) truthFile() string { return filepath.Join(r.dir, "truth.json") }

func (r *recorder) build() error {
	// -trimpath keeps the paths of the machine out of the traces.
	cmd := exec.Command("go", "build", "-trimpath", "-o", r.program(), "chanlens/samples/proven/run")
	cmd.Env = append(os.Environ(), "GOEXPERIMENT=goroutineleakprofile")
	return output(cmd)
}

// load reads what is known already, or forgets it and its traces.
func (r *recorder) load(afresh bool) error {
	r.truth = make(map[string]proven.Truth)
	if err := os.MkdirAll(r.dir, 0o755); err != nil {
		return err
	}
	if afresh {
		old, err := filepath.Glob(filepath.Join(r.dir, "*.trace"))
		for _, name := range old {
			err = os.Remove(name)
		}
		return err
	}
	text, err := os.ReadFile(r.truthFile())
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(text, &r.truth)
}

func (r *recorder) save() error {
	text, err := json.MarshalIndent(r.truth, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(r.truthFile(), append(text, '\n'), 0o644)
}

// A trace is small enough if it has no more bytes than this. The collector's own
// workers may fill many times as much with their comings and goings.
const small = 16 << 10

// take records one scenario: the first run that is as it should be, and small,
// or else the smallest.
func (r *recorder) take(s proven.Scenario) error {
	const tries = 40
	var (
		best     proven.Truth
		smallest []byte
		wrong    []proven.Blocked
	)
	for range tries {
		t, trace, err := r.try(s)
		if err != nil {
			return err
		}
		if len(t.Stuck) != s.Leaks {
			wrong = t.Stuck
			continue
		}
		if smallest == nil || len(trace) < len(smallest) {
			best, smallest = t, trace
		}
		if len(smallest) <= small {
			break
		}
	}
	if smallest == nil {
		return fmt.Errorf("%d goroutines are to leak, proved are %v", s.Leaks, wrong)
	}
	log.Printf("%-32s %5.1f kB, %2d leak", s.Name, float64(len(smallest))/1e3, len(best.Stuck))
	r.truth[s.Name] = best
	return os.WriteFile(filepath.Join(r.dir, s.Name+".trace"), smallest, 0o644)
}

// try runs a scenario once.
func (r *recorder) try(s proven.Scenario) (t proven.Truth, trace []byte, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	traceFile, truthFile := filepath.Join(r.tmp, "trace"), filepath.Join(r.tmp, "truth")
	cmd := exec.CommandContext(ctx, r.program(), "-trace", traceFile, "-truth", truthFile, s.Name)
	cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", s.Procs()))
	if err := output(cmd); err != nil {
		return t, nil, err
	}
	text, err := os.ReadFile(truthFile)
	if err != nil {
		return t, nil, err
	}
	if err := json.Unmarshal(text, &t); err != nil {
		return t, nil, err
	}
	trace, err = os.ReadFile(traceFile)
	return t, trace, err
}

func output(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(cmd.Path), err, out)
	}
	return nil
}
