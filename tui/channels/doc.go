// Package channels is the view of channels: as they were recorded, or rebuilt from waits
// and wakes.
//
// What comes in: a session with what the analyses found. What goes out: cells, and words
// for the pane.
//
// Package channels imports model, model/format, model/analysis/channel and, of tui, view
// and what is below it.
package channels
