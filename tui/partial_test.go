package tui

import (
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	"chanlens/model"
)

// stageBytes is how many bytes each generation of the fixture stages has.
var stageBytes = []int64{4e6, 9e6, 6e6, 1e6, 3e6}

// stages returns the trace of the fixture stages of which the generations with
// the given numbers are there, and the others are not, for a reason. If the reason
// is that they are not read yet, the trace is partial.
func stages(t testing.TB, why model.Absence, there ...uint64) *model.Trace {
	t.Helper()
	src, err := os.ReadFile("testdata/stages.txt")
	if err != nil {
		t.Fatal(err)
	}
	has := map[uint64]bool{}
	for _, n := range there {
		has[n] = true
	}
	var kept []string
	keep := true
	for line := range strings.Lines(string(src)) {
		if words := strings.Fields(line); len(words) > 1 && words[0] == "generation" {
			n, _ := strconv.ParseUint(words[1], 10, 64)
			kept, keep = append(kept, line), has[n]
			continue
		}
		if keep {
			kept = append(kept, line)
		}
	}
	trace, err := model.ParseText(strings.Join(kept, ""))
	if err != nil {
		t.Fatal(err)
	}
	gens := trace.Info().Generations
	for i := range gens {
		gens[i].Bytes = stageBytes[i]
		if !has[gens[i].Number] {
			gens[i].Absent = why
			segment := trace.Segments()[i]
			field[model.GenerationInfo](segment, "info").Absent = why
		}
	}
	field[model.Info](trace, "info").Partial = why == model.Pending && len(there) < len(gens)
	return trace
}

// field returns a field of a model that its text form cannot tell: that text is of
// whole traces.
func field[T any](of any, name string) *T {
	f := reflect.ValueOf(of).Elem().FieldByName(name)
	return (*T)(unsafe.Pointer(f.UnsafeAddr()))
}
