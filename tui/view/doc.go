// Package view says what a view is, and holds what views have in common: the detail
// pane, notices, bars, columns, distributions, the statistics of a range, what is alike in
// channels and locks, and how far one key looks.
//
// What comes in: a session, a size and a canvas. What goes out: cells, and the actions
// of the pane. Drawing changes nothing.
//
// Package view imports model/…, action, canvas, chart, detail, keys, session, sums, table
// and theme.
package view
