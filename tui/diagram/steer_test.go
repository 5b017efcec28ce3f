package diagram

import "testing"

// Arrows follow the ways of a pipeline, and stop at its ends.
func TestMove(t *testing.T) {
	p := New(sample(t, "01-forgotten-sender"), 250, 70, Options{})
	at := labelled(t, p, "main.(*server).produceEvents")
	for _, want := range []string{"events", "main.(*server).consumeEvents", "s.healthy", "main.main", "main.main"} {
		at = p.Move(at, Right)
		if got := p.g.Nodes[p.Node(at)].Label; got != want {
			t.Fatalf("right leads to %s, want %s", got, want)
		}
	}
	if p.Move(-1, Left) != 0 {
		t.Error("where nothing is selected, the first spot is not next")
	}
	if down := p.Move(labelled(t, p, "main.(*server).produceEvents"), Down); p.g.Nodes[p.Node(down)].Label != "main.(*server).countHits" {
		t.Errorf("down leads to %s", p.g.Nodes[p.Node(down)].Label)
	}
}

// In a list, arrows move by rows and columns.
func TestMoveInList(t *testing.T) {
	p := New(sample(t, "04-worker-pool"), 120, 24, Options{Mode: List})
	at := labelled(t, p, "main.submitJobs")
	for _, to := range []struct {
		Direction
		label string
	}{{Right, "jobs"}, {Right, "main.worker"}, {Down, "main.closeWhenDone"}, {Left, "wg"}, {Left, "main.worker"}, {Left, "main.worker"}, {Up, "main.submitJobs"}} {
		at = p.Move(at, to.Direction)
		if got := p.g.Nodes[p.Node(at)].Label; got != to.label {
			t.Fatalf("direction %d leads to %s, want %s", to.Direction, got, to.label)
		}
	}
}

// From every node every other can be reached by arrows, in any graph in one part.
func TestMoveReaches(t *testing.T) {
	for seed := range uint64(20) {
		p := New(random(seed, 20, 60), 160, 45, Options{Mode: Drawing})
		seen := map[int]bool{0: true}
		for todo := []int{0}; len(todo) > 0; todo = todo[1:] {
			for d := range Direction(4) {
				if next := p.Move(todo[0], d); !seen[next] {
					seen[next] = true
					todo = append(todo, next)
				}
			}
		}
		if len(seen) != p.Spots() {
			t.Errorf("seed %d: arrows reach %d of %d nodes", seed, len(seen), p.Spots())
		}
	}
}

// The mouse hits what is seen where it is seen, and Reveal shows what is selected.
func TestHit(t *testing.T) {
	for _, mode := range []Mode{Drawing, List} {
		p := New(random(4, 50, 90), 80, 24, Options{Mode: mode})
		v := View{}
		for i := range p.Spots() {
			v.Selected = i
			v = p.Reveal(v, 80, 24)
			s := p.spots[i]
			x, y := s.x-v.X, s.y-v.Y
			if x < 0 || y < 0 || x+s.w > 80 || y+s.h > 24 {
				t.Errorf("mode %d: spot %d at %v is not seen in %+v", mode, i, s.rect, v)
			}
			if got := p.Hit(x, y, v); got != i {
				t.Errorf("mode %d: the mouse on spot %d hits %d", mode, i, got)
			}
			if id := p.g.Nodes[s.node].ID; p.Node(p.SpotOf(id)) != s.node {
				t.Errorf("mode %d: node %d is found at another spot", mode, id)
			}
		}
		if got := p.Hit(-1, -1, View{}); got != -1 {
			t.Errorf("nothing is hit as %d", got)
		}
	}
}
