package theme

import (
	"chanlens/model"
	"chanlens/tui/canvas"
)

// The 16 colours of terminals, by their usual names. Nobody knows what they look
// like: users choose them.
const (
	black Color = indexed + iota
	red
	green
	yellow
	blue
	magenta
	cyan
	white
	_ // bright black is the ground in some palettes
	brightRed
	_
	brightYellow
	_
	brightMagenta
	_
	brightWhite
)

// basicPaint is what a role looks like with 16 colours.
type basicPaint struct {
	fg, bg Color
	attr   attr
}

// basicRoles is what roles look like with 16 colours, and with 8.
//
// The terminal keeps its own ground, of which nobody knows whether it is dark or
// light. So text on it has the terminal's own colour, or red or magenta, which can
// be read on both; everything else brings a ground of its own. Classes share the
// grounds by kind (channels blue, locks magenta, the rest black), and all grounds
// are dark enough for green, which is running.
var basicRoles = [numRoles]basicPaint{
	Text:       {},
	Dim:        {attr: dim},
	Faint:      {attr: dim},
	Strong:     {attr: bold},
	Accent:     {magenta, Default, 0},
	Link:       {magenta, Default, underline},
	Warning:    {black, yellow, 0},
	Error:      {red, Default, bold},
	Stuck:      {brightWhite, red, bold},
	StuckText:  {red, Default, bold},
	Header:     {brightWhite, blue, 0},
	HeaderDim:  {white, blue, 0},
	HeaderWarn: {brightYellow, blue, bold},
	HeaderBad:  {brightWhite, red, bold},
	HeaderBusy: {black, cyan, 0},
	Tab:        {white, blue, 0},
	TabActive:  {black, white, 0},
	Footer:     {white, blue, 0},
	Key:        {brightYellow, blue, bold},
	Label:      {},
	LabelDim:   {attr: dim},
	Axis:       {},
	Ruler:      {magenta, Default, bold},
	Cursor:     {black, cyan, 0},
	Flow:       {attr: bold},
	Spark:      {green, black, 0},
	SparkOut:   {attr: dim},
	SparkGap:   {attr: dim},
	GCMark:     {magenta, Default, 0},
	StopWorld:  {black, yellow, 0},
	BarText:    {},
	Bar:        {red, Default, 0},
	BarGood:    {},
	UserFrame:  {attr: bold},
	OtherFrame: {attr: dim},
	Frame:      {attr: dim},

	FlameOwn:     {brightWhite, blue, 0},
	FlameOwn2:    {brightYellow, blue, 0},
	FlameOwn3:    {white, blue, 0},
	FlameModule:  {brightWhite, magenta, 0},
	FlameLibrary: {black, cyan, 0},
	FlameRuntime: {white, black, 0},

	OpSend:    {brightYellow, black, bold},
	OpReceive: {brightWhite, black, bold},
	OpMixed:   {brightWhite, black, bold},
	OpFail:    {white, black, 0},
	OpClose:   {brightYellow, black, bold},
	OpPanic:   {brightMagenta, black, bold},
	Fill:      {cyan, black, 0},
	FillFull:  {brightYellow, black, bold},

	Sender:  {black, yellow, 0},
	Sender2: {black, cyan, 0},
	Sender3: {black, green, 0},
	Sender4: {brightWhite, magenta, 0},
	Sender5: {brightWhite, blue, 0},
	Sender6: {black, white, 0},

	Element:  {black, yellow, 0},
	Element2: {black, cyan, 0},
	Element3: {black, green, 0},
	Element4: {brightWhite, magenta, 0},
	Element5: {brightWhite, blue, 0},
	Element6: {black, white, 0},

	Code:         {},
	CodeKeyword:  {attr: bold},
	CodeString:   {},
	CodeComment:  {attr: dim},
	CodeNumber:   {},
	CodeFunction: {},
	CodeType:     {},
	CodeGutter:   {attr: dim},
	CodeLine:     {black, white, 0},

	firstClass + canvas.Role(model.ClassUnknown):   {white, black, 0},
	firstClass + canvas.Role(model.ClassRunning):   {green, black, 0},
	firstClass + canvas.Role(model.ClassRunnable):  {yellow, black, 0},
	firstClass + canvas.Role(model.ClassSyscall):   {white, black, 0},
	firstClass + canvas.Role(model.ClassSend):      {brightYellow, blue, 0},
	firstClass + canvas.Role(model.ClassReceive):   {brightWhite, blue, 0},
	firstClass + canvas.Role(model.ClassSelect):    {brightWhite, blue, 0},
	firstClass + canvas.Role(model.ClassMutex):     {brightWhite, magenta, 0},
	firstClass + canvas.Role(model.ClassRWMutex):   {brightYellow, magenta, 0},
	firstClass + canvas.Role(model.ClassWaitGroup): {brightWhite, magenta, 0},
	firstClass + canvas.Role(model.ClassCond):      {brightYellow, magenta, 0},
	firstClass + canvas.Role(model.ClassNetwork):   {cyan, black, 0},
	firstClass + canvas.Role(model.ClassSleep):     {white, black, 0},
	firstClass + canvas.Role(model.ClassGC):        {brightMagenta, black, 0},
	firstClass + canvas.Role(model.ClassSystem):    {white, black, 0},
	firstClass + canvas.Role(model.ClassOther):     {white, black, 0},
}

// basicLook returns what a style looks like with 16 colours.
func basicLook(s canvas.Style) Look {
	r := basicRoles[s.Role]
	if s.Under != 0 {
		under := basicRoles[s.Under]
		if r.fg == Default {
			r.fg = under.fg // words can be read in the colour of what they stand on
		}
		r.bg = under.bg
		if r.bg == Default && s.Role >= firstClass {
			r.bg = black // the colours of classes are for dark grounds
		}
	}
	l := withAttributes(r.attr)
	l.FG, l.BG = r.fg, r.bg
	if s.Mod&canvas.Select != 0 {
		l.Bold, l.Dim = true, false
		switch {
		case s.Mod&canvas.Column != 0: // the cursor
			l = Look{FG: basicRoles[Cursor].fg, BG: basicRoles[Cursor].bg}
		case l.BG == Default: // a row of a list: no colour is sure to be seen on that of text
			l.FG, l.Reverse = Default, !l.Reverse
		default: // the interval under the cursor, or a badge
			l.Underline = true
		}
	}
	l.Bold = l.Bold || s.Mod&canvas.Bold != 0
	if l.FG == black {
		l.Bold = false // it would be grey
	}
	l.Underline = l.Underline || s.Mod&canvas.Mark != 0
	return l
}

// onBlack returns a look with the terminal's own ground painted black.
func (l Look) onBlack() Look {
	if l.BG != Default {
		return l
	}
	l.BG = black
	switch n, named := l.FG.Index(); {
	case l.Reverse:
		l.FG, l.BG, l.Reverse, l.Bold = black, white, false, false // bold black is grey
	case !named && l.Bold:
		l.FG = brightWhite
	case !named:
		l.FG, l.Dim = white, false
	case n < 8:
		l.FG += brightRed - red
	}
	return l
}

// ofEight returns a look of 16 colours with 8: bold text is bright.
func (l Look) ofEight() Look {
	if n, named := l.FG.Index(); named && n >= 8 {
		l.FG -= brightRed - red
		l.Bold = true
	}
	return l
}
