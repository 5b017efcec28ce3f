package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// HookCommand is the command of chanlens that calls [Hook], with its arguments.
const HookCommand = "exec-recorded"

// What stands in the folder that a recording shares with its hooks.
const (
	planFile   = "plan.json"    // a plan
	handedFile = "program.json" // an invocation: the program of go run, which has not started
	startFile  = ".start"       // behind a process id: an invocation that waits for its leave to start
	leaveFile  = ".leave"       // behind a process id: that leave
)

// patience is how long a hook waits for its leave. It is there within moments, unless the
// recording has come to a violent end.
const patience = 10 * time.Second

// plan says what hooks are to do.
type plan struct {
	HandOver bool     // do not start the program, but hand it over
	Wrap     int      // how many words of the user's own -exec stand before the program
	Stock    bool     // record by the test's own flag
	Env      []string // variables to set, KEY=value
	Unset    []string // variables to take away, before
}

// invocation is a program as the go command would start it.
type invocation struct {
	Args   []string // with what the user has in -exec before it
	Binary int      // where among Args the program itself is
	Dir    string   // the current folder
	PID    int      // of the process, if it is one already
	Trace  string   // the file that it records to; "": not known yet
}

// program returns the program's file.
func (in invocation) program() string { return in.Args[in.Binary] }

// Hook is what the go command starts, by its flag -exec, in place of a program: args are
// the folder that it shares with the recording, and the program with its arguments. On
// Unix it becomes the program, and does not return. It returns the exit code.
func Hook(args []string) (int, error) {
	if len(args) < 2 {
		return 0, errors.New(HookCommand + ": this is for the go command alone")
	}
	dir := args[0]
	var p plan
	if err := readJSON(filepath.Join(dir, planFile), &p); err != nil {
		return 0, err
	}
	in := invocation{Args: args[1:], Binary: p.Wrap, PID: os.Getpid()}
	if p.Wrap >= len(in.Args) {
		return 0, errors.New(HookCommand + ": there is no program")
	}
	var err error
	if in.Dir, err = os.Getwd(); err != nil {
		return 0, err
	}
	if p.HandOver {
		return 0, in.handOver(dir)
	}
	in.Trace = filepath.Join(dir, strconv.Itoa(in.PID)+extension)
	if err := in.askLeave(dir); err != nil {
		return 0, err
	}
	return become(in.testArgs(p), in.environ(p))
}

// handOver moves the program, which the go command removes when it ends, to the folder
// and describes there how to start it.
func (in invocation) handOver(dir string) error {
	kept := filepath.Join(dir, filepath.Base(in.program()))
	if err := linkOrCopy(in.program(), kept); err != nil {
		return err
	}
	in.Args[in.Binary] = kept
	return writeJSON(filepath.Join(dir, handedFile), in)
}

// linkOrCopy gives an executable file a second name.
func linkOrCopy(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o777)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return errors.Join(err, w.Close())
}

// askLeave says that the program is about to start, and waits until the recording has
// taken note: the terminal is the program's from then on.
func (in invocation) askLeave(dir string) error {
	base := filepath.Join(dir, strconv.Itoa(in.PID))
	if err := writeJSON(base+startFile, in); err != nil {
		return err
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if _, err := os.Stat(base + leaveFile); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%s: the recording has ended", filepath.Base(in.program()))
}

// testArgs returns how a test binary is started.
func (in invocation) testArgs(p plan) []string {
	if !p.Stock {
		return in.Args
	}
	head, tail := in.Args[:in.Binary+1], in.Args[in.Binary+1:]
	return append(append(append([]string{}, head...), "-test.trace="+in.Trace), tail...)
}

// environ returns the environment of the program.
func (in invocation) environ(p plan) []string {
	env := unset(os.Environ(), p.Unset...)
	env = append(env, p.Env...)
	if !p.Stock {
		env = append(env, traceVariable+"="+in.Trace)
	}
	return env
}

// unset takes variables out of an environment.
func unset(env []string, names ...string) []string {
	var kept []string
	for _, v := range env {
		drop := false
		for _, name := range names {
			drop = drop || strings.HasPrefix(v, name+"=")
		}
		if !drop {
			kept = append(kept, v)
		}
	}
	return kept
}

// writeJSON writes a file that is whole from the moment that it is there.
func writeJSON(name string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name+".new", data, 0o666); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

func readJSON(name string, v any) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}
