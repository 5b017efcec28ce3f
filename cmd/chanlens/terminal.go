package main

import (
	"os"
	"strconv"

	"golang.org/x/term"
)

// isTerminal reports whether a stream of the command is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalWidth returns the width of a terminal in cells. A stream that is none takes
// the width from $COLUMNS, where a pager or a script says it, or else is 0.
func terminalWidth(stream any) int {
	if f, ok := stream.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			return width
		}
	}
	if width, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && width > 0 && width <= maxCells {
		return width
	}
	return 0
}

// wantColor reports whether to write colours to a stream: to a terminal, unless
// NO_COLOR is set (no-color.org).
func wantColor(stream any) bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(stream)
}
