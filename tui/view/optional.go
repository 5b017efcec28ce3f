package view

import "chanlens/model"

// What a view may be able to do besides.

// Target names a row of a view. Only what the view lists is set.
type Target struct {
	Finding int // its place in the list of findings, from 1
	Channel int // ID
	Lock    int // ID
	Op      model.Operation
	Site    model.FrameID // of waits
}

// Seeker is a view that goes to a row. It is shown already.
type Seeker interface {
	// Seek reports whether the row is there.
	Seek(to Target) bool
}

// Copier is a view whose row under the cursor can be copied.
type Copier interface {
	// CSV returns the row, and what its columns are called, each as a line of CSV
	// without its end. No row: there is nothing to copy.
	CSV() (header, row string)
}
