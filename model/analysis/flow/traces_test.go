package flow_test

import (
	"os"
	"path/filepath"
	"testing"

	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/flow"
	"chanlens/model/analysis/verdict"
	"chanlens/samples"
)

// In the samples, and in traces beside the repository where there are any, the edges of a
// node add up to what is told of the channel or lock, and every goroutine that is stuck
// is stuck at its group.
func TestAddsUp(t *testing.T) {
	traces := make(map[string][]byte)
	for _, s := range samples.Stock() {
		traces[s.Name] = s.Trace
	}
	files, err := filepath.Glob("../../../../shared/traces/*/*.trace")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		traces[filepath.Base(file)] = data
	}
	for name, data := range traces {
		tr := load(t, name, data)
		r, err := examine.All(t.Context(), tr, examine.Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkSums(t, name, r, flow.New(tr, &r.Channels, r.Blocked))
	}
}

func checkSums(t *testing.T, name string, r *examine.Result, g *flow.Graph) {
	t.Helper()
	at := make([]flow.Edge, len(g.Nodes)) // the sums of its edges
	for _, e := range g.Edges {
		if e.Verb.Stays() {
			continue
		}
		for _, i := range []int{e.From, e.To} {
			at[i].Waits += e.Waits
			at[i].Wait += e.Wait
			at[i].AtEnd += e.AtEnd
			at[i].Stuck += e.Stuck
		}
	}
	stuck := 0
	for i := range g.Nodes {
		n, sum := &g.Nodes[i], &at[i]
		if n.Kind == flow.Group {
			stuck += n.Stuck
			if n.Count < n.AtEnd || n.AtEnd < n.Stuck || n.Wait > sum.Wait {
				t.Errorf("%s: group %+v with edges %+v", name, n, sum)
			}
			continue
		}
		if n.Stuck != sum.Stuck || n.Wait != sum.Wait {
			t.Errorf("%s: %s has %d stuck and waited %v, its edges %d and %v", name, n.Label, n.Stuck, n.Wait, sum.Stuck, sum.Wait)
		}
		if n.Kind == flow.Channel {
			if c := &r.Channels.Channels[n.Of-1]; sum.Waits != c.Wakes || sum.AtEnd != c.SendersAtEnd+c.ReceiversAtEnd+c.SelectsAtEnd {
				t.Errorf("%s: channel %s has %d wakes, its edges %d; %d wait there", name, c.Name, c.Wakes, sum.Waits, sum.AtEnd)
			}
		}
	}
	want := 0
	for i := range r.Blocked {
		if r.Blocked[i].Verdict == verdict.Stuck {
			want++
		}
	}
	if stuck != want {
		t.Errorf("%s: %d goroutines of groups are stuck, want %d", name, stuck, want)
	}
}
