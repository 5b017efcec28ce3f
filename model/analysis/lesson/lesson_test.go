package lesson_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/lesson"
	"chanlens/model/analysis/moment"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func read(t testing.TB, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// golden holds a text against a file.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(read(t, file)), got); diff != "" {
		t.Errorf("%s: go test ./model/analysis/lesson -update rewrites it\n%s", file, diff)
	}
}

func parseFile(t testing.TB, file string) *lesson.Lesson {
	t.Helper()
	l, err := lesson.Parse(file, read(t, file))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// say writes what was read of a lesson.
func say(l *lesson.Lesson) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\nabout %q\nnext %q\nrules %q\nfinds %q\nmay %q\n", l.Title, l.About, l.Next, l.Rules, l.Finds, l.May)
	for _, s := range l.Steps {
		fmt.Fprintf(&b, "\nstep %q, line %d\n", s.Title, s.Line)
		if w := s.Show; w.Line > 0 {
			fmt.Fprintf(&b, "  show at %v, then %v, to %v, view %q, frame %q, span %v, all %v, edges %v, line %d\n",
				w.At, w.Then, w.To, w.View, w.Frame, time.Duration(w.Span), w.All, w.Edges, w.Line)
		}
		sayBlocks(&b, s.Body)
		if q := s.Ask; q != nil {
			fmt.Fprintf(&b, "  ask %q\n", q.Text)
			for i, c := range q.Choices {
				fmt.Fprintf(&b, "    choice %q, right %v\n", c, i == q.Right)
			}
			sayBlocks(&b, q.After)
		}
		for _, c := range s.Claims {
			fmt.Fprintf(&b, "  claim %q, line %d\n", c.Text, c.Line)
		}
	}
	return b.String()
}

func sayBlocks(b *strings.Builder, blocks []lesson.Block) {
	kinds := []string{lesson.Paragraph: "paragraph", lesson.Item: "item", lesson.Code: "code"}
	for _, x := range blocks {
		fmt.Fprintf(b, "  %s %q\n", kinds[x.Kind], x.Text)
	}
}

// All that a lesson can have, as it is read.
func TestParse(t *testing.T) {
	golden(t, "testdata/ops.golden", say(parseFile(t, "testdata/ops.md")))
}

// All that can be wrong with a text, in the order of its lines.
func TestParseFaults(t *testing.T) {
	_, err := lesson.Parse("faulty.md", read(t, "testdata/faulty.md"))
	if err == nil {
		t.Fatal("testdata/faulty.md has no fault")
	}
	golden(t, "testdata/faulty.golden", err.Error()+"\n")
}

// What is no text at all is refused before it is looked at, and so are commands to a
// terminal.
func TestParseNoText(t *testing.T) {
	for _, c := range []struct{ what, text, want string }{
		{"nothing", "", "x.md:1: the title is missing; begin the file with a line such as # The forgotten sender"},
		{"a program", "\x7fELF\x00\x01", "x.md:1: this is no text; a lesson is a Markdown file"},
		{"Latin-1", "# caf\xe9", "x.md:1: this line is no UTF-8; save the file as UTF-8"},
		{"an escape", "# a\n\x1b[2J", "x.md:2: there is a control character, U+001B; take it away"},
		{"too much", strings.Repeat("x\n", 1<<20), "x.md:1: this file has more than 1 MB; a lesson is a text that a person reads"},
		{"steps only", strings.Repeat("##\n", 1000), "x.md:1: a title is missing behind the #"},
	} {
		_, err := lesson.Parse("x.md", []byte(c.text))
		if err == nil {
			t.Errorf("%s is a lesson", c.what)
			continue
		}
		lines := strings.Split(err.Error(), "\n")
		if lines[0] != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, lines[0], c.want)
		}
		if len(lines) > 50 {
			t.Errorf("%s: %d faults are told", c.what, len(lines))
		}
	}
}

// scene returns a trace whose channel operations were recorded, and what is known of it.
func scene(t testing.TB) (*moment.Finder, *examine.Result) {
	t.Helper()
	tr, err := model.ParseText(string(read(t, "../../../tui/testdata/ops.txt")))
	if err != nil {
		t.Fatal(err)
	}
	r, err := examine.All(t.Context(), tr, examine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return moment.NewFinder(tr, &r.Channels), r
}

func sayFaults(faults []lesson.Fault) string {
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "%d: %s\n", f.Line, f.Msg)
	}
	return b.String()
}

// What a lesson says of its trace holds; and of one of which nothing holds, each line is
// told.
func TestVerify(t *testing.T) {
	f, r := scene(t)
	golden(t, "testdata/ops.verified", sayFaults(parseFile(t, "testdata/ops.md").Verify(f, r)))
	golden(t, "testdata/untrue.verified", sayFaults(parseFile(t, "testdata/untrue.md").Verify(f, r)))
}

// That nothing orders two moments is never told of a trace that lacks what could.
func TestVerifyNotRecorded(t *testing.T) {
	tr, err := model.ParseText("generation 1 0 1000\ngoroutine 1 main.main\n  ^ running P0 T1\n  500 send\ngoroutine 2 main.work\n  ^ running P1 T2\n  600 receive\n")
	if err != nil {
		t.Fatal(err)
	}
	r, err := examine.All(t.Context(), tr, examine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := lesson.Parse("x.md", []byte("# a\n```lesson\nabout: b\nmay: stuck-receivers stuck-senders\n```\n```check\nsend is not ordered with receive\n1 send by work\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := "7: `send is not ordered with receive`: that cannot be told of this trace, as channel operations that did not wait are not in it; record it with chanlens record\n" +
		"8: `1 send by work`: the trace has 0; it has 1 send, such as goroutine 1 main, send on unknown channel\n"
	if diff := cmp.Diff(want, sayFaults(l.Verify(moment.NewFinder(tr, &r.Channels), r))); diff != "" {
		t.Error(diff)
	}
}

// Each line of the block check of untrue.md is a fault.
func TestVerifyFindsAll(t *testing.T) {
	f, r := scene(t)
	l := parseFile(t, "testdata/untrue.md")
	told := make(map[int]bool)
	for _, x := range l.Verify(f, r) {
		told[x.Line] = true
	}
	for _, s := range l.Steps {
		for _, c := range s.Claims {
			if !told[c.Line] {
				t.Errorf("line %d is no fault: %s", c.Line, c.Text)
			}
		}
	}
}

// Whatever the text, all faults are told with a line of it.
func FuzzParse(f *testing.F) {
	for _, file := range []string{"testdata/ops.md", "testdata/faulty.md", "testdata/untrue.md"} {
		f.Add(read(f, file))
	}
	f.Add([]byte("# a\n```lesson\nabout: b\n```\n## c\n~~~~ask\nd\n- [ ] e\n- [x] f\n```go\n~~~~"))
	f.Fuzz(func(t *testing.T, text []byte) {
		l, err := lesson.Parse("x.md", text)
		if err == nil {
			if l.Title == "" || l.About == "" || len(l.Steps) == 0 {
				t.Fatalf("%q is a lesson without title, about or steps", text)
			}
			return
		}
		for line := range strings.SplitSeq(err.Error(), "\n") {
			var n int
			if _, err := fmt.Sscanf(line, "x.md:%d: ", &n); err != nil || n < 1 || n > strings.Count(string(text), "\n")+1 {
				t.Fatalf("%q: fault without a line of the text: %s", text, line)
			}
		}
	})
}

// The example of the README is a lesson.
func TestReadmeExample(t *testing.T) {
	const fence = "````"
	_, rest, _ := strings.Cut(string(read(t, "../../../README.md")), "\n"+fence+"markdown\n")
	text, _, ok := strings.Cut(rest, fence)
	if !ok {
		t.Fatal("the README has no example of a lesson")
	}
	l, err := lesson.Parse("README.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Steps) != 2 || l.Steps[1].Ask == nil || len(l.Steps[1].Claims) != 2 {
		t.Errorf("read as\n%s", say(l))
	}
}
