package record

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// verb is what a command line asks the go command to do.
type verb string

const (
	noVerb      verb = "" // the line runs a program
	verbRun     verb = "run"
	verbTest    verb = "test"
	verbBuild   verb = "build"
	verbInstall verb = "install"
)

// line is a command line to record.
type line struct {
	program string   // the first word
	args    []string // the others, if there is no verb
	verb    verb
	chdir   string // the value of -C
	words   []word // behind the verb, without -C
}

// errNothing is returned where there is no command.
var errNothing = errors.New(`nothing to record: put a command behind "--", such as
chanlens record -- go run .
or name a live program that serves net/http/pprof: --url localhost:6060`)

// parseLine reads a command line as a user types it.
func parseLine(args []string) (line, error) {
	if len(args) == 0 || args[0] == "" {
		return line{}, errNothing
	}
	l := line{program: args[0], args: args[1:]}
	if !isGo(l.program) {
		return l, nil
	}
	l.takeChdir(scanFlags(noVerb, l.args)) // go takes -C on either side of the verb
	if len(l.args) == 0 {
		return l, notRecorded(l.program)
	}
	l.verb = verb(l.args[0])
	if !slices.Contains([]verb{verbRun, verbTest, verbBuild, verbInstall}, l.verb) {
		return l, notRecorded(l.program + " " + l.args[0])
	}
	l.words, l.args = scanFlags(l.verb, l.args[1:]), nil
	if len(l.words) > 0 && l.words[0].flag == "C" && l.chdir == "" {
		l.chdir = l.words[0].value
		l.words = l.words[1:]
	}
	return l, nil
}

// takeChdir takes a -C that stands before the verb out of the arguments, which are words.
func (l *line) takeChdir(words []word) {
	if len(words) > 0 && words[0].flag == "C" {
		l.chdir = words[0].value
		l.args = l.args[len(words[0].raw):]
	}
}

// isGo reports whether a program is the go command by its name: go, or go1.25.4 as
// golang.org/dl installs it.
func isGo(program string) bool {
	name := strings.TrimSuffix(filepath.Base(program), ".exe")
	rest, ok := strings.CutPrefix(name, "go")
	return ok && (rest == "" || rest == "tip" || strings.HasPrefix(rest, "1."))
}

func notRecorded(what string) error {
	return fmt.Errorf(`%s: this runs no program that could be recorded
Record go run, go test, go build or go install, or a program that "chanlens record -- go build" has built.`, what)
}

// builds reports whether the line makes programs and runs none of them.
func (l line) builds() bool {
	return l.verb == verbBuild || l.verb == verbInstall || l.verb == verbTest && l.on("c")
}

// on reports whether a flag without a value is set.
func (l line) on(name string) bool {
	value, ok := lookup(l.words, name)
	return ok && value != "false" && value != "0"
}

// value returns a flag's value, from the line or else from GOFLAGS.
func (l line) value(name, goflags string) string {
	if v, ok := lookup(l.words, name); ok {
		return v
	}
	v, _ := lookup(scanFlags(l.verb, splitQuoted(goflags)), name)
	return v
}

// goArgs returns the go command's arguments: the user's, with flags of ours before them
// that take the place of flags of the same names.
func (l line) goArgs(ours ...flagValue) []string {
	args := []string{string(l.verb)}
	if l.chdir != "" {
		args = append(args, "-C", l.chdir) // must come first
	}
	var names []string
	for _, f := range ours {
		args = append(args, "-"+f.name+"="+f.value)
		names = append(names, f.name)
	}
	return append(args, without(l.words, names...)...)
}

// flagValue is a flag for the go command.
type flagValue struct{ name, value string }

// check refuses flags that a recording cannot have.
func (l line) check(stock bool, goflags string) error {
	if l.verb == verbTest && !l.builds() && l.value("trace", goflags) != "" {
		return errors.New(`-trace: a test that is recorded writes its trace by itself
Leave -trace out and say "chanlens record -o FILE -- go test …"; with --stock, the trace is the one that -trace writes.`)
	}
	if stock && l.verb == verbTest {
		return nil // has no overlay
	}
	for pattern := range strings.SplitSeq(l.value("coverpkg", goflags), ",") {
		if coversRuntime(pattern) {
			return fmt.Errorf(`-coverpkg=%s takes in package runtime, which cannot be covered and recorded at once
Name the packages of your module, as in -coverpkg=./...`, pattern)
		}
	}
	return nil
}

// coversRuntime reports whether a pattern of packages takes in package runtime.
func coversRuntime(pattern string) bool {
	return slices.Contains([]string{"all", "std", "...", "runtime", "runtime/...", "runtime..."}, pattern)
}
