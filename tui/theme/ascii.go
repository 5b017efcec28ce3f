package theme

// standIns are what ASCII has for the runes that the program draws. Those that
// stand for classes in lanes are all different, and differ from the glyphs that are
// ASCII anyway; so do the steps of running in part, which are told in eighths.
var standIns = map[rune]rune{
	// Glyphs of classes, and how much a cell is filled.
	'█': '=', '░': ':', '▒': '$', '▓': '8', '›': '>', '‹': '<', '×': 'x', '·': '.', StuckGlyph: '@',
	'▁': '1', '▂': '2', '▃': '3', '▄': '4', '▅': '5', '▆': '6', '▇': '7',
	// The last cell of a bar that goes to the right; the ends of a range.
	'▏': '|', '▎': '|', '▍': '|', '▌': '|', '▋': '|', '▊': '|', '▉': '|', '▐': '|',
	// Lines and their ends. Grid lines are quieter than the cursor's.
	'─': '-', '│': '|', '┊': '\'', '━': '=', '┄': '.', '┃': '!', '╱': '/',
	'├': '|', '┤': '|', '╭': '+', '╮': '+', '╰': '+', '╯': '+',
	'┌': '+', '┐': '+', '└': '+', '┘': '+', '┬': '+', '┴': '+', '┼': '+',
	'┏': '+', '┓': '+', '┗': '+', '┛': '+', '┯': '+', '┷': '+',
	// Boxes and dashed lines of diagrams.
	'╔': '+', '╗': '+', '╚': '+', '╝': '+', '═': '=', '║': '|', '╌': '-', '╎': '|', '┆': '\'', '◀': '<', '▶': '>',
	// The sides of channels, bars of tasks, and where a channel was closed.
	'▀': '^', '▔': '"', '┣': '|', '┫': '|', '✕': 'X',
	// Channel operations that did not wait: one of a kind, and many.
	'○': '0', '╏': ',', '┇': ';', '┋': 'w',
	// Arrows and marks.
	'→': '>', '←': '<', '↑': '^', '↓': 'v', '⇧': 'S', '▸': '>', '▾': 'v', '▼': 'v', '▲': '^', '▴': '^',
	'●': 'O', '•': '*', '…': '~', 'µ': 'u', '“': '"', '”': '"',
	// Lessons: what is hidden, answers, and the page before.
	'▞': '_', '✓': 'v', '✗': 'x', '◂': '<',
}

// ASCII returns a rune's stand-in of the same width, or '?' for what a trace has
// that the program never draws itself.
func ASCII(r rune) rune {
	if r <= '~' {
		return r
	}
	if s, ok := standIns[r]; ok {
		return s
	}
	return '?'
}
