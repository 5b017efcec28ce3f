package overlay

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/traceparse"
)

// An entry is one log event of a trace.
type entry struct {
	generation        int
	g                 model.GoID
	task              model.TaskID
	category, message string
	leaf              string // the function that the stack begins in, "" without a stack
}

// entries reads what a trace says of operations on channels, and fails the test
// where the trace is not whole.
func entries(t *testing.T, path string) []entry {
	t.Helper()
	in, err := traceparse.Open(context.Background(), path, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	tr, err := traceparse.Load(context.Background(), in, traceparse.Options{Messages: true})
	if err != nil {
		t.Fatal(err)
	}
	generations := tr.Info().Generations
	for i, g := range generations {
		if g.Lost != "" {
			t.Errorf("generation %d is lost: %v", i, g.Lost)
		}
	}
	var all []entry
	at := 0
	for _, l := range tr.Logs() {
		for at+1 < len(generations) && generations[at+1].Start <= l.At {
			at++
		}
		if strings.HasPrefix(tr.String(l.Category), "lock wait ") {
			continue
		}
		all = append(all, entry{at, l.Goroutine, l.Task, tr.String(l.Category), tr.String(l.Message), leaf(tr, l.Stack)})
	}
	return all
}

func leaf(tr *model.Trace, stack model.StackID) string {
	if frames := tr.Stack(stack); len(frames) > 0 {
		return tr.Frame(frames[0]).Func
	}
	return ""
}

// An operation is a completed one, as its event says it.
type operation struct {
	channel        *channel
	kind           string // send, recv, closed, drain, panic
	number, queued int64
	sel            bool
	shared         bool // with the goroutine at the other end
}

// A channel is what events say of it.
type channel struct {
	id          model.TaskID
	address     string
	capacity    int64
	timer       bool
	sent, recvd int64 // counted before the first declaration
	last        [2]int64
	seen        [2]map[int64]bool
	operations  []operation
}

// A reader turns events into operations, and collects what is wrong with them.
type reader struct {
	channels    map[model.TaskID]*channel
	by          map[model.GoID][]operation
	declared    map[string]bool // generation and channel
	wrong       []string
	done, waits int
	polls       int
}

func (r *reader) fail(format string, args ...any) {
	r.wrong = append(r.wrong, fmt.Sprintf(format, args...))
}

// firstTask is the task of the nil channel.
const firstTask = 1 << 20

var category = regexp.MustCompile(`^chan (make|send|recv|close|drain|select)( wait| default| closed| panic)?( direct)?( blocked)?( sel=(?:\d+|-)/\d+)?( q=(\d+))?( timer)?$`)

func readOperations(all []entry) *reader {
	r := &reader{channels: map[model.TaskID]*channel{}, by: map[model.GoID][]operation{}, declared: map[string]bool{}}
	for _, e := range all {
		m := category.FindStringSubmatch(e.category)
		switch {
		case m == nil:
			r.fail("category %q is unknown", e.category)
		case e.task < firstTask:
			r.fail("task %d is no channel's", e.task)
		case m[1] == "make":
			r.declare(e)
		default:
			r.operation(e, m)
		}
	}
	return r
}

var description = regexp.MustCompile(`^cap=(\d+) len=(\d+) s=(\d+) r=(\d+) closed=[01]( timer)? addr=(0x[0-9a-f]+) elem=(.+)$`)

func (r *reader) declare(e entry) {
	m := description.FindStringSubmatch(e.message)
	if m == nil {
		r.fail("description %q", e.message)
		return
	}
	key := fmt.Sprint(e.generation, " ", e.task)
	if r.declared[key] {
		r.fail("channel %d is declared twice in generation %d", e.task, e.generation)
	}
	r.declared[key] = true
	capacity, size, sent, recvd := number(m[1]), number(m[2]), number(m[3]), number(m[4])
	if sent-recvd != size {
		r.fail("channel %d: %s does not add up", e.task, e.message)
	}
	c := r.channels[e.task]
	if c == nil {
		c = &channel{id: e.task, address: m[6], capacity: capacity, sent: sent, recvd: recvd, last: [2]int64{sent, recvd}, seen: [2]map[int64]bool{{}, {}}}
		c.timer = m[5] != "" || m[7] == "time.Time" // Go 1.22 does not say it
		r.channels[e.task] = c
	}
	if c.address != m[6] || c.capacity != capacity {
		r.fail("channel %d is another in generation %d: %s", e.task, e.generation, e.message)
	}
}

func number(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64)
	return n
}

func (r *reader) operation(e entry, m []string) {
	if e.task == firstTask {
		r.polls++ // the stress program's only nil channel is a select that took its default
		return
	}
	c := r.channels[e.task]
	if c == nil || !r.declared[fmt.Sprint(e.generation, " ", e.task)] {
		r.fail("channel %d: %s before its declaration in generation %d", e.task, e.category, e.generation)
		return
	}
	o := operation{channel: c, kind: m[1], queued: number(m[7]), sel: m[5] != "", shared: m[3] != "" || m[4] != ""}
	switch m[2] {
	case " wait":
		r.waits++
		return
	case " default":
		r.polls++
		return
	case " closed", " panic":
		o.kind = m[2][1:]
	}
	if o.queued > c.capacity {
		r.fail("channel %d: %s with a capacity of %d", e.task, e.category, c.capacity)
	}
	switch o.kind {
	case "close":
		return
	case "send", "recv", "drain":
		r.done++
		r.numbered(e, &o)
		c.operations = append(c.operations, o)
	}
	if o.kind != "drain" {
		r.by[e.g] = append(r.by[e.g], o)
	}
}

// numbered finds an operation's full number.
func (r *reader) numbered(e entry, o *operation) {
	way := 1
	if o.kind == "send" {
		way = 0
	}
	c := o.channel
	if full, ok := strings.CutPrefix(e.message, "="); ok {
		o.number = number(full)
	} else if len(e.message) == 3 {
		near := c.last[way] + 1
		o.number = near - ((near-number(e.message))%1000+1000)%1000
		if near-o.number > 500 {
			o.number += 1000
		}
	} else {
		r.fail("channel %d: %s has the number %q", e.task, e.category, e.message)
		return
	}
	c.last[way] = max(c.last[way], o.number)
	if o.number <= 0 || c.seen[way][o.number] {
		r.fail("channel %d: %s number %d again", e.task, e.category, o.number)
	}
	c.seen[way][o.number] = true
}

// checkNumbers finds lost numbers.
func (r *reader) checkNumbers() {
	for _, c := range r.channels {
		for way, from := range []int64{c.sent, c.recvd} {
			if way == 0 && c.timer {
				continue // sends by timers are no events
			}
			for k := from + 1; k <= c.last[way]; k++ {
				if !c.seen[way][k] {
					r.fail("channel %d (capacity %d): number %d of %d is lost, way %d", c.id, c.capacity, k, c.last[way], way)
					break
				}
			}
		}
	}
}

// checkOrder holds that number and queue length alone give one order of each
// channel's operations, in which they can have happened.
func (r *reader) checkOrder() {
	for _, c := range r.channels {
		if !c.timer {
			r.checkOrderOf(c)
		}
	}
}

func (r *reader) checkOrderOf(c *channel) {
	type state struct{ sent, recvd int64 }
	after := map[state][]operation{}
	for _, o := range c.operations {
		s := state{o.number, o.number - o.queued}
		if o.kind != "send" {
			s = state{o.number + o.queued, o.number}
		}
		after[s] = append(after[s], o)
	}
	s := state{c.sent, c.recvd}
	for n := 0; n < len(c.operations); {
		both, send, recv := after[state{s.sent + 1, s.recvd + 1}], after[state{s.sent + 1, s.recvd}], after[state{s.sent, s.recvd + 1}]
		switch {
		case len(both) == 2 && len(send)+len(recv) == 0 && both[0].shared && both[1].shared && both[0].kind != both[1].kind:
			s.sent, s.recvd, n = s.sent+1, s.recvd+1, n+2
		case len(send) == 1 && len(recv) == 0 && !send[0].shared:
			s.sent, n = s.sent+1, n+1
		case len(recv) == 1 && len(send) == 0 && !recv[0].shared:
			s.recvd, n = s.recvd+1, n+1
		default:
			r.fail("channel %d (capacity %d): after %d sends and %d receives come %v %v %v", c.id, c.capacity, s.sent, s.recvd, both, send, recv)
			return
		}
	}
}
