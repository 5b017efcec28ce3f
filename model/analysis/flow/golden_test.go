package flow_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/flow"
	"chanlens/model/format"
	"chanlens/samples"
	"chanlens/traceparse"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// graphOf examines a trace and returns its graph.
func graphOf(t testing.TB, tr *model.Trace, source channel.Source) *flow.Graph {
	t.Helper()
	r, err := examine.All(t.Context(), tr, examine.Options{Source: source})
	if err != nil {
		t.Fatal(err)
	}
	return flow.New(tr, &r.Channels, r.Blocked)
}

func load(t testing.TB, name string, data []byte) *model.Trace {
	t.Helper()
	in, err := traceparse.FromBytes(name, data)
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

// told writes a graph as lines.
func told(g *flow.Graph) string {
	var b strings.Builder
	kinds := [...]string{"group", "channel", "lock", "nothing"}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		fmt.Fprintf(&b, "%s %s", kinds[n.Kind], n.Label)
		if n.Detail != "" {
			fmt.Fprintf(&b, ", %s", n.Detail)
		}
		fmt.Fprintf(&b, " ×%d: %d at end, %d stuck, waited %s", n.Count, n.AtEnd, n.Stuck, format.Duration(n.Wait))
		if k := g.Lacks(i); k > 0 {
			fmt.Fprintf(&b, ", %d neighbours more", k)
		}
		b.WriteString("\n")
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		fmt.Fprintf(&b, "  %s ─%s→ %s: %d waits, %d wakes, %d by closes, %s, waited %s, %d at end, %d stuck\n",
			g.Nodes[e.From].Label, e.Verb, g.Nodes[e.To].Label, e.Waits, e.Wakes, e.Closes, format.Rate(e.Rate()),
			format.Duration(e.Wait), e.AtEnd, e.Stuck)
	}
	return b.String()
}

// The graphs of the module's own samples, which a person can hold against their programs;
// and in a form that tests can read that draw them.
func TestSamples(t *testing.T) {
	var b strings.Builder
	for _, s := range samples.Stock() {
		g := graphOf(t, load(t, s.Name, s.Trace), func(model.Frame) ([]byte, bool) { return []byte(s.Source), true })
		fmt.Fprintf(&b, "== %s\n%s", s.Name, told(g))
		data, err := json.MarshalIndent(g, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, s.Name+".json", string(data)+"\n")
	}
	golden(t, "samples.golden", b.String())
}

// golden holds text against a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
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
