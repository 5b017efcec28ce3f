package tui

import (
	"context"
	"os"
	"time"

	"chanlens/model"
	"chanlens/tui/theme"
)

// Progress tells how far loading has come. Zero fields are not shown.
type Progress struct {
	Done, Total     int64 // bytes; no Total: nobody knows yet
	Generations, Of int
	Events          uint64
}

// Loader loads a trace. It calls report now and then, from any goroutine, and
// gives up with ctx.Err() soon after ctx is done.
type Loader func(ctx context.Context, report func(Progress)) (*model.Trace, error)

// Options say what to open and how. The zero value of each field is fine, but
// one of Load and Trace must be set.
type Options struct {
	Name  string       // of the trace, for the title; "" takes it from the trace
	Load  Loader       // loads the trace, with a progress screen
	Trace *model.Trace // shown instead, if there is no Load
	View  string       // first view, by name: see [ViewNames]; "" is the timeline
	Theme *theme.Theme // nil: [theme.Colour], or [theme.Mono] if NO_COLOR is set
}

func (o Options) theme() *theme.Theme {
	switch {
	case o.Theme != nil:
		return o.Theme
	case os.Getenv("NO_COLOR") != "":
		return theme.Mono
	}
	return theme.Colour
}

// loading is the state of the loading screen.
type loading struct {
	progress Progress
	elapsed  time.Duration
}
