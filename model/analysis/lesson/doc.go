// Package lesson reads lessons, and holds what they claim against a trace.
//
// What comes in: the text of a lesson.md ([Parse]); to hold it against a trace, a
// [moment.Finder] in that and what package examine found there. What goes out: a [Lesson],
// which the terminal UI and the printed form show, or all faults of the text, each with its
// line; and by [Lesson.Verify] all that the trace does not bear out.
//
// # A lesson
//
// is Markdown that any reader shows: a title, a block lesson, an introduction, and steps,
// each under a heading of the second level.
//
//	# The forgotten sender
//
//	```lesson
//	about: a query takes the first answer and forgets who brings the others
//	next: forgotten-sender-fixed
//	rules: spec/Send_statements mem/chan-unbuffered
//	finds: stuck-senders
//	may: idle-processors
//	```
//
//	Four replicas are asked, and the first answer wins.
//
//	## Who gets the second answer?
//
//	```show
//	at: 2nd send on results by queryReplica
//	then: end of trace
//	```
//
//	The second replica has its answer ready.
//
//	```ask
//	Will this send complete?
//	- [ ] Yes, `search` takes all four answers
//	- [x] No, `search` has returned
//
//	Nobody will ever receive from `results` again.
//	```
//
//	```check
//	3 sends on results that never end
//	```
//
// Text is made of paragraphs, of items that begin with "- ", and of code between fences;
// within it `code` and **bold** are understood. A fence is ``` or ~~~, or longer, and is
// closed by one of the same sign that is at least as long.
//
// # Block lesson
//
// It stands once, below the title.
//
//	about: …   what it is about, one line for lists; the one key that must be there
//	next: …    name of the lesson that follows from this one; or of the folder beside its own
//	rules: …   rules that it rests on: IDs of package rule
//	finds: …   kinds of findings that the trace must show, or none
//	may: …     kinds that it may show as well, since timing decides
//
// # Block show
//
// What the step shows; without one, nothing moves. A step, or the introduction, has one at
// the most. The queries at, then and to are those of package moment.
//
//	at: QUERY     the moment; must be there
//	then: QUERY   where to go when the question is answered
//	to: QUERY     another moment: the range between both is shown
//	view: …       one of [Views]; without, as in the step before, and at first the timeline
//	span: 40ms    how much is shown around the moment, or all; without, what holds it and the wait it belongs to
//	frame: FUNC   the function on the moment's stack whose line is lit; without, the innermost of the program
//	edges: yes    draw what happens before what: the chain from at to to, or all in what is shown without to
//
// # Block ask
//
// A question, 2 to 5 choices of which one is marked as right, and, after an empty line, the
// text that is shown when one was chosen. Until then, what comes after the moment is hidden.
// A step has one at the most, and no text behind it. Code within it has fences of another
// sign than the block.
//
// # Block check
//
// What the lesson says of its trace, one claim a line. A step may have several blocks.
//
//	COUNT QUERY                      COUNT is a number, at least N, at most N, no or some
//	QUERY comes before QUERY         it begins earlier
//	QUERY happens before QUERY       by the memory model, as package order tells it
//	QUERY is not ordered with QUERY  neither happens before the other; only of recorded channel operations
//
// What synchronizes (on a channel, or a wait) happens before something from its begin on,
// and something happens before it if that is before its completion, or, if it is never
// over, before its begin. Anything else does as a whole. What waited, with "end of", happens
// before nothing that only its begin does.
//
// # Invariants
//
//   - A lesson has a title, a line about it, and an introduction, which may be empty.
//   - Of its queries, those that are shown or compared mean one moment: the first, if they
//     have no ordinal. Those that are counted have none.
//   - Nothing in it is a control character: it may be printed on a terminal.
//
// A text has at most 1 MB, and 40 of its faults are told.
//
// Package lesson imports nothing of this module but model, model/format, model/near, and
// packages examine, finding, moment, order and rule.
package lesson
