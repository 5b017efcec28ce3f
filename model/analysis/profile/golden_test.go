package profile_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/profile"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden holds text against a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", name, diff)
	}
}

// ranges are profiles of the service, by name.
var ranges = map[string]profile.Options{
	"whole":  {},
	"part":   {From: 200, To: 500},
	"border": {From: 850, To: 1100, NoSystem: true},
	"one":    {Only: func(g model.Goroutine) bool { return g == 1 }},
	"empty":  {From: 700, To: 700},
	"behind": {From: 3000, To: 4000},
}

func TestProfiles(t *testing.T) {
	tr := fixture(t, service)
	for name, o := range ranges {
		golden(t, "service-"+name+".txt", describe(tr, over(t, tr, o)))
	}
}

func TestTrees(t *testing.T) {
	tr := fixture(t, service)
	views := map[string]profile.Flame{
		"off":     {},
		"by-line": {ByLine: true, Without: profile.Classes(model.ClassSystem, model.ClassSleep)},
		"on":      {View: profile.OnCPU},
		"stopped": {View: profile.Stopped},
		"started": {View: profile.Started},
	}
	for name, f := range views {
		var b strings.Builder
		b.WriteString("whole\n" + indented(over(t, tr, profile.Options{}).Tree(f)))
		b.WriteString("\nfrom 200 to 700, without system goroutines\n" + indented(over(t, tr, profile.Options{From: 200, To: 700, NoSystem: true}).Tree(f)))
		g, _ := tr.Lookup(8)
		one := over(t, tr, profile.Options{Only: func(other model.Goroutine) bool { return other == g }})
		b.WriteString("\ngoroutine 8\n" + indented(one.Tree(f)))
		golden(t, "tree-"+name+".txt", b.String())
	}
}

// Generations that are missing: goroutines went on in one that was lost, nobody knows
// how. Of one that is not loaded, nothing is known.
func TestMissing(t *testing.T) {
	tr := fixture(t, `
skipped 1 0 1000 bytes 10
generation 2 1000 2000
goroutine 7 main.f
  ^    running P0
  1500 send @ runtime.chansend1 chan.go:161 < main.f main.go:4
lost 3 the file was cut off
generation 4 3000 4000
goroutine 7 main.f
  ^    send @ runtime.chansend1 chan.go:161 < main.f main.go:4
  3500 running P0
pending 5 4000 5000
`)
	golden(t, "missing-whole.txt", describe(tr, over(t, tr, profile.Options{})))
	golden(t, "missing-part.txt", describe(tr, over(t, tr, profile.Options{From: 1800, To: 3200})))
	golden(t, "missing-skipped.txt", describe(tr, over(t, tr, profile.Options{From: 100, To: 200})))
}
