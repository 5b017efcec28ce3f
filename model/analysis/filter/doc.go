// Package filter is a small language that chooses goroutines by what they are and
// by what they do.
//
//	state=send and wait>10ms and func~handler and goroutine in created-by(main.serve)
//
// What comes in: a text, and a sealed [model.Trace]. What goes out: an [Expr] that
// can be shown, taken apart and written again ([Parse]), a [Filter] ([Compile]), and
// the goroutines that it chooses within a range of time ([Filter.Match], a [Set]).
//
// # Language
//
//	expression = term { "and" term } { "or" … }   and binds tighter than or
//	term       = "not" term | "(" expression ")" | test
//	test       = field op value                   wait>10ms
//	           | field "in" "(" value, … ")"      state in (send, receive)
//	           | field "in" set                   goroutine in family(23)
//	           | field                            stuck
//
// "and" may be left out: "state=send wait>10ms" is two terms, because a value is one
// word. A value with blanks is put in quotes. After ~ a value in slashes is a regular
// expression; other text is looked for whatever the case. "&&", "||" and "!" are
// understood, too.
//
// Which fields, operators, values and sets there are stands in one table (fields.go,
// words.go, sets.go), from which the parser, [Complete] and [Reference] are made.
//
// # Meaning
//
// A goroutine is chosen if there is one moment of its life within the range for which
// the whole expression holds. A moment is an interval of the trace: "state=send and
// wait>10ms" speaks of one wait, which is a send and is long. Therefore:
//
//   - An interval that touches the range counts with its whole length, joined over
//     generations. One that is open when the trace ends counts with its length so far.
//   - "not state=send" holds for whoever does something other than send at some
//     moment. Whoever never sends is "not goroutine in having(state=send)".
//   - Two moments are asked for by "goroutine in having(…)" for each.
//   - Fields of a goroutine, and sets, speak of the whole trace, whatever the range.
//     A goroutine must be alive within the range, though.
//   - Where the trace does not tell what a goroutine did (a lost generation), terms
//     about the moment neither hold nor fail.
//
// # How it is fast
//
//  1. What is compared by name is looked up once for each string, frame or stack, when
//     the filter is compiled (compile.go). Each term about goroutines becomes a
//     set of bits.
//  2. [Filter.Match] decides each goroutine from these, if it can. It leaves those to be
//     looked at for which it depends on the moment.
//  3. Package visit leads it through their rows, of the segments within the range in
//     which there are any.
//  4. Of a row only intervals are looked at whose operation can satisfy the filter, and
//     only until one does.
//
// # Units
//
// Durations and moments are [model.Time], in nanoseconds; a moment counts from the
// start of the trace.
//
// Package filter imports nothing of this module but model, model/format, model/near and
// package visit.
package filter
