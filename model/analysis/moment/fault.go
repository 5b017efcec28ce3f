package moment

import (
	"fmt"
	"strings"
)

// Error says what is wrong with a query, and where.
type Error struct {
	Pos, Len int    // in bytes of the query
	Text     string // what stands there; "" at the end
	Msg      string // what is wrong with it, and what to do
}

// Error implements error: "`recieve`: there is no such event; did you mean receive?"
func (e *Error) Error() string {
	if e.Text == "" {
		return "at the end: " + e.Msg
	}
	return fmt.Sprintf("`%s`: %s", e.Text, e.Msg)
}

// list writes alternatives: "a, b or c".
func list(names []string) string { return listed(names, "or") }

// listed writes names, with a word before the last.
func listed(names []string, word string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + word + " " + names[last]
}
