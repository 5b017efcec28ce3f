// Package locks is the view of locks as they were rebuilt from waits and wakes: mutexes,
// RWMutexes, WaitGroups, Conds, Onces and semaphores.
//
// What comes in: a session with what the analyses found. What goes out: cells, and words
// for the pane.
//
// Package locks imports model, model/format, model/analysis/channel and, of tui, view and
// what is below it.
package locks
