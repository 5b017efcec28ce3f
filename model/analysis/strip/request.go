package strip

import (
	"context"
	"errors"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Request says what to compute. What it leaves empty is not computed.
type Request struct {
	From, To model.Time // the window; it may reach beyond the trace
	Cells    int        // at least 1, and none shorter than 1 ns

	// Groups says of each goroutine, by handle, which group it is in: from 0 to NumGroups-1.
	// Other numbers, and handles beyond the list, are in none.
	Groups    []int32
	NumGroups int

	Procs    []model.Proc   // each once
	Threads  []model.Thread // likewise
	Channels Channels
	Metrics  bool

	// What the program recorded of its channel operations: of each goroutine what it did
	// without waiting, and of each channel how it stood. Only does not matter to them.
	Acts  []model.Goroutine
	Fills []model.Chan

	// Only says which goroutines count in groups, on processors and threads and at
	// channels; nil: all. Metrics are of all goroutines. Several goroutines call it at
	// the same time.
	Only func(model.Goroutine) bool
}

// Channels says which channels to look at, and how they are told apart.
type Channels struct {
	IDs []int // each once
	// Of returns the channel that a wait is on, as channel.Result.ChannelOf does. It is
	// asked with whole intervals, of which it may use what they tell by themselves.
	// Several goroutines call it at the same time.
	Of func(model.Interval) (id int, ok bool)
	// Users are those who may wait on one of the channels: nobody else is asked for. nil:
	// all goroutines.
	Users []model.Goroutine
}

// Strips are the answer to a [Request], each list in the order in which it was asked for.
type Strips struct {
	From, To model.Time
	Edges    []model.Time // where cells begin, and where the last one ends
	Known    []model.Time // of each cell, how much of it the trace tells about, in ns

	Groups   [][]Group // by group and cell
	Procs    [][]Run   // by processor and cell
	Threads  [][]Run   // by thread and cell
	Channels [][]Wait  // by channel and cell
	Metrics  *Metrics

	Acts  [][]Acts // by goroutine and cell
	Fills [][]Fill // by recorded channel and cell
}

var errCells = errors.New("strip: the window has no cells, or cells of less than 1 ns")

// Compute computes strips. The error is that of the context, soon after it is done, or
// says that the request makes no sense.
func Compute(ctx context.Context, t *model.Trace, r Request) (*Strips, error) {
	if r.Cells <= 0 || r.To-r.From < model.Time(r.Cells) {
		return nil, errCells
	}
	w := newWindow(t, r.From, r.To, r.Cells)
	shares, procs, threads := newShareStudy(w, &r), newRunStudy(w, &r, false), newRunStudy(w, &r, true)
	waits, levels := newWaitStudy(w, &r), newLevelStudy(w)
	var studies []visit.Study
	if r.NumGroups > 0 || r.Metrics {
		studies = append(studies, shares)
	}
	if len(r.Procs) > 0 {
		studies = append(studies, procs)
	}
	if len(r.Threads) > 0 {
		studies = append(studies, threads)
	}
	if len(r.Channels.IDs) > 0 {
		studies = append(studies, waits)
	}
	if r.Metrics {
		studies = append(studies, levels)
	}
	if len(studies) > 0 {
		visit.Between(ctx, t, r.From, r.To, nil, studies...)
	}
	s := &Strips{From: r.From, To: r.To, Edges: w.edges, Known: w.known()}
	if ctx.Err() == nil { // else what was found is of no use
		groups, total := shares.result(ctx)
		s.Groups, s.Procs, s.Threads, s.Channels = groups, procs.result(), threads.result(), waits.result()
		if r.Metrics {
			s.Metrics = newMetrics(s, total, levels)
		}
		s.Acts, s.Fills = w.actsOf(ctx, r.Acts), w.fillsOf(ctx, r.Fills)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return s, nil
}
