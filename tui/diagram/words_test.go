package diagram

import (
	"testing"

	"chanlens/model/analysis/flow"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// How names are shortened: what tells one from another stays longest.
func TestNames(t *testing.T) {
	channel := flow.Node{Kind: flow.Channel, Label: "rc.ch at transport.go:2911 (goroutines 27, 30)", Count: 12}
	both := flow.Node{Kind: flow.Channel, Label: "main.(*server).produce → main.(*server).consume", Count: 1}
	lock := flow.Node{Kind: flow.Lock, Label: "WaitGroup.Wait at main.go:62", Count: 1}
	closure := flow.Node{Kind: flow.Group, Label: "example.TestCockroach10214.func2", Count: 1}
	one := flow.Node{Kind: flow.Group, Label: "main.(*server).worker", Detail: "started at main.go:20", Count: 4}
	for _, tt := range []struct {
		n     *flow.Node
		width int
		want  string
	}{
		{&channel, 60, "rc.ch at transport.go:2911 (goroutines 27, 30) ×12"},
		{&channel, 40, "rc.ch :2911 (goroutines 27, 30) ×12"},
		{&channel, 20, "rc.ch :2911 ×12"},
		{&channel, 13, "rc… :2911 ×12"},
		{&both, 60, "main.(*server).produce → main.(*server).consume"},
		{&both, 20, "produce → consume"},
		{&both, 14, "prod… → consu…"},
		{&lock, 30, "WaitGroup.Wait at main.go:62"},
		{&lock, 18, "WaitGroup.Wait :62"},
		{&lock, 12, "WaitGro… :62"},
		{&closure, 32, "example.TestCockroach10214.func2"},
		{&closure, 14, "TestCoc….func2"},
		{&one, 40, "main.(*server).worker :20 ×4"},
		{&one, 14, "worker :20 ×4"},
		{&one, 8, "work… ×4"},
	} {
		if got := Name(tt.n, tt.width); got != tt.want {
			t.Errorf("%q in %d: %q, want %q", tt.n.Label, tt.width, got, tt.want)
		}
	}
	for _, n := range []*flow.Node{&channel, &both, &lock, &closure, &one} {
		for w := 8; w < 60; w++ {
			if got := Name(n, w); canvas.Width(got) > w {
				t.Errorf("%q takes %d of %d", got, canvas.Width(got), w)
			}
		}
	}
}

// What is of less interest steps back with its edges, but for what is stuck.
func TestFaint(t *testing.T) {
	for _, mode := range []Mode{Drawing, List} {
		p := New(sample(t, "01-forgotten-sender"), 160, 45, Options{Mode: mode})
		jobs, stuck := labelled(t, p, "jobs"), labelled(t, p, "results")
		v := View{Selected: -1, Faint: map[flow.ID]bool{p.g.Nodes[p.Node(jobs)].ID: true, p.g.Nodes[p.Node(stuck)].ID: true}}
		c := canvas.New(160, 45)
		p.Draw(c, v)
		looks := func(spot int) rune {
			s := p.spots[spot].rect
			x, y := s.x, s.y
			if mode == Drawing {
				x, y = s.x+2, s.y+1
			}
			return theme.Letter(c.At(x, y).Style)
		}
		if got := looks(jobs); got != theme.Letter(canvas.As(theme.Faint)) {
			t.Errorf("mode %d: what steps back has the role %c", mode, got)
		}
		if got := looks(stuck); got != theme.Letter(canvas.As(theme.StuckText)) {
			t.Errorf("mode %d: what is stuck has the role %c", mode, got)
		}
	}
}
