package report

import (
	"bytes"
	"strings"
	"testing"

	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/finding"
)

// oldBaseline is a baseline that knows one of the findings of made, and one that is gone.
const oldBaseline = `{"schema":"chanlens.report/1","trace":{"file":"text"},"findings":[
	{"kind":"lock-contention","severity":"warning","title":"Queue.mu is held for long","key":"lock-contention mail.(*Queue).run"},
	{"kind":"polling","severity":"warning","title":"main.poll looks every 1ms","key":"polling main.poll"}
],"blocked":[
	{"op":"sync.Mutex.Lock","verdict":"stuck","site":{"func":"example.com/mail/v2.(*Queue[...]).run"}},
	{"op":"chan send","verdict":"waiting","site":{"func":"main.queryReplica"}},
	{"op":"chan send","verdict":"stuck","site":null}
]}`

// heldAgainst returns the report on made, held against a baseline.
func heldAgainst(t *testing.T, baseline string) *Report {
	t.Helper()
	b, err := ReadBaselines("old.json", strings.NewReader(baseline))
	if err != nil {
		t.Fatal(err)
	}
	r := New(made(t))
	r.HoldAgainst(b.For("text"))
	return r
}

// What is in the baseline is not new, by its key; and only what is new fails.
func TestBaseline(t *testing.T) {
	r := heldAgainst(t, oldBaseline)
	b := r.baseline()
	if b.New != 3 || b.AsBefore != 1 || len(b.Gone) != 1 || b.Gone[0].Key != "polling main.poll" || b.NewStuck != 2 {
		t.Errorf("%+v, want 3 new, 1 as before, 1 gone and 2 new that are stuck", b)
	}
	if got, want := b.sentence(), "against old.json: 3 new, 1 as before, 1 gone"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for level, want := range map[Level]bool{Never: false, Stuck: true, Critical: true, Warning: true} {
		if r.Fails(level) != want {
			t.Errorf("fails on %s: %v, want %v", level, !want, want)
		}
	}
}

// Of several findings of one key, more than before are new, and so are worse ones.
func TestBaselineOfEqualKeys(t *testing.T) {
	severities := map[byte]finding.Severity{'c': finding.Critical, 'w': finding.Warning, 'i': finding.Info}
	tests := []struct {
		before, after string // severities of findings of one key
		fresh, gone   int
	}{
		{"ww", "ww", 0, 0},
		{"w", "ww", 1, 0},
		{"ww", "w", 0, 1},
		{"w", "i", 0, 0},
		{"w", "c", 1, 0}, // worse
		{"iw", "wi", 0, 0},
		{"ci", "wc", 1, 0},
		{"", "c", 1, 0},
		{"cw", "", 0, 2},
	}
	for _, tt := range tests {
		a := &Against{}
		for i := range tt.before {
			a.findings = append(a.findings, GoneFinding{Key: "k", Severity: severities[tt.before[i]].String()})
		}
		r := &Report{Result: &examine.Result{}}
		for i := range tt.after {
			r.Findings = append(r.Findings, finding.Finding{Key: "k", Severity: severities[tt.after[i]]})
		}
		r.HoldAgainst(a)
		if b := r.baseline(); b.New != tt.fresh || len(b.Gone) != tt.gone {
			t.Errorf("%q after %q: %d new, %d gone; want %d and %d", tt.after, tt.before, b.New, len(b.Gone), tt.fresh, tt.gone)
		}
	}
}

// A report held against itself has nothing new, whatever it is.
func TestBaselineOfItself(t *testing.T) {
	r := New(made(t))
	b, err := ReadBaselines("self.json", bytes.NewReader(print(t, r, JSON, Options{})))
	if err != nil {
		t.Fatal(err)
	}
	r.HoldAgainst(b.For("anything"))
	c := r.baseline()
	if c.New != 0 || len(c.Gone) != 0 || c.NewStuck != 0 || !c.Known {
		t.Errorf("%+v, want nothing new and nothing gone", c)
	}
	for _, level := range Levels {
		if r.Fails(level) {
			t.Errorf("fails on %s", level)
		}
	}
}

// Which report of a baseline belongs to a trace.
func TestBaselineFor(t *testing.T) {
	of := func(files ...string) string {
		var b strings.Builder
		for _, f := range files {
			b.WriteString(`{"schema":"chanlens.report/1","trace":{"file":"` + f + `"},"findings":[{"key":"` + f + `"}]}` + "\n")
		}
		return b.String()
	}
	tests := []struct {
		baseline, file, want string
	}{
		{of("a.trace"), "other.trace", "a.trace"},
		{of("a.trace", "b.trace"), "b.trace", "b.trace"},
		{of("old/a.trace", "old/b.trace"), "new/b.trace", "old/b.trace"},
		{of("x/a.trace", "y/a.trace"), "y/a.trace", "y/a.trace"},
		{of("x/a.trace", "y/a.trace"), "z/a.trace", ""}, // which of them?
		{of("a.trace", "b.trace"), "c.trace", ""},
	}
	for _, tt := range tests {
		b, err := ReadBaselines("old.json", strings.NewReader(tt.baseline))
		if err != nil {
			t.Fatal(err)
		}
		a := b.For(tt.file)
		if a.known != (tt.want != "") || a.known && a.findings[0].Key != tt.want {
			t.Errorf("%s in %q: known %v, findings %v; want %q", tt.file, tt.baseline, a.known, a.findings, tt.want)
		}
	}
}

// What is no baseline says so, and how to make one.
func TestBadBaseline(t *testing.T) {
	for baseline, want := range map[string]string{
		"":        "there is nothing in it",
		"go 1.26": "no JSON report of chanlens: invalid character",
		"[]":      "no JSON report of chanlens: json: cannot unmarshal array",
		"{}":      "it has no schema",
		oldBaseline + `{"schema":"chanlens.report/2"}`: `its schema is "chanlens.report/2", and this version of chanlens reads "chanlens.report/1"`,
		`{"schema":"chanlens.report/1","blocked":[]}`:  "it has no findings",
		oldBaseline[:len(oldBaseline)-1]:               "unexpected EOF",
	} {
		_, err := ReadBaselines("old.json", strings.NewReader(baseline))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "\nMake it with \"chanlens report --format json") {
			t.Errorf("%.40q: error %v, want one with %q and what to do", baseline, err, want)
		}
	}
}
