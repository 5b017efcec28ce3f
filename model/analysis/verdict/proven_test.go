package verdict_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"chanlens/model/analysis/verdict"
)

// What the collector proved of samples/proven: most of these programs mix goroutines that
// leak with others that wait in good health, many at the same line, and some of them
// no trace can tell apart. The floors are a little below what is reached.
func TestProven(t *testing.T) {
	y, alarmed, healthy := judgeCorpus(t, provenDir)
	t.Logf("%s; %d of %d healthy programs alarmed", y, alarmed, healthy)
	if y.recall() < 0.6 || y.precision() < 0.8 || alarmed*10 > healthy {
		t.Error("verdicts have got worse")
	}
}

// The bugs of well-known projects that GoKer collects, where they are at hand.
func TestGoKer(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "..", "shared", "traces", "goker")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no traces of GoKer's bugs at hand")
	}
	y, _, _ := judgeCorpus(t, dir)
	t.Log(y)
	if y.recall() < 0.98 || y.precision() < 0.98 {
		t.Error("verdicts have got worse")
	}
}

// judgeCorpus counts verdicts against the truth, goroutine by goroutine, and healthy
// programs with a false alarm.
func judgeCorpus(t *testing.T, dir string) (y *tally, alarmed, healthy int) {
	text, err := os.ReadFile(filepath.Join(dir, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truths map[string]truth
	if err := json.Unmarshal(text, &truths); err != nil {
		t.Fatal(err)
	}
	y = new(tally)
	for name, of := range truths {
		p := load(t, dir, name, of)
		before := y.alarms
		for _, b := range verdict.AtEnd(t.Context(), p.trace) {
			if id := p.trace.Goroutine(b.Goroutine).ID; !p.unknown[id] && b.Verdict != verdict.System {
				y.add(1, p.stuck[id], b.Verdict == verdict.Stuck)
			}
		}
		if len(p.stuck) == 0 {
			healthy++
			if y.alarms > before {
				alarmed++
			}
		}
	}
	return y, alarmed, healthy
}
