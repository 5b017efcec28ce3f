package theme

import "strings"

// Depth says how many colours a terminal has.
type Depth uint8

// The depths, most colours first.
const (
	Auto      Depth = iota // not known yet; a theme then has all colours
	Truecolor              // any colour
	Colors256              // a cube of colours and some greys
	Colors16               // eight, and the same eight brighter
	Colors8                // eight; bold text is brighter
	Colorless              // none
)

// depthNames are what users call the depths that they can choose.
var depthNames = [...]string{Auto: "auto", Truecolor: "truecolor", Colors256: "256", Colors16: "16", Colors8: "8"}

// DepthNames returns the names of the depths that users can choose.
func DepthNames() []string { return depthNames[:] }

// DepthByName returns a depth by its name.
func DepthByName(name string) (d Depth, ok bool) {
	for d, n := range depthNames {
		if n == name {
			return Depth(d), true
		}
	}
	return Auto, false
}

// Colors returns how many colours there are; 0 for [Auto], too.
func (d Depth) Colors() int {
	return [...]int{Truecolor: 1 << 24, Colors256: 256, Colors16: 16, Colors8: 8, Colorless: 0}[d]
}

// DepthOf returns the depth of a terminal that has some number of colours.
func DepthOf(colors int) Depth {
	for d := Truecolor; d < Colorless; d++ {
		if colors >= d.Colors() {
			return d
		}
	}
	return Colorless
}

// DepthIn tells from the environment how many colours what is printed may have. It
// goes by names, for whoever prints may have no terminal to ask: a file that is
// shown later takes all colours.
func DepthIn(getenv func(string) string) Depth {
	switch getenv("COLORTERM") {
	case "truecolor", "24bit", "24-bit":
		return Truecolor
	}
	term := getenv("TERM")
	switch {
	case term == "" || term == "dumb" || hasAny(term, "truecolor", "direct", "kitty", "alacritty", "ghostty", "wezterm", "foot"):
		return Truecolor
	case hasAny(term, "256color"):
		return Colors256
	case hasAny(term, "16color"):
		return Colors16
	}
	return Colors8
}

func hasAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// basic reports whether colours go by the names of [basicRoles], on the terminal's
// own ground.
func (d Depth) basic() bool { return d == Colors16 || d == Colors8 }
