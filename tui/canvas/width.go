package canvas

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Printable returns r, or a visible stand-in where r would steer the terminal or
// turn the direction of the text: names in a trace are not ours to trust.
func Printable(r rune) rune {
	if r >= ' ' && r < 0x7f {
		return r
	}
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar {
		return '·'
	}
	return r
}

// RuneWidth returns how many columns a rune takes: 0, 1 or 2.
func RuneWidth(r rune) int {
	if r < 0x300 || (r >= 0x2500 && r < 0x2600) { // Latin; lines, blocks and shapes
		return 1
	}
	return min(uniseg.StringWidth(string(r)), 2)
}

// Width returns how many columns [Canvas.Text] takes for s.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += RuneWidth(Printable(r))
	}
	return n
}

// Cut shortens s to at most width columns; what is cut is shown by an ellipsis.
func Cut(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	if width <= 0 {
		return ""
	}
	n := 0
	for i, r := range s {
		n += RuneWidth(Printable(r))
		if n > width-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// Pad cuts or fills s to exactly width columns.
func Pad(s string, width int) string {
	s = Cut(s, width)
	return s + strings.Repeat(" ", max(width-Width(s), 0))
}

// PadLeft is [Pad] with the text at the right.
func PadLeft(s string, width int) string {
	s = Cut(s, width)
	return strings.Repeat(" ", max(width-Width(s), 0)) + s
}
