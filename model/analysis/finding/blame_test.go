package finding

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
)

const threeLocks = `
generation 1 0s 1s
goroutine 7 main.ab
  ^   running P0
  1ms Mutex.Lock @ sync.(*Mutex).Lock mutex.go:46 < main.ab main.go:10
goroutine 8 main.bc
  ^   running P1
  2ms Mutex.Lock @ sync.(*Mutex).Lock mutex.go:46 < main.bc main.go:20
goroutine 9 main.ca
  ^   running P1
  3ms send @ runtime.chansend1 chan.go:161 < main.ca main.go:30
`

// blamed finds what there is if the goroutines of three locks are stuck, those with
// some numbers in a ring, and 7 for a cause.
func blamed(t *testing.T, ring []model.GoID, cause verdict.Cause, confidence float32) []Finding {
	t.Helper()
	tr, err := model.ParseText(threeLocks)
	if err != nil {
		t.Fatal(err)
	}
	blocked := verdict.AtEnd(t.Context(), tr)
	e := newEvidence(Evidence{Trace: tr})
	var in []*verdict.Blocked
	for i := range blocked {
		blocked[i].Verdict, blocked[i].Confidence, blocked[i].Cause = verdict.Stuck, 0.9, verdict.CauseEvidence
		if tr.Goroutine(blocked[i].Goroutine).ID == 7 {
			blocked[i].Confidence, blocked[i].Cause = confidence, cause
		}
	}
	for _, id := range ring {
		i := slices.IndexFunc(blocked, func(b verdict.Blocked) bool { return tr.Goroutine(b.Goroutine).ID == id })
		in = append(in, &blocked[i])
	}
	e.Blocked, e.Groups, e.rings = blocked, verdict.GroupBlocked(tr, blocked), nil
	if in != nil {
		e.rings = rings{in}
	}
	e.blameAll()
	return e.find()
}

// A circle is one finding, however many operations and places it has, and is told from
// the goroutine with the lowest number on.
func TestCycle(t *testing.T) {
	found := blamed(t, []model.GoID{9, 7, 8}, verdict.CauseEvidence, 0.9)
	if len(found) != 1 || found[0].Kind != "deadlock-cycle" || found[0].Severity != Critical || len(found[0].Goroutines) != 3 {
		t.Fatalf("found %+v, want one cycle of three", found)
	}
	wantTitle := "3 goroutines wait for each other in a circle: main.ab (main.go:10), main.bc (main.go:20) and main.ca (main.go:30)"
	if found[0].Title != wantTitle {
		t.Errorf("title %q, want %q", found[0].Title, wantTitle)
	}
	wantWhy := "Goroutine 7 (Mutex.Lock at main.go:10) waits for goroutine 8; goroutine 8 (Mutex.Lock at main.go:20) waits for goroutine 9; " +
		"goroutine 9 (send at main.go:30) waits for goroutine 7."
	if found[0].Why != wantWhy {
		t.Errorf("why %q, want %q", found[0].Why, wantWhy)
	}
}

// Who takes its own lock is not in a circle, and who is in neither is stuck behind a
// lock or a channel.
func TestSelfDeadlock(t *testing.T) {
	found := blamed(t, nil, verdict.CauseSelf, 0.95)
	var got []string
	for _, f := range found {
		got = append(got, f.Severity.String()+" "+f.Kind)
	}
	want := "critical self-deadlock, warning stuck-lock, warning stuck-senders"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("found %s, want %s", s, want)
	}
}

// What is not sure is no more than a warning.
func TestUnsure(t *testing.T) {
	found := blamed(t, nil, verdict.CauseSelf, 0.6)
	for _, f := range found {
		if f.Severity > Warning {
			t.Errorf("%s %s, with confidence %.1f", f.Severity, f.Kind, f.Confidence)
		}
	}
}

func TestFill(t *testing.T) {
	tests := []struct {
		template string
		n        int
		words    []string
		want     string
	}{
		{"{n|sender waits|senders wait} in {where}", 1, []string{"where", "a"}, "1 sender waits in a"},
		{"{n|sender waits|senders wait} in {where}", 12345, []string{"where", "a"}, "12,345 senders wait in a"},
		{"no words", 1, nil, "no words"},
		{"{unknown}", 1, []string{"where", "a"}, "{unknown}"},
	}
	for _, tt := range tests {
		if got := fill(tt.template, tt.n, tt.words...); got != tt.want {
			t.Errorf("fill(%q, %d, %q) = %q, want %q", tt.template, tt.n, tt.words, got, tt.want)
		}
	}
}

func TestList(t *testing.T) {
	for _, tt := range []struct {
		parts []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"},
		{[]string{"a", "b", "c", "d", "e"}, "a, b, c and 2 more"},
	} {
		if got := list(tt.parts, 3); got != tt.want {
			t.Errorf("list(%q) = %q, want %q", tt.parts, got, tt.want)
		}
	}
}

// Findings come by severity, then by what they cost as far as that is sure, and always
// in the same order.
func TestRank(t *testing.T) {
	all := []Finding{
		{Key: "a", Severity: Info, Cost: 100, Confidence: 1},
		{Key: "b", Severity: Critical, Cost: 1, Confidence: 0.5},
		{Key: "c", Severity: Warning, Cost: 50, Confidence: 0.5},
		{Key: "d", Severity: Warning, Cost: 30, Confidence: 1},
		{Key: "f", Severity: Critical, Cost: 0, Confidence: 0.9},
		{Key: "e", Severity: Critical, Cost: 0, Confidence: 0.9},
	}
	rank(all)
	var got []string
	for _, f := range all {
		got = append(got, f.Key)
	}
	if s := strings.Join(got, ""); s != "befdca" {
		t.Errorf("order %s, want befdca", s)
	}
}

// The few first goroutines by number are the same whatever the order and the division.
func TestFew(t *testing.T) {
	var a, b, whole few
	for i := range 40 {
		g := model.Goroutine(i * 7 % 40)
		whole.add(g)
		if i%3 == 0 {
			a.add(g)
		} else {
			b.add(g)
		}
	}
	a.join(&b)
	if a != whole || !whole.more || whole.n != maxFew || whole.list[maxFew-1] != maxFew-1 {
		t.Errorf("joined %v, whole %v", a, whole)
	}
	var same few
	for range 40 {
		same.add(3)
	}
	if same.more || same.n != 1 {
		t.Errorf("one goroutine many times: %v", same)
	}
}

// Goroutines that pile up are worth knowing, also if none of them is held to be stuck,
// and others that were started with them end soon. But those that live as long as the
// others did are work in flight.
func TestPileUp(t *testing.T) {
	want := "goroutines pile up, 25 a second: 20 were started in main.serve (main.go:30) and wait in main.subscribe (main.go:40)"
	for _, tt := range []struct {
		others, lived int
		want          string
	}{{0, 0, want}, {100, 1, want}, {100, 400, ""}} {
		found := piledUp(t, tt.others, tt.lived)
		switch {
		case tt.want == "" && len(found) == 0:
		case len(found) != 1 || found[0].Kind != "growing-leak" || found[0].Severity != Info || found[0].Title != tt.want:
			t.Errorf("with %d others that lived %d ms: found %+v, want %q", tt.others, tt.lived, found, tt.want)
		}
	}
}

// piledUp finds what there is in a trace in which 20 goroutines wait that are not
// stuck, and others ended after some milliseconds.
func piledUp(t *testing.T, others, lived int) []Finding {
	t.Helper()
	var src strings.Builder
	src.WriteString("generation 1 0s 1s\ngoroutine 1 main.serve\n ^ running P0\n")
	for i := range 20 {
		fmt.Fprintf(&src, "goroutine %d main.subscribe\n %dms runnable created by 1 @ main.serve main.go:30\n %dms running P0\n", 7+i, 40*i+10, 40*i+11)
		fmt.Fprintf(&src, " %dms select @ runtime.selectgo select.go:351 < main.subscribe main.go:40\n", 40*i+12)
	}
	for i := range others {
		fmt.Fprintf(&src, "goroutine %d main.subscribe\n 10ms runnable created by 1 @ main.serve main.go:30\n 11ms running P0\n %dms end\n", 100+i, 11+lived)
	}
	tr, err := model.ParseText(src.String())
	if err != nil {
		t.Fatal(err)
	}
	blocked := verdict.AtEnd(t.Context(), tr)
	for i := range blocked {
		blocked[i].Verdict, blocked[i].Confidence = verdict.Waiting, 0.6
	}
	return Find(Evidence{Trace: tr, Blocked: blocked, Groups: verdict.GroupBlocked(tr, blocked)})
}
