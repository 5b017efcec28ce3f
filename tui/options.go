package tui

import (
	"context"
	"os"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/tui/code"
	"chanlens/tui/theme"
)

// Progress tells how far loading has come. Zero fields are not shown.
type Progress struct {
	Done, Total     int64 // bytes; no Total: nobody knows yet
	Generations, Of int
	Events          uint64
}

// Loader loads a trace, and tells how far it is. It gives up with ctx.Err() soon
// after ctx is done.
type Loader func(ctx context.Context, to Watcher) (*model.Trace, error)

// Watcher is who waits for a trace. None of its functions is nil, and each may be
// called from any goroutine.
type Watcher struct {
	// Progress takes how far loading has come, now and then.
	Progress func(Progress)
	// Partial takes what there is so far of the trace, which does not change
	// afterwards. With the first one, which may have nothing but an extent, the
	// screens of the trace are opened.
	Partial func(*model.Trace)
	// Focus returns what the user looks at, which is to be loaded first; an empty
	// range before there is anything to look at.
	Focus func() (from, to model.Time)
}

// Options say what to open and how. The zero value of each field is fine, but
// one of Load and Trace must be set.
type Options struct {
	Name    string          // of the trace, for the title; "" takes it from the trace
	Load    Loader          // loads the trace, which is shown as it comes
	Trace   *model.Trace    // shown instead, if there is no Load
	Examine examine.Options // what else is known of the trace; its Progress and Spare are not used
	Dump    Dump            // what to say of the goroutine dump in Examine
	Source  code.Source     // of the program; nil: none is shown
	View    string          // first view, by name: see [ViewNames]; "" is the timeline
	// StateNote says where things are kept, for the page of facts; may be nil.
	StateNote func() string
	Command   []string     // words of the command that opens the trace; none: chanlens and the name
	Start     Start        // where to begin
	Kept      Kept         // from another day
	Keep      func(Kept)   // takes what is worth keeping when the live UI ends; may be nil
	Edit      Editor       // nil: there is none
	Theme     *theme.Theme // nil: chosen by the environment, see [theme.In]
	Colors    theme.Depth  // how many colours there are; [theme.Auto]: as the terminal says
	Lesson    *Lesson      // shown beside the views; nil: none
	Lessons   *Lessons     // that can be opened from within; nil: none
}

// Dump says which goroutine dump the trace is held against. The zero value is none.
type Dump struct {
	Text    string // its file and what it is
	LeftOut error  // why it is not in [Options.Examine]; nil if it is
}

// Editor runs an editor, a command and its arguments, and waits for it. It has the terminal
// meanwhile: what is typed there, such as Ctrl-C, is its own.
type Editor func(argv []string) error

func (o Options) theme() *theme.Theme {
	t := o.Theme
	if t == nil {
		t = theme.In(os.Getenv)
	}
	if o.Colors != theme.Auto {
		t = t.At(o.Colors)
	}
	return t
}
