package theme

import (
	"chanlens/model"
	"chanlens/tui/canvas"
)

// The roles. What they look like is in the table [Roles].
const (
	Text       canvas.Role = iota // plain text
	Dim                           // less important text
	Faint                         // grid lines and rules
	Strong                        // headings and numbers
	Accent                        // the program's name, what is active
	Link                          // can be followed with Enter
	Warning                       // the trace is not whole
	Error                         // something failed
	Stuck                         // blocked for ever
	StuckText                     // the same as text on the plain ground
	Header                        // title line
	HeaderDim                     // less important parts of it
	HeaderWarn                    // warnings in it
	HeaderBad                     // stuck goroutines in it
	HeaderBusy                    // how far loading is
	Tab                           // a view that can be chosen
	TabActive                     // the view that is shown
	Footer                        // last line
	Key                           // a key in the last line and in the help
	Label                         // a lane's label
	LabelDim                      // its number
	Axis                          // time axis
	Ruler                         // extents of the interval under the cursor
	Cursor                        // the cell under the cursor
	Flow                          // line from a waker to whom it woke
	Spark                         // the activity of the whole trace
	SparkOut                      // the same outside what is shown
	SparkGap                      // its bytes, where it is not there
	GCMark                        // a garbage collection is marking
	StopWorld                     // the world is stopped
	BarText                       // words within a lane
	Bar                           // bar of a chart
	BarGood                       // bar of something harmless
	UserFrame                     // stack frame of the user's code
	OtherFrame                    // stack frame of the runtime and library
	Selected                      // the selected row of a list
	Frame                         // lines around panes

	firstClass // roles of the classes follow, in the model's order
)

// numRoles is the number of roles there are.
const numRoles = int(firstClass) + model.NumClasses

// Class returns the role of a class of operations.
func Class(c model.Class) canvas.Role {
	if int(c) >= model.NumClasses {
		c = model.ClassUnknown
	}
	return firstClass + canvas.Role(c)
}

// attr is a set of attributes of a cell.
type attr uint8

const (
	bold attr = 1 << iota
	underline
	reverse
	dim
)

// ground is the screen's background.
const ground RGB = 0x121212

// panel is the background of the title line and the last line.
const panel RGB = 0x262626

// role is a row of the table: colours and attributes with colours, and the
// attributes without.
type role struct {
	name   string
	letter rune // for the style planes of golden screens
	fg, bg RGB
	attr   attr
	mono   attr
}

// roles is the one table that says what each role looks like.
var roles = [numRoles]role{
	Text:       {"text", '.', 0xd0d0d0, ground, 0, 0},
	Dim:        {"dim", 'd', 0x8a8a8a, ground, 0, 0},
	Faint:      {"faint", ',', 0x444444, ground, 0, dim},
	Strong:     {"strong", 'T', 0xffffff, ground, bold, bold},
	Accent:     {"accent", 'A', 0x87d7ff, ground, bold, bold},
	Link:       {"link", 'l', 0x87d7ff, ground, underline, underline},
	Warning:    {"warning", 'w', 0xffd75f, ground, bold, bold},
	Error:      {"error", 'E', 0xff5f87, ground, bold, bold},
	Stuck:      {"stuck", '!', 0xffffff, 0xd7005f, bold, bold | reverse},
	StuckText:  {"stuck text", '*', 0xff5f87, ground, bold, bold},
	Header:     {"header", 'h', 0xe4e4e4, panel, 0, reverse},
	HeaderDim:  {"header dim", 'i', 0x9e9e9e, panel, 0, reverse},
	HeaderWarn: {"header warning", 'j', 0xffd75f, panel, bold, bold | reverse},
	HeaderBad:  {"header stuck", 'k', 0xff5f87, panel, bold, bold | reverse},
	HeaderBusy: {"header busy", 'B', 0x87d7ff, panel, 0, reverse},
	Tab:        {"tab", 't', 0xbcbcbc, panel, 0, reverse},
	TabActive:  {"tab active", 'T', 0x121212, 0x87d7ff, bold, bold},
	Footer:     {"footer", 'f', 0x9e9e9e, panel, 0, 0},
	Key:        {"key", 'K', 0x87d7ff, panel, bold, bold},
	Label:      {"label", 'L', 0xd0d0d0, ground, 0, 0},
	LabelDim:   {"label number", 'n', 0x8a8a8a, ground, 0, 0},
	Axis:       {"axis", 'a', 0x9e9e9e, ground, 0, 0},
	Ruler:      {"ruler", 'r', 0x87d7ff, ground, 0, bold},
	Cursor:     {"cursor", '@', 0x121212, 0xffffff, bold, reverse},
	Flow:       {"flow", 'F', 0xffffff, ground, bold, bold},
	Spark:      {"spark", 'p', 0x00af87, 0x303030, 0, 0},
	SparkOut:   {"spark outside", 'o', 0x5f5f5f, ground, 0, dim},
	SparkGap:   {"spark gap", 'v', 0x4e4e4e, ground, 0, dim},
	GCMark:     {"GC mark", 'g', 0x875f5f, ground, 0, 0},
	StopWorld:  {"stop the world", 'W', 0xffd75f, ground, bold, bold},
	BarText:    {"bar text", 'x', 0xeeeeee, ground, 0, 0},
	Bar:        {"bar", 'b', 0xd7005f, ground, 0, 0},
	BarGood:    {"bar good", 'c', 0x5f87af, ground, 0, 0},
	UserFrame:  {"user frame", 'U', 0xffffff, ground, 0, bold},
	OtherFrame: {"other frame", 'u', 0x767676, ground, 0, 0},
	Selected:   {"selected", 'S', 0xffffff, 0x005f87, bold, reverse},
	Frame:      {"frame", '|', 0x626262, ground, 0, 0},

	firstClass + canvas.Role(model.ClassUnknown):   {"unknown", '?', 0x585858, ground, 0, 0},
	firstClass + canvas.Role(model.ClassRunning):   {"running", 'R', 0x00af87, 0x005f5f, 0, 0},
	firstClass + canvas.Role(model.ClassRunnable):  {"runnable", 'Q', 0xffd75f, 0x5f5f00, 0, 0},
	firstClass + canvas.Role(model.ClassSyscall):   {"syscall", 'Y', 0xb2b2b2, 0x5f5f5f, 0, 0},
	firstClass + canvas.Role(model.ClassSend):      {"send", '>', 0xd7af5f, 0x875f00, 0, 0},
	firstClass + canvas.Role(model.ClassReceive):   {"receive", '<', 0x5fafd7, 0x005f87, 0, 0},
	firstClass + canvas.Role(model.ClassSelect):    {"select", 'X', 0xafafd7, 0x5f5f87, 0, 0},
	firstClass + canvas.Role(model.ClassMutex):     {"mutex", 'M', 0xd787af, 0x87005f, 0, 0},
	firstClass + canvas.Role(model.ClassRWMutex):   {"RWMutex", 'm', 0xd787d7, 0x870087, 0, 0},
	firstClass + canvas.Role(model.ClassWaitGroup): {"WaitGroup", '+', 0x5fafaf, 0x005f5f, 0, 0},
	firstClass + canvas.Role(model.ClassCond):      {"Cond", 'C', 0xaf87d7, 0x5f0087, 0, 0},
	firstClass + canvas.Role(model.ClassNetwork):   {"network", 'N', 0x8787ff, 0x0000af, 0, 0},
	firstClass + canvas.Role(model.ClassSleep):     {"sleep", 'z', 0x6c6c6c, 0x262626, 0, 0},
	firstClass + canvas.Role(model.ClassGC):        {"GC", 'G', 0xaf5f5f, 0x5f0000, 0, 0},
	firstClass + canvas.Role(model.ClassSystem):    {"system", 's', 0x585858, 0x1c1c1c, 0, 0},
	firstClass + canvas.Role(model.ClassOther):     {"other", 'O', 0x9e9e9e, 0x444444, 0, 0},
}

// Letter returns the letter that stands for a style in the planes of golden
// screens: the role's, as in the table.
func Letter(s canvas.Style) rune {
	if s == (canvas.Style{}) {
		return ' '
	}
	return roles[s.Role].letter
}
