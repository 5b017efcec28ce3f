package moment

import (
	"strconv"
	"strings"

	"chanlens/model"
)

// fileLine cuts "main.go:48" in two; false if it is something else.
func fileLine(text string) (file string, line int, ok bool) {
	i := strings.LastIndexByte(text, ':')
	if i <= 0 {
		return "", 0, false
	}
	line, err := strconv.Atoi(text[i+1:])
	return text[:i], line, err == nil && line > 0
}

// fitsPlace reports whether a frame is at a line: "main.go:48", with as much of the path
// before it as is told.
func fitsPlace(text string, f model.Frame) bool {
	file, line, ok := fileLine(text)
	return ok && line == f.Line && (f.File == file || strings.HasSuffix(f.File, "/"+file))
}
