package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"time"
	"unicode/utf8"

	"chanlens/model"
)

// printJSON writes a [Document] as one line. It writes item by item and keeps no
// document in memory, and it encodes each frame, stack and name once: a trace
// may hold half a million blocked goroutines with a handful of stacks between
// them. A test holds the result against encoding/json on a Document.
func (r *Report) printJSON(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	e := &encoder{
		out: out, trace: r.Trace,
		frames:  make(map[model.FrameID][]byte),
		stacks:  make(map[model.StackID][]byte),
		strings: make(map[model.StringID][]byte),
	}
	e.text(`{"schema":`).value(Schema).text(`,"trace":`).value(r.facts())
	e.text(`,"blocked":[`)
	for i := range r.Blocked {
		b := &r.Blocked[i]
		info := r.Trace.Goroutine(b.Goroutine)
		e.comma(i)
		e.text(`{"goroutine":`).number(int64(info.ID))
		e.text(`,"function":`).name(info.Func)
		e.text(`,"op":"`).text(b.Op.DumpWords())
		e.text(`","verdict":"`).text(b.Verdict.String())
		e.text(`","why":`).quoted(b.Why(r.Trace))
		e.text(`,"since_ns":`).number(int64(b.Start))
		e.text(`,"blocked_ns":`).number(int64(b.Duration()))
		e.text(`,"site":`).frame(r.Trace.Site(b.Stack))
		e.text(`,"stack":`).stack(b.Stack)
		e.text(`,"created_at":`).frame(r.Trace.Site(info.CreatedAt)).text(`}`)
	}
	e.text(`],"waits":[`)
	for i, x := range r.Waits {
		e.comma(i)
		e.text(`{"class":"`).text(x.Op.Class().String())
		e.text(`","op":"`).text(x.Op.DumpWords())
		e.text(`","system":`).text(strconv.FormatBool(x.System))
		e.text(`,"site":`).frame(x.Site)
		e.text(`,"count":`).number(int64(x.Count)).text(`,"open":`).number(int64(x.Open))
		e.text(`,"total_ns":`).number(int64(x.Total)).text(`,"p50_ns":`).number(int64(x.P50))
		e.text(`,"p99_ns":`).number(int64(x.P99)).text(`,"max_ns":`).number(int64(x.Max)).text(`}`)
	}
	e.text(`],"wakes":[`)
	for i, x := range r.Wakes {
		e.comma(i)
		e.text(`{"kind":"`).text(x.Kind.String()).text(`","waker":`).frame(x.Waker)
		e.text(`,"op":"`).text(x.Waited.DumpWords()).text(`","woken":`).frame(x.Woken)
		e.text(`,"system":`).text(strconv.FormatBool(x.System))
		e.text(`,"count":`).number(int64(x.Count)).text(`}`)
	}
	e.text("]}\n")
	if e.err != nil {
		return e.err
	}
	return out.Flush() // reports what a write before failed with
}

// facts fills in the contract's "trace".
func (r *Report) facts() Trace {
	f := Trace{
		File:              r.info.Source,
		GoVersion:         r.info.GoVersion,
		Bytes:             r.info.Bytes,
		Events:            r.info.Events,
		DurationNS:        int64(r.Trace.End()),
		GoroutinesCreated: r.Summary.Created,
		GoroutinesAtEnd:   r.Summary.AtEnd,
		Processors:        r.Summary.Processors,
		Generations:       make([]Generation, len(r.info.Generations)),
		Lost:              lost(r.info),
		Warnings:          r.warnings(),
	}
	from, to := r.Trace.Known()
	f.FromNS, f.ToNS = int64(from), int64(to)
	if !r.info.Start.IsZero() {
		f.Start = r.info.Start.UTC().Format(time.RFC3339Nano)
	}
	for i, g := range r.info.Generations {
		f.Generations[i] = Generation{
			Number: g.Number, Offset: g.Offset, Bytes: g.Bytes,
			StartNS: int64(g.Start), EndNS: int64(g.End), Events: g.Events, Lost: g.Lost,
			Skipped: g.Absent != model.Present,
		}
	}
	return f
}

// encoder writes JSON by parts. Its methods return it, for the next part.
type encoder struct {
	out     *bufio.Writer // keeps its first error and refuses the rest
	err     error         // of encoding
	trace   *model.Trace
	scratch []byte

	// What was encoded before.
	frames  map[model.FrameID][]byte
	stacks  map[model.StackID][]byte
	strings map[model.StringID][]byte
}

// text writes what is JSON already.
func (e *encoder) text(s string) *encoder {
	e.out.WriteString(s)
	return e
}

func (e *encoder) comma(i int) {
	if i > 0 {
		e.out.WriteByte(',')
	}
}

func (e *encoder) number(n int64) *encoder {
	e.scratch = strconv.AppendInt(e.scratch[:0], n, 10)
	e.out.Write(e.scratch)
	return e
}

// value writes any value, without the escapes that only a web page needs.
func (e *encoder) value(v any) *encoder {
	e.out.Write(e.marshal(v))
	return e
}

// quoted writes a text as value does, faster where nothing in it has to be escaped.
func (e *encoder) quoted(s string) *encoder {
	for _, r := range s {
		switch {
		case r < ' ', r == '"', r == '\\', r == utf8.RuneError, r == '\u2028', r == '\u2029':
			return e.value(s)
		}
	}
	return e.text(`"`).text(s).text(`"`)
}

func (e *encoder) marshal(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		e.err = err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func (e *encoder) name(id model.StringID) *encoder {
	b, ok := e.strings[id]
	if !ok {
		b = e.marshal(e.trace.String(id))
		e.strings[id] = b
	}
	e.out.Write(b)
	return e
}

func (e *encoder) frame(id model.FrameID) *encoder {
	b, ok := e.frames[id]
	if !ok {
		b = e.marshal(contractFrame(e.trace, id))
		e.frames[id] = b
	}
	e.out.Write(b)
	return e
}

func (e *encoder) stack(id model.StackID) *encoder {
	b, ok := e.stacks[id]
	if !ok {
		b = e.marshal(contractStack(e.trace, id))
		e.stacks[id] = b
	}
	e.out.Write(b)
	return e
}

func contractFrame(t *model.Trace, id model.FrameID) *Frame {
	if id == model.NoFrame {
		return nil
	}
	f := t.Frame(id)
	return &Frame{Func: f.Func, File: f.File, Line: f.Line}
}

func contractStack(t *model.Trace, id model.StackID) []Frame {
	ids := t.Stack(id)
	frames := make([]Frame, len(ids))
	for i, f := range ids {
		frames[i] = *contractFrame(t, f)
	}
	return frames
}
