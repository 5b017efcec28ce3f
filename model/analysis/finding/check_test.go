package finding_test

import (
	"context"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/finding"
	"chanlens/model/analysis/verdict"
	"chanlens/samples"
)

// A check is there for every kind that findings may have, with all of its words, and
// its lesson is that of a sample.
func TestChecks(t *testing.T) {
	seen := make(map[string]bool)
	for _, c := range finding.Checks() {
		if c.Kind == "" || seen[c.Kind] || strings.ToLower(c.Kind) != c.Kind || strings.ContainsAny(c.Kind, " _.") {
			t.Errorf("kind %q is not one of its own", c.Kind)
		}
		seen[c.Kind] = true
		if c.Title == "" || strings.HasSuffix(c.Title, ".") {
			t.Errorf("%s: title %q", c.Kind, c.Title)
		}
		if h := c.Heading(); strings.ContainsAny(h, "{}|") {
			t.Errorf("%s: heading %q", c.Kind, h)
		}
		for what, text := range map[string]string{"doc": c.Doc, "fix": c.Fix} {
			if len(text) < 40 || !strings.HasSuffix(text, ".") || strings.Contains(text, "  ") {
				t.Errorf("%s: %s is no sentence: %q", c.Kind, what, text)
			}
		}
		if c.Lesson != "" {
			if s, ok := samples.Lookup(c.Lesson); !ok || s.LessonName() != c.Lesson {
				t.Errorf("%s: there is no lesson %q", c.Kind, c.Lesson)
			}
		}
		if got, ok := finding.Lookup(c.Kind); !ok || got.Doc != c.Doc {
			t.Errorf("Lookup(%q) does not find the check", c.Kind)
		}
		if len(cases[c.Kind]) == 0 && !elsewhere[c.Kind] {
			t.Errorf("%s: no trace triggers it in this test", c.Kind)
		}
	}
	if _, ok := finding.Lookup("nonsense"); ok {
		t.Error(`Lookup("nonsense") finds a check`)
	}
	for kind := range cases {
		if !seen[kind] {
			t.Errorf("there is no check %q, but cases of it", kind)
		}
	}
}

// elsewhere are the checks that are tested in blame_test.go.
var elsewhere = map[string]bool{"self-deadlock": true, "deadlock-cycle": true}

// Each check finds what it is about, and nothing in what only looks like it.
func TestCases(t *testing.T) {
	for kind, of := range cases {
		t.Run(kind, func(t *testing.T) {
			hits, misses := 0, 0
			for _, c := range of {
				s := c.trace()
				tr := s.trace(t)
				var got []string
				for _, f := range find(t.Context(), tr, judged(t.Context(), tr, s.calm)) {
					if f.Kind == kind {
						got = append(got, f.Severity.String()+": "+f.Title)
						checkWhole(t, f)
					}
				}
				if c.want == "" {
					misses++
				} else {
					hits++
				}
				if strings.Join(got, "\n") != c.want {
					t.Errorf("%s:\n got %q\nwant %q", c.name, strings.Join(got, "\n"), c.want)
				}
			}
			if hits == 0 || misses == 0 {
				t.Errorf("%d cases that trigger it and %d near misses; want one of each at least", hits, misses)
			}
		})
	}
}

// judged says that all who wait for other goroutines at the end are stuck, or none of
// them. Verdicts have tests of their own.
func judged(ctx context.Context, t *model.Trace, calm bool) []verdict.Blocked {
	blocked := verdict.AtEnd(ctx, t)
	for i := range blocked {
		b := &blocked[i]
		if b.Verdict == verdict.System || b.Op == model.OpSleep {
			continue
		}
		if b.Verdict, b.Confidence, b.Cause = verdict.Stuck, 0.9, verdict.CauseEvidence; calm {
			b.Verdict = verdict.Waiting
		}
	}
	return verdict.Sort(blocked)
}

// checkWhole holds what every finding promises against one.
func checkWhole(t *testing.T, f finding.Finding) {
	t.Helper()
	switch {
	case f.Title == "" || strings.ContainsAny(f.Title, "{}\n"):
		t.Errorf("%s: title %q", f.Kind, f.Title)
	case !strings.HasPrefix(f.Key, f.Kind):
		t.Errorf("%s: key %q", f.Kind, f.Key)
	case f.CostOf == "" || f.Cost < 0:
		t.Errorf("%s: cost %v %q", f.Kind, f.Cost, f.CostOf)
	case f.Confidence <= 0 || f.Confidence > 1:
		t.Errorf("%s: confidence %v", f.Kind, f.Confidence)
	case !strings.HasSuffix(f.Why, "."):
		t.Errorf("%s: why %q", f.Kind, f.Why)
	case f.Fix == "":
		t.Errorf("%s: no fix", f.Kind)
	}
	for _, s := range f.Spans {
		if s.To < s.From {
			t.Errorf("%s: span %v", f.Kind, s)
		}
	}
}
