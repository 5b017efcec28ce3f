// Package search finds things in a trace by a few letters of their names: goroutines,
// places, channels, locks, findings, and what the program said of itself.
//
// What comes in: a survey, of which [New] makes an [Index] beside the event loop. What
// goes out: for each text that is typed, what fits it ([Index.Find]), and where each of
// them leads ([Index.Steps]).
//
//  1. New lists every distinct name once. Goroutines are many, but share few functions;
//     the same holds for log messages. Entries stand in the order in which they are shown.
//  2. Find looks at every entry. All words must occur, whatever the case. What fits exactly
//     comes first, then what begins with the text, then words that do, then the rest.
//  3. A number is also looked up as a goroutine's.
//
// An index does not change, and any number of goroutines may use it.
//
// Package search imports model/… and session.
package search
