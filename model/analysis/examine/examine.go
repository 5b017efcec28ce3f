// Package examine runs all analyses of a trace, so that together they cost one visit
// to each of its segments.
//
// What comes in: a sealed [model.Trace]. What goes out: a [Result], which reports
// and the terminal UI show.
//
// Package examine imports nothing of this module but model and the analyses that it runs.
package examine

import (
	"context"
	"errors"
	"iter"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/finding"
	"chanlens/model/analysis/proof"
	"chanlens/model/analysis/verdict"
)

// Result is what the analyses say of one trace.
type Result struct {
	Trace    *model.Trace
	Summary  analysis.Summary
	Blocked  []verdict.Blocked
	Groups   []verdict.Group
	Waits    []analysis.Wait
	Wakes    []analysis.Edge
	Channels channel.Result
	Findings []finding.Finding
	Foreign  error // why the dump was left out, if it may be; wraps [proof.ErrForeign]
}

// Options says how to examine a trace, and what else is known of it.
type Options struct {
	Progress func(done, of int) // told how many segments of how many have been examined; may be nil
	Dump     *proof.Dump        // a goroutine dump that was taken with the trace; may be nil
	Spare    bool               // a dump of another process is left out, and [Result.Foreign] says so
	Source   channel.Source     // the program's source, for names; may be nil
}

// All examines a trace. The error is the context's, soon after that is done, or wraps
// [proof.ErrForeign] if the dump is of another process and may not be left out.
func All(ctx context.Context, t *model.Trace, opt Options) (*Result, error) {
	r := &Result{Trace: t, Summary: analysis.Summarize(t)}
	// Before the visit, which may drop the trace's end from memory.
	blocked := verdict.NewStudy(t)
	channels, study := channel.NewStudy(t), finding.NewStudy(t)
	r.Waits, r.Wakes = analysis.Scan(ctx, t, opt.Progress, blocked, channels, study)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if r.Blocked = blocked.Judge(ctx); ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if opt.Dump != nil {
		proofs, err := proof.Compare(t, r.Blocked, opt.Dump)
		switch {
		case err == nil:
			r.Blocked = proofs.Apply(r.Blocked)
		case opt.Spare && errors.Is(err, proof.ErrForeign):
			r.Foreign = err
		default:
			return nil, err
		}
	}
	r.Groups = verdict.GroupBlocked(t, r.Blocked)
	r.Channels = channels.Result()
	r.Channels.MarkStuck(r.stuck())
	r.Channels.NameFromSource(t, opt.Source)
	r.Findings = finding.Find(finding.Evidence{
		Trace: t, Blocked: r.Blocked, Groups: r.Groups, Waits: r.Waits, Wakes: r.Wakes,
		Channels: r.Channels, Study: study,
	})
	return r, nil
}

// stuck yields the goroutines that are stuck.
func (r *Result) stuck() iter.Seq[model.Goroutine] {
	return func(yield func(model.Goroutine) bool) {
		for i := range r.Blocked {
			if r.Blocked[i].Verdict != verdict.Stuck || !yield(r.Blocked[i].Goroutine) {
				return // stuck ones come first
			}
		}
	}
}
