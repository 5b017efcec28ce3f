package main

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if _, set := os.LookupEnv("CHANLENS_STATE"); !set { // a script may have a state of its own
		os.Setenv("CHANLENS_STATE", "off") // nothing of who runs the tests
	}
	testscript.Main(m, map[string]func(){"chanlens": main, "chanlens-with-bug": withBug})
}

// The command as a user meets it: each script is one story.
func TestScripts(t *testing.T) {
	live, asked := servePprof(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("LIVE", live)
			for name, dir := range map[string]string{"DUMPS": dumps, "RECORDED": "testdata/recorded"} {
				dir, err := filepath.Abs(dir)
				if err != nil {
					return err
				}
				env.Setenv(name, dir)
			}
			return nil
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits,
			"head":  head,
			"older": older,
			// asked waits until the endless trace of servePprof has been asked for.
			"asked":   func(*testscript.TestScript, bool, []string) { <-asked },
			"gzipped": gzipped,
		},
	})
}

// exits CODE ARGS… runs a command and checks its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	if got := exitCode(err); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func exitCode(err error) int {
	if err == nil {
		return 0
	}
	if e, ok := err.(interface{ ExitCode() int }); ok {
		return e.ExitCode()
	}
	return -1
}

// head N FROM TO writes the first N bytes of a file to another.
func head(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: head N FROM TO")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	data, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), data[:min(n, len(data))], 0o666))
}

// older FILE makes a file look a minute older than it is.
func older(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: older FILE")
	}
	then := time.Now().Add(-time.Minute)
	ts.Check(os.Chtimes(ts.MkAbs(args[0]), then, then))
}

// gzipped FROM TO compresses a file.
func gzipped(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: gzipped FROM TO")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	defer f.Close()
	z := gzip.NewWriter(f)
	_, err = z.Write(data)
	ts.Check(err)
	ts.Check(z.Close())
}
