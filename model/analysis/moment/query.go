package moment

// Query asks for moments of a trace. It has been parsed, and does not change.
type Query struct {
	text string
}

// Parse reads a query.
func Parse(text string) (*Query, error) { return &Query{text}, nil }

// String returns the query as it is written.
func (q *Query) String() string { return q.text }
