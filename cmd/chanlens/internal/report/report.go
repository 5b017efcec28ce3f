package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

// Report is what the analyses say of one trace, to be printed.
type Report struct {
	*examine.Result
	Dump Dump // that the trace was held against
	info model.Info
	held *held // against an earlier report, or nil
}

// New returns the report on what was examined.
func New(r *examine.Result) *Report { return &Report{Result: r, info: r.Trace.Info()} }

// Dump is the goroutine dump that there is for a trace. The zero value is none.
type Dump struct {
	File    string
	Text    string // the file, and what it is
	LeftOut error  // why the trace was not held against it; nil if it was
}

// Warning says why the dump was left out; "" if it was not.
func (d Dump) Warning() string {
	if d.LeftOut == nil {
		return ""
	}
	return fmt.Sprintf("%s was left out: %v", d.File, d.LeftOut)
}

// Used returns the file of the dump that the trace was held against; "" if there is none.
func (d Dump) Used() string {
	if d.LeftOut != nil {
		return ""
	}
	return d.File
}

// Stuck returns how many goroutines are stuck.
func (r *Report) Stuck() int { return r.count(verdict.Stuck) }

// count returns how many blocked goroutines have a verdict.
func (r *Report) count(v verdict.Verdict) int {
	n := 0
	for _, g := range r.Groups {
		if g.Verdict == v {
			n += len(g.Members)
		}
	}
	return n
}

// warnings are the sentences that stand with the facts.
func (r *Report) warnings() []string {
	all := []string{}
	if from, to := r.Trace.Known(); !r.whole() {
		text := fmt.Sprintf("only %s to %s were read, as was asked for", format.Moment(from, time.Millisecond), format.Moment(to, time.Millisecond))
		if !r.EndKnown() {
			text += "; who is blocked when the trace ends is not known"
		}
		all = append(all, text)
	}
	if lost := Lost(r.info); lost != "" {
		all = append(all, lost)
	}
	if why := r.Dump.Warning(); why != "" {
		all = append(all, why)
	}
	return append(all, r.info.Warnings...)
}

// whole reports whether all of the trace was asked for.
func (r *Report) whole() bool {
	return !slices.ContainsFunc(r.info.Generations, func(g model.GenerationInfo) bool { return g.Absent != model.Present })
}

// EndKnown reports whether the end of the trace was read.
func (r *Report) EndKnown() bool {
	_, to := r.Trace.Known()
	return to == r.Trace.End()
}

// Lost tells in a sentence how much of a trace could not be read, and why; it is
// empty if all could.
func Lost(info model.Info) string {
	l := lost(info)
	if l.Generations == 0 {
		return ""
	}
	why := ""
	for _, g := range info.Generations {
		if why == "" {
			why = g.Lost
		}
	}
	share := ""
	if info.Bytes > 0 {
		share = " (" + format.Percent(float64(l.Bytes), float64(info.Bytes)) + " of the bytes)"
	}
	return fmt.Sprintf("%s of %s could not be read%s: %s", format.Count(uint64(l.Generations)),
		format.Plural(len(info.Generations), "generation"), share, why)
}

// lost sums up how much of a trace could not be read.
func lost(info model.Info) LostBytes {
	var l LostBytes
	for _, g := range info.Generations {
		if g.Lost != "" {
			l.Generations++
			l.Bytes += g.Bytes
		}
	}
	if info.Bytes > 0 {
		l.Share = float64(l.Bytes) / float64(info.Bytes)
	}
	return l
}

// A Format is a way to print a report.
type Format string

// The formats.
const (
	Text     Format = "text"
	JSON     Format = "json"
	Markdown Format = "markdown"
)

// Formats are all formats, the usual one first.
var Formats = []Format{Text, JSON, Markdown}

// ParseFormat returns the format of that name.
func ParseFormat(name string) (Format, error) {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		if string(f) == name {
			return f, nil
		}
		names[i] = string(f)
	}
	return "", fmt.Errorf("no format %q: there are %s", name, strings.Join(names, ", "))
}

// Options say how to print for people.
type Options struct {
	Width int      // of a line of text, in cells; 0 stands for 100
	Color bool     // colours and bold, for a terminal
	Next  []string // lines at the end: what to do next
}

// Print writes the report in a format.
func (r *Report) Print(w io.Writer, f Format, opt Options) error {
	switch f {
	case JSON:
		return r.printJSON(w)
	case Markdown:
		return r.printMarkdown(w)
	}
	return r.printText(w, opt)
}
