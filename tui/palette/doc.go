// Package palette says what a person means who types a few letters: a place to go to,
// or one of many things to do.
//
// What comes in: the text. What goes out: a [Goal] ([Read]), or how well it fits the words
// of something ([Fit]).
//
//	1.2s..1.35s   a range of time        1.2s..   from there to the end    ..80ms   up to there
//	1.2s+20ms     a moment and a length  +20ms    as long, from where we are
//	1.2s          a moment               23  g23  a goroutine
//	zint          zoom to the interval under the cursor
//
// Package palette imports model.
package palette
