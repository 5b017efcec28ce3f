// Package examine runs all analyses of a trace, so that together they cost one visit
// to each of its segments.
//
// What comes in: a sealed [model.Trace]. What goes out: a [Result], which reports
// and the terminal UI show.
package examine

import (
	"context"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/finding"
)

// Result is what the analyses say of one trace.
type Result struct {
	Trace    *model.Trace
	Summary  analysis.Summary
	Blocked  []analysis.Blocked
	Groups   []analysis.Group
	Waits    []analysis.Wait
	Wakes    []analysis.Edge
	Channels channel.Result
	Findings []finding.Finding
}

// All examines a trace. progress, if it is not nil, is told how many segments of how
// many have been examined. It gives up soon after ctx is done, and returns nil.
func All(ctx context.Context, t *model.Trace, progress func(done, of int)) *Result {
	r := &Result{Trace: t, Summary: analysis.Summarize(t)}
	// Before the visit, which may drop the trace's end from memory.
	r.Blocked = analysis.BlockedAtEnd(ctx, t)
	channels, study := channel.NewStudy(t), finding.NewStudy(t)
	r.Waits, r.Wakes = analysis.Scan(ctx, t, progress, channels, study)
	if ctx.Err() != nil {
		return nil
	}
	r.Groups = analysis.GroupBlocked(t, r.Blocked)
	r.Channels = channels.Result()
	r.Findings = finding.Find(finding.Evidence{
		Trace: t, Blocked: r.Blocked, Groups: r.Groups, Waits: r.Waits, Wakes: r.Wakes,
		Channels: r.Channels, Study: study,
	})
	return r
}
