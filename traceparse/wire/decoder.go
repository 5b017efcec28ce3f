package wire

import (
	"errors"
	"slices"

	"chanlens/model"
	"chanlens/traceparse/chanlog"
)

// Decoder decodes generations, one after the other. It keeps its memory from one
// to the next. It is used by one goroutine.
type Decoder struct {
	Channels chanlog.Use // what becomes of the operations on channels that a program recorded

	version int
	g       *model.Generation
	tick    func(events int) error

	// What stands in batches of its own.
	clock       clock
	minTicks    uint64
	stringTable table
	strings     []str
	noString    str // number 0: the empty one
	stackTable  table
	stacks      []stack
	stackFrames []int32 // places in frames
	frames      []frame
	pcs         map[uint64]int32
	samples     []sample
	ids         []model.FrameID // scratch

	// The events, by thread.
	batches  []batch
	cursors  []cursor
	cursorOf map[uint64]int32 // by thread
	frontier frontier

	// What goroutines, processors and threads are doing.
	goroutines goroutineTable
	procs      []proc
	procOf     map[uint64]int32
	threads    []thread
	threadOf   map[uint64]int32
	ranges     map[int32][]openRange
	regions    map[int32][]openRegion
	tasks      map[uint64]task
	gc         gcState
	gcSeq      uint64
	names      rangeNames
	ops        chanlog.Reader

	last    int64 // time of the event before
	events  int   // since the last tick
	created int   // goroutines
	waiting int   // threads that may yet be passed over, see waitingPerByte
	largest int   // bytes of a generation that the memory kept is enough for
	stop    error // of tick
}

// tickEvery is how many events lie between two calls of tick.
const tickEvery = 1 << 14

// Decode decodes the bytes of one generation of a trace of format 1.version, 22 or
// later. info.Start is filled in; info.After is heeded. It calls tick now and then with the number of
// events decoded since the call before; an error of tick ends it. data must not
// change meanwhile, and is not referred to afterwards.
func (d *Decoder) Decode(data []byte, version int, info model.GenerationInfo, tick func(events int) error) (*model.Generation, error) {
	d.reset(len(data))
	d.version, d.tick = version, tick
	defer d.forgetData()
	if err := d.split(data); err != nil {
		return nil, err
	}
	if err := d.checkClock(); err != nil {
		return nil, err
	}
	if err := d.checkFrames(); err != nil {
		return nil, err
	}
	d.sortSamples()
	start := max(d.clock.at(d.minTicks), 1, int64(info.After)+1)
	if start >= latest {
		return nil, errLatest
	}
	info.Start = model.Time(start)
	d.g = model.NewGeneration(info)
	d.ops.Reset(d.g, d.Channels)
	d.tellClock()
	d.event(start) // the synchronisation point
	if err := d.run(); err != nil {
		return nil, err
	}
	if err := tick(d.events); err != nil {
		return nil, err
	}
	if d.g.Events() == 1 {
		return nil, errors.New("no events")
	}
	d.g.Finish(model.Time(d.last + 1))
	return d.g, nil
}

// reset prepares for a generation of a number of bytes.
func (d *Decoder) reset(bytes int) {
	if d.largest > keepRatio*max(bytes, 1<<10) {
		*d = Decoder{Channels: d.Channels}
	}
	d.largest = max(d.largest, bytes)
	d.waiting = waitingPerByte*bytes + waitingAtLeast
	d.clock, d.minTicks = clock{}, 0
	d.stringTable.reset(bytes)
	d.stackTable.reset(bytes)
	d.strings, d.stacks = d.strings[:0], d.stacks[:0]
	d.noString = str{}
	d.stackFrames, d.frames = d.stackFrames[:0], d.frames[:0]
	d.samples, d.batches, d.cursors = d.samples[:0], d.batches[:0], d.cursors[:0]
	d.goroutines.reset()
	d.procs, d.threads = d.procs[:0], d.threads[:0]
	if d.pcs == nil {
		d.pcs = make(map[uint64]int32)
		d.cursorOf, d.procOf, d.threadOf = make(map[uint64]int32), make(map[uint64]int32), make(map[uint64]int32)
		d.ranges, d.regions = make(map[int32][]openRange), make(map[int32][]openRegion)
		d.tasks = make(map[uint64]task)
	}
	clear(d.pcs)
	clear(d.cursorOf)
	clear(d.procOf)
	clear(d.threadOf)
	clear(d.ranges)
	clear(d.regions)
	clear(d.tasks)
	d.gc, d.gcSeq, d.names = gcUnknown, 0, rangeNames{}
	d.last, d.events, d.created, d.stop = 0, 0, 0, nil
}

// forgetData drops what refers to the bytes of the generation, and the generation.
func (d *Decoder) forgetData() {
	clear(d.strings)
	clear(d.batches)
	clear(d.cursors)
	d.frontier = d.frontier[:0]
	d.g, d.tick = nil, nil
}

// run takes the events in order.
func (d *Decoder) run() error {
	for i := range d.cursors { // they do not move any more
		c := &d.cursors[i]
		more, err := d.next(c)
		if err != nil {
			return err
		}
		if more {
			d.frontier.push(front{c.at, c})
		}
	}
	samples := d.samples
	for d.stop == nil {
		if len(samples) > 0 && (len(d.frontier) == 0 || samples[0].at < d.frontier[0].at) {
			if err := d.tellSample(samples[0]); err != nil {
				return err
			}
			samples = samples[1:]
			continue
		}
		if len(d.frontier) == 0 {
			return nil
		}
		i, err := d.take()
		if err != nil {
			return err
		}
		c := d.frontier[i].cursor
		more, err := d.next(c)
		switch {
		case err != nil:
			return err
		case !more:
			d.frontier.remove(i)
		case i == 0:
			d.frontier[0].at = c.at
			d.frontier.down(0)
		default:
			d.frontier[i].at = c.at
			d.frontier.fix(i)
		}
	}
	return d.stop
}

// take takes the first event that can come next, and returns where in the frontier
// it stood.
func (d *Decoder) take() (int, error) {
	ok, err := d.advance(d.frontier[0].cursor)
	if ok || err != nil {
		return 0, err
	}
	if d.waiting -= len(d.frontier); d.waiting < 0 {
		return 0, errWaiting
	}
	slices.SortFunc(d.frontier, byTime)
	for i := 1; i < len(d.frontier); i++ {
		ok, err := d.advance(d.frontier[i].cursor)
		if ok || err != nil {
			return i, err
		}
	}
	return 0, errors.New("no event can come next: events are missing, or their order is broken")
}

// event counts an event and returns its time, which is after that of the one before.
func (d *Decoder) event(at int64) model.Time {
	if at <= d.last {
		at = d.last + 1
	}
	d.last = at
	if at >= latest {
		d.stop = errLatest
	}
	d.g.Event(model.Time(at))
	if d.events++; d.events == tickEvery {
		d.events = 0
		if err := d.tick(tickEvery); err != nil {
			d.stop = err
		}
	}
	return model.Time(at)
}
