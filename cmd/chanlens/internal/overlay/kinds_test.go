package overlay

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chanlens/model"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// What stands in a trace for each kind of operation, and what options leave out.
// The golden files have the events of one goroutine after the other, as their
// order across goroutines is chance.
func TestKinds(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the standard library")
	}
	program := toolchains(t)[0].build(t, "kinds")
	all := kinds(t, program, "")
	golden := filepath.Join("testdata", "kinds.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(strings.Join(all, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), strings.Join(all, "\n")+"\n"); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, tt := range []struct {
		options string
		without *regexp.Regexp // lines of the golden file that the options leave out
	}{
		{"nopolls", regexp.MustCompile(` default`)},
		{"polls=1,nopolls,later", regexp.MustCompile(` default`)},
		{"noops", regexp.MustCompile(``)},
	} {
		t.Run(tt.options, func(t *testing.T) {
			got := withoutChannels(kinds(t, program, tt.options))
			want := slices.DeleteFunc(withoutChannels(all), tt.without.MatchString)
			if diff := cmp.Diff(want, got, cmp.Transformer("sort", sorted)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func sorted(l []string) []string { return slices.Sorted(slices.Values(l)) }

// withoutChannels leaves the first word out, which counts channels as they come.
func withoutChannels(lines []string) []string {
	var out []string
	for _, l := range lines {
		if !strings.HasPrefix(l, "goroutine ") {
			_, l, _ = strings.Cut(l, ": ")
			out = append(out, l)
		}
	}
	return out
}

var address = regexp.MustCompile(`addr=0x[0-9a-f]+`)

// kinds runs the program and writes its events as text.
func kinds(t *testing.T, program, options string) []string {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	// The collector has channels of its own.
	execute(t, []string{"GOGC=off", "CHANLENS_TRACE_OPTIONS=" + options}, program, trace)
	by := map[model.GoID][]string{}
	var order []model.GoID // as they come: each is started when the one before waits
	names := map[model.TaskID]string{firstTask: "nil"}
	for _, e := range entries(t, trace) {
		if names[e.task] == "" {
			names[e.task] = fmt.Sprint("c", len(names))
		}
		line := strings.Join(strings.Fields(names[e.task]+": "+e.category+" "+address.ReplaceAllString(e.message, "addr=…")), " ")
		if e.leaf != "" {
			line += " in " + e.leaf
		}
		if by[e.g] == nil {
			order = append(order, e.g)
		}
		by[e.g] = append(by[e.g], line)
	}
	var lines []string
	for i, g := range order {
		lines = append(lines, fmt.Sprintf("goroutine %d", i+1))
		sortWaits(by[g])
		lines = append(lines, by[g]...)
	}
	return lines
}

// sortWaits sorts what a select waits for, which is told in the order of
// addresses.
func sortWaits(lines []string) {
	waits := func(l string) bool { return strings.Contains(l, " wait sel=") }
	for i := 0; i < len(lines); i++ {
		end := i
		for end < len(lines) && waits(lines[end]) {
			end++
		}
		slices.Sort(lines[i:end])
		i = end
	}
}
