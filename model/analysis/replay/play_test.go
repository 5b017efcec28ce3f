package replay_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
)

// playing is a program being played, one step at a time: goroutines that send, receive, select
// and close at random. It notes how each channel stands after each operation.
type playing struct {
	rng   *rand.Rand
	at    int
	chans []playedChan
	who   []played
	text  strings.Builder
	lines [][]string
	ops   []playedOp
	woken int // in this step
}

// playedChan is a channel as it is: what a reader of the trace must find out.
type playedChan struct {
	cap, sent, received int
	closed              bool
	senders, receivers  []int // goroutines, in turn
}

func (c *playedChan) len() int { return c.sent - c.received }

// played is a goroutine.
type played struct {
	on      []playedCase // it waits on; none: it runs
	ready   int          // when it runs again
	gone    bool         // it has panicked
	state   string       // what it waits in
	selects bool
}

type playedCase struct {
	c     int
	sends bool
}

// playedOp is an operation, and how all channels stand after it.
type playedOp struct {
	at    int
	text  string
	after []string
	freed map[int]string // by channel
}

const playStep = 20

// play plays so many steps of a program with so many goroutines and channels, in several
// generations. It returns the trace, and what is so after each operation.
func play(t testing.TB, seed uint64, goroutines, channels, steps int) (*model.Trace, []playedOp) {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 2))
	p := &playing{rng: rng, at: 1000, chans: make([]playedChan, channels), who: make([]played, goroutines), lines: make([][]string, goroutines)}
	for c := range p.chans {
		p.chans[c].cap = max(rng.IntN(6)-1, 0)
	}
	for range steps {
		p.step()
	}
	slices.SortStableFunc(p.ops, func(a, b playedOp) int { return cmp.Compare(a.at, b.at) })
	var b strings.Builder
	fmt.Fprintf(&b, "generation 1 0 %d\n", p.at+1000)
	for g, lines := range p.lines {
		fmt.Fprintf(&b, "goroutine %d main.f%d\n ^ running P0 T1\n%s", g+1, g+1, strings.Join(lines, ""))
	}
	for c := range p.chans {
		fmt.Fprintf(&b, "chan %d cap %d elem \"int\" sent 0 received 0\n", c+1, p.chans[c].cap)
	}
	for _, op := range p.ops {
		b.WriteString(op.text)
	}
	tr, err := model.ParseText(b.String())
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr, p.ops
}

// op notes an operation, after which all is as it is now.
func (p *playing) op(at, g int, freed map[int]string, format string, args ...any) {
	after := make([]string, len(p.chans))
	for c := range p.chans {
		after[c] = p.words(c)
	}
	p.ops = append(p.ops, playedOp{at, fmt.Sprintf("op %d by %d ", at, g+1) + fmt.Sprintf(format, args...) + "\n", after, freed})
}

// words says how a channel stands: "sent 3 received 1, 4 5 send, 6 receive, closed".
func (p *playing) words(n int) string {
	c := &p.chans[n]
	return stateWords(c.sent, c.received, c.senders, c.receivers, c.closed)
}

func stateWords(sent, received int, senders, receivers []int, closed bool) string {
	text := fmt.Sprintf("sent %d received %d, %v send, %v receive", sent, received, senders, receivers)
	if closed {
		text += ", closed"
	}
	return text
}

// step has somebody who runs do something.
func (p *playing) step() {
	p.at += playStep * (2 + p.rng.IntN(10))
	p.woken = 0
	g := p.rng.IntN(len(p.who))
	who := &p.who[g]
	if len(who.on) > 0 || who.gone || who.ready >= p.at {
		return
	}
	n := p.rng.IntN(len(p.chans))
	c := &p.chans[n]
	first := playedCase{n, p.rng.IntN(2) == 0}
	switch dice := p.rng.IntN(40); {
	case dice == 0 && !c.closed:
		p.close(g, n)
	case dice < 10 && len(p.chans) > 1:
		second := playedCase{(n + 1 + p.rng.IntN(len(p.chans)-1)) % len(p.chans), p.rng.IntN(2) == 0}
		p.do(g, first, second)
	default:
		p.do(g, first)
	}
}

// do does the first of some cases that is ready, or waits for them, or gives up.
func (p *playing) do(g int, cases ...playedCase) {
	of := func(i int) string {
		if len(cases) > 1 {
			return fmt.Sprintf(" case %d of %d", i, len(cases))
		}
		return ""
	}
	for i, k := range cases {
		if p.try(g, k, of(i)) {
			return
		}
	}
	k := cases[0]
	if len(cases) == 1 && p.rng.IntN(5) == 0 {
		p.op(p.at, g, nil, "%s %d len %d fails", k.verb(), k.c+1, p.chans[k.c].len())
		return
	}
	who := &p.who[g]
	who.on, who.selects, who.state = cases, len(cases) > 1, k.verb()
	if who.selects {
		who.state = "select"
	}
	for i, k := range cases {
		c := &p.chans[k.c]
		if k.sends {
			c.senders = append(c.senders, g+1)
		} else {
			c.receivers = append(c.receivers, g+1)
		}
		p.op(p.at+i, g, nil, "%s %d len %d%s waits", k.verb(), k.c+1, c.len(), of(i))
	}
	p.lines[g] = append(p.lines[g], fmt.Sprintf(" %d %s\n", p.at+5, who.state))
}

func (k playedCase) verb() string {
	if k.sends {
		return "send"
	}
	return "receive"
}

// try does an operation if it need not wait.
func (p *playing) try(g int, k playedCase, of string) bool {
	c := &p.chans[k.c]
	switch {
	case k.sends && c.closed:
		p.op(p.at, g, nil, "send %d len %d%s panics", k.c+1, c.len(), of)
	case k.sends && len(c.receivers) > 0:
		c.sent++
		c.received++
		p.direct(g, k, of, c.receivers[0], c.sent, c.received)
	case k.sends && c.len() < c.cap:
		c.sent++
		p.op(p.at, g, nil, "send %d seq %d len %d%s", k.c+1, c.sent, c.len(), of)
	case !k.sends && len(c.senders) > 0:
		c.sent++
		c.received++
		p.direct(g, k, of, c.senders[0], c.received, c.sent)
	case !k.sends && c.len() > 0:
		c.received++
		p.op(p.at, g, nil, "receive %d seq %d len %d%s", k.c+1, c.received, c.len(), of)
	case !k.sends && c.closed:
		p.op(p.at, g, nil, "receive %d len 0%s closed", k.c+1, of)
	default:
		return false
	}
	return true
}

// direct does an operation that ends the wait of another, who is number other.
func (p *playing) direct(g int, k playedCase, of string, other, seq, others int) {
	late := p.wake(g, other-1, k.c, fmt.Sprintf("seq %d", others), "")
	p.op(p.at, g, map[int]string{k.c: fmt.Sprint([]int{other})}, "%s %d seq %d len %d%s direct", k.verb(), k.c+1, seq, p.chans[k.c].len(), of)
	late()
}

// close closes a channel, which ends all waits on it.
func (p *playing) close(g, n int) {
	c := &p.chans[n]
	c.closed = true
	var all []int
	var late []func()
	for _, other := range slices.Concat(c.senders, c.receivers) {
		if len(p.who[other-1].on) == 0 {
			continue // it waited on both sides
		}
		all = append(all, other)
		late = append(late, p.wake(g, other-1, n, "", "closed"))
	}
	p.op(p.at, g, map[int]string{n: fmt.Sprint(all)}, "close %d len %d", n+1, c.len())
	for _, f := range late {
		f()
	}
}

// wake takes a goroutine out of all queues, and returns what notes what it does when it runs
// again.
func (p *playing) wake(by, g, on int, seq, end string) (late func()) {
	who := &p.who[g]
	way, of := "", ""
	for i, k := range who.on {
		c := &p.chans[k.c]
		is := func(other int) bool { return other == g+1 }
		c.senders, c.receivers = slices.DeleteFunc(c.senders, is), slices.DeleteFunc(c.receivers, is)
		if k.c == on && way == "" {
			way = k.verb()
			if who.selects {
				of = fmt.Sprintf(" case %d of %d", i, len(who.on))
			}
		}
	}
	if end == "closed" && way == "send" {
		end, who.gone = "panics", true
	}
	who.on = nil
	p.woken++
	at := p.at + 1 + 2*p.woken
	who.ready = at + 10
	p.lines[g] = append(p.lines[g], fmt.Sprintf(" %d runnable woken by %d\n %d running P0 T1\n", at, by+1, at+1))
	return func() {
		p.op(at+2, g, nil, "%s", strings.Join(strings.Fields(fmt.Sprintf("%s %d %s%s waited %s", way, on+1, seq, of, end)), " "))
	}
}
