package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chanlens/cmd/chanlens/internal/lessons"
	"chanlens/model/analysis/finding"
	"chanlens/model/analysis/lesson"
	"chanlens/model/analysis/rule"
)

// course returns all lessons that are part of chanlens.
func course(t *testing.T) []*lessons.Lesson {
	t.Helper()
	chapters, err := lessons.Course()
	if err != nil {
		t.Fatal(err)
	}
	var all []*lessons.Lesson
	for _, c := range chapters {
		all = append(all, c.Lessons()...)
	}
	return all
}

// What each lesson says agrees with its recording: every moment that it shows is there,
// every claim holds, and what it says is found is found, and nothing else.
func TestLessons(t *testing.T) {
	names := lessons.Names()
	for _, l := range course(t) {
		t.Run(l.Name, func(t *testing.T) {
			for _, fault := range faults(t, l) {
				t.Error(fault)
			}
			if len(l.Text.Rules) == 0 {
				t.Errorf("%s: it rests on no rule", l.File)
			}
			for _, id := range l.Text.Rules {
				if _, ok := rule.Lookup(id); !ok {
					t.Errorf("%s: there is no rule %q", l.File, id)
				}
			}
			if next := l.Text.Next; next != "" && !slices.Contains(names, next) {
				t.Errorf("%s: there is no next lesson %q", l.File, next)
			}
			if len(l.Text.Finds) == 0 && !strings.Contains(l.Sample.Lesson, "\nfinds: none\n") {
				t.Errorf("%s: it does not say what is to be found, or that nothing is", l.File)
			}
			if !slices.ContainsFunc(l.Text.Steps, func(s lesson.Step) bool { return len(s.Claims) > 0 }) {
				t.Errorf("%s: nothing of what it says is checked", l.File)
			}
		})
	}
}

// faults holds a lesson against a recording, as --check does.
func faults(t *testing.T, l *lessons.Lesson) []string {
	t.Helper()
	s, err := study(t.Context(), l, noMemoryLimit)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range l.Text.Verify(s.finder, s.result) {
		all = append(all, fmt.Sprintf("%s:%d: %s", l.File, f.Line, f.Msg))
	}
	return all
}

// unshown are the kinds of findings that the lesson which explains them does not have, or
// that none explains, and why.
var unshown = map[string]string{
	"growing-leak":      "what grows takes longer than a lesson; one leak shows the cause",
	"starved-consumers": "whether the consumers starve is up to timing; a pool shows who waits for whom",
	"stuck-behind":      "what holds up the others has a finding of its own, and a lesson",
	"idle-processors":   "it is the machine's doing, not the program's",
	"spare-processors":  "it is about where a program runs, not how it is written",
	"gc-stalls":         "the collector is no part of the course",
	"long-syscalls":     "system calls are no part of the course",
}

// Every kind of finding has a lesson whose trace has one.
func TestFindingsHaveLessons(t *testing.T) {
	found := map[string][]string{} // kinds, by the lesson that has them
	for _, l := range course(t) {
		found[l.Name] = l.Text.Finds
	}
	for _, c := range finding.Checks() {
		shown := slices.Contains(found[c.Lesson], c.Kind)
		if why := unshown[c.Kind]; shown != (why == "") {
			t.Errorf("%s: the lesson %q finds %v, and why not is %q", c.Kind, c.Lesson, found[c.Lesson], why)
		}
	}
}

// What lessons say holds for any run of their programs, and not only for the one that is
// checked in. Each is recorded afresh, and again where timing has spoilt it.
func TestLessonsOfFreshRecordings(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and records every sample")
	}
	env := append(os.Environ(), recordEnv(t)...)
	bin := t.TempDir() + string(filepath.Separator)
	args := []string{"record", "--", "go", "build", "-trimpath", "-ldflags=-s -w", "-o", bin}
	all := course(t)
	for _, l := range all {
		args = append(args, "./"+l.Sample.Name)
	}
	build := exec.Command("chanlens", args...)
	build.Dir, build.Env = "../../samples", env
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, l := range all {
		t.Run(l.Name, func(t *testing.T) {
			for n := 1; ; n++ {
				found := recordedAfresh(t, l, bin, env)
				if len(found) == 0 {
					return
				}
				t.Logf("of recording %d: %s", n, strings.Join(found, "\n"))
				if n == mostRecordings {
					t.Fatalf("the lesson fits none of %d recordings", n)
				}
				time.Sleep(time.Duration(n) * time.Second) // a machine that stalls may recover
			}
		})
	}
}

// mostRecordings is how often a program is recorded at most until its lesson fits. A machine
// that stops for 100 ms, as shared ones do, spoils what a lesson says of who comes first.
const mostRecordings = 5

// recordedAfresh runs the program of a lesson, and holds the lesson against what is recorded.
func recordedAfresh(t *testing.T, l *lessons.Lesson, bin string, env []string) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "lesson.trace")
	run := exec.Command(filepath.Join(bin, l.Sample.Name))
	run.Env = append(env, "CHANLENS_TRACE="+file, "GOMAXPROCS=4")
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", l.Sample.Name, err, out)
	}
	trace, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("nothing is recorded: %v", err)
	}
	fresh, sample := *l, *l.Sample
	sample.Recording = trace
	fresh.Sample = &sample
	return faults(t, &fresh)
}
