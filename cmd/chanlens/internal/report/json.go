package report

import (
	"bufio"
	"io"
	"time"

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
	e.text(`,"baseline":`).value(r.baseline())
	e.findings(r)
	e.blocked(r)
	e.channels(r)
	e.locks(r)
	e.pairs(r)
	e.waits(r)
	e.wakes(r)
	e.text("}\n")
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
		Dump:              r.Dump.Used(),
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
