package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// stretch is what a generation of the fixtures below tells.
const stretch = `goroutine 7 main.f
  ^ running P0
  %d end
goroutine 8 main.g
  ^ select @ runtime.selectgo select.go:351 < main.g main.go:3
`

// outlined writes a trace of generations of 100 ns each: s is skipped, p pending, l
// lost, and x there.
func outlined(generations string) string {
	var b strings.Builder
	for i, c := range generations {
		n, start, end := i+1, i*100, i*100+100
		switch c {
		case 's':
			fmt.Fprintf(&b, "skipped %d %d %d bytes 10\n", n, start, end)
		case 'p':
			fmt.Fprintf(&b, "pending %d %d %d\n", n, start, end)
		case 'l':
			fmt.Fprintf(&b, "lost %d torn\n", n)
		case 'x':
			fmt.Fprintf(&b, "generation %d %d %d bytes 30\n"+stretch, n, start, end, start+50)
		}
	}
	return b.String()
}

// Absent generations are those of the text, and read back from a dump.
func TestTextOutline(t *testing.T) {
	for _, generations := range []string{
		"x", "xx", "p", "s", "pp", "xp", "px", "pxp", "sxs", "ssxxs", "sxps", "sspps", "xlx", "xllxp", "sxl", "sxlp", "lxp", "pxlx", "slx",
	} {
		tr := fixture(t, outlined(generations))
		info := tr.Info()
		if len(info.Generations) != len(generations) {
			t.Fatalf("%s: %d generations, want %d", generations, len(info.Generations), len(generations))
		}
		for i, g := range info.Generations {
			want := map[byte]Absence{'s': Skipped, 'p': Pending, 'x': Present, 'l': Present}[generations[i]]
			if g.Absent != want || g.Number != uint64(i+1) {
				t.Errorf("%s: generation %d is %d, absent %d; want %d", generations, i+1, g.Number, g.Absent, want)
			}
		}
		if info.Partial != strings.Contains(generations, "p") {
			t.Errorf("%s: partial is %v", generations, info.Partial)
		}
		if end := Time(len(generations) * 100); !strings.HasSuffix(generations, "l") && tr.End() != end {
			t.Errorf("%s: it ends at %d, want %d", generations, tr.End(), end)
		}
		first := dump(t, tr)
		again := fixture(t, first)
		if diff := cmp.Diff(first, dump(t, again)); diff != "" {
			t.Errorf("%s: the dump changes when it is read back (-first +second):\n%s", generations, diff)
		}
		if diff := cmp.Diff(info.Generations, again.Info().Generations); diff != "" {
			t.Errorf("%s: generations (-want +read back):\n%s", generations, diff)
		}
		if got, want := gaps(again), gaps(tr); got != want {
			t.Errorf("%s: gaps %s, want %s", generations, got, want)
		}
	}
}

// gaps says where segments are without rows, and why.
func gaps(t *Trace) string {
	var b strings.Builder
	for _, s := range t.Segments() {
		if info := s.Info(); s.NumRows() == 0 {
			fmt.Fprintf(&b, "[%d, %d) %d %q ", info.Start, info.End, info.Absent, info.Lost)
		}
	}
	return b.String()
}

// What is there of a trace that is being loaded reads back from a dump: the same
// generations, and the same of what they tell.
func TestSnapshotReadsBack(t *testing.T) {
	b := NewBuilder(Info{GoVersion: "1.26"})
	b.Outline([]GenerationInfo{
		{Number: 1, End: 100, Absent: Skipped}, {Number: 2, Start: 100, End: 200, Absent: Pending},
		{Number: 3, Start: 200, End: 300, Absent: Pending}, {Number: 4, Start: 300, End: 400, Absent: Skipped},
	}, 0, 1)
	for step := range 2 {
		tr := b.Snapshot()
		first := dump(t, tr)
		if diff := cmp.Diff(first, dump(t, fixture(t, first))); diff != "" {
			t.Errorf("step %d: the dump changes when it is read back (-first +second):\n%s", step, diff)
		}
		if step == 0 {
			g := NewGeneration(GenerationInfo{Number: 2, Start: 100})
			g.Event(100)
			g.Status(100, g.Goroutine(7), StateWaiting, ReasonChanSend, NoStack)
			g.Finish(200)
			b.Add(g)
			b.work.Wait()
		}
	}
}

func TestTextOutlineErrors(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{outlined("xpx"), "generation 2 is absent between others"},
		{"pending 1 0 10\ngoroutine 1\n ^ running\n", `"goroutine" in a generation that is not there`},
		{"pending 1 0\n", "want: pending NUMBER START END [bytes SIZE]"},
		{"skipped 1 0 10 20\n", `want "bytes", not "20"`},
		{"generation 1 0 soon\n", "want: generation NUMBER"},
	} {
		if _, err := ParseText(tt.src); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %q", tt.src, err, tt.want)
		}
	}
}
