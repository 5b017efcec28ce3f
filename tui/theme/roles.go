package theme

import (
	"chanlens/model"
	"chanlens/tui/canvas"
)

// The roles. What they look like is in the palettes of the themes.
const (
	Text         canvas.Role = iota // plain text
	Dim                             // less important text
	Faint                           // grid lines and rules
	Strong                          // headings and numbers
	Accent                          // the program's name, what is active
	Link                            // can be followed with Enter
	Warning                         // the trace is not whole
	Error                           // something failed
	Stuck                           // blocked for ever
	StuckText                       // the same as text on the plain ground
	Header                          // title line
	HeaderDim                       // less important parts of it
	HeaderWarn                      // warnings in it
	HeaderBad                       // stuck goroutines in it
	HeaderBusy                      // how far loading is
	Tab                             // a view that can be chosen
	TabActive                       // the view that is shown
	Footer                          // last line
	Key                             // a key in the last line and in the help
	Label                           // a lane's label
	LabelDim                        // its number
	Axis                            // time axis
	Ruler                           // extents of the interval under the cursor
	Cursor                          // the cell under the cursor
	Flow                            // line from a waker to whom it woke
	Spark                           // the activity of the whole trace
	SparkOut                        // the same outside what is shown
	SparkGap                        // its bytes, where it is not there
	GCMark                          // a garbage collection is marking
	StopWorld                       // the world is stopped
	BarText                         // words within a lane
	Bar                             // bar of a chart
	BarGood                         // bar of something harmless
	UserFrame                       // stack frame of the user's code
	OtherFrame                      // stack frame of the runtime and library
	Frame                           // lines around panes
	FlameOwn                        // ground of the user's functions in a flame graph
	FlameOwn2                       // the same, of other packages
	FlameOwn3                       // the same, of yet others
	FlameModule                     // of functions of modules that the user's code uses
	FlameLibrary                    // of the standard library
	FlameRuntime                    // of the runtime, and what belongs to nobody

	// Channel operations that were recorded.
	OpSend    // a send that did not wait
	OpReceive // a receive that did not
	OpMixed   // both, of many
	OpFail    // a default was taken
	OpClose   // a channel is closed
	OpPanic   // an operation panics
	Fill      // what is in a channel's buffer
	FillFull  // the same of a full one

	// Who sent an element: a few colours, by turns.
	Sender
	Sender2
	Sender3
	Sender4
	Sender5
	Sender6

	// Elements in a channel, by who sent them: grounds of those colours, in the same order.
	Element
	Element2
	Element3
	Element4
	Element5
	Element6

	// Source code.
	Code         // operators, and names of variables
	CodeKeyword  // keywords, and the arrow of a channel operation
	CodeString   // strings and runes
	CodeComment  // comments
	CodeNumber   // numbers and named constants
	CodeFunction // what is called or declared as a function
	CodeType     // what is known to be a type
	CodeGutter   // line numbers
	CodeLine     // ground of the line that is meant, and its number

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

// role is a row of the table: the name, and the attributes without colours. With
// colours, each palette has a row for each role: see [darkRoles].
type role struct {
	name   string
	letter rune // for the style planes of golden screens
	mono   attr
}

// roles is the one table of all roles.
var roles = [numRoles]role{
	Text:       {"text", '.', 0},
	Dim:        {"dim", 'd', 0},
	Faint:      {"faint", ',', dim},
	Strong:     {"strong", 'T', bold},
	Accent:     {"accent", 'A', bold},
	Link:       {"link", 'l', underline},
	Warning:    {"warning", 'w', bold},
	Error:      {"error", 'E', bold},
	Stuck:      {"stuck", '!', bold | reverse},
	StuckText:  {"stuck text", '*', bold},
	Header:     {"header", 'h', reverse},
	HeaderDim:  {"header dim", 'i', reverse},
	HeaderWarn: {"header warning", 'j', bold | reverse},
	HeaderBad:  {"header stuck", 'k', bold | reverse},
	HeaderBusy: {"header busy", 'B', reverse},
	Tab:        {"tab", 't', reverse},
	TabActive:  {"tab active", 'T', bold},
	Footer:     {"footer", 'f', 0},
	Key:        {"key", 'K', bold},
	Label:      {"label", 'L', 0},
	LabelDim:   {"label number", 'n', 0},
	Axis:       {"axis", 'a', 0},
	Ruler:      {"ruler", 'r', bold},
	Cursor:     {"cursor", '@', reverse},
	Flow:       {"flow", 'F', bold},
	Spark:      {"spark", 'p', 0},
	SparkOut:   {"spark outside", 'o', dim},
	SparkGap:   {"spark gap", 'v', dim},
	GCMark:     {"GC mark", 'g', 0},
	StopWorld:  {"stop the world", 'W', bold},
	BarText:    {"bar text", 'x', 0},
	Bar:        {"bar", 'b', 0},
	BarGood:    {"bar good", 'c', 0},
	UserFrame:  {"user frame", 'U', bold},
	OtherFrame: {"other frame", 'u', 0},
	Frame:      {"frame", '|', 0},

	FlameOwn:     {"flame own", '1', 0},
	FlameOwn2:    {"flame own 2", '2', 0},
	FlameOwn3:    {"flame own 3", '3', 0},
	FlameModule:  {"flame module", '4', 0},
	FlameLibrary: {"flame library", '5', 0},
	FlameRuntime: {"flame runtime", '6', 0},

	OpSend:    {"send done", 'S', bold},
	OpReceive: {"receive done", 'V', bold},
	OpMixed:   {"sends and receives", 'I', bold},
	OpFail:    {"default taken", 'D', 0},
	OpClose:   {"close", 'Z', bold},
	OpPanic:   {"panic", 'P', bold},
	Fill:      {"fill", 'H', 0},
	FillFull:  {"full", 'e', bold},

	Sender:  {"sender", '7', bold},
	Sender2: {"sender 2", '8', bold},
	Sender3: {"sender 3", '9', bold},
	Sender4: {"sender 4", '$', bold},
	Sender5: {"sender 5", '%', bold},
	Sender6: {"sender 6", '&', bold},

	Element:  {"element", 'J', bold | reverse},
	Element2: {"element 2", 'y', bold | reverse},
	Element3: {"element 3", '#', bold | reverse},
	Element4: {"element 4", ')', bold | reverse},
	Element5: {"element 5", '[', bold | reverse},
	Element6: {"element 6", ']', bold | reverse},

	Code:         {"code", ';', 0},
	CodeKeyword:  {"code keyword", '=', bold},
	CodeString:   {"code string", '"', 0},
	CodeComment:  {"code comment", '/', dim},
	CodeNumber:   {"code number", '0', 0},
	CodeFunction: {"code function", '(', 0},
	CodeType:     {"code type", ':', 0},
	CodeGutter:   {"code gutter", 'q', dim},
	CodeLine:     {"code line", '_', bold | reverse},

	firstClass + canvas.Role(model.ClassUnknown):   {"unknown", '?', 0},
	firstClass + canvas.Role(model.ClassRunning):   {"running", 'R', 0},
	firstClass + canvas.Role(model.ClassRunnable):  {"runnable", 'Q', 0},
	firstClass + canvas.Role(model.ClassSyscall):   {"syscall", 'Y', 0},
	firstClass + canvas.Role(model.ClassSend):      {"send", '>', 0},
	firstClass + canvas.Role(model.ClassReceive):   {"receive", '<', 0},
	firstClass + canvas.Role(model.ClassSelect):    {"select", 'X', 0},
	firstClass + canvas.Role(model.ClassMutex):     {"mutex", 'M', 0},
	firstClass + canvas.Role(model.ClassRWMutex):   {"RWMutex", 'm', 0},
	firstClass + canvas.Role(model.ClassWaitGroup): {"WaitGroup", '+', 0},
	firstClass + canvas.Role(model.ClassCond):      {"Cond", 'C', 0},
	firstClass + canvas.Role(model.ClassNetwork):   {"network", 'N', 0},
	firstClass + canvas.Role(model.ClassSleep):     {"sleep", 'z', 0},
	firstClass + canvas.Role(model.ClassGC):        {"GC", 'G', 0},
	firstClass + canvas.Role(model.ClassSystem):    {"system", 's', 0},
	firstClass + canvas.Role(model.ClassOther):     {"other", 'O', 0},
}

// Letter returns the letter that stands for a style in the planes of golden
// screens: the role's, as in the table.
func Letter(s canvas.Style) rune {
	if s == (canvas.Style{}) {
		return ' '
	}
	return roles[s.Role].letter
}

// Senders are the colours of elements, by who sent them.
var Senders = [...]canvas.Role{Sender, Sender2, Sender3, Sender4, Sender5, Sender6}

// Ground returns the role of an element on the ground of its sender's colour; of other roles,
// the role itself.
func Ground(sender canvas.Role) canvas.Role {
	if sender < Sender || sender > Sender6 {
		return sender
	}
	return Element + sender - Sender
}

// FlameOwns are the grounds of the user's packages in a flame graph.
var FlameOwns = [...]canvas.Role{FlameOwn, FlameOwn2, FlameOwn3}
