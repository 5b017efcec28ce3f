package diffprint

import (
	"encoding/json"
	"io"

	"chanlens/model/analysis/compare"
)

// Options say how to print for people.
type Options struct {
	Width int      // of a line of text, in cells; 0 stands for 100
	Color bool     // colours and bold, for a terminal
	Next  []string // lines at the end: what to do next
}

// JSON writes a diff as one line: a [Document].
func JSON(w io.Writer, d *compare.Diff) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(document(d))
}
