package detail

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/code"
)

const handOff = `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
  300  send @ runtime.chansend1 chan.go:161 < main.push main.go:9 < main.main main.go:20 < runtime.main proc.go:283
  500  runnable woken by 7 @ runtime.chanrecv1 chan.go:506 < main.worker main.go:31
  550  running P0
goroutine 7 main.worker
  100  runnable created by 1 @ main.main main.go:12
  110  running P1
  600  end
`

func text(rows []Row) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.TrimRight(r.Text(), " ") + "\n")
	}
	return b.String()
}

func subject(t *testing.T, id model.GoID, at model.Time) Subject {
	t.Helper()
	trace, err := model.ParseText(handOff)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(trace); err != nil {
		t.Fatal(err)
	}
	g, ok := trace.Lookup(id)
	if !ok {
		t.Fatalf("no goroutine %d", id)
	}
	s := At(trace, g, at, nil)
	s.Chain = s.Behind()
	return s
}

// TestRows holds what the pane says of both sides of a wake.
func TestRows(t *testing.T) {
	for _, c := range []struct {
		name string
		id   model.GoID
		at   model.Time
		want []string
	}{
		{"the wait", 1, 400, []string{
			"goroutine 1", "send", "200ns", "waits to send on a channel",
			"woken by", "goroutine 7  main.worker", "which received from the channel", "main.go:31", "then waited 50ns for a processor",
			"main.push", "main.go:9", "main.go:20", "1 frame inside runtime.chansend1", "existed before the trace",
		}},
		{"a run", 1, 100, []string{"stack  where this run ends\n  main.push", "1 frame inside runtime.chansend1"}},
		{"the waker", 7, 300, []string{
			"runs on a processor", "P1", "woke 1 goroutine in this interval", "goroutine 1  main.main", "from send",
			"created at 100ns by", "main.go:12", "ended at 600ns after 500ns",
		}},
		{"after the end", 7, 900, []string{"ended at 600ns"}},
		{"before the begin", 7, 50, []string{"not created yet"}},
	} {
		got := text(Rows(subject(t, c.id, c.at), 60))
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is missing from\n%s", c.name, want, got)
			}
		}
	}
}

// TestFollow holds that following a wake and following it back are inverse.
func TestFollow(t *testing.T) {
	s := subject(t, 1, 400)
	_, to, ok := s.Follow()
	if !ok || to.At != 500 {
		t.Fatalf("from the wait: %+v, %v", to, ok)
	}
	s = At(s.Trace, to.Goroutine, to.At, nil)
	if _, back, ok := s.Follow(); !ok || back.Goroutine != 0 && s.Trace.Goroutine(back.Goroutine).ID != 1 {
		t.Errorf("from the waker: %+v, %v", back, ok)
	}
}

// long is a trace of names and places that are long.
const long = `
generation 1 0 1000
goroutine 1234567890 example.com/organisation/project/internal/very/deep/pkg.(*Collector[go.shape.int,go.shape.string]).collectEverythingThereIs
  ^    running P0
  300  send @ runtime.chansend1 chan.go:161 < example.com/organisation/project/internal/very/deep/pkg.(*Collector[go.shape.int]).push.func1.2 /home/somebody/go/src/collector_of_everything_there_is_linux_amd64_test.go:123456
  500  runnable woken by 7777777777 @ runtime.chanrecv1 chan.go:506 < example.com/organisation/project/internal/very/deep/pkg.(*Worker[go.shape.int]).workUntilNothingIsLeft /src/worker_of_everything_there_is_linux_amd64_test.go:31
  550  running P0
goroutine 7777777777 example.com/organisation/project/internal/very/deep/pkg.(*Worker[go.shape.int]).workUntilNothingIsLeft
  100  runnable created by 1234567890 @ example.com/organisation/project/internal/very/deep/pkg.(*Collector[go.shape.int]).push.func1.2 /src/collector_of_everything_there_is_linux_amd64_test.go:123456
  110  running P1
  600  end
`

// TestRowsKeepTheWidth holds that no row is wider than asked for, if that is not
// absurdly little.
func TestRowsKeepTheWidth(t *testing.T) {
	trace, err := model.ParseText(long)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []model.Time{100, 400, 520, 900} {
		for width := 36; width < 100; width++ {
			for _, s := range []Subject{subject(t, 1, at), subject(t, 7, at), At(trace, 0, at, nil), At(trace, 1, at, nil)} {
				s.Chain = s.Behind()
				f := s.Trace.Frame(s.Here())
				s.Code = &Code{Excerpt: code.Excerpt{Frame: f, Path: "/src", File: code.Lex("x.go", []byte(push))}, Column: 12}
				for _, r := range Rows(s, width) {
					if n := canvas.Width(r.Text()); n > width {
						t.Fatalf("width %d: %q takes %d", width, r.Text(), n)
					}
				}
			}
		}
	}
}

func TestEveryOperationHasAMeaning(t *testing.T) {
	for op := range model.Operation(model.NumOperations) {
		if Meaning(op) == "" {
			t.Errorf("%v has no meaning", op)
		}
	}
}

func TestColumns(t *testing.T) {
	line := func(s string) Row { return Row{Spans: []Span{plain(s)}} }
	head := func(s string) Row { return Row{Spans: []Span{plain(s)}, Head: true} }
	got := text(Columns([]Row{line("a"), {}, head("b"), line("c"), line("d"), {}, head("e")}, 3))
	if want := "a\n\n\nb\nc\nd\ne\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
