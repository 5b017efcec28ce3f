// Package agreeprint prints how far what is inferred from traces agrees with what was
// recorded, as a table for people or as JSON for programs ([Document]).
//
// What comes in: an agreement for each trace (package agreement). What goes out: text,
// lines of JSON, or a table of Markdown. A line at the end is the sum of all traces.
//
// Package agreeprint imports nothing of this module but model/…, and
// cmd/chanlens/internal/page and report.
package agreeprint
