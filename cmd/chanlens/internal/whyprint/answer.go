package whyprint

import (
	"context"
	"io"
	"slices"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/model/analysis/verdict"
)

// Answer is a path, and what else there is to say of it.
type Answer struct {
	trace   *model.Trace
	path    path.Path
	blocked *verdict.Blocked // the goroutine asked about waits when the trace ends; nil if not
}

// New answers with a path. Where it begins with a wait that is open when the trace
// ends, the reason is looked up.
func New(ctx context.Context, t *model.Trace, p path.Path) *Answer {
	a := &Answer{trace: t, path: p}
	if len(p.Steps) == 0 || !p.Steps[0].Open {
		return a
	}
	blocked := verdict.AtEnd(ctx, t)
	if i := slices.IndexFunc(blocked, func(b verdict.Blocked) bool { return b.Goroutine == p.Goroutine }); i >= 0 {
		a.blocked = &blocked[i]
	}
	return a
}

// Options say how to print for people.
type Options struct {
	Width int  // of a line of text, in cells; 0 stands for 100
	Color bool // colours and bold, for a terminal
}

// Print writes the answer in a format.
func (a *Answer) Print(w io.Writer, f report.Format, opt Options) error {
	switch f {
	case report.JSON:
		return a.printJSON(w)
	case report.Markdown:
		return a.printMarkdown(w)
	}
	return a.printText(w, opt)
}
