package view

import "chanlens/tui/session"

// What a view may be able to do besides.

// Seeker is a view that goes to a row. It is shown already.
type Seeker interface {
	// Seek reports whether the row is there.
	Seek(to session.Target) bool
}

// Copier is a view whose row under the cursor can be copied.
type Copier interface {
	// CSV returns the row, and what its columns are called, each as a line of CSV
	// without its end. No row: there is nothing to copy.
	CSV() (header, row string)
}
