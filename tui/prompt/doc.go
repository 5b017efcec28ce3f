// Package prompt is a line being typed at the bottom of the screen, and above it a box
// of rows to choose from. Search, filter and palette are made of it.
//
// What comes in: keys, the mouse, and rows from whoever opened it. What goes out: a
// drawing, and calls of what is to be done. A prompt knows nothing of a trace.
//
//	── find ───────────────────────── 3 of 12 ──     the box: up to a third of the screen
//	▸ goroutine  main.worker        2 goroutines
//	  channel    results                 14 waits
//	find: wor▏                                       the line
//	↵ goes there  ↑↓ choose  Esc leaves              what keys do, or what is wrong
//
// Package prompt imports canvas, keys and theme.
package prompt
