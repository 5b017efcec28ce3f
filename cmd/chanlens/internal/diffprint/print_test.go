package diffprint

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/compare"
	"chanlens/model/analysis/finding"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// made is a diff with something of everything, made by hand.
func made() *compare.Diff {
	const ms = time.Millisecond
	at := func(fn string, line int) model.Frame {
		return model.Frame{Func: fn, File: "/src/shop/main.go", Line: line}
	}
	stats := func(n int, p50, p99 time.Duration, end int) compare.Stats {
		return compare.Stats{Count: n, Measured: n - end, Total: time.Duration(n) * p50, P50: p50, P99: p99, AtEnd: end}
	}
	return &compare.Diff{
		Before: &compare.Digest{Source: "before.trace", Length: 2 * time.Second, Events: 123_456, Created: 612, EndKnown: true},
		After:  &compare.Digest{Source: "after.trace", Length: 5 * time.Second, Events: 9_876, Created: 40, Stuck: 3},
		Waits: []compare.Place{
			{Verdict: compare.Longer, What: "Mutex.Lock", At: at("example.com/shop.(*Cart[...]).Add", 131), WasAt: at("example.com/shop.(*Cart[...]).Add", 128),
				Before: stats(5000, 800*time.Microsecond, 3*ms, 0), After: stats(12000, 4*ms, 4*ms, 0), Median: compare.More, Effect: 8 * time.Second},
			{Verdict: compare.Longer, What: "send", At: at("main.produce", 40), Before: stats(900, ms, 3*ms, 0), After: stats(2000, ms, 30*ms, 0), Tail: compare.More, Effect: ms},
			{Verdict: compare.Shorter, What: "RWMutex.RLock", At: at("main.read", 50), Before: stats(900, 9*ms, 12*ms, 0), After: stats(2000, 3*ms, 4*ms, 0), Median: compare.Less, Tail: compare.Less, Effect: -ms},
			{Verdict: compare.Appeared, What: "receive", At: at("main.poll", 77), After: stats(11, 100*ms, 130*ms, 0), Effect: 220 * ms},
			{Verdict: compare.Went, What: "select", At: at("main.\x1b]0;owned|*", 78), Before: stats(700, ms, ms, 0), Effect: -350 * ms},
			{Verdict: compare.MoreOften, What: "sleep", At: at("main.backOff", 90), Before: stats(2, ms, ms, 0), After: stats(600, ms, ms, 0), Rate: compare.More, Effect: 100 * ms},
			{Verdict: compare.Mixed, What: "runnable", Before: stats(900, ms, 9*ms, 0), After: stats(900, 2*ms, 4*ms, 0), Median: compare.More, Tail: compare.Less},
		},
		Locks: []compare.Place{
			{Verdict: compare.Longer, What: "mutex", Name: "Cart.mu", At: at("example.com/shop.(*Cart[...]).Add", 131),
				Before: stats(5000, 800*time.Microsecond, 3*ms, 0), After: stats(12000, 4*ms, 4*ms, 0), Median: compare.More, Effect: 8 * time.Second},
		},
		Channels: []compare.Channel{
			{Verdict: compare.Reshaped, Name: "jobs", At: at("main.produce", 40), ShapeBefore: channel.ShapeHandOff, ShapeAfter: channel.ShapeSlowConsumer,
				Before: compare.Traffic{Sends: 900, Receives: 900, SendWait: 900 * ms, ReceiveWait: 800 * ms}, After: compare.Traffic{Sends: 2000, Receives: 2000, SendWait: 9 * time.Second}, SendWait: compare.More},
			{Verdict: compare.Went, Name: "main.go:78", At: at("main.stop", 78), Before: compare.Traffic{Receives: 20, ReceiveWait: time.Second}},
		},
		Goroutines: []compare.Place{
			{Verdict: compare.MoreOften, What: "main.handle", At: at("main.serve", 20), Before: stats(40, ms, 9*ms, 0), After: stats(900, ms, 8*ms, 250), Rate: compare.More, AtEnd: compare.More},
		},
		Findings: compare.Findings{
			New:  []compare.Finding{{Kind: "stuck-senders", Severity: finding.Critical, Title: "3 senders wait for ever in main.query (main.go:48)", Key: "k1", At: at("main.query", 48), Cost: 3 * time.Second}},
			Gone: []compare.Finding{{Kind: "churn", Severity: finding.Info, Title: "500 goroutines were started for 10µs each", Key: "k2", At: at("main.spawn", 9)}},
			Both: []compare.Kept{{Finding: compare.Finding{Kind: "polling", Severity: finding.Warning, Title: "main.poll polls", Key: "k3"}, Was: time.Second}},
		},
		Compared: compare.Compared{Waits: 96, Locks: 4, Channels: 12, Goroutines: 9},
	}
}

// nothing is a diff of two traces that do not differ.
func nothing() *compare.Diff {
	return &compare.Diff{
		Before:   &compare.Digest{Source: "before.trace", Length: time.Second, EndKnown: true},
		After:    &compare.Digest{Source: "after.trace", Length: time.Second, EndKnown: true},
		Compared: compare.Compared{Waits: 96, Channels: 1},
	}
}

func golden(t *testing.T, name string, print func(io.Writer) error) {
	t.Helper()
	var got bytes.Buffer
	if err := print(&got); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got), go test -update accepts it:\n%s", file, diff)
	}
}

func TestGolden(t *testing.T) {
	next := []string{"One of them in full:  chanlens report after.trace"}
	for name, d := range map[string]*compare.Diff{"made": made(), "nothing": nothing()} {
		golden(t, name+"-text-80", func(w io.Writer) error { return Text(w, d, Options{Width: 80, Next: next}) })
		golden(t, name+"-text-120", func(w io.Writer) error { return Text(w, d, Options{Width: 120, Next: next}) })
		golden(t, name+"-text-160", func(w io.Writer) error { return Text(w, d, Options{Width: 160, Next: next}) })
		golden(t, name+"-text-color", func(w io.Writer) error { return Text(w, d, Options{Width: 80, Color: true, Next: next}) })
		golden(t, name+"-markdown", func(w io.Writer) error { return Markdown(w, d) })
		golden(t, name+"-json", func(w io.Writer) error {
			var plain, indented bytes.Buffer
			if err := JSON(&plain, d); err != nil {
				return err
			}
			if err := json.Indent(&indented, plain.Bytes(), "", "  "); err != nil {
				return err
			}
			_, err := indented.WriteTo(w)
			return err
		})
	}
}

// No line is wider than asked for, and nothing of a trace reaches the terminal as a
// control character.
func TestTextStaysInside(t *testing.T) {
	for _, width := range []int{80, 100, 120, 160} {
		var b bytes.Buffer
		if err := Text(&b, made(), Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			line = strings.TrimSuffix(line, "\n")
			if n := len([]rune(line)); n > width {
				t.Errorf("a line has %d cells, want at most %d: %q", n, width, line)
			}
			if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0x9b }) {
				t.Errorf("control character in %q", line)
			}
		}
	}
}

// The JSON is one line, keeps its contract, and has no list that is null.
func TestContract(t *testing.T) {
	for _, d := range []*compare.Diff{made(), nothing()} {
		var b bytes.Buffer
		if err := JSON(&b, d); err != nil {
			t.Fatal(err)
		}
		if strings.Count(b.String(), "\n") != 1 || strings.Contains(b.String(), `":null,"`) && d.None() {
			t.Errorf("several lines, or a list that is null: %s", &b)
		}
		dec := json.NewDecoder(&b)
		dec.DisallowUnknownFields()
		var doc Document
		if err := dec.Decode(&doc); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(document(d), doc); diff != "" {
			t.Errorf("the document does not come back (-want +got):\n%s", diff)
		}
	}
}

// Where nothing was before, there is nothing to line up with.
func TestLineUp(t *testing.T) {
	for _, tt := range []struct {
		twins []twin
		want  string
	}{
		{[]twin{{after: "3ms"}, {after: "40ms"}}, "- → 3ms|- → 40ms"},
		{[]twin{{before: "12ms", after: "3ms", change: compare.Less}, {after: "40ms"}, {before: "1ms"}}, "12ms → 3ms|   - → 40ms| 1ms → -"},
		{[]twin{{}, {before: "1ms", after: "1ms"}, {before: "1ms", after: "2ms"}}, "|1ms = 1ms|1ms ≈ 2ms"},
	} {
		if got := strings.Join(lineUp(tt.twins), "|"); got != tt.want {
			t.Errorf("lineUp(%v) = %q, want %q", tt.twins, got, tt.want)
		}
	}
}

func TestRatio(t *testing.T) {
	for _, tt := range []struct {
		before, after float64
		want          string
	}{{1, 1, "×1.0"}, {1, 3.72, "×3.7"}, {100, 10, "÷10"}, {1, 1448.4, "×1448"}, {1, 123456, "×123 k"}, {0, 5, ""}, {5, 0, ""}} {
		if got := ratio(tt.before, tt.after); got != tt.want {
			t.Errorf("ratio(%v, %v) = %q, want %q", tt.before, tt.after, got, tt.want)
		}
	}
}

func TestRate(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 0.051: "0.051", 0.4: "0.40", 2.24: "2.2", 99.6: "100", 2868.5: "2,869"} {
		if got := rate(x); got != want {
			t.Errorf("rate(%v) = %q, want %q", x, got, want)
		}
	}
}
