package canvas

// Fitting returns the first of texts that is at most w wide, or nothing.
func Fitting(w int, texts ...string) string {
	for _, t := range texts {
		if Width(t) <= w {
			return t
		}
	}
	return ""
}
