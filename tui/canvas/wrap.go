package canvas

// Wrap breaks text at blanks into lines of at most width columns.
func Wrap(text string, width int) []string {
	width = max(width, 8)
	var lines []string
	line := ""
	for _, word := range fields(text, width) {
		switch {
		case line == "":
			line = word
		case Width(line)+1+Width(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fields splits text at blanks, and words longer than width where they must.
func fields(text string, width int) []string {
	var out []string
	word := []rune{}
	flush := func() {
		if len(word) > 0 {
			out = append(out, string(word))
			word = word[:0]
		}
	}
	for _, r := range text {
		if r == ' ' || r == '\n' {
			flush()
			continue
		}
		if len(word) >= width {
			flush()
		}
		word = append(word, r)
	}
	flush()
	return out
}
