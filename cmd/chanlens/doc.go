// Chanlens opens Go execution traces (runtime/trace) and shows what goroutines
// and channels did.
//
//	chanlens                     open a sample trace in the terminal UI
//	chanlens trace.out           open a trace ("-" reads standard input)
//	chanlens record -- go run .  run a program and record what its channels do
//	chanlens report trace.out    print what a person needs first, and exit
//	chanlens diff a.out b.out    print what differs between two traces, and exit
//	chanlens why a.out -g 7      print what a goroutine's time went into, and exit
//	chanlens accuracy a.trace    hold what is inferred against what was recorded
//	chanlens snapshot trace.out  print one screen of the UI, and exit
//	chanlens record --url HOST   record a trace of a live program
//	chanlens learn               list the lessons, or open one
//	chanlens sample              list the sample traces, or open one
//
// What comes in: arguments, standard input and trace files, plain or compressed
// with gzip or zstd. What goes out: the terminal UI, or text, JSON or Markdown on
// standard output; warnings, progress and errors on standard error.
//
// # Exit codes
//
//	0  done; damage in a trace that could be read around is only a warning
//	1  a report has findings at or above --fail-on
//	2  input that is missing or no trace, wrong usage, or interrupted
//
// The exit code of record is that of the command that was recorded, or 128 and the number
// of the signal that ended it; 0 if --for ended it; 2 if it could not be run.
//
// # How it works
//
//  1. main hands arguments and standard streams to run, which returns the code;
//     so tests run everything without a process of its own.
//  2. Each command is one file: root.go, view.go, report.go, diff.go, why.go, explain.go,
//     snapshot.go, accuracy.go, sample.go, record.go, learn.go. report_lines.go is the report on many traces, and
//     report_share.go what they share; learn_list.go, learn_read.go, learn_check.go and
//     learn_shelf.go are what is done with lessons.
//  3. load.go turns a file name into a model, through package traceparse; goroutines.go
//     reads a goroutine dump, beside.go finds the one beside a trace; window.go and memory.go are flags of all that load.
//  4. Package internal/capture records from a live program (capture.go).
//  5. Packages internal/report, internal/diffprint, internal/whyprint and
//     internal/agreeprint print, by way of internal/page; package tui is the UI. Package internal/lessons finds
//     lessons, internal/lessonprint prints them. Package internal/source finds the
//     program's source, for names in it and to show it (program.go). Package
//     internal/record runs programs, with the runtime that internal/overlay makes.
//
// This package is where the parts meet: it may import all of them, and none of
// them imports it.
package main
