package model

// Chan is a handle: an index into the channels of a [Trace] whose operations were
// recorded.
type Chan uint32

// NilChan is the nil channel.
const NilChan Chan = 0

// ChanKind is what is done to a channel.
type ChanKind uint8

// The kinds of operations.
const (
	ChanSend    ChanKind = iota
	ChanReceive          // also with ok, and as range
	ChanClose
	ChanDrain  // Stop or Reset of a timer takes a value out that came too late; counts as a receive
	ChanSelect // a select takes its default: of no channel

	numChanKinds = int(ChanSelect) + 1
)

var chanKindNames = [numChanKinds]string{"send", "receive", "close", "drain", "select"}

// String returns the kind's name, such as "send".
func (k ChanKind) String() string { return chanKindNames[k] }

// ChanFlags tell how an operation on a channel went.
type ChanFlags uint16

// The flags.
const (
	ChanWaits    ChanFlags = 1 << iota // not done: the goroutine is about to wait. A select that waits has one such operation for each of its cases
	ChanWaited                         // done, after a wait
	ChanDirect                         // done, and so is that of a goroutine that waited: no buffer lies between
	ChanOfClosed                       // a receive of the zero value from a closed channel
	ChanPanics                         // a send to, or the close of, a closed channel; the close of the nil channel
	ChanFails                          // not done, and not waited for: the default is taken
	ChanInSelect                       // a case of a select
	ChanOfTimer                        // on the channel of a timer

	numChanFlags = 8
)

var chanFlagNames = [numChanFlags]string{"waits", "waited", "direct", "closed", "panics", "fails", "select", "timer"}

// ChanAct is what is the same of many operations.
type ChanAct struct {
	Kind  ChanKind
	Flags ChanFlags
	// Of a case of a select: which one it is among the sends, or the receives, in the
	// order of the source, from 0; and how many cases there are of both.
	Case, Cases uint16
	Len         int32 // how many elements are buffered afterwards; -1 if not told, as after a wait: the other side has told it
}

// Is reports whether all of the flags are set.
func (a ChanAct) Is(f ChanFlags) bool { return a.Flags&f == f }

// Done reports whether a value went in or out, so that the operation has a number.
func (a ChanAct) Done() bool {
	return a.Flags&(ChanWaits|ChanOfClosed|ChanPanics|ChanFails) == 0 && a.Kind <= ChanDrain && a.Kind != ChanClose
}

// Way returns ChanSend of what puts a value in and ChanReceive of what takes one out:
// the two that are paired.
func (a ChanAct) Way() ChanKind {
	if a.Kind == ChanDrain {
		return ChanReceive
	}
	return a.Kind
}

// ChanOp is a recorded operation on a channel.
type ChanOp struct {
	At        Time
	Goroutine Goroutine
	Chan      Chan
	ChanAct

	// Seq says that this is the so-many-th send, or receive, of the channel since it was
	// made, from 1. The k-th receive gets the value of the k-th send. It is 0 if nothing
	// is sent or received (see Done), or if it is not known.
	Seq   uint64
	Stack StackID // NoStack of an operation that waits or waited: the interval of the wait has it

	segment, index uint32
}

// Place returns where an operation stands in the order of all: in which segment, and which one
// it is of [Trace.ChanRunIn].
func (op *ChanOp) Place() (segment, index int) { return int(op.segment), int(op.index) }

// ChanInfo is what a recording tells of a channel as a whole.
type ChanInfo struct {
	Number uint64 // as recorded, from 1; 0 is the nil channel
	Cap    int
	Elem   StringID // type of the elements
	Timer  bool     // it is a timer's
	Addr   uint64   // in the process's memory, which other channels may have had before and get later
	Made   Time     // NoTime: not while it was recorded
	Maker  Goroutine
	MadeAt StackID
	Closed Time // NoTime: it was not, or not while it was recorded
	Ops    int  // operations recorded

	// Sends and receives since the channel was made: at the first moment that is told
	// of, and at the last.
	SentBefore, ReceivedBefore uint64
	Sent, Received             uint64

	WasClosed bool // at the first moment that is told of
}

// Len returns how many elements the channel holds when the recording ends.
func (c *ChanInfo) Len() int {
	if c.Sent < c.Received {
		return 0 // the end of the recording tore a pair apart
	}
	return int(min(c.Sent-c.Received, uint64(c.Cap)))
}
