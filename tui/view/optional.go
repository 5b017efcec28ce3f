package view

import (
	"time"

	"chanlens/tui/session"
)

// What a view may be able to do besides.

// Seeker is a view that goes to a row. It is shown already.
type Seeker interface {
	// Seek reports whether the row is there.
	Seek(to session.Target) bool
}

// Finder is a view with a picture of all of the trace, in which things are found where they
// stand, rather than in a list of them.
type Finder interface {
	// Find goes to what is named, and reports whether it is in the picture.
	Find(what session.Target) bool
}

// Keeper is a view whose cursor can be brought back to a row on another day.
type Keeper interface {
	// Row names the row under the cursor; "" if there is none.
	Row() string
	// ToRow moves the cursor to the row of a name, now or as soon as there are rows, and
	// reports whether there may be one.
	ToRow(name string) bool
}

// Beginner is a view that begins elsewhere than at what is selected at first, if it is the
// view that the program begins with, and nobody has said where.
type Beginner interface {
	Begin()
}

// Veiler is a view that shows nothing of what the session hides: see [session.Veil]. All
// others are not shown while anything is hidden.
type Veiler interface {
	Veils()
}

// Teacher is a view whose row under the cursor may have a lesson that explains it.
type Teacher interface {
	// Lesson returns the name of the lesson; "" if there is none.
	Lesson() string
}

// Stacker is a view with a stack of its own, rather than that of the selection.
type Stacker interface {
	// Stack returns the stack under the cursor as a Go dump writes frames; ok is false where it
	// is the selection's after all.
	Stack() (text string, ok bool)
}

// Folder is a view that yields stacks with what they took, a line for each.
type Folder interface {
	// Folded returns names from the root on, joined by semicolons, and a number; "": none.
	Folded() string
}

// Ticker is a view in which something moves as time passes.
type Ticker interface {
	// Ticking reports whether it does now, so that ticks are wanted.
	Ticking() bool
	// Tick moves it by the time that has passed.
	Tick(elapsed time.Duration)
}

// Copier is a view whose row under the cursor can be copied.
type Copier interface {
	// CSV returns the row, and what its columns are called, each as a line of CSV
	// without its end. No row: there is nothing to copy.
	CSV() (header, row string)
}
