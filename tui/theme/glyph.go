package theme

import "chanlens/model"

// StuckGlyph stands for a goroutine that is blocked for ever.
const StuckGlyph = '◆'

// glyphs tell the classes apart without colour. All are one column wide in
// every font that terminals use, and quiet enough to fill a lane.
var glyphs = [model.NumClasses]rune{
	model.ClassUnknown:   '?',
	model.ClassRunning:   '█',
	model.ClassRunnable:  '░',
	model.ClassSyscall:   '▒',
	model.ClassSend:      '›',
	model.ClassReceive:   '‹',
	model.ClassSelect:    '×',
	model.ClassMutex:     '#',
	model.ClassRWMutex:   '%',
	model.ClassWaitGroup: '+',
	model.ClassCond:      '&',
	model.ClassNetwork:   '~',
	model.ClassSleep:     '·',
	model.ClassGC:        '*',
	model.ClassSystem:    '-',
	model.ClassOther:     'o',
}

// The glyphs of channel operations that did not wait: out of the goroutine, into it, and
// what else there is.
const (
	SendGlyph    = '↑'
	ReceiveGlyph = '↓'
	CloseGlyph   = '✕'
	FailGlyph    = '○'
	PanicGlyph   = '!'
)

// densities stand for more than one operation in a cell: from 2, 4, 16 and 64 on.
var densities = [...]rune{'╏', '┇', '┋', '▓'}

// Density returns what stands for n operations in a cell, 2 at least.
func Density(n int) rune {
	i := 0
	for least := 4; n >= least && i < len(densities)-1; least *= 4 {
		i++
	}
	return densities[i]
}

// severities are the marks of how much something matters, least first.
var severities = [...]rune{'·', '!', StuckGlyph}

// Severity returns the mark of how much something matters, from 0 to 2.
func Severity(n int) rune { return severities[min(max(n, 0), len(severities)-1)] }

// Glyph returns the glyph of a class of operations.
func Glyph(c model.Class) rune {
	if int(c) >= model.NumClasses {
		c = model.ClassUnknown
	}
	return glyphs[c]
}

// eighths are blocks that fill a cell from the bottom, by eighths.
var eighths = [9]rune{' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'}

// Eighths returns a block that fills n eighths of a cell from the bottom.
func Eighths(n int) rune { return eighths[min(max(n, 0), 8)] }

// leftEighths are blocks that fill a cell from the left, by eighths.
var leftEighths = [9]rune{' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'}

// LeftEighths returns a block that fills n eighths of a cell from the left.
func LeftEighths(n int) rune { return leftEighths[min(max(n, 0), 8)] }
