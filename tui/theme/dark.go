package theme

import (
	"chanlens/model"
	"chanlens/tui/canvas"
)

const (
	darkGround RGB = 0x121212 // of the screen
	darkPanel  RGB = 0x262626 // of the title line and the last line
)

// darkRoles is what roles look like on a dark ground.
var darkRoles = [numRoles]paint{
	Text:       {0xd0d0d0, darkGround, 0},
	Dim:        {0x8a8a8a, darkGround, 0},
	Faint:      {0x444444, darkGround, 0},
	Strong:     {0xffffff, darkGround, bold},
	Accent:     {0x87d7ff, darkGround, bold},
	Link:       {0x87d7ff, darkGround, underline},
	Warning:    {0xffd75f, darkGround, bold},
	Error:      {0xff5f87, darkGround, bold},
	Stuck:      {0xffffff, 0xd7005f, bold},
	StuckText:  {0xff5f87, darkGround, bold},
	Header:     {0xe4e4e4, darkPanel, 0},
	HeaderDim:  {0x9e9e9e, darkPanel, 0},
	HeaderWarn: {0xffd75f, darkPanel, bold},
	HeaderBad:  {0xff5f87, darkPanel, bold},
	HeaderBusy: {0x87d7ff, darkPanel, 0},
	Tab:        {0xbcbcbc, darkPanel, 0},
	TabActive:  {0x121212, 0x87d7ff, bold},
	Footer:     {0x9e9e9e, darkPanel, 0},
	Key:        {0x87d7ff, darkPanel, bold},
	Label:      {0xd0d0d0, darkGround, 0},
	LabelDim:   {0x8a8a8a, darkGround, 0},
	Axis:       {0x9e9e9e, darkGround, 0},
	Ruler:      {0x87d7ff, darkGround, 0},
	Cursor:     {0x121212, 0xffffff, bold},
	Flow:       {0xffffff, darkGround, bold},
	Spark:      {0x00af87, 0x303030, 0},
	SparkOut:   {0x5f5f5f, darkGround, 0},
	SparkGap:   {0x4e4e4e, darkGround, 0},
	GCMark:     {0x875f5f, darkGround, 0},
	StopWorld:  {0xffd75f, darkGround, bold},
	BarText:    {0xeeeeee, darkGround, 0},
	Bar:        {0xd7005f, darkGround, 0},
	BarGood:    {0x5f87af, darkGround, 0},
	UserFrame:  {0xffffff, darkGround, 0},
	OtherFrame: {0x767676, darkGround, 0},
	Frame:      {0x626262, darkGround, 0},

	FlameOwn:     {0xffffff, 0x875f00, 0},
	FlameOwn2:    {0xffffff, 0x875f5f, 0},
	FlameOwn3:    {0xffffaf, 0x5f5f00, 0},
	FlameModule:  {0xafffff, 0x005f5f, 0},
	FlameLibrary: {0xffffff, 0x5f5f87, 0},
	FlameRuntime: {0xd0d0d0, 0x3a3a3a, 0},

	OpSend:    {0xffd75f, darkGround, bold},
	OpReceive: {0x87d7ff, darkGround, bold},
	OpMixed:   {0xffffff, darkGround, bold},
	OpFail:    {0xd7d7d7, darkGround, 0},
	OpClose:   {0xffaf00, darkGround, bold},
	OpPanic:   {0xffafd7, darkGround, bold},
	Fill:      {0x5f87d7, 0x262626, 0},
	FillFull:  {0xffaf5f, 0x262626, bold},

	Sender:  {0xffaf5f, darkGround, bold},
	Sender2: {0x87d7ff, darkGround, bold},
	Sender3: {0xafd75f, darkGround, bold},
	Sender4: {0xff87d7, darkGround, bold},
	Sender5: {0xd7afff, darkGround, bold},
	Sender6: {0x5fd7af, darkGround, bold},

	Element:  {darkGround, 0xffaf5f, bold},
	Element2: {darkGround, 0x87d7ff, bold},
	Element3: {darkGround, 0xafd75f, bold},
	Element4: {darkGround, 0xff87d7, bold},
	Element5: {darkGround, 0xd7afff, bold},
	Element6: {darkGround, 0x5fd7af, bold},

	Code:         {0xd0d0d0, darkGround, 0},
	CodeKeyword:  {0x87afff, darkGround, bold},
	CodeString:   {0xafd787, darkGround, 0},
	CodeComment:  {0x949494, darkGround, 0},
	CodeNumber:   {0xd7af87, darkGround, 0},
	CodeFunction: {0xd7d7af, darkGround, 0},
	CodeType:     {0x87d7d7, darkGround, 0},
	CodeGutter:   {0x808080, darkGround, 0},
	CodeLine:     {0xffffff, 0x303030, bold},

	firstClass + canvas.Role(model.ClassUnknown):   {0x585858, darkGround, 0},
	firstClass + canvas.Role(model.ClassRunning):   {0x00d787, 0x005f5f, 0},
	firstClass + canvas.Role(model.ClassRunnable):  {0xffff87, 0x5f5f00, 0},
	firstClass + canvas.Role(model.ClassSyscall):   {0xd0d0d0, 0x5f5f5f, 0},
	firstClass + canvas.Role(model.ClassSend):      {0xd7af5f, 0x875f00, 0},
	firstClass + canvas.Role(model.ClassReceive):   {0x5fafd7, 0x005f87, 0},
	firstClass + canvas.Role(model.ClassSelect):    {0xd7d7ff, 0x5f5faf, 0},
	firstClass + canvas.Role(model.ClassMutex):     {0xd787af, 0x87005f, 0},
	firstClass + canvas.Role(model.ClassRWMutex):   {0xd787d7, 0x870087, 0},
	firstClass + canvas.Role(model.ClassWaitGroup): {0x5fafaf, 0x005f5f, 0},
	firstClass + canvas.Role(model.ClassCond):      {0xaf87d7, 0x5f0087, 0},
	firstClass + canvas.Role(model.ClassNetwork):   {0x8787ff, 0x0000af, 0},
	firstClass + canvas.Role(model.ClassSleep):     {0x6c6c6c, 0x262626, 0},
	firstClass + canvas.Role(model.ClassGC):        {0xaf5f5f, 0x5f0000, 0},
	firstClass + canvas.Role(model.ClassSystem):    {0x585858, 0x1c1c1c, 0},
	firstClass + canvas.Role(model.ClassOther):     {0x9e9e9e, 0x444444, 0},
}
