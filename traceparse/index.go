package traceparse

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Event types that the index must know, of all that a v2 trace has.
// Source: GOROOT/src/internal/trace/tracev2/events.go.
const (
	evEventBatch        = 1
	evFrequency         = 8
	evExperimentalBatch = 49
	evSync              = 50
	evClockSnapshot     = 51
	evEndOfGeneration   = 52

	maxBatchSize = 64 << 10 // tracev2.MaxBatchSize
	maxHeader    = 2 + 4*binary.MaxVarintLen64
)

// extent is where one generation stands in a trace.
type extent struct {
	number      uint64
	offset, end int64
	damage      string // why it cannot be whole; "" if the index saw nothing wrong
	scrap       bool   // it is, or is joined of, what is too small to be a generation
	clock       clock  // when it took place
}

func (e extent) bytes() int64 { return e.end - e.offset }

// batchHeader is what stands before each batch.
type batchHeader struct {
	kind       byte
	generation uint64
	time       uint64 // in ticks
	size       int64  // of the payload
	length     int64  // of the header itself
	first      byte   // of the payload: what the batch holds; 0 for an empty or experimental one
}

// indexer finds the generations of a v2 trace. Its cost is one small read a
// batch: a batch is up to 64 kB long, and its payload is hopped over.
type indexer struct {
	ctx  context.Context
	data io.ReaderAt
	size int64
	v    version
	r    *hopReader // hops from header to header
	scan *hopReader // looks at every byte of damaged parts

	ahead []headerAt // read before, by offset; see index_ahead.go

	extents []extent
	open    bool        // the last extent may still grow
	last    batchHeader // the last good one with events
	guess   bool        // last is not the one before, but the first of the trace
}

func newIndexer(ctx context.Context, data io.ReaderAt, size int64, v version) *indexer {
	return &indexer{ctx: ctx, data: data, size: size, v: v, r: newHopReader(data, size, 512), scan: newHopReader(data, size, 1<<16)}
}

// index finds the generations of a v2 trace. Every byte after the header belongs
// to at most one extent. Damage does not end it: it looks for the next place where
// batches follow one another. When ctx is done it returns what it has. glance may be
// nil; see readAhead.
func index(ctx context.Context, data io.ReaderAt, size int64, v version, glance func([]headerAt)) []extent {
	x := newIndexer(ctx, data, size, v)
	x.ahead = readAhead(ctx, data, size, v, glance)
	return x.run()
}

func (x *indexer) run() []extent {
	for at := int64(headerSize); at < x.size && x.ctx.Err() == nil; {
		h, err := x.header(at)
		if err != nil || at+h.length+h.size > x.size {
			at = x.repair(at, err)
			continue
		}
		x.add(at, h)
		at += h.length + h.size
	}
	if x.open && x.v >= versionEndGeneration {
		x.damaged(endMissing)
	}
	return mergeScraps(x.extents)
}

// minGeneration is the least number of bytes a generation takes: its clock, one
// string and one stack, each in a batch.
const minGeneration = 64

// mergeScraps joins neighbours that are too small to be generations to one damaged
// extent, so that a file of nothing but small batches costs little.
func mergeScraps(extents []extent) []extent {
	kept := extents[:0]
	for _, e := range extents {
		scrap := e.bytes() < minGeneration
		if scrap && e.damage == "" {
			e.damage = "too small to be a generation"
		}
		if n := len(kept); scrap && n > 0 && kept[n-1].scrap && kept[n-1].end == e.offset {
			kept[n-1].end = e.end
			continue
		}
		e.scrap = scrap
		kept = append(kept, e)
	}
	return kept
}

// add puts a batch in its generation.
func (x *indexer) add(at int64, h batchHeader) {
	end := at + h.length + h.size
	if h.kind != evEndOfGeneration {
		x.last = h
	}
	if h.kind == evEndOfGeneration {
		if x.open {
			x.extents[len(x.extents)-1].end = end
			x.open = false
		}
		return
	}
	if x.open {
		last := &x.extents[len(x.extents)-1]
		if last.number == h.generation {
			last.end = end
			x.time(&last.clock, at, h)
			return
		}
		if x.v >= versionEndGeneration {
			x.damaged("its end is missing")
		}
	}
	x.extents = append(x.extents, extent{number: h.generation, offset: at, end: end})
	x.time(&x.extents[len(x.extents)-1].clock, at, h)
	x.open = true
}

func (x *indexer) damaged(why string) {
	if last := &x.extents[len(x.extents)-1]; last.damage == "" {
		last.damage = why
	}
}

// repair handles a place at which no whole batch stands. It returns where to go on.
// Whether a generation that begins after the damage is whole, its decoding shows.
func (x *indexer) repair(at int64, err error) int64 {
	next := x.resync(at + 1)
	cut := next == x.size && (err == nil || errors.Is(err, io.ErrUnexpectedEOF))
	switch {
	case cut && x.open && x.v < versionEndGeneration:
		// Complete but for a batch that may belong to the next generation: the
		// decoder sees whether the tables are all there.
	case cut && x.open:
		x.damaged(endMissing)
	case cut:
		x.extents = append(x.extents, extent{offset: at, end: x.size, damage: "the file was cut off, or is still being written"})
	case x.open:
		x.damaged(fmt.Sprintf("damaged at byte %d", at))
		x.extents[len(x.extents)-1].end = next
	default:
		x.extents = append(x.extents, extent{offset: at, end: next, damage: fmt.Sprintf("damaged at byte %d", at)})
	}
	return next
}

// endMissing is why most last generations are lost.
const endMissing = "its end is missing: the file was cut off, or is still being written"

// chain is how many batches must follow one another for a place to count as the
// begin of one.
const chain = 3

// resync returns the first place from which whole batches follow one another, or
// the size of the trace.
func (x *indexer) resync(from int64) int64 { return x.resyncBefore(from, x.size) }

// resyncBefore is resync that looks no further than to.
func (x *indexer) resyncBefore(from, to int64) int64 {
	for at := from; at < to; at++ {
		if at%(1<<16) == 0 && x.ctx.Err() != nil {
			return x.size
		}
		b, err := x.scan.at(at, maxHeader)
		if err != nil {
			return x.size
		}
		if (b[0] == evEventBatch || b[0] == evExperimentalBatch) && x.seems(at, b) && x.chains(at) {
			return at
		}
	}
	return x.size
}

// maxTickGap is how far apart the timestamps of neighbouring batches may lie: hours
// of ticks, and far less than random bytes do.
const maxTickGap = 1 << 44

// maxTickBack is how far behind the first batch of a trace others may be stamped:
// seconds of ticks.
const maxTickBack = 1 << 30

// seems reports whether a batch that may follow the last good one begins at a place,
// where b stands. It reads nothing more, and so spares most places the look of chains.
func (x *indexer) seems(at int64, b []byte) bool {
	h, err := parseBatchHeader(b, x.v)
	return err == nil && h.size > 0 && at+h.length+h.size <= x.size && h.mayFollow(x.last, x.guess)
}

// chains reports whether whole batches that may follow the last good one, and one
// another, stand at a place, up to the end of the trace if that comes first.
func (x *indexer) chains(at int64) bool {
	before, far := x.last, x.guess
	for range chain {
		h, err := x.r.batch(at, x.v)
		if err != nil || at+h.length+h.size > x.size {
			return false
		}
		if h.kind != evEndOfGeneration {
			if h.size == 0 || !h.mayFollow(before, far) {
				return false
			}
			before, far = h, false
		}
		if at += h.length + h.size; at == x.size {
			return true
		}
	}
	return true
}

// mayFollow reports whether a batch is of the same or a close later generation as
// the one before it, and of about the same time. far says that other batches may lie
// between: the generation may be any later one.
func (h batchHeader) mayFollow(before batchHeader, far bool) bool {
	if before.generation == 0 {
		return h.generation < 1<<32
	}
	if h.generation < before.generation {
		return false
	}
	if far { // small numbers are everywhere, but no times of a machine that has been up for a while
		return h.generation-before.generation < 1<<32 && h.time+maxTickBack >= before.time && h.time < before.time+maxTickGap
	}
	gap := max(h.time, before.time) - min(h.time, before.time)
	return gap < maxTickGap && h.generation-before.generation <= 2
}

// hopReader reads batch headers at rising offsets through a small window.
type hopReader struct {
	data   io.ReaderAt
	size   int64
	window []byte
	start  int64
	n      int
}

func newHopReader(data io.ReaderAt, size, window int64) *hopReader {
	return &hopReader{data: data, size: size, window: make([]byte, min(window, size))}
}

// batch reads the batch header at an offset.
func (r *hopReader) batch(at int64, v version) (batchHeader, error) {
	head, err := r.at(at, maxHeader+1)
	if err != nil {
		return batchHeader{}, err
	}
	h, err := parseBatchHeader(head, v)
	if h.kind == evEventBatch && h.size > 0 && h.length < int64(len(head)) {
		h.first = head[h.length]
	}
	return h, err
}

// at returns n bytes at an offset, or fewer where the trace ends.
func (r *hopReader) at(at int64, n int64) ([]byte, error) {
	want := int(min(n, r.size-at))
	if at < r.start || at+int64(want) > r.start+int64(r.n) {
		n, err := r.data.ReadAt(r.window[:min(int64(len(r.window)), r.size-at)], at)
		if n < want && err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		r.start, r.n = at, n
	}
	return r.window[at-r.start:][:want], nil
}

var errLargeNumber = errors.New("number too large in a batch header")

// badHeader is the error about a batch header that none is. Most places where a header
// is looked for have none, so it is put in words only when it is told.
type badHeader batchHeader

func (h badHeader) Error() string {
	if h.kind != evEventBatch && h.kind != evExperimentalBatch {
		return fmt.Sprintf("unexpected event %d between batches", h.kind)
	}
	return fmt.Sprintf("batch header of generation %d with %d bytes of payload", h.generation, h.size)
}

// parseBatchHeader reads a batch header: type, then (for an experimental batch its
// experiment and) generation, thread, timestamp and size of the payload.
func parseBatchHeader(b []byte, v version) (batchHeader, error) {
	if len(b) == 0 {
		return batchHeader{}, io.ErrUnexpectedEOF
	}
	h := batchHeader{kind: b[0], length: 1}
	switch h.kind {
	case evEndOfGeneration:
		if v < versionEndGeneration {
			return h, badHeader(h)
		}
		return h, nil
	case evExperimentalBatch:
		h.length++
	case evEventBatch:
	default:
		return h, badHeader(h)
	}
	var fields [4]uint64
	for i := range fields {
		if int(h.length) > len(b) {
			return h, io.ErrUnexpectedEOF
		}
		x, n := binary.Uvarint(b[h.length:])
		if n <= 0 {
			if len(b) < maxHeader && n == 0 {
				return h, io.ErrUnexpectedEOF
			}
			return h, errLargeNumber
		}
		fields[i] = x
		h.length += int64(n)
	}
	h.generation, h.time, h.size = fields[0], fields[2], int64(min(fields[3], math.MaxInt64))
	if h.generation == 0 || h.size > maxBatchSize {
		return h, badHeader(h)
	}
	return h, nil
}
