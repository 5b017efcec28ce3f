package graph

import (
	"encoding/csv"
	"strconv"
	"strings"
)

// kinds are the names of the kinds of nodes.
var kinds = [...]string{"group", "channel", "lock", "nothing"}

// CSV returns the node that is selected as CSV: the names of the columns, and its row;
// "" if there is none. Times are in nanoseconds.
func (v *View) CSV() (header, row string) {
	i, ok := v.node()
	if !ok {
		return "", ""
	}
	n := &v.whole.Nodes[i]
	in, out := 0, 0
	for k := range v.whole.Edges {
		e := &v.whole.Edges[k]
		if e.To == i && !e.Verb.Stays() {
			in += e.Count()
		}
		if e.From == i && !e.Verb.Stays() {
			out += e.Count()
		}
	}
	fields := [][2]string{
		{"kind", kinds[n.Kind]}, {"name", n.Label}, {"detail", n.Detail}, {"count", strconv.Itoa(n.Count)},
		{"in", strconv.Itoa(in)}, {"out", strconv.Itoa(out)}, {"wait", strconv.FormatInt(int64(n.Wait), 10)},
		{"at_end", strconv.Itoa(n.AtEnd)}, {"stuck", strconv.Itoa(n.Stuck)},
	}
	return line(fields, 0), line(fields, 1)
}

// line writes one side of the fields as a line of CSV.
func line(fields [][2]string, side int) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	record := make([]string, len(fields))
	for i := range fields {
		record[i] = fields[i][side]
	}
	w.Write(record) // a strings.Builder takes all
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}
