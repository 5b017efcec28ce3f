package compare

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/finding"
)

// Digest is what is compared of a trace. It holds names and no handles.
type Digest struct {
	Source     string
	Length     time.Duration // of the part that was read
	Events     uint64
	Created    int // goroutines
	Stuck      int // goroutines, at the end
	EndKnown   bool
	Dump       string // file of the goroutine dump that says who is stuck, for whoever prints; "" without one
	waits      []item
	locks      []item
	channels   []use
	goroutines []item
	findings   []Finding
}

// item is something of which there are many lengths of time.
type item struct {
	key  string // what a function has one or several of
	what string // the operation, the class of lock, or the function that goroutines run
	at   model.Frame
	name string // of a lock
	Stats
}

// Stats are the lengths of time of waits, or of the lives of goroutines.
type Stats struct {
	Count    int // all of them
	Measured int // of those, how many the lengths below are of: all waits, and the lives that ended
	Total    time.Duration
	P50, P99 time.Duration
	AtEnd    int // of all, how many go on when the trace ends
}

// Finding is a finding by name.
type Finding struct {
	Kind     string
	Severity finding.Severity
	Title    string
	Key      string
	At       model.Frame // its first place
	Cost     time.Duration
}

// use is a channel by name.
type use struct {
	keys  []string // operation and function of each of its uses, sorted
	name  string
	at    model.Frame
	shape channel.Shape
	Traffic
}

// Traffic is what is seen of a channel.
type Traffic struct {
	Exact                 bool // all operations are, as they were recorded
	Cap                   int  // if it is exact; of several, the largest
	Sends, Receives       int
	SendWait, ReceiveWait time.Duration
	MaxWaiting, AtEnd     int
}

// Summarize makes a digest of a trace.
func Summarize(r *examine.Result) *Digest {
	from, to := r.Trace.Known()
	info := r.Trace.Info()
	d := &Digest{
		Source: info.Source, Length: to.Sub(from), Events: info.Events, Created: r.Summary.Created,
		EndKnown: to == r.Trace.End(),
	}
	for _, w := range r.Waits {
		if w.System {
			continue
		}
		at := r.Trace.Frame(w.Site)
		d.waits = append(d.waits, item{
			key: w.Op.String() + " " + at.Func, what: w.Op.String(), at: at,
			Stats: Stats{w.Count, w.Count, w.Total, w.P50, w.P99, w.Open},
		})
	}
	d.summarizeChannels(r)
	d.goroutines, d.Stuck = goroutineGroups(r.Trace), stuck(r.Blocked)
	for _, f := range r.Findings {
		n := Finding{Kind: f.Kind, Severity: f.Severity, Title: f.Title, Key: f.Key, Cost: f.Cost}
		if len(f.Places) > 0 {
			n.At = r.Trace.Frame(f.Places[0].Site)
		}
		d.findings = append(d.findings, n)
	}
	return d
}

func (d *Digest) summarizeChannels(r *examine.Result) {
	for _, l := range r.Channels.Locks {
		keys, at := usesByName(r.Trace, l.Uses)
		d.locks = append(d.locks, item{
			key: lockKey(l, keys), what: l.Class.String(), at: at, name: l.Name,
			Stats: Stats{l.Waits, l.Waits, l.Wait, l.P50, l.P99, l.AtEnd},
		})
	}
	for _, c := range r.Channels.Channels {
		keys, at := usesByName(r.Trace, c.Uses)
		d.channels = append(d.channels, use{
			keys: keys, name: c.Name, at: at, shape: c.Shape,
			Traffic: Traffic{
				c.Exact, c.Recorded.Cap, c.Sends, c.Receives, c.SendWait, c.ReceiveWait, c.MaxWaiting,
				c.SendersAtEnd + c.ReceiversAtEnd + c.SelectsAtEnd,
			},
		})
	}
	d.locks, d.channels = merged(d.locks), mergedChannels(d.channels)
}

// lockKey names a lock by its class, its name unless that has lines in it, and one of
// its uses.
func lockKey(l channel.Lock, uses []string) string {
	key := l.Class.String()
	if !strings.Contains(l.Name, ".go:") {
		key += " " + l.Name
	}
	if len(uses) > 0 {
		key += " " + uses[0]
	}
	return key
}

// usesByName names uses by operation and function, and returns where most waited.
func usesByName(t *model.Trace, uses []channel.Use) (keys []string, at model.Frame) {
	waited := false
	for i, u := range uses {
		f := t.Frame(u.Site)
		if i == 0 || !waited && u.By == model.WakeOther {
			at, waited = f, u.By == model.WakeOther
		}
		keys = append(keys, useWord(u)+" "+f.Func)
	}
	slices.Sort(keys)
	return slices.Compact(keys), at
}

// useWord names what a use does, in the same words whether that is inferred or recorded: a
// case of a select is a select.
func useWord(u channel.Use) string {
	if u.Case {
		return model.OpSelect.String()
	}
	return u.Word()
}

// PerSecond returns how many there are of a number of things in a second of the trace.
func (d *Digest) PerSecond(n int) float64 {
	if d.Length <= 0 {
		return 0
	}
	return float64(n) / d.Length.Seconds()
}

// Waited returns how much of a time there is in a second of the trace.
func (d *Digest) Waited(total time.Duration) time.Duration {
	if d.Length <= 0 {
		return 0
	}
	return time.Duration(float64(total) / d.Length.Seconds())
}

// inOrder sorts places of one key as they stand in the program.
func inOrder(a, b item) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at.File, b.at.File), cmp.Compare(a.at.Line, b.at.Line))
}
