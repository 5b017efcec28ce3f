package theme

import (
	"chanlens/model"
	"chanlens/tui/canvas"
)

const (
	lightGround RGB = 0xffffff // of the screen
	lightPanel  RGB = 0xe4e4e4 // of the title line and the last line
)

// lightRoles is what roles look like on a white ground.
var lightRoles = [numRoles]paint{
	Text:       {0x303030, lightGround, 0},
	Dim:        {0x626262, lightGround, 0},
	Faint:      {0xbcbcbc, lightGround, 0},
	Strong:     {0x000000, lightGround, bold},
	Accent:     {0x005faf, lightGround, bold},
	Link:       {0x005faf, lightGround, underline},
	Warning:    {0x875f00, lightGround, bold},
	Error:      {0xd7005f, lightGround, bold},
	Stuck:      {0xffffff, 0xd7005f, bold},
	StuckText:  {0xd7005f, lightGround, bold},
	Header:     {0x303030, lightPanel, 0},
	HeaderDim:  {0x585858, lightPanel, 0},
	HeaderWarn: {0x5f5f00, lightPanel, bold},
	HeaderBad:  {0xaf005f, lightPanel, bold},
	HeaderBusy: {0x005faf, lightPanel, 0},
	Tab:        {0x4e4e4e, lightPanel, 0},
	TabActive:  {0xffffff, 0x005faf, bold},
	Footer:     {0x585858, lightPanel, 0},
	Key:        {0x005faf, lightPanel, bold},
	Label:      {0x303030, lightGround, 0},
	LabelDim:   {0x6c6c6c, lightGround, 0},
	Axis:       {0x585858, lightGround, 0},
	Ruler:      {0x005faf, lightGround, 0},
	Cursor:     {0xffffff, 0x121212, bold},
	Flow:       {0x000000, lightGround, bold},
	Spark:      {0x00875f, 0xdadada, 0},
	SparkOut:   {0x9e9e9e, lightGround, 0},
	SparkGap:   {0xb2b2b2, lightGround, 0},
	GCMark:     {0xaf8787, lightGround, 0},
	StopWorld:  {0x875f00, lightGround, bold},
	BarText:    {0x121212, lightGround, 0},
	Bar:        {0xd7005f, lightGround, 0},
	BarGood:    {0x5f87af, lightGround, 0},
	UserFrame:  {0x000000, lightGround, bold},
	OtherFrame: {0x767676, lightGround, 0},
	Frame:      {0x8a8a8a, lightGround, 0},

	FlameOwn:     {0x5f0000, 0xffd787, 0},
	FlameOwn2:    {0x5f0000, 0xffd7d7, 0},
	FlameOwn3:    {0x303030, 0xd7d787, 0},
	FlameModule:  {0x005f5f, 0xafd7d7, 0},
	FlameLibrary: {0x00005f, 0xd7d7ff, 0},
	FlameRuntime: {0x303030, 0xe4e4e4, 0},

	OpSend:    {0x5f5f00, lightGround, bold},
	OpReceive: {0x0000af, lightGround, bold},
	OpMixed:   {0x000000, lightGround, bold},
	OpFail:    {0x4e4e4e, lightGround, 0},
	OpClose:   {0x5f5f00, lightGround, bold},
	OpPanic:   {0xaf005f, lightGround, bold},
	Fill:      {0x5f87d7, 0xeeeeee, 0},
	FillFull:  {0xaf5f00, 0xeeeeee, bold},

	Sender:  {0x875f00, lightGround, bold},
	Sender2: {0x005faf, lightGround, bold},
	Sender3: {0x005f00, lightGround, bold},
	Sender4: {0xaf005f, lightGround, bold},
	Sender5: {0x5f00af, lightGround, bold},
	Sender6: {0x005f5f, lightGround, bold},

	Element:  {lightGround, 0x875f00, bold},
	Element2: {lightGround, 0x005faf, bold},
	Element3: {lightGround, 0x005f00, bold},
	Element4: {lightGround, 0xaf005f, bold},
	Element5: {lightGround, 0x5f00af, bold},
	Element6: {lightGround, 0x005f5f, bold},

	Code:         {0x303030, lightGround, 0},
	CodeKeyword:  {0x0000af, lightGround, bold},
	CodeString:   {0x005f00, lightGround, 0},
	CodeComment:  {0x6c6c6c, lightGround, 0},
	CodeNumber:   {0x875f00, lightGround, 0},
	CodeFunction: {0x5f005f, lightGround, 0},
	CodeType:     {0x005f87, lightGround, 0},
	CodeGutter:   {0x767676, lightGround, 0},
	CodeLine:     {0x000000, 0xe4e4e4, bold},

	firstClass + canvas.Role(model.ClassUnknown):   {0x767676, lightGround, 0},
	firstClass + canvas.Role(model.ClassRunning):   {0x00875f, 0xafd7af, 0},
	firstClass + canvas.Role(model.ClassRunnable):  {0xaf8700, 0xffffaf, 0},
	firstClass + canvas.Role(model.ClassSyscall):   {0x585858, 0xbcbcbc, 0},
	firstClass + canvas.Role(model.ClassSend):      {0x875f00, 0xd7af5f, 0},
	firstClass + canvas.Role(model.ClassReceive):   {0x005faf, 0x87d7ff, 0},
	firstClass + canvas.Role(model.ClassSelect):    {0x5f5f5f, 0xd7afd7, 0},
	firstClass + canvas.Role(model.ClassMutex):     {0xaf005f, 0xffafaf, 0},
	firstClass + canvas.Role(model.ClassRWMutex):   {0x870087, 0xffafff, 0},
	firstClass + canvas.Role(model.ClassWaitGroup): {0x005f5f, 0xafffff, 0},
	firstClass + canvas.Role(model.ClassCond):      {0x5f0087, 0xd7afff, 0},
	firstClass + canvas.Role(model.ClassNetwork):   {0x0000af, 0xafafff, 0},
	firstClass + canvas.Role(model.ClassSleep):     {0x8a8a8a, 0xe4e4e4, 0},
	firstClass + canvas.Role(model.ClassGC):        {0x870000, 0xffd7d7, 0},
	firstClass + canvas.Role(model.ClassSystem):    {0x949494, 0xeeeeee, 0},
	firstClass + canvas.Role(model.ClassOther):     {0x585858, 0xd0d0d0, 0},
}
