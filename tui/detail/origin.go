package detail

// Standard reports whether a function, by its name as the runtime writes it, belongs to
// the standard library.
func Standard(fn string) bool { return standard(fn) }
