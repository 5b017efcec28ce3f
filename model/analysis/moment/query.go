package moment

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"chanlens/model"
)

// Query asks for moments of a trace. It has been parsed, and does not change. The zero
// value asks for every send.
type Query struct {
	endOf bool
	nth   int // from 1; last; 0: not told
	event Event
	name  string // of a region, a task or a log message

	anyName bool // whatever it is called: to say which there are

	on, in, at string
	by, of     function
	is         clauses // those of "that" that are told
	not        clauses // those of them that do not hold

	longer, shorter model.Time // 0: not told
	after, before   *Query     // nil: not told
	sinceStart      bool       // after its start, and not its end
}

// last is the ordinal of the last moment.
const last = -1

// maxNth is the highest ordinal: what a person would count to.
const maxNth = 1_000_000

// Event returns what the query asks for.
func (q *Query) Event() Event { return q.event }

// Ordinal reports whether the query says which one of several moments it means: whether it
// has an ordinal, or there is only one.
func (q *Query) Ordinal() bool { return q.nth != 0 || q.event == Trace }

// EndOf reports whether the query asks for the end of what it finds.
func (q *Query) EndOf() bool { return q.endOf }

// String returns the query in the one form in which it is written. It reads as the same
// query.
func (q *Query) String() string {
	var b strings.Builder
	if q.event == Trace {
		if q.endOf {
			return "end of trace"
		}
		return "start of trace"
	}
	if q.endOf {
		b.WriteString("end of ")
	}
	if q.nth != 0 {
		b.WriteString(ordinal(q.nth) + " ")
	}
	b.WriteString(q.event.String())
	if q.event.named() {
		b.WriteString(` "` + q.name + `"`)
	}
	by := "by"
	if q.event == Start || q.event == Exit {
		by = "of"
	}
	for _, part := range []struct{ word, value string }{
		{"on", q.on}, {"of", q.of.String()}, {by, q.by.String()}, {"in", q.in}, {"at", q.at},
	} {
		if part.value != "" {
			b.WriteString(" " + part.word + " " + quoted(part.value))
		}
	}
	b.WriteString(q.manner())
	if q.longer != 0 {
		fmt.Fprintf(&b, " longer than %v", time.Duration(q.longer))
	}
	if q.shorter != 0 {
		fmt.Fprintf(&b, " shorter than %v", time.Duration(q.shorter))
	}
	if q.after != nil {
		start := ""
		if q.sinceStart {
			start = "start of "
		}
		fmt.Fprintf(&b, " after %s(%v)", start, q.after)
	}
	if q.before != nil {
		fmt.Fprintf(&b, " before (%v)", q.before)
	}
	return b.String()
}

// manner writes the clauses that begin with "that".
func (q *Query) manner() string {
	var s string
	for _, m := range manners {
		if q.is&m.is != 0 && q.not&m.is != 0 == m.not {
			s += " that " + m.words[0]
		}
	}
	return s
}

func (e Event) named() bool { return events[e].named }

// ordinal writes first, 2nd, 3rd, 11th, last.
func ordinal(n int) string {
	switch {
	case n == last:
		return "last"
	case n == 1:
		return "first"
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		return strconv.Itoa(n) + "st"
	case n%10 == 2:
		return strconv.Itoa(n) + "nd"
	case n%10 == 3:
		return strconv.Itoa(n) + "rd"
	}
	return strconv.Itoa(n) + "th"
}

// ordinalOf reads what ordinal writes; false if it is none.
func ordinalOf(word string) (int, bool) {
	switch word {
	case "first":
		return 1, true
	case "last":
		return last, true
	}
	digits := strings.TrimRight(word, "stndrh")
	n, err := strconv.Atoi(digits)
	if err != nil || digits == word || n < 1 || n > maxNth {
		return 0, false
	}
	return n, word == ordinal(n) || word == digits+"st" && n == 1
}

// quoted puts a value in quotes if it is not read as one word wherever it stands.
func quoted(value string) string {
	if w := (&scanner{src: value + ")"}).word(); w.text != value || w.quoted || value == ")" {
		return `"` + value + `"`
	}
	return value
}
