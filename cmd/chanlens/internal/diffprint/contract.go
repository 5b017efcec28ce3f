package diffprint

import (
	"chanlens/model"
	"chanlens/model/analysis/compare"
)

// Schema names the JSON contract and its version. Under that name fields may be added,
// and none is renamed, removed or given another meaning.
const Schema = "chanlens.diff/1"

// All lengths of time are nanoseconds. A list is never null; a [Frame] is, where the
// trace does not tell it.

// Document is what differs between two traces. What does not differ beyond noise is
// not in it: the documentation of package compare says what counts.
type Document struct {
	Schema     string   `json:"schema"` // "chanlens.diff/1"
	Before     Trace    `json:"before"`
	After      Trace    `json:"after"`
	Findings   Findings `json:"findings"`
	Waits      []Place  `json:"waits"`      // places that wait; the largest effect first
	Channels   []Chan   `json:"channels"`   // likewise
	Locks      []Place  `json:"locks"`      // likewise
	Goroutines []Place  `json:"goroutines"` // groups by what runs and what creates it; lengths are those of lives that ended
	Compared   Compared `json:"compared"`   // how much was compared, whether it differs or not
}

// Trace is one of the two.
type Trace struct {
	File              string `json:"file"`
	DurationNS        int64  `json:"duration_ns"` // of what was read of it
	Events            uint64 `json:"events"`
	GoroutinesCreated int    `json:"goroutines_created"`
	Dump              string `json:"goroutine_dump"` // the file of the goroutine dump that it was held against; "" without one
	Stuck             *int   `json:"stuck"`          // goroutines, at the end; null if that was not read
}

// Findings is what became of findings. They are the same if their keys are.
type Findings struct {
	New  []Finding `json:"new"`  // only in the later trace
	Gone []Finding `json:"gone"` // only in the earlier one
	Both []Finding `json:"both"` // as the later trace has them
}

// Finding is one finding; a report on its trace tells more.
type Finding struct {
	Kind      string `json:"kind"`
	Severity  string `json:"severity"`
	Title     string `json:"title"`
	Key       string `json:"key"`
	Frame     *Frame `json:"frame"`       // its first place
	CostNS    int64  `json:"cost_ns"`     // as in a report
	WasCostNS *int64 `json:"was_cost_ns"` // of one in both: what it cost in the earlier trace
}

// Place is a place that waits, a lock, or a group of goroutines.
type Place struct {
	Verdict  string `json:"verdict"`   // "new", "gone", "longer", "shorter", "mixed", "more often" or "less often"
	What     string `json:"what"`      // the operation, the class of the lock, or the function that the goroutines run
	Name     string `json:"name"`      // of a lock
	Frame    *Frame `json:"frame"`     // in the later trace, if that has it; of goroutines the go statement
	WasFrame *Frame `json:"was_frame"` // in the earlier trace
	Before   Stats  `json:"before"`
	After    Stats  `json:"after"`
	P50      string `json:"p50"`       // "more", "less", or "same" if the difference may be chance
	P99      string `json:"p99"`       // likewise
	Rate     string `json:"rate"`      // the number per second, likewise
	EffectNS int64  `json:"effect_ns"` // what the difference makes in a second of the trace
}

// Stats are the waits, or goroutines, of one trace. All are 0 where it has none.
type Stats struct {
	Count     int     `json:"count"`
	PerSecond float64 `json:"per_second"`
	TotalNS   int64   `json:"total_ns"`
	P50NS     int64   `json:"p50_ns"`
	P99NS     int64   `json:"p99_ns"`
	AtEnd     int     `json:"at_end"` // go on when the trace ends
}

// Chan is a channel.
type Chan struct {
	Verdict  string  `json:"verdict"` // as of a Place, or "other use": its kind is another one
	Name     string  `json:"name"`
	Frame    *Frame  `json:"frame"` // where it is used most
	Before   Traffic `json:"before"`
	After    Traffic `json:"after"`
	EffectNS int64   `json:"effect_ns"` // what the difference makes in a second of the trace
}

// Traffic is what one trace shows of a channel. All are 0 where it has none.
type Traffic struct {
	Kind       string `json:"kind"`  // as in a report
	Exact      bool   `json:"exact"` // likewise
	Cap        *int   `json:"cap"`   // the capacity, of several the largest; null unless exact
	Sends      int    `json:"sends"`
	Receives   int    `json:"receives"`
	SendWaitNS int64  `json:"send_wait_ns"`
	RecvWaitNS int64  `json:"recv_wait_ns"`
	MaxWaiting int    `json:"max_waiting"`
	AtEnd      int    `json:"at_end"` // wait when the trace ends
}

// Compared is how many of each there are in one of the traces or both.
type Compared struct {
	Waits      int `json:"waits"`
	Channels   int `json:"channels"`
	Locks      int `json:"locks"`
	Goroutines int `json:"goroutines"`
}

// Frame is a line of the program.
type Frame struct {
	Func string `json:"func"`
	File string `json:"file"`
	Line int    `json:"line"`
}

func frame(f model.Frame) *Frame {
	if f == (model.Frame{}) {
		return nil
	}
	return &Frame{f.Func, f.File, f.Line}
}

// document fills in the contract.
func document(d *compare.Diff) Document {
	return Document{
		Schema: Schema, Before: trace(d.Before), After: trace(d.After),
		Findings: documentFindings(d.Findings),
		Waits:    places(d, d.Waits), Channels: documentChannels(d.Channels),
		Locks: places(d, d.Locks), Goroutines: places(d, d.Goroutines),
		Compared: Compared{d.Compared.Waits, d.Compared.Channels, d.Compared.Locks, d.Compared.Goroutines},
	}
}

func trace(d *compare.Digest) Trace {
	t := Trace{File: d.Source, Dump: d.Dump, DurationNS: int64(d.Length), Events: d.Events, GoroutinesCreated: d.Created}
	if d.EndKnown {
		t.Stuck = &d.Stuck
	}
	return t
}

func documentFindings(f compare.Findings) Findings {
	out := Findings{New: []Finding{}, Gone: []Finding{}, Both: []Finding{}}
	one := func(x compare.Finding) Finding {
		return Finding{x.Kind, x.Severity.String(), x.Title, x.Key, frame(x.At), int64(x.Cost), nil}
	}
	for _, x := range f.New {
		out.New = append(out.New, one(x))
	}
	for _, x := range f.Gone {
		out.Gone = append(out.Gone, one(x))
	}
	for _, x := range f.Both {
		y, was := one(x.Finding), int64(x.Was)
		y.WasCostNS = &was
		out.Both = append(out.Both, y)
	}
	return out
}

// changes are the contract's words for changes.
var changes = map[compare.Change]string{compare.Less: "less", compare.Same: "same", compare.More: "more"}

func places(d *compare.Diff, list []compare.Place) []Place {
	out := make([]Place, len(list))
	for i, x := range list {
		out[i] = Place{
			Verdict: x.Verdict.String(), What: x.What, Name: x.Name, Frame: frame(x.At), WasFrame: frame(x.WasAt),
			Before: stats(d.Before, x.Before), After: stats(d.After, x.After),
			P50: changes[x.Median], P99: changes[x.Tail], Rate: changes[x.Rate], EffectNS: int64(x.Effect),
		}
	}
	return out
}

func stats(d *compare.Digest, s compare.Stats) Stats {
	return Stats{s.Count, d.PerSecond(s.Count), int64(s.Total), int64(s.P50), int64(s.P99), s.AtEnd}
}

func documentChannels(list []compare.Channel) []Chan {
	out := make([]Chan, len(list))
	for i, c := range list {
		out[i] = Chan{
			Verdict: c.Verdict.String(), Name: c.Name, Frame: frame(c.At),
			Before: traffic(c.ShapeBefore.String(), c.Before), After: traffic(c.ShapeAfter.String(), c.After), EffectNS: int64(c.Effect),
		}
	}
	return out
}

func traffic(kind string, t compare.Traffic) Traffic {
	if kind == "" {
		kind = "unknown"
	}
	var capacity *int
	if t.Exact {
		capacity = &t.Cap
	}
	return Traffic{kind, t.Exact, capacity, t.Sends, t.Receives, int64(t.SendWait), int64(t.ReceiveWait), t.MaxWaiting, t.AtEnd}
}
