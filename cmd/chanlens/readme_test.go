package main

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/filter"
	"chanlens/samples"
	"chanlens/traceparse"
	"chanlens/tui"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the README's screens and tables")

const readme = "../../README.md"

// consoleBlock is a block of the README that shows a command and what it prints.
var consoleBlock = regexp.MustCompile("(?s)```console\n\\$ chanlens ([^\n]*)\n(.*?)```")

// filterTables stand between a marker and the next line that is no table's.
var filterTables = regexp.MustCompile(`(?s)(<!-- filter:[^>]*-->\n)(.*?)(\n[^|\n])`)

// keyTable stands between a marker and the next empty line after the table.
var keyTable = regexp.MustCompile(`(?s)(<!-- keys:[^>]*-->\n)(.*?)(\n[^|\n])`)

// The README's screens are what its commands print, its keys are those of the action
// tables, and its language of filters is that of the parser. -update rewrites all.
func TestReadme(t *testing.T) {
	old, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	blocks := 0
	fresh := consoleBlock.ReplaceAllStringFunc(string(old), func(block string) string {
		blocks++
		command := consoleBlock.FindStringSubmatch(block)[1]
		return "```console\n$ chanlens " + command + "\n" + readmeCommand(t, command) + "```"
	})
	if blocks == 0 {
		t.Error("the README shows no screen")
	}
	fresh = keyTable.ReplaceAllStringFunc(fresh, func(s string) string {
		m := keyTable.FindStringSubmatch(s)
		return m[1] + "\n" + tui.KeySheet(defaultSample(t)) + m[3]
	})
	if !strings.Contains(fresh, "| **Timeline** | |") {
		t.Error("the README has no place for the keys")
	}
	fresh = filterTables.ReplaceAllStringFunc(fresh, func(s string) string {
		m := filterTables.FindStringSubmatch(s)
		return m[1] + "\n" + filterReference() + m[3]
	})
	if !strings.Contains(fresh, "| Fields of a moment |") {
		t.Error("the README has no place for the language of filters")
	}
	if *update {
		if err := os.WriteFile(readme, []byte(fresh), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(old), fresh); diff != "" {
		t.Errorf("the README is stale; go test ./cmd/chanlens -run Readme -update (-README +now):\n%s", diff)
	}
}

// readmeCommand runs a command of the README as a pipe would. A trace that it names
// is the sample of that name.
func readmeCommand(t *testing.T, command string) string {
	t.Helper()
	t.Setenv("COLUMNS", "")
	args := strings.Fields(strings.ReplaceAll(command, `"`, ""))
	dir := t.TempDir()
	for i, arg := range args {
		name, ok := strings.CutSuffix(arg, ".trace")
		if !ok {
			continue
		}
		s, ok := samples.Lookup(name)
		if !ok {
			t.Fatalf("no sample %q", name)
		}
		args[i] = dir + "/" + arg
		if err := os.WriteFile(args[i], s.Trace, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	if code := run(args, strings.NewReader(""), &stdout, &stderr); code != exitOK {
		t.Fatalf("chanlens %s: exit code %d: %s", command, code, &stderr)
	}
	var out strings.Builder
	for line := range strings.Lines(strings.ReplaceAll(stdout.String(), dir+"/", "")) {
		out.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return out.String()
}

func defaultSample(t *testing.T) *model.Trace {
	t.Helper()
	in, err := traceparse.FromBytes("sample", samples.Default().Trace)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	tr, err := traceparse.Load(t.Context(), in, traceparse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// The README's table of folders names every package, so that no part of the program is
// left unexplained. Samples explain themselves, and stand there as one.
func TestReadmePackages(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, in := range imports(t) {
		if in.test || seen[in.pkg] || strings.HasPrefix(in.pkg, "samples/") {
			continue
		}
		seen[in.pkg] = true
		if !bytes.Contains(text, []byte("`"+in.pkg+"`")) {
			t.Errorf("the README does not say what is in %s", in.pkg)
		}
	}
}

// filterReference writes the reference of the language of filters as tables of Markdown.
func filterReference() string {
	var b strings.Builder
	cell := strings.NewReplacer("|", `\|`)
	code := func(text string) string {
		if text == "" {
			return ""
		}
		return "`" + text + "`"
	}
	group := ""
	for _, e := range filter.Reference() {
		if e.Group != group {
			if group != "" {
				b.WriteString("\n")
			}
			group = e.Group
			b.WriteString("| " + group + " | takes | meaning | example |\n|---|---|---|---|\n")
		}
		doc := e.Doc
		if e.Needs != "" {
			doc += " (needs " + e.Needs + ")"
		}
		b.WriteString("| " + code(e.Name) + " | " + code(e.Takes) + " | " + cell.Replace(doc) + " | " + code(e.Example) + " |\n")
	}
	return b.String()
}
