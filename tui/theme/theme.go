package theme

import (
	"slices"
	"strings"

	"chanlens/tui/canvas"
)

// Theme turns styles into looks, for a terminal with so and so many colours. A
// Theme never changes: there is another one for another depth, or in ASCII.
type Theme struct {
	Name  string
	Mono  bool // no colours: attributes and glyphs carry the picture
	ASCII bool // every rune is to be replaced by its stand-in: see [Theme.Finish]

	depth   Depth
	palette *palette // nil: [Theme.Mono]
}

// palette is what the roles look like where there are colours enough.
type palette struct {
	roles    *[numRoles]paint
	selected RGB     // what is selected goes towards this colour
	lift     uint32  // how far, in percent
	enough   float64 // contrast that keeps text readable when it is selected
	painted  bool    // the ground is painted even where there are few colours
}

// paint is what a role looks like in a palette.
type paint struct {
	fg, bg RGB
	attr   attr
}

// The themes, in all colours.
var (
	// Colour is the theme for those who choose none: colours on a dark ground.
	Colour = &Theme{Name: "dark", palette: &palette{&darkRoles, 0xffffff, 25, 4.5, false}}
	// Light has a white ground.
	Light = &Theme{Name: "light", palette: &palette{&lightRoles, 0x000000, 25, 4.5, false}}
	// Contrast is for those who see little contrast: all that is to be read stands
	// out by 7:1.
	Contrast = &Theme{Name: "contrast", palette: &palette{&contrastRoles, 0xffffff, 80, 7, true}}
	// Mono is the theme without colours.
	Mono = &Theme{Name: "mono", Mono: true}
)

var themes = []*Theme{Colour, Light, Contrast, Mono}

// Names returns the names of the themes.
func Names() []string {
	var names []string
	for _, t := range themes {
		names = append(names, t.Name)
	}
	return names
}

// ByName returns a theme by its name.
func ByName(name string) (t *Theme, ok bool) {
	if i := index(name); i >= 0 {
		return themes[i], true
	}
	return nil, false
}

func index(name string) int {
	return slices.IndexFunc(themes, func(t *Theme) bool { return t.Name == name })
}

// In returns the theme for who chose none, from the environment: [Colour], or
// [Mono] under NO_COLOR (no-color.org), in ASCII if the locale says so.
func In(getenv func(string) string) *Theme {
	t := Colour
	if getenv("NO_COLOR") != "" {
		t = Mono
	}
	return t.InASCII(!unicode(getenv))
}

// unicode reports whether the locale has Unicode. One that says nothing of its
// character set has, as nearly all have today.
func unicode(getenv func(string) string) bool {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale = getenv(name); locale != "" {
			break
		}
	}
	if locale == "C" || locale == "POSIX" {
		return false
	}
	_, set, named := strings.Cut(locale, ".")
	set, _, _ = strings.Cut(strings.ToLower(set), "@")
	return !named || set == "utf-8" || set == "utf8"
}

// At returns the same theme for a terminal of a depth.
func (t *Theme) At(d Depth) *Theme {
	out := *t
	out.depth = d
	out.Mono = t.palette == nil || d == Colorless
	return &out
}

// InASCII returns the same theme with or without runes that ASCII has not.
func (t *Theme) InASCII(on bool) *Theme {
	out := *t
	out.ASCII = on
	return &out
}

// Next returns the theme after this one, for the same terminal.
func (t *Theme) Next() *Theme {
	return themes[(index(t.Name)+1)%len(themes)].At(t.depth).InASCII(t.ASCII)
}

// ByGlyph reports whether colours are too few to tell the classes apart, so that
// the glyphs must.
func (t *Theme) ByGlyph() bool { return t.Mono || t.depth.basic() }

// Finish makes a screen ready for the terminal: in ASCII, it replaces every rune
// that ASCII has not by its stand-in.
func (t *Theme) Finish(c *canvas.Canvas) {
	if t.ASCII {
		c.Map(ASCII)
	}
}
