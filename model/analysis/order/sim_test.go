package order

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
)

// A simulation plays a program of goroutines and channels as the language has it, keeps
// vector clocks as plainly as can be, and writes what a recording would tell.
type simulation struct {
	rng   *rand.Rand
	now   model.Time
	procs []*simGoroutine
	chans []*simChan
	acts  []*simAct // in the order in which they begin
	last  bool      // only one goroutine runs: it does not wait
}

// clocks are a vector clock: how far each goroutine is known to be.
type clocks []int

func (c clocks) join(o clocks) {
	for i := range o {
		c[i] = max(c[i], o[i])
	}
}

type simGoroutine struct {
	n       int // from 0
	created model.Time
	creator int
	clock   clocks
	waiting *simAct // what it waits in
	ready   *simAct // what it waited in, and completes when it runs next
	last    model.Time
}

// simAct is one operation.
type simAct struct {
	g         int
	on, first *simChan // where it completes, and where it began to wait
	seq       int
	what      string // "send", "receive" or "close"
	flags     string
	at        model.Time // when it completes, or did not wait
	waits     model.Time // when it began to wait; 0: it did not
	done      bool
	also      *simChan // of a select that waits: the other case
	at2       model.Time
	began     clocks
	completed clocks
}

type simChan struct {
	n, cap    int
	sends     []*simAct // all that are done
	receives  []*simAct
	closed    *simAct
	senders   []*simAct // that wait
	receivers []*simAct
}

func (c *simChan) len() int { return len(c.sends) - len(c.receives) }

func simulate(seed uint64, goroutines, chans, steps int) *simulation {
	s := &simulation{rng: rand.New(rand.NewPCG(seed, 7)), now: 100}
	for i := range chans {
		s.chans = append(s.chans, &simChan{n: i + 1, cap: s.rng.IntN(3)})
	}
	s.procs = []*simGoroutine{{creator: -1, clock: make(clocks, goroutines)}}
	for range steps {
		s.now += model.Time(10 + s.rng.IntN(30))
		var running []*simGoroutine
		for _, g := range s.procs {
			if g.waiting == nil {
				running = append(running, g)
			}
		}
		s.last = len(running) == 1
		s.step(running[s.rng.IntN(len(running))], goroutines)
	}
	for _, g := range s.procs { // who was woken last, runs
		if g.ready != nil {
			s.step(g, goroutines)
		}
	}
	return s
}

// step has a goroutine do one thing.
func (s *simulation) step(g *simGoroutine, most int) {
	if g.ready != nil {
		g.ready.at, g.ready.done = s.stamp(g), true
		g.ready.completed = slices.Clone(g.clock)
		g.ready = nil
		return
	}
	c := s.chans[s.rng.IntN(len(s.chans))]
	g.clock[g.n]++
	switch k := s.rng.IntN(20); {
	case k < 3 && len(s.procs) < most:
		s.procs = append(s.procs, &simGoroutine{n: len(s.procs), created: s.stamp(g), creator: g.n, clock: slices.Clone(g.clock)})
		s.procs[len(s.procs)-1].last = g.last
	case k == 3 && c.closed == nil && len(c.senders) == 0 && s.now > 3000:
		s.close(g, c)
	case k < 12:
		s.send(g, c)
	default:
		s.receive(g, c)
	}
}

// stamp returns when a thread says that a goroutine does something now: clocks of threads
// differ a little.
func (s *simulation) stamp(g *simGoroutine) model.Time {
	g.last = max(s.now+model.Time(s.rng.IntN(120)), g.last+1)
	return g.last
}

func (s *simulation) begin(g *simGoroutine, c *simChan, what string) *simAct {
	a := &simAct{g: g.n, on: c, first: c, what: what, began: slices.Clone(g.clock)}
	s.acts = append(s.acts, a)
	return a
}

// end completes an operation that does not wait.
func (s *simulation) end(g *simGoroutine, a *simAct) {
	a.at, a.done, a.completed = s.stamp(g), true, slices.Clone(g.clock)
}

// wake completes an operation of a goroutine that waits, once it runs.
func (s *simulation) wake(a *simAct) {
	g := s.procs[a.g]
	g.waiting, g.ready = nil, a
	for _, c := range s.chans {
		mine := func(o *simAct) bool { return o == a }
		c.senders, c.receivers = slices.DeleteFunc(c.senders, mine), slices.DeleteFunc(c.receivers, mine)
	}
}

func (s *simulation) close(g *simGoroutine, c *simChan) {
	a := s.begin(g, c, "close")
	c.closed = a
	s.end(g, a)
	for _, r := range slices.Clone(c.receivers) {
		r.on, r.flags = c, " closed"
		s.procs[r.g].clock.join(a.began)
		s.wake(r)
	}
}

func (s *simulation) send(g *simGoroutine, c *simChan) {
	waits := len(c.receivers) == 0 && c.len() == c.cap
	if c.closed != nil || waits && s.last {
		return
	}
	a := s.begin(g, c, "send")
	if waits {
		a.waits = s.stamp(g)
		g.waiting = a
		c.senders = append(c.senders, a)
		return
	}
	s.sent(c, a)
	if len(c.receivers) > 0 {
		r := c.receivers[0]
		r.on = c
		s.received(c, r)
		s.wake(r)
	}
	s.end(g, a)
}

func (s *simulation) receive(g *simGoroutine, c *simChan) {
	empty := c.len() == 0 && len(c.senders) == 0
	if empty && c.closed == nil && s.last {
		return
	}
	a := s.begin(g, c, "receive")
	if empty {
		if c.closed != nil {
			a.flags = " closed"
			g.clock.join(c.closed.began)
			s.end(g, a)
			return
		}
		a.waits = s.stamp(g)
		g.waiting = a
		c.receivers = append(c.receivers, a)
		if other := s.chans[s.rng.IntN(len(s.chans))]; other != c && other.len() == 0 && len(other.senders) == 0 && other.closed == nil {
			a.also, a.at2 = other, s.stamp(g)
			other.receivers = append(other.receivers, a)
		}
		return
	}
	if c.len() == 0 { // unbuffered: the sender hands over
		s.sent(c, c.senders[0])
		s.received(c, a)
		s.wake(c.senders[0])
	} else {
		s.received(c, a)
		if len(c.senders) > 0 {
			s.sent(c, c.senders[0])
			s.wake(c.senders[0])
		}
	}
	s.end(g, a)
}

// sent counts a send, and has its goroutine know of the receive that made room for it.
func (s *simulation) sent(c *simChan, a *simAct) {
	c.sends = append(c.sends, a)
	a.seq = len(c.sends)
	if k := a.seq - c.cap; k > 0 && c.cap > 0 {
		s.procs[a.g].clock.join(c.receives[k-1].began)
	}
}

// received counts a receive, and has its goroutine know of the send; of an unbuffered
// channel the sender knows of the receive, too.
func (s *simulation) received(c *simChan, a *simAct) {
	c.receives = append(c.receives, a)
	a.seq = len(c.receives)
	s.procs[a.g].clock.join(c.sends[a.seq-1].began)
	if c.cap == 0 {
		s.procs[c.sends[a.seq-1].g].clock.join(a.began)
	}
}

// text writes the trace of it.
func (s *simulation) text() string {
	var b strings.Builder
	end := s.now + 10_000
	fmt.Fprintf(&b, "generation 1 0 %d\n", end)
	for _, g := range s.procs {
		fmt.Fprintf(&b, "goroutine %d main.f\n", g.n+1)
		if g.creator < 0 {
			fmt.Fprintf(&b, "  ^ running P%d T%d\n", g.n, g.n+1)
			continue
		}
		fmt.Fprintf(&b, "  %d runnable created by %d\n", g.created, g.creator+1)
	}
	for _, c := range s.chans {
		fmt.Fprintf(&b, "chan %d cap %d elem \"int\" sent 0 received 0\n", c.n, c.cap)
	}
	type line struct {
		at   model.Time
		text string
	}
	var lines []line
	add := func(at model.Time, format string, args ...any) {
		lines = append(lines, line{at, fmt.Sprintf("op %d %s\n", at, fmt.Sprintf(format, args...))})
	}
	for _, a := range s.acts {
		a.write(add)
	}
	slices.SortStableFunc(lines, func(a, b line) int { return int(a.at - b.at) })
	for _, l := range lines {
		b.WriteString(l.text)
	}
	return b.String()
}

// choice returns which case of a select was chosen.
func (a *simAct) choice() int {
	if a.on == a.also {
		return 1
	}
	return 0
}

func (a *simAct) write(add func(at model.Time, format string, args ...any)) {
	if a.done {
		seq, waited, inSelect := "", "", ""
		if a.also != nil {
			inSelect = fmt.Sprintf(" case %d of 2", a.choice())
		}
		if a.seq > 0 {
			seq = fmt.Sprintf(" seq %d", a.seq)
		}
		if a.waits > 0 {
			waited = " waited"
		}
		add(a.at, "by %d %s %d%s%s%s%s", a.g+1, a.what, a.on.n, seq, inSelect, a.flags, waited)
	}
	if a.waits == 0 {
		return
	}
	if a.also == nil {
		add(a.waits, "by %d %s %d waits", a.g+1, a.what, a.first.n)
		return
	}
	add(a.waits, "by %d %s %d case 0 of 2 waits", a.g+1, a.what, a.first.n)
	add(a.at2, "by %d %s %d case 1 of 2 waits", a.g+1, a.what, a.also.n)
}

// TestVectorClocks holds the orders found against vector clocks, on random programs whose
// times are torn.
func TestVectorClocks(t *testing.T) {
	ordered, not, torn := 0, 0, 0
	for seed := range uint64(60) {
		s := simulate(seed, 2+int(seed%6), 1+int(seed%4), 300)
		tr := fixture(t, s.text())
		o := New(tr, 0, tr.End())
		for _, e := range o.edges {
			if e.From.At > e.To.At {
				torn++
			}
		}
		for range 300 {
			x, y := s.acts[s.rng.IntN(len(s.acts))], s.acts[s.rng.IntN(len(s.acts))]
			if !y.done || x.g == y.g {
				continue
			}
			began := x.waits
			if began == 0 {
				began = x.at
			}
			from, to := point(tr, x.g+1, int(began)), point(tr, y.g+1, int(y.at))
			want := y.completed[x.g] >= x.began[x.g]
			chain, ok := o.Path(from, to)
			if ok != want {
				t.Fatalf("seed %d: g%d %d before g%d %d: %v, by vector clocks %v\n%s\n%s", seed, x.g+1, began, y.g+1, y.at, ok, want, allWords(tr, chain), s.text())
			}
			if ok {
				checkChain(t, from, to, chain)
				ordered++
			} else {
				not++
			}
		}
	}
	if ordered < 1000 || not < 1000 || torn < 100 {
		t.Errorf("%d ordered, %d not, %d edges torn: too few to tell", ordered, not, torn)
	}
}

// checkChain holds a chain against the program order of the goroutines that it goes
// through.
func checkChain(t *testing.T, from, to Point, chain []Edge) {
	t.Helper()
	at := from
	for i, e := range chain {
		if e.From.Goroutine != at.Goroutine || e.until < at.At || i > 0 && e.From.At <= at.At {
			t.Fatalf("edge %d, from %+v, does not go on from %+v", i, e.From, at)
		}
		at = e.To
	}
	if at.Goroutine != to.Goroutine || at.At > to.At {
		t.Fatalf("the chain ends at %+v, not by %+v", at, to)
	}
}
