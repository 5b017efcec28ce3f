package report

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"chanlens/model"

	"github.com/google/go-cmp/cmp"
)

// decode reads a report by the documented types, and takes nothing else.
func decode(t *testing.T, data []byte) Document {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var d Document
	if err := dec.Decode(&d); err != nil {
		t.Fatalf("report breaks its contract: %v", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		t.Errorf("something follows the document: %v", err)
	}
	return d
}

// document makes the same document as printJSON the plain way.
func document(r *Report) Document {
	d := Document{
		Schema: Schema, Trace: r.facts(), Baseline: r.baseline(), Findings: documentFindings(r),
		Blocked: []Blocked{}, Channels: documentChannels(r), Locks: documentLocks(r), Pairs: documentPairs(r), Omitted: r.Channels.Omitted,
		Waits: []Wait{}, Wakes: []Wake{},
	}
	for i := range r.Blocked {
		b := &r.Blocked[i]
		info := r.Trace.Goroutine(b.Goroutine)
		d.Blocked = append(d.Blocked, Blocked{
			Confidence: certainty(b), Proven: b.Proven, Finding: firstFinding(r, b.Goroutine),
			Goroutine: int64(info.ID), Function: r.Trace.String(info.Func),
			Op: b.Op.DumpWords(), Verdict: b.Verdict.String(), Why: b.Why(r.Trace),
			SinceNS: int64(b.Start), BlockedNS: int64(b.Duration()),
			Site: contractFrame(r.Trace, r.Trace.Site(b.Stack)), Stack: contractStack(r.Trace, b.Stack),
			CreatedAt: contractFrame(r.Trace, r.Trace.Site(info.CreatedAt)),
		})
	}
	for _, w := range r.Waits {
		d.Waits = append(d.Waits, Wait{
			Class: w.Op.Class().String(), Op: w.Op.DumpWords(), System: w.System, Site: contractFrame(r.Trace, w.Site),
			Count: w.Count, Open: w.Open,
			TotalNS: int64(w.Total), P50NS: int64(w.P50), P99NS: int64(w.P99), MaxNS: int64(w.Max),
		})
	}
	for _, w := range r.Wakes {
		d.Wakes = append(d.Wakes, Wake{
			Kind: w.Kind.String(), Waker: contractFrame(r.Trace, w.Waker),
			Op: w.Waited.DumpWords(), Woken: contractFrame(r.Trace, w.Woken), System: w.System, Count: w.Count,
		})
	}
	return d
}

// The fast writer agrees with encoding/json on the documented types.
func TestJSONAgainstPlain(t *testing.T) {
	reports := map[string]*Report{"made": New(made(t)), "held against a baseline": heldAgainst(t, oldBaseline)}
	for name, tr := range fixtures(t) {
		reports[name] = examined(t, tr)
	}
	for name, r := range reports {
		var plain, fast bytes.Buffer
		enc := json.NewEncoder(&plain)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(document(r)); err != nil {
			t.Fatal(err)
		}
		if err := r.Print(&fast, JSON, Options{}); err != nil {
			t.Fatal(err)
		}
		got := fast.Bytes()
		if diff := cmp.Diff(plain.String(), string(got)); diff != "" {
			t.Errorf("%s: fast JSON differs from plain (-plain +fast):\n%s", name, diff)
		}
		if strings.Count(string(got), "\n") != 1 {
			t.Errorf("%s: a report is not one line", name)
		}
		decode(t, got)
	}
}

// What a consumer reads first.
func TestContractOfLeak(t *testing.T) {
	d := decode(t, printed(t, fixtures(t)["leak"], JSON, Options{}))
	if d.Schema != "chanlens.report/1" {
		t.Errorf("schema %q", d.Schema)
	}
	if d.Trace.Lost.Generations != 1 || len(d.Trace.Warnings) != 1 || len(d.Trace.Generations) != 3 {
		t.Errorf("lost %+v, warnings %q, %d generations; want 1, 1 and 3", d.Trace.Lost, d.Trace.Warnings, len(d.Trace.Generations))
	}
	var senders []Blocked
	for _, b := range d.Blocked {
		if b.Op == "chan send" {
			senders = append(senders, b)
		}
	}
	want := Blocked{
		Goroutine: 8, Function: "main.queryReplica", Op: "chan send", Verdict: "stuck",
		Confidence: senders[0].Confidence, Finding: senders[0].Finding, Why: senders[0].Why,
		SinceNS: 120_000_000, BlockedNS: 1_880_000_000,
		Site:      &Frame{"main.queryReplica", "main.go", 48},
		Stack:     []Frame{{"runtime.chansend1", "chan.go", 161}, {"main.queryReplica", "main.go", 48}},
		CreatedAt: &Frame{"main.search", "main.go", 40},
	}
	if len(senders) != 2 {
		t.Fatalf("%d senders blocked, want 2", len(senders))
	}
	if why := "has waited in a send at main.go:48 for 1.88s: nobody received"; !strings.HasPrefix(senders[0].Why, why) {
		t.Errorf("why %q, want it to begin with %q", senders[0].Why, why)
	}
	if n := senders[0].Finding; n == nil || d.Findings[*n].Severity == "info" || !slices.Contains(d.Findings[*n].Goroutines, 8) {
		t.Errorf("the finding on goroutine 8 is %v", n)
	}
	if diff := cmp.Diff(want, senders[0]); diff != "" {
		t.Errorf("first sender (-want +got):\n%s", diff)
	}
}

// Lists are never null, even of an empty trace.
func TestNoNullLists(t *testing.T) {
	tr, err := model.ParseText("generation 1 0 10\n")
	if err != nil {
		t.Fatal(err)
	}
	got := string(printed(t, tr, JSON, Options{}))
	if strings.Contains(strings.Replace(got, `"baseline":null`, "", 1), "null") {
		t.Errorf("null in %s", got)
	}
	for _, f := range []Format{Text, Markdown} {
		printed(t, tr, f, Options{})
	}
}
