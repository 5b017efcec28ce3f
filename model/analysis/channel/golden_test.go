package channel

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/format"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// What is told of the module's own samples, which a person can hold against their
// programs: channels and locks, called as in the source, their evidence, and the pairs.
func TestSamplesGolden(t *testing.T) {
	var b strings.Builder
	for _, file := range sampleTraces(t) {
		tr := loaded(t, file)
		r := studied(t, tr).Result()
		r.NameFromSource(tr, func(f model.Frame) ([]byte, bool) {
			if filepath.Base(f.File) != "main.go" {
				return nil, false
			}
			text, err := os.ReadFile(filepath.Join(filepath.Dir(file), "main.go"))
			return text, err == nil
		})
		fmt.Fprintf(&b, "== %s\n", filepath.Base(filepath.Dir(file)))
		lines := strings.SplitAfter(told(r), "\n")
		for i, line := range lines[:len(lines)-1] {
			b.WriteString(line)
			if i < len(r.Channels) {
				fmt.Fprintf(&b, "    %.0f%%: %s\n", 100*r.Channels[i].Confidence, r.Channels[i].Evidence)
			} else {
				k := r.Locks[i-len(r.Channels)]
				fmt.Fprintf(&b, "    %.0f%%: %s\n", 100*k.Confidence, k.Evidence)
			}
		}
		for _, p := range r.Pairs {
			fmt.Fprintf(&b, "pairs: %d × %s %s → %s %s, %d wakers, %d woken, waited %s (p50 %s, p99 %s), then %s for a processor\n",
				p.Count, p.Kind, format.Place(tr.Frame(p.Waker)), p.Waited, format.Place(tr.Frame(p.Woken)), p.Wakers, p.Wokens,
				format.Duration(p.Wait), format.Duration(p.WaitP50), format.Duration(p.WaitP99), format.Duration(p.Delay))
		}
	}
	const golden = "testdata/samples.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("run with -update if this is meant (-want +got):\n%s", diff)
	}
}
