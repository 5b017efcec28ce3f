package overlay

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/model"
)

var stressRuns = flag.Int("stress", 1, "how often each stress program is run")

// The stress program knows what it did, and the trace must say the same: every
// operation once, and every receive with the number of the send whose value it
// got.
func TestStress(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the standard library")
	}
	for _, b := range []struct {
		name  string
		flags []string
		env   []string
	}{
		{name: "plain"},
		{name: "race", flags: []string{"-race"}},
	} {
		t.Run(b.name, func(t *testing.T) {
			if b.name == "race" && *stressRuns == 1 {
				t.Skip("only with -stress above 1")
			}
			for _, tc := range toolchains(t) {
				if *stressRuns == 1 && !tc.running {
					continue // one build is enough by default
				}
				t.Run(tc.version, func(t *testing.T) { stress(t, tc, b.flags) })
			}
		})
	}
}

func stress(t *testing.T, tc toolchain, flags []string) {
	program := tc.build(t, "stress", flags...)
	total := 0
	for run := range *stressRuns {
		environment := []string{fmt.Sprint("GOMAXPROCS=", 1+run%8), "GODEBUG=" + stressDebug[run%len(stressDebug)]}
		dir := t.TempDir()
		trace, log := filepath.Join(dir, "trace"), filepath.Join(dir, "log")
		execute(t, environment, program, trace, log, fmt.Sprint(run), "800")
		r := readOperations(entries(t, trace))
		r.checkNumbers()
		r.checkOrder()
		total += r.compare(readJournals(t, log))
		for _, w := range r.wrong[:min(len(r.wrong), 10)] {
			t.Errorf("run %d %v: %s", run, environment, w)
		}
		if r.done == 0 || r.waits == 0 || r.polls == 0 {
			t.Errorf("run %d: %d operations, %d waits, %d polls", run, r.done, r.waits, r.polls)
		}
		os.RemoveAll(dir)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d runs, %d pairs held against their values", *stressRuns, total)
}

// stressDebug are the settings that are taken in turns: long generations, many
// short ones, and short ones with every allocation traced by the collector.
var stressDebug = []string{"", "traceadvanceperiod=20000000", "traceadvanceperiod=2000000", "gcstoptheworld=1", "asynctimerchan=1"}

// A deed is what a goroutine of the stress program says that it did.
type deed struct {
	kind, address string
	value         int64
	sel           bool
}

func readJournals(t *testing.T, path string) map[model.GoID][]deed {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	journals := map[model.GoID][]deed{}
	var of model.GoID
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		w := strings.Fields(lines.Text())
		if w[0] == "goroutine" {
			of = model.GoID(number(w[1]))
			continue
		}
		journals[of] = append(journals[of], deed{w[0], w[1], number(w[2]), len(w) == 4})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return journals
}

// compare holds the operations of each goroutine against its journal, and each
// receive against the send of the same number. It returns how many pairs agree.
func (r *reader) compare(journals map[model.GoID][]deed) int {
	if len(journals) == 0 {
		r.fail("the program wrote no journal")
	}
	type end struct {
		c      *channel
		number int64
	}
	sent, received := map[end]int64{}, map[end]int64{}
	for g, deeds := range journals {
		got := r.by[g]
		if len(got) != len(deeds) {
			r.fail("goroutine %d did %d operations, %d in its trace", g, len(deeds), len(got))
			continue
		}
		for i, d := range deeds {
			o := got[i]
			if o.kind != d.kind || o.channel.address != d.address || o.sel != d.sel {
				r.fail("goroutine %d, operation %d: %+v, in its trace %+v of %s", g, i, d, o, o.channel.address)
				break
			}
			switch d.kind {
			case "send":
				sent[end{o.channel, o.number}] = d.value
			case "recv":
				received[end{o.channel, o.number}] = d.value
			}
		}
	}
	pairs := 0
	for e, v := range received {
		switch was, ok := sent[e]; {
		case ok && was == v:
			pairs++
		case e.number > e.c.sent: // sent within the trace
			r.fail("channel %d, receive %d: got %d, and send %d was %d (%v)", e.c.id, e.number, v, e.number, was, ok)
		}
	}
	return pairs
}
