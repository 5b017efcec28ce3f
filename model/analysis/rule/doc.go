// Package rule holds the rules that Go programs rest on where goroutines meet: those of
// the memory model, of the language specification, and of the documentation of packages.
// What explains an order of events, or teaches, names them by their IDs.
//
// What comes in: nothing. What goes out: a table of [Rule], by [All] and [Lookup].
//
// # IDs
//
//   - mem/… is of https://go.dev/ref/mem, named for what it is about.
//   - spec/… is of https://go.dev/ref/spec, named by the anchor of its section.
//   - pkg/… is of a package's documentation, named as go doc takes it.
//   - doc/… is of another page of https://go.dev/doc.
//
// # Invariants (held by tests)
//
//   - No two rules have one ID; each has a title, a text and an address.
//   - The text is a quotation: what the source says, word for word, but for white space
//     and the marks of HTML and doc links. What is left out within is no part of it.
//
// Package rule imports nothing of this module.
package rule
