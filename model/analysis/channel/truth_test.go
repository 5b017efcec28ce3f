package channel

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/visit"
	"chanlens/traceparse"
)

// score is how well a grouping of waits fits the truth, over all pairs of waits: of those
// said to be on one channel, how many are; and of those that are, how many are said to be.
// Bcubed is the same by wait: the mean, over waits, of these shares among its pairs.
type score struct {
	waits, channels, said                                  int
	precision, recall, precisionB3, recallB3, severalShare float64
}

// truthOf returns the channel of each wait, as the program logged it: "c" before a send
// or receive, and "s" behind a select. It is "" where it is not known.
func truthOf(t *model.Trace, l *log) []string {
	type entry struct {
		at   model.Time
		kind string
		id   string
	}
	logs := make(map[model.GoID][]entry)
	for _, e := range t.Logs() {
		logs[e.Goroutine] = append(logs[e.Goroutine], entry{e.At, t.String(e.Category), t.String(e.Message)})
	}
	truth := make([]string, len(l.waits))
	for i, w := range l.waits {
		of := logs[t.Goroutine(l.of[w.woken].g).ID]
		k := sort.Search(len(of), func(k int) bool { return of[k].at >= w.start })
		if w.op == model.OpSelect {
			if k < len(of) && of[k].kind == "s" {
				truth[i] = of[k].id
			}
		} else if k > 0 && of[k-1].kind == "c" {
			truth[i] = of[k-1].id
		}
	}
	return truth
}

// scored holds the parts of a study against the truth.
func scored(s *Study) score {
	l := &s.channels
	truth := truthOf(s.t, l)
	said := make([]int, len(l.waits)) // from 1; of several channels, each wait is alone
	n, several := 0, 0
	omitted := 0
	for _, e := range s.entries(l, &omitted) {
		for _, p := range e.parts {
			n++
			alone := p.how == byNothing || p.channels() > 1
			for _, i := range p.byEnd {
				said[i] = n
				if alone {
					n++
					several++
				}
			}
		}
	}
	var r score
	both, bySaid, byTruth := make(map[string]int), make(map[int]int), make(map[string]int)
	for i, id := range truth {
		if id != "" {
			r.waits++
			both[fmt.Sprint(said[i], " ", id)]++
			bySaid[said[i]]++
			byTruth[id]++
		}
	}
	r.channels, r.said = len(byTruth), len(bySaid)
	pairs := func(n int) float64 { return float64(n) * float64(n-1) / 2 }
	var right, claimed, real float64
	for _, n := range both {
		right += pairs(n)
	}
	for _, n := range bySaid {
		claimed += pairs(n)
	}
	for _, n := range byTruth {
		real += pairs(n)
	}
	r.precision, r.recall = right/max(claimed, 1), right/max(real, 1)
	if claimed == 0 {
		r.precision = 1
	}
	if real == 0 {
		r.recall = 1
	}
	for i, id := range truth {
		if id != "" {
			n := float64(both[fmt.Sprint(said[i], " ", id)])
			r.precisionB3 += n / float64(bySaid[said[i]]) / float64(r.waits)
			r.recallB3 += n / float64(byTruth[id]) / float64(r.waits)
		}
	}
	r.severalShare = float64(several) / float64(max(len(l.waits), 1))
	return r
}

func studied(t *testing.T, tr *model.Trace) *Study {
	t.Helper()
	s := NewStudy(tr)
	visit.All(t.Context(), tr, nil, s)
	return s
}

func loaded(t *testing.T, file string) *model.Trace {
	t.Helper()
	in, err := traceparse.Open(t.Context(), file, nil, nil)
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

var record = flag.Bool("record", false, "record the traces of testdata/truth anew, before they are scored")

// recorded is where the traces of the programs in testdata/truth lie. They are recorded
// ahead: how much of a channel is seen depends on how busy the machine is, and what is
// tested here is what is made of it.
const recorded = "testdata/traces"

// recordTruth builds the programs and records a trace of each.
func recordTruth(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	program := filepath.Join(dir, "truth")
	if out, err := exec.Command("go", "build", "-o", program, "./testdata/truth").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	names, err := exec.Command(program).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(string(names)) {
		file := filepath.Join(dir, name+".trace")
		if out, err := exec.Command(program, name, file).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", name, err, out)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(recorded, name+".trace.gz"), packed.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Channels are told apart as the programs in testdata/truth say themselves.
func TestTruth(t *testing.T) {
	if *record {
		recordTruth(t)
	}
	files, _ := filepath.Glob(filepath.Join(recorded, "*.trace.gz"))
	if len(files) < 31 {
		t.Errorf("%d traces, want one of each program", len(files))
	}
	var sum score
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".trace.gz")
		s := studied(t, loaded(t, file))
		r := scored(s)
		t.Logf("%-12s %4d waits on %3d channels, said %3d (several %3.0f%%): pairs precision %.3f recall %.3f, B-cubed %.3f %.3f",
			name, r.waits, r.channels, r.said, 100*r.severalShare, r.precision, r.recall, r.precisionB3, r.recallB3)
		sum.add(r, float64(len(files)))
		least := leastScores[name]
		if least == (limits{}) {
			least = limits{0.9, 0.9}
		}
		if r.precisionB3 < least.precision || r.recallB3 < least.recall {
			t.Errorf("%s: precision %.3f, recall %.3f, want at least %.2f, %.2f", name, r.precisionB3, r.recallB3, least.precision, least.recall)
		}
	}
	t.Logf("in the mean: pairs precision %.3f recall %.3f, B-cubed %.3f %.3f", sum.precision, sum.recall, sum.precisionB3, sum.recallB3)
}

type limits struct{ precision, recall float64 }

// leastScores are the limits of programs whose channels cannot be told apart so well, or
// of which a busy machine lets too little be seen. All others have 0.9.
var leastScores = map[string]limits{
	// An answer on a channel of each client looks like one on a channel of each request.
	"steadyreply": {0.9, 0},
	// Who locks any of several objects waits with anybody.
	"objects": {0.9, 0},
	// Who dispatches and takes answers looks like who asks and answers; and a chain in
	// lock step contradicts too little to be split with certainty.
	"acks": {0.4, 0}, "sieve": {0.4, 0},
	// What one dispatcher sends to is told apart by order alone.
	"shards": {0.9, 0.3}, "hub": {0.6, 0.6}, "bufferedhub": {0.6, 0.6},
	// Goroutines that are each seen once.
	"semaphores": {0.6, 0.3}, "semaphore": {0.9, 0.3}, "tokens": {0.9, 0.3},
	"chanofchan": {0.6, 0.6}, "fanin": {0.9, 0.4}, "reply": {0.6, 0.6}, "servers": {0.6, 0.6},
	"calls": {0.6, 0.6}, "runs": {0.6, 0.6}, "collect": {0.6, 0.6},
}

// add adds a share of another score.
func (s *score) add(r score, of float64) {
	s.precision += r.precision / of
	s.recall += r.recall / of
	s.precisionB3 += r.precisionB3 / of
	s.recallB3 += r.recallB3 / of
}
