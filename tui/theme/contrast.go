package theme

import (
	"chanlens/model"
	"chanlens/tui/canvas"
)

const (
	contrastGround RGB = 0x000000 // of the screen
	contrastPanel  RGB = 0x303030 // of the title line and the last line
)

// contrastRoles is what roles look like in high contrast.
var contrastRoles = [numRoles]paint{
	Text:       {0xffffff, contrastGround, 0},
	Dim:        {0xd0d0d0, contrastGround, 0},
	Faint:      {0x8a8a8a, contrastGround, 0},
	Strong:     {0xffffff, contrastGround, bold},
	Accent:     {0x87ffff, contrastGround, bold},
	Link:       {0x87ffff, contrastGround, underline},
	Warning:    {0xffff00, contrastGround, bold},
	Error:      {0xff87af, contrastGround, bold},
	Stuck:      {0x000000, 0xff87af, bold},
	StuckText:  {0xff87af, contrastGround, bold},
	Header:     {0xffffff, contrastPanel, 0},
	HeaderDim:  {0xd0d0d0, contrastPanel, 0},
	HeaderWarn: {0xffff00, contrastPanel, bold},
	HeaderBad:  {0xffafd7, contrastPanel, bold},
	HeaderBusy: {0x87ffff, contrastPanel, 0},
	Tab:        {0xe4e4e4, contrastPanel, 0},
	TabActive:  {0x000000, 0x87ffff, bold},
	Footer:     {0xe4e4e4, contrastPanel, 0},
	Key:        {0x87ffff, contrastPanel, bold},
	Label:      {0xffffff, contrastGround, 0},
	LabelDim:   {0xd0d0d0, contrastGround, 0},
	Axis:       {0xe4e4e4, contrastGround, 0},
	Ruler:      {0x87ffff, contrastGround, 0},
	Cursor:     {0x000000, 0xffff00, bold},
	Flow:       {0xffffff, contrastGround, bold},
	Spark:      {0x00ffaf, 0x3a3a3a, 0},
	SparkOut:   {0x949494, contrastGround, 0},
	SparkGap:   {0x8a8a8a, contrastGround, 0},
	GCMark:     {0xff8787, contrastGround, 0},
	StopWorld:  {0xffff00, contrastGround, bold},
	BarText:    {0xffffff, contrastGround, 0},
	Bar:        {0xff5faf, contrastGround, 0},
	BarGood:    {0x87d7ff, contrastGround, 0},
	UserFrame:  {0xffffff, contrastGround, bold},
	OtherFrame: {0xbcbcbc, contrastGround, 0},
	Frame:      {0xb2b2b2, contrastGround, 0},

	FlameOwn:     {0xffffff, 0x870000, 0},
	FlameOwn2:    {0xffffff, 0x87005f, 0},
	FlameOwn3:    {0xffffff, 0x5f005f, 0},
	FlameModule:  {0xffffff, 0x005f00, 0},
	FlameLibrary: {0xffffff, 0x005f5f, 0},
	FlameRuntime: {0xffffff, 0x303030, 0},

	OpSend:    {0xffd787, contrastGround, bold},
	OpReceive: {0x87d7ff, contrastGround, bold},
	OpMixed:   {0xffffff, contrastGround, bold},
	OpFail:    {0xd0d0d0, contrastGround, 0},
	OpClose:   {0xffff00, contrastGround, bold},
	OpPanic:   {0xff87af, contrastGround, bold},
	Fill:      {0x87afff, contrastGround, 0},
	FillFull:  {0xffd75f, contrastGround, bold},

	Sender:  {0xffaf5f, contrastGround, bold},
	Sender2: {0x87d7ff, contrastGround, bold},
	Sender3: {0xafff5f, contrastGround, bold},
	Sender4: {0xffafd7, contrastGround, bold},
	Sender5: {0xd7afff, contrastGround, bold},
	Sender6: {0x5fffd7, contrastGround, bold},

	Element:  {contrastGround, 0xffaf5f, bold},
	Element2: {contrastGround, 0x87d7ff, bold},
	Element3: {contrastGround, 0xafff5f, bold},
	Element4: {contrastGround, 0xffafd7, bold},
	Element5: {contrastGround, 0xd7afff, bold},
	Element6: {contrastGround, 0x5fffd7, bold},

	Code:         {0xffffff, contrastGround, 0},
	CodeKeyword:  {0x87d7ff, contrastGround, bold},
	CodeString:   {0xafff87, contrastGround, 0},
	CodeComment:  {0xc6c6c6, contrastGround, 0},
	CodeNumber:   {0xffd787, contrastGround, 0},
	CodeFunction: {0xffffaf, contrastGround, 0},
	CodeType:     {0x87ffff, contrastGround, 0},
	CodeGutter:   {0xc6c6c6, contrastGround, 0},
	CodeLine:     {0xffffff, 0x303030, bold},

	firstClass + canvas.Role(model.ClassUnknown):   {0xbcbcbc, contrastGround, 0},
	firstClass + canvas.Role(model.ClassRunning):   {0x00ffaf, 0x000000, 0},
	firstClass + canvas.Role(model.ClassRunnable):  {0xffd700, 0x303030, 0},
	firstClass + canvas.Role(model.ClassSyscall):   {0xb2b2b2, 0x4e4e4e, 0},
	firstClass + canvas.Role(model.ClassSend):      {0xffd787, 0x5f0000, 0},
	firstClass + canvas.Role(model.ClassReceive):   {0x87ffff, 0x005f87, 0},
	firstClass + canvas.Role(model.ClassSelect):    {0xd7d7ff, 0x5f00ff, 0},
	firstClass + canvas.Role(model.ClassMutex):     {0xffafd7, 0x8700af, 0},
	firstClass + canvas.Role(model.ClassRWMutex):   {0xffafff, 0x870087, 0},
	firstClass + canvas.Role(model.ClassWaitGroup): {0x87ffff, 0x005f5f, 0},
	firstClass + canvas.Role(model.ClassCond):      {0xd7afff, 0x5f005f, 0},
	firstClass + canvas.Role(model.ClassNetwork):   {0x87afff, 0x00005f, 0},
	firstClass + canvas.Role(model.ClassSleep):     {0xa8a8a8, 0x1c1c1c, 0},
	firstClass + canvas.Role(model.ClassGC):        {0xff8787, 0x000000, 0},
	firstClass + canvas.Role(model.ClassSystem):    {0x949494, 0x121212, 0},
	firstClass + canvas.Role(model.ClassOther):     {0xe4e4e4, 0x3a3a3a, 0},
}
