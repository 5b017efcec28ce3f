package model

import (
	"fmt"
	"strconv"
	"strings"
)

// words splits a line at spaces, keeping quoted strings whole and unquoting them.
func words(line string) ([]string, error) {
	var out []string
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		if line[0] != '"' {
			word, rest, _ := strings.Cut(line, " ")
			out, line = append(out, word), rest
			continue
		}
		quoted, err := strconv.QuotedPrefix(line)
		if err != nil {
			return nil, fmt.Errorf("unfinished string: %s", line)
		}
		s, _ := strconv.Unquote(quoted)
		out, line = append(out, s), line[len(quoted):]
	}
	return out, nil
}

// fields reads the words of a note one after the other; the first error sticks.
type fields struct {
	words []string
	err   error
}

func (f *fields) next() string {
	if len(f.words) == 0 {
		if f.err == nil {
			f.err = fmt.Errorf("too few words")
		}
		return ""
	}
	w := f.words[0]
	f.words = f.words[1:]
	return w
}

func (f *fields) keyword(want string) {
	if w := f.next(); w != want && f.err == nil {
		f.err = fmt.Errorf("want %q, not %q", want, w)
	}
}

// unsigned reads a number that may be above those of number.
func (f *fields) unsigned() uint64 {
	n, err := strconv.ParseUint(f.next(), 10, 64)
	if err != nil && f.err == nil {
		f.err = err
	}
	return n
}

func (f *fields) number() int64 {
	w := strings.TrimPrefix(f.next(), "P")
	if w == "-" {
		return -1 // nobody
	}
	n, err := strconv.ParseInt(w, 10, 64)
	if err != nil && f.err == nil {
		f.err = err
	}
	return n
}

func (f *fields) time() Time {
	w := f.next()
	if w == "-" {
		return NoTime // not ended
	}
	t, err := textTime(w, 0)
	if err != nil && f.err == nil {
		f.err = err
	}
	return t
}

var scopeNames = [...]string{ScopeProcess: "process", ScopeGoroutine: "goroutine", ScopeProc: "proc", ScopeThread: "thread"}

var metricNames = [...]string{MetricHeap: "heap", MetricGoal: "goal", MetricProcs: "procs"}

func indexOf(names []string, s string) (int, error) {
	for i, n := range names {
		if strings.ReplaceAll(n, " ", "-") == s {
			return i, nil
		}
	}
	return 0, fmt.Errorf("unknown word %q", s)
}

// note reads a line that is about none of the goroutines' states.
func (g *textGeneration) note(kind, rest string) error {
	head, stackText, _ := strings.Cut(rest, "@")
	stack, err := g.stackText(stackText)
	if err != nil {
		return err
	}
	w, err := words(head)
	if err != nil {
		return err
	}
	f := &fields{words: w}
	switch kind {
	case "range":
		g.rangeNote(f)
	case "task":
		id := f.number()
		f.keyword("parent")
		parent := f.number()
		name := g.String(f.next())
		f.keyword("by")
		by := GoID(f.number())
		g.span(f, func(at Time) { g.TaskBegin(at, TaskID(id), TaskID(parent), name, by, stack) },
			func(at Time) { g.TaskEnd(at, TaskID(id), TaskID(parent), name) })
	case "region":
		by := GoID(f.number())
		f.keyword("task")
		task := TaskID(f.number())
		name := g.String(f.next())
		g.span(f, func(at Time) { g.RegionBegin(at, g.other(by), task, name, stack) },
			func(at Time) { g.RegionEnd(at, g.known(by), task, name) })
	case "log":
		at := f.time()
		f.keyword("by")
		by := GoID(f.number())
		f.keyword("task")
		task := TaskID(f.number())
		category, message := g.String(f.next()), g.String(f.next())
		g.tell(at, func(at Time) { g.Log(at, by, task, category, message, stack) })
	case "metric":
		m, err := indexOf(metricNames[:], f.next())
		if err != nil {
			return err
		}
		at, value := f.time(), f.number()
		g.tell(at, func(at Time) { g.Metric(at, MetricKind(m), uint64(value)) })
	case "deadlock":
		g.Deadlock()
	case "chan":
		return g.chanNote(f, stack)
	case "op":
		return g.opNote(f, stack)
	case "lock":
		return g.lockNote(f)
	case "sample":
		at := f.time()
		f.keyword("by")
		by := GoID(f.number())
		p := f.number()
		g.tell(at, func(at Time) { g.Sample(at, by, stack, Where{Proc(p), NoThread}) })
	}
	return f.err
}

func (g *textGeneration) rangeNote(f *fields) {
	kind, err := indexOf(rangeKindNames[:], f.next())
	if err != nil && f.err == nil {
		f.err = err
	}
	scope, err := indexOf(scopeNames[:], f.next())
	if err != nil && f.err == nil {
		f.err = err
	}
	var of int64
	if Scope(scope) != ScopeProcess {
		of = f.number()
	}
	name := g.String(f.next())
	g.span(f, func(at Time) { g.RangeBegin(at, name, RangeKind(kind), Scope(scope), of, false) },
		func(at Time) { g.RangeEnd(at, name, RangeKind(kind), Scope(scope), of) })
}

// span reads a start and an end and tells both; an end of "-" is still open.
func (g *textGeneration) span(f *fields, begin, end func(Time)) {
	from, to := f.time(), f.time()
	if f.err != nil {
		return
	}
	g.tell(from, begin)
	if to != NoTime {
		g.tell(to, end)
	}
}

func (g *textGeneration) tell(at Time, what func(Time)) {
	g.add(at, func(at Time) error { what(at); return nil })
}
