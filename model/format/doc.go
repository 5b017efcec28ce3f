// Package format writes durations, moments, counts, bytes, shares, function
// names and places for people.
//
// What comes in: a plain value. What goes out: a short string, always the same
// for the same value, so that columns line up and golden files stay still. The
// command line, the reports and the terminal UI all write through this package
// and never by themselves, so one quantity looks the same everywhere.
//
// Package format imports nothing of this module but model, and knows neither
// the screen nor a language's own conventions.
package format
