package overlay

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A program's own traces work as if it were not recorded, and the recording has
// all of it.
func TestGuest(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the standard library")
	}
	for _, tc := range toolchains(t) {
		if *stressRuns == 1 && !tc.running {
			continue
		}
		t.Run(tc.version, func(t *testing.T) {
			program := tc.build(t, "guest")
			for range *stressRuns {
				guest(t, program)
			}
		})
	}
}

func guest(t *testing.T, program string) {
	dir := t.TempDir()
	recording, one, two := filepath.Join(dir, "recording"), filepath.Join(dir, "one"), filepath.Join(dir, "two")
	flight := filepath.Join(dir, "flight")
	out := execute(t, []string{"CHANLENS_TRACE=" + recording}, program, one, two, flight)
	want := "enabled: true\nagain: true\nagain: true\nagain: true\n"
	if out != want && out != want+"flight recorder: written\n" {
		t.Errorf("it printed\n%s\nwant\n%s", out, want)
	}
	inside := []string{"inside"}
	if strings.Contains(out, "flight") {
		if got, want := logged(t, flight), []string{"flight"}; !slices.Equal(got, want) {
			t.Errorf("the flight recorder has %v, want %v", got, want)
		}
	}
	for _, path := range []string{one, two} {
		if got := logged(t, path); !slices.Equal(got, inside) {
			t.Errorf("trace %s has %v, want %v", filepath.Base(path), got, inside)
		}
	}
	all := logged(t, recording)
	for _, what := range []string{"before", "inside", "between", "last"} {
		if !slices.Contains(all, what) {
			t.Errorf("the recording has %v, which lacks %s", all, what)
		}
	}
	if len(all) > 0 && all[len(all)-1] != "last" {
		t.Errorf("the recording ends with %v", all)
	}
	os.RemoveAll(dir)
}

// logged is what testdata/guest wrote into a trace.
func logged(t *testing.T, path string) []string {
	t.Helper()
	var all []string
	for _, e := range entries(t, path) {
		if e.category == "guest" {
			all = append(all, e.message)
		}
	}
	return all
}
