package theme

import (
	"math"
	"strconv"
)

// RGB is a colour, 0xRRGGBB.
type RGB uint32

// Color is what a terminal is told: its own default (the zero value), one of its
// numbered colours, or a colour by its parts.
type Color uint32

// Default is the terminal's own colour of text, or of the ground behind it.
const Default Color = 0

// The kinds of colours, above the bits of their value.
const (
	indexed Color = 1 << 24
	byParts Color = 2 << 24
)

// Indexed returns one of the numbered colours of a terminal.
func Indexed(n uint8) Color { return indexed | Color(n) }

// ByParts returns a colour of a terminal that takes any.
func ByParts(c RGB) Color { return byParts | Color(c) }

// Index returns the number of a numbered colour.
func (c Color) Index() (n uint8, ok bool) { return uint8(c), c&indexed != 0 }

// RGB returns a colour that is told by its parts.
func (c Color) RGB() (rgb RGB, ok bool) { return RGB(c & 0xffffff), c&byParts != 0 }

// parts returns what a terminal shows for a colour that is neither its default nor
// one of the first 16.
func (c Color) parts() RGB {
	n, named := c.Index()
	switch {
	case !named:
		return RGB(c & 0xffffff)
	case n >= 232:
		return RGB(8+10*(int(n)-232)) * 0x10101
	}
	i := int(n) - 16
	return RGB(levels[i/36]<<16 | levels[i/6%6]<<8 | levels[i%6])
}

// parameters returns what selects a colour in an escape sequence; plain is the
// code of the first of the numbered colours: 30 for text, 40 for the ground.
func (c Color) parameters(plain int) string {
	if rgb, ok := c.RGB(); ok {
		r, g, b := rgb.parts()
		return ";" + strconv.Itoa(plain+8) + ";2;" + strconv.Itoa(r) + ";" + strconv.Itoa(g) + ";" + strconv.Itoa(b)
	}
	n, ok := c.Index()
	switch {
	case !ok:
		return ""
	case n < 8:
		return ";" + strconv.Itoa(plain+int(n))
	case n < 16:
		return ";" + strconv.Itoa(plain+60+int(n)-8)
	}
	return ";" + strconv.Itoa(plain+8) + ";5;" + strconv.Itoa(int(n))
}

func (c RGB) parts() (r, g, b int) { return int(c >> 16 & 0xff), int(c >> 8 & 0xff), int(c & 0xff) }

// blend mixes percent of b into a.
func blend(a, b RGB, percent uint32) RGB {
	mix := func(shift uint) uint32 {
		x, y := uint32(a>>shift)&0xff, uint32(b>>shift)&0xff
		return (x*(100-percent) + y*percent) / 100
	}
	return RGB(mix(16)<<16 | mix(8)<<8 | mix(0))
}

// levels are the steps of the cube of colours among the 256.
var levels = [6]int{0, 0x5f, 0x87, 0xaf, 0xd7, 0xff}

// nearest returns the one of 256 colours that is nearest. It is never one of the
// first 16, which every terminal shows in its own way.
func nearest(c RGB) uint8 {
	r, g, b := c.parts()
	i, j, k := level(r), level(g), level(b)
	grey := min(max((r+g+b)/3-8+5, 0)/10, 23)
	shade := 8 + 10*grey
	if distance(c, shade, shade, shade) < distance(c, levels[i], levels[j], levels[k]) {
		return uint8(232 + grey)
	}
	return uint8(16 + 36*i + 6*j + k)
}

// level returns the step of the cube that is nearest to a part of a colour.
func level(part int) (best int) {
	for i, l := range levels {
		if abs(l-part) < abs(levels[best]-part) {
			best = i
		}
	}
	return best
}

// contrast is the contrast of two colours, from 1 to 21, as the Web Content
// Accessibility Guidelines 2.1 have it.
func contrast(a, b RGB) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is how light a colour is, from 0 to 1.
func luminance(c RGB) float64 {
	r, g, b := c.parts()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// linear returns how much light a part of a colour is, from 0 to 1 (IEC 61966-2-1).
func linear(part int) float64 {
	v := float64(part) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// farthest returns black or white, whichever stands out more from a colour.
func farthest(c RGB) RGB {
	if contrast(c, 0x000000) > contrast(c, 0xffffff) {
		return 0x000000
	}
	return 0xffffff
}

// distance returns the square of how far a colour is from another.
func distance(c RGB, r, g, b int) int {
	x, y, z := c.parts()
	return (x-r)*(x-r) + (y-g)*(y-g) + (z-b)*(z-b)
}

func abs(n int) int { return max(n, -n) }
