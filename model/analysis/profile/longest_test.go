package profile_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/profile"
)

// TestLongestWait holds the longest wait of nodes against a look at every interval.
func TestLongestWait(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, file := range traces(t) {
		t.Run(filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file), func(t *testing.T) {
			compareLongest(t, r, loaded(t, file))
		})
	}
	for range 60 {
		compareLongest(t, r, fixture(t, random(r, 3, 200)))
	}
}

// compareLongest compares some nodes of some graphs of a trace.
func compareLongest(t *testing.T, r *rand.Rand, tr *model.Trace) {
	t.Helper()
	for _, o := range rangesOf(tr, r, 2) {
		want, p := newPlain(tr, o), over(t, tr, o)
		f := profile.Flame{ByLine: r.IntN(2) == 0}
		if r.IntN(2) == 0 {
			f.Without = profile.Classes(model.ClassSleep, model.ClassSystem)
		}
		x := p.Tree(f)
		for range 8 {
			want.compareLongest(t, p, x, r.IntN(len(x.Nodes)), f)
		}
		want.compareLongest(t, p, x, 0, f)
	}
}

// compareLongest holds the longest wait of a node against those of the stacks that the
// node's path begins.
func (p *plain) compareLongest(t *testing.T, of *profile.Profile, x *profile.Tree, node int, f profile.Flame) {
	t.Helper()
	var path []string
	for i := node; i > 0 && x.Nodes[i].Kind != profile.NodeClass; i = x.Nodes[i].Parent {
		path = append(path, step(x.Name(i), x.Nodes[i].Frame, f))
	}
	slices.Reverse(path)
	var want profile.Wait
	found := false
	for _, s := range of.Stacks {
		c := s.Op.Class()
		if c == model.ClassRunning || f.Without.Has(c) || node > 0 && c != x.Nodes[node].Class {
			continue
		}
		var names []string
		for _, frame := range slices.Backward(p.t.Stack(s.Stack)) {
			if name := p.t.Frame(frame).Func; len(names) > 0 || name != "runtime.goexit" {
				names = append(names, step(name, frame, f))
			}
		}
		if len(names) < len(path) || !slices.Equal(names[:len(path)], path) {
			continue
		}
		if w := p.longest[fmt.Sprint(s.Op, s.Stack, s.System)]; !found || compareWaits(w, want) < 0 {
			want, found = w, true
		}
	}
	got, ok, err := of.LongestWait(t.Context(), x, node, f)
	if err != nil || ok != found || got != want {
		t.Errorf("node %d, %v of %+v: %+v %v %v, want %+v %v", node, path, f, got, ok, err, want, found)
	}
}

// step names a frame as a graph by function or by line joins it with others.
func step(name string, frame model.FrameID, f profile.Flame) string {
	if f.ByLine {
		return fmt.Sprint(frame)
	}
	return name
}
