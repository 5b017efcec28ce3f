package moment_test

import (
	"errors"
	"strings"
	"testing"

	"chanlens/model/analysis/moment"
)

// What is read, in the one form in which it is written; that form reads as the same.
func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"send", "send"},
		{" sends   that never end ", "send that never ends"},
		{"2nd send on results by queryReplica", "2nd send on results by queryReplica"},
		{"1st send", "first send"},
		{"11th send", "11th send"},
		{"end of last receive on jobs", "end of last receive on jobs"},
		{"end of start of worker", "end of start of worker"},
		{"start by worker#2", "start of worker#2"},
		{"close of results", "close on results"},
		{"start of trace", "start of trace"},
		{"end of trace", "end of trace"},
		{"start of main.trace", "start of main.trace"},
		{"go of worker by main", "go of worker by main"},
		{"3rd go-statements in start", "3rd go in start"},
		{"receive on ctx.Done() by (*server).worker", "receive on ctx.Done() by (*server).worker"},
		{`receive on "timer at main.go:20"`, `receive on "timer at main.go:20"`},
		{`send on "results"`, "send on results"},
		{"sends that do not wait", "send that does not wait"},
		{"receives that are not closed by main", "receive by main that is not closed"},
		{"send that waits after start of (first close)", "send that waits after start of (first close)"},
		{"closes that panic", "close that panics"},
		{"receives that are closed that wait", "receive that waits that is closed"},
		{"lock longer than 5ms shorter than 1500us on s.mu", "lock on s.mu longer than 5ms shorter than 1.5ms"},
		{"send after (end of first close on done) before (2nd log \"half ) done\")", `send after (end of first close on done) before (2nd log "half ) done")`},
		{`regions "a b" at main.go:7`, `region "a b" at main.go:7`},
	} {
		q, err := moment.Parse(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if got := q.String(); got != c.want {
			t.Errorf("%s is written %s, want %s", c.text, got, c.want)
		}
		if again := parse(t, c.want).String(); again != c.want {
			t.Errorf("%s is read again as %s", c.want, again)
		}
	}
}

// What is wrong is named, and what to do about it.
func TestParseErrors(t *testing.T) {
	const events = "the events are send, receive, close, make, default, select, panic, start, exit, go, lock, wait, sleep, syscall, run, runnable, wg-wait, cond-wait, region, task, log or trace"
	for _, c := range []struct{ text, want string }{
		{"", "at the end: an event is missing; " + events},
		{"2nd", "at the end: an event is missing; " + events},
		{"2nd recieve on results", "`recieve`: there is no such event; did you mean receive? T" + events[1:]},
		{"0th send", "`0th`: there is no such event; " + events},
		{"3th send", "`3th`: there is no such event; " + events},
		{"trace", "`trace`: this is no event; write `start of trace` or `end of trace`"},
		{"start of trace by main", "`by`: the trace has one start and one end; take it away"},
		{"send on", "at the end: after on something is missing: a channel or a lock, as in on results"},
		{"send on a on b", "`on`: this stands here twice; take one away"},
		{"start of a by b", "`by`: this stands here twice; take one away"},
		{`send on "a`, "`\"a`: the quotes are not closed; add a \" at the end"},
		{"send results", "`results`: this is no clause; send takes on, by, in, at, that waits, that does not wait, that never ends, that panics, longer than, shorter than, after or before"},
		{"send bye main", "`bye`: this is no clause; did you mean by?"},
		{"send receive", "`receive`: a query has one event, and send is that; ask for receive in a query of its own"},
		{"send that blocks", "`blocks`: after that this is not understood; write that waits, that does not wait, that never ends or that panics"},
		{"close that waits", "`waits`: close cannot have this; it takes on, of, by, in, at, that panics, after or before"},
		{"sleep on results", "`on`: sleep cannot have this; it takes by, in, at, that never ends, longer than, shorter than, after or before"},
		{"send by worker#0", "`worker#0`: behind # stands which of the goroutines is meant, from 1; write one such as worker#2"},
		{"send at main", "`main`: this is no line of a file; write one such as main.go:48"},
		{"send longer 5ms", "`5ms`: after longer \"than\" is missing; as in longer than 5ms"},
		{"send longer than 5", "`5`: this is no duration; write one such as 5ms, 20us or 1.5s"},
		{"send after first send", "`first`: a query in parentheses is missing; as in after (first send on results)"},
		{"send after (first send", "`(`: this is not closed; add a )"},
		{"send)", "`)`: there is no ( for it; take it away"},
		{"region parse", "`parse`: a name in quotes is missing; as in region \"parse\""},
		{strings.Repeat("send after (", 9) + "send" + strings.Repeat(")", 9), "`(`: this is nested too deep; ask for less"},
		{"send on " + strings.Repeat("x", 1000), "`…`: a query has at most 1000 bytes; ask for less"},
	} {
		_, err := moment.Parse(c.text)
		if err == nil || err.Error() != c.want {
			t.Errorf("%.40s:\n got %v\nwant %s", c.text, err, c.want)
			continue
		}
		var e *moment.Error
		if !errors.As(err, &e) || e.Pos < 0 || e.Len < 0 || e.Pos+e.Len > len(c.text) {
			t.Errorf("%s: the error stands at %+v", c.text, e)
		}
	}
}

func TestFitsFunc(t *testing.T) {
	for _, c := range []struct {
		name, fn string
		want     bool
	}{
		{"worker", "main.(*server).worker", true},
		{"server.worker", "main.(*server).worker", true},
		{"(*server).worker", "main.(*server).worker", true},
		{"main.(*server).worker", "main.(*server).worker", true},
		{"ver.worker", "main.(*server).worker", false},
		{"orker", "main.worker", false},
		{"main", "main.main", true},
		{"main", "main.worker", false},
		{"Map.func1", "example.com/x/lists.Map[go.shape.int].func1", true},
		{"lists.Map", "example.com/x/lists.Map[...]", true},
		{"x/lists.Map", "example.com/x/lists.Map", true},
		{"", "main.main", false},
	} {
		if got := moment.FitsFunc(c.name, c.fn); got != c.want {
			t.Errorf("FitsFunc(%q, %q) = %v", c.name, c.fn, got)
		}
	}
}

// Whatever is read, what is written of it is read as the same query.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"2nd send on results by queryReplica#2 that waits", `region "a" after (first send) at a:1`, "end of trace",
		`send on ")" longer than 1ms`, `log "(" in a.(*b).c`, "receive on (", "send on a) on b",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := moment.Parse(text)
		if err != nil {
			if err.Error() == "" {
				t.Error("an error that says nothing")
			}
			return
		}
		again, err := moment.Parse(q.String())
		if err != nil {
			if len(q.String()) > 1000 {
				return // quotes and parentheses made it longer
			}
			t.Fatalf("%q is written %q: %v", text, q, err)
		}
		if again.String() != q.String() {
			t.Fatalf("%q is written %q, and that %q", text, q, again)
		}
	})
}
