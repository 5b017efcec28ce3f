// Package graph is the view of who feeds whom: groups of goroutines, and the channels and
// locks between them.
//
// What comes in: a session with what the analyses found. What goes out: cells, by package
// diagram, and words for the pane.
//
//  1. When the view is first shown, the graph is made, beside the event loop (make.go).
//  2. The filter limits it to what its goroutines have to do with, and the user to what is
//     near a node (scope.go).
//  3. What is left is laid out, anew only for another size or mode (make.go).
//  4. The node selected is kept by its ID, whatever of the graph is shown (move.go).
//
// Package graph imports model, model/format, model/analysis/{channel,examine,flow,verdict} and, of
// tui, view and what is below it.
package graph
