package lesson

// Parse reads a lesson. name is what errors call the file. The error tells all faults,
// each in a line of its own: "name:line: what; what to do".
func Parse(name string, text []byte) (*Lesson, error) { return &Lesson{Steps: []Step{{}}}, nil }
