package godump

import (
	"bytes"
	"encoding/binary"
)

// part is where in a dump a line stands.
type part uint8

const (
	outside     part = iota // of any goroutine
	atHeader                // right behind a header
	inFrames                // of a goroutine
	atCreator               // right behind who created it
	inAncestors             // the rest, as GODEBUG=tracebackancestors=N adds
)

// parser puts a dump together from its lines.
type parser struct {
	dump   Dump
	lines  int
	start  []byte // of the first line that is not blank
	where  int    // its number
	counts []byte // the heading of a debug=1 profile

	at      part
	g       Goroutine
	fn      []byte   // of the frame whose place comes next, or that is what it looks like
	owed    bool     // the place must come next
	frames  []uint32 // of g
	listed  map[int64]int32
	strings map[string]string
	frameID map[Frame]uint32
	table   []Frame // by id
	stacks  map[string][]Frame
	key     []byte
}

func newParser() *parser {
	return &parser{
		listed:  make(map[int64]int32),
		strings: make(map[string]string),
		frameID: make(map[Frame]uint32),
		stacks:  make(map[string][]Frame),
	}
}

// The beginnings of lines that are no frames.
var (
	createdWord   = []byte("created by ")
	ancestorWord  = []byte("[originating from goroutine ")
	elidedWord    = []byte("...")
	noStackAtTail = []byte("; stack unavailable")
)

// line takes the next line, without its end. long says that it goes on.
func (p *parser) line(text []byte, long bool) {
	if p.lines++; p.lines == 1 {
		text = bytes.TrimPrefix(text, []byte("\ufeff")) // as some editors begin a file
	}
	if h, ok := parseHeader(text, long); ok {
		p.close()
		p.open(h)
		return
	}
	if p.at == outside {
		p.elsewhere(text)
		return
	}
	place, indented := bytes.CutPrefix(text, []byte("\t"))
	switch {
	case len(text) == 0:
		p.close()
	case p.at == inAncestors:
	case indented:
		p.place(place)
	case bytes.HasPrefix(text, createdWord):
		fn, id := parseCreator(text[len(createdWord):])
		p.at, p.g.Creator = atCreator, id
		p.expect(fn, true)
	case bytes.HasPrefix(text, ancestorWord):
		p.at = inAncestors
		p.expect(nil, false)
	case bytes.HasPrefix(text, elidedWord):
		p.g.Elided = len(p.frames)
		p.expect(nil, false)
	case p.at != atCreator:
		p.expect(parseFunc(text))
	}
}

// expect says that the place of a function comes next: for sure if it is owed.
func (p *parser) expect(fn []byte, owed bool) {
	p.fn, p.owed = append(p.fn[:0], fn...), owed
}

// elsewhere takes a line outside of any goroutine.
func (p *parser) elsewhere(text []byte) {
	if len(p.start) == 0 {
		p.start, p.where = append(p.start, text[:min(len(text), maxStart)]...), p.lines
	}
	if len(p.counts) == 0 && isCounts(text) {
		p.counts = append(p.counts, text[:min(len(text), maxStart)]...)
	}
}

// maxStart is how much is kept of a line that may tell what the input is.
const maxStart = 64

// open begins a goroutine.
func (p *parser) open(h header) {
	p.at = atHeader
	p.g = Goroutine{ID: h.id, State: p.intern([]byte(h.state)), Leaked: h.leaked, Waited: h.waited}
}

// place takes the second line of a frame, or that there is no stack.
func (p *parser) place(text []byte) {
	if p.at == atHeader && bytes.HasSuffix(text, noStackAtTail) {
		p.at = inFrames
	}
	file, line, ok := parsePlace(text)
	if !ok || len(p.fn) == 0 {
		return
	}
	f := Frame{Func: p.intern(p.fn), File: p.intern(file), Line: line}
	p.expect(nil, false)
	if p.at == atCreator {
		p.g.CreatedBy = f
		return
	}
	p.at = inFrames
	p.add(f)
}

// add adds a frame to the goroutine.
func (p *parser) add(f Frame) {
	id, ok := p.frameID[f]
	if !ok {
		id = uint32(len(p.table))
		p.table = append(p.table, f)
		p.frameID[f] = id
	}
	if n := len(p.frames); n > 0 && f.Func == leakWriter && p.table[p.frames[n-1]].Func == stacksWriter {
		p.dump.Profile = true
	}
	p.frames = append(p.frames, id)
}

// A goroutine-leak profile is written in leakWriter, which looks for leaks and
// then calls stacksWriter. They stand in the stack of a goroutine that is listed.
const (
	leakWriter   = "runtime/pprof.writeGoroutineLeak"
	stacksWriter = "runtime/pprof.writeGoroutineStacks"
)

// unfinished reports whether something must follow for the goroutine to be whole.
func (p *parser) unfinished() bool { return p.at == atHeader || p.owed }

// close ends the goroutine, if there is one. A goroutine 0 is none: it is a thread of
// the runtime's that a crash shows.
func (p *parser) close() {
	if p.at == outside {
		return
	}
	p.g.Frames = p.stack()
	if p.g.Elided >= len(p.frames) {
		p.g.Elided = 0 // the file lacks the frames behind
	}
	at, again := p.listed[p.g.ID]
	switch {
	case p.g.ID == 0:
	case again:
		p.dump.Goroutines[at] = p.g
		p.dump.Repeated++
	default:
		p.listed[p.g.ID] = int32(len(p.dump.Goroutines))
		p.dump.Goroutines = append(p.dump.Goroutines, p.g)
	}
	p.at, p.frames = outside, p.frames[:0]
	p.expect(nil, false)
}

// stack returns the frames of the goroutine, kept once for all that have the same.
func (p *parser) stack() []Frame {
	if len(p.frames) == 0 {
		return nil
	}
	p.key = p.key[:0]
	for _, id := range p.frames {
		p.key = binary.LittleEndian.AppendUint32(p.key, id)
	}
	if s, ok := p.stacks[string(p.key)]; ok {
		return s
	}
	s := make([]Frame, len(p.frames))
	for i, id := range p.frames {
		s[i] = p.table[id]
	}
	p.stacks[string(p.key)] = s
	return s
}

// intern returns a text as a string, kept once.
func (p *parser) intern(text []byte) string {
	s, ok := p.strings[string(text)]
	if !ok {
		s = string(text)
		p.strings[s] = s
	}
	return s
}

// finish returns the dump.
func (p *parser) finish() *Dump {
	p.dump.Leaks = p.dump.Profile
	for i := range p.dump.Goroutines {
		p.dump.Leaks = p.dump.Leaks || p.dump.Goroutines[i].Leaked
	}
	return &p.dump
}
