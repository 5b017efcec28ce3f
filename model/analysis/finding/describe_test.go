package finding_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/finding"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/traceparse"
)

// examine finds what there is to find in a trace, without the names of channels: those
// come from sources, which are not everywhere. Channels that were recorded are there.
func examine(ctx context.Context, t *model.Trace) []finding.Finding {
	return find(ctx, t, verdict.AtEnd(ctx, t))
}

// find finds what there is to find in a trace if its verdicts are these.
func find(ctx context.Context, t *model.Trace, blocked []verdict.Blocked) []finding.Finding {
	e := finding.Evidence{Trace: t, Blocked: blocked, Study: finding.NewStudy(t)}
	e.Groups = verdict.GroupBlocked(t, e.Blocked)
	channels := channel.NewStudy(t)
	e.Waits, e.Wakes = analysis.Scan(ctx, t, nil, e.Study, channels)
	if t.Recorded() {
		e.Channels = channels.Result()
	}
	return finding.Find(e)
}

// load reads a trace.
func load(t *testing.T, name string, data []byte) *model.Trace {
	t.Helper()
	in, err := traceparse.FromBytes(name, data)
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

// loadFile reads the trace in a file.
func loadFile(t *testing.T, name string) *model.Trace {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return load(t, name, data)
}

// describe writes findings for people to read, and all of what is in them.
func describe(t *model.Trace, findings []finding.Finding) string {
	if len(findings) == 0 {
		return "nothing\n"
	}
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s %s: %s\n", f.Severity, f.Kind, f.Title)
		fmt.Fprintf(&b, "    key    %s\n", f.Key)
		fmt.Fprintf(&b, "    cost   %s %s, confidence %.2f\n", format.Duration(f.Cost), f.CostOf, f.Confidence)
		for _, p := range f.Places {
			fr := t.Frame(p.Site)
			fmt.Fprintf(&b, "    %-7s %s (%s)\n", p.Role, format.Func(fr.Func, 0), format.Place(fr))
		}
		var ids []string
		for i, g := range f.Goroutines {
			if i == 10 {
				ids = append(ids, fmt.Sprintf("… %d in all", len(f.Goroutines)))
				break
			}
			ids = append(ids, fmt.Sprint(t.Goroutine(g).ID))
		}
		if len(ids) > 0 {
			fmt.Fprintf(&b, "    of      %s\n", strings.Join(ids, " "))
		}
		for _, s := range f.Spans {
			fmt.Fprintf(&b, "    from    %s to %s\n", format.Time(s.From, 1000), format.Time(s.To, 1000))
		}
		fmt.Fprintf(&b, "    why     %s\n", f.Why)
	}
	return b.String()
}

// The findings of any traces, for a look: FINDINGS="a.trace b.trace" go test -run Look -v.
func TestLook(t *testing.T) {
	names := os.Getenv("FINDINGS")
	if names == "" {
		t.Skip("FINDINGS names no traces")
	}
	for name := range strings.FieldsSeq(names) {
		tr := loadFile(t, name)
		fmt.Printf("=== %s\n%s", name, describe(tr, examine(t.Context(), tr)))
	}
}
