package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// recordedApp is a module whose program and tests are recorded.
const recordedApp = "testdata/record/app"

// Recording as a user meets it. All scripts build with the go command's own cache, so that
// the standard library is built for recording once.
func TestRecord(t *testing.T) {
	vars := recordEnv(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/record",
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, vars...)
			return os.CopyFS(filepath.Join(env.WorkDir, "app"), os.DirFS(recordedApp))
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(cond string) (bool, error) {
			return cond == "toolchains" && os.Getenv("CHANLENS_TEST_TOOLCHAINS") != "", nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits,
			"await": await,
		},
	})
}

// recordEnv returns the environment to record in.
func recordEnv(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE", "GOPATH").Output()
	if err != nil {
		t.Skipf("there is no go command to record with: %v", err)
	}
	dirs := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(dirs) != 3 {
		t.Fatalf("go env: %q", out)
	}
	return []string{
		"GOCACHE=" + dirs[0], "GOMODCACHE=" + dirs[1], "GOPATH=" + dirs[2], "GOFLAGS=", "GOPROXY=off", "GOTOOLCHAIN=local",
		"GOENV=off", "XDG_CACHE_HOME=" + t.TempDir(), "CHANLENS_STATE=off",
	}
}

// await FILE waits until a file is there.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: await FILE")
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
	}
	ts.Fatalf("%s has not come", args[0])
}
