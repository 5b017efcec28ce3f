// Package overlay derives, from the user's own GOROOT, an overlay for the go
// command (go build -overlay) in which the runtime records every channel
// operation, and for which lock a goroutine waits, in the execution trace. No Go
// source is shipped: what is in the overlay is the user's own runtime with
// one-line insertions, and a few files of our own added beside.
//
// In: a GOROOT and its Go version. Out: files in memory, then in a folder, with
// the JSON that the go command reads.
//
//  1. A part (channels, locks, life) names what it needs, as data: edits at anchors,
//     fields of structs, layouts that it counts on, and files to add (templates).
//  2. Every file that is edited is read and parsed once (source.go).
//  3. An edit's function is walked into its statements (site.go), and the
//     edit's matcher picks one (match.go). A statement that is not found exactly
//     once is an AnchorError; all of them are collected, and then nothing is
//     derived.
//  4. The insertions are made in the text, never by printing a syntax tree, and
//     hold no line break: comments, directives and line numbers stay.
//  5. The result is named by its content, so that equal overlays share a folder.
//
// Invariants: an Overlay is whole or there is none; the same GOROOT gives the
// same bytes; nothing in GOROOT is written. The package knows of no other of
// this module, and starts no process.
package overlay
