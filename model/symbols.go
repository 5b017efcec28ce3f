package model

import "strings"

// Frame is one call of a stack.
type Frame struct {
	Func string // as the runtime names it: "net/http.(*conn).serve"
	File string // as recorded: absolute, or "net/http/server.go" of a -trimpath build
	Line int    // from 1; 0 if not told
}

// frame is a Frame with its strings interned.
type frame struct {
	fn, file StringID
	line     uint32
}

// symbols interns the strings, frames and stacks of a trace. Handle 0 of each is
// the empty one. A Generation has one of its own, so that generations can be
// decoded side by side; a Builder merges them in order, so that handles do not
// depend on which was decoded first.
type symbols struct {
	strings   []string
	stringIDs map[string]StringID

	frames   []frame
	frameIDs map[frame]FrameID

	// Stack i holds stackFrames[stackEnds[i-1]:stackEnds[i]], leaf first.
	stackFrames []FrameID
	stackEnds   []uint32
	stackIDs    map[string]StackID // by the bytes of its frame handles
	prims       []primitive        // by stack
	entries     []entry            // by stack
	key         []byte             // scratch

	acts   []ChanAct
	actIDs map[ChanAct]uint32
}

func newSymbols() *symbols {
	return &symbols{
		strings:   []string{""},
		stringIDs: map[string]StringID{"": 0},
		frames:    []frame{{}},
		frameIDs:  map[frame]FrameID{},
		stackEnds: []uint32{0},
		stackIDs:  map[string]StackID{},
		prims:     []primitive{primNone},
		entries:   []entry{{}},
		actIDs:    map[ChanAct]uint32{},
	}
}

// internString returns the handle of s.
func (s *symbols) internString(text string) StringID {
	if id, ok := s.stringIDs[text]; ok {
		return id
	}
	id := StringID(len(s.strings))
	text = strings.Clone(text) // the trace reader's string keeps its whole batch alive
	s.strings = append(s.strings, text)
	s.stringIDs[text] = id
	return id
}

// internBytes returns the handle of the string that b holds.
func (s *symbols) internBytes(b []byte) StringID {
	if id, ok := s.stringIDs[string(b)]; ok {
		return id
	}
	return s.internString(string(b))
}

func (s *symbols) internFrame(f frame) FrameID {
	if id, ok := s.frameIDs[f]; ok {
		return id
	}
	id := FrameID(len(s.frames))
	s.frames = append(s.frames, f)
	s.frameIDs[f] = id
	return id
}

// internStack returns the handle of the stack with the given frames, leaf first.
func (s *symbols) internStack(frames []FrameID) StackID {
	if len(frames) == 0 {
		return NoStack
	}
	s.key = s.key[:0]
	for _, f := range frames {
		s.key = append(s.key, byte(f), byte(f>>8), byte(f>>16), byte(f>>24))
	}
	if id, ok := s.stackIDs[string(s.key)]; ok {
		return id
	}
	id := StackID(len(s.stackEnds))
	s.stackFrames = append(s.stackFrames, frames...)
	s.stackEnds = append(s.stackEnds, uint32(len(s.stackFrames)))
	s.stackIDs[string(s.key)] = id
	s.prims = append(s.prims, leafPrimitive(len(frames), func(i int) string {
		return s.strings[s.frames[frames[i]].fn]
	}))
	e := s.entryOf(frames)
	e.system = isSystem(s.strings[e.fn])
	s.entries = append(s.entries, e)
	return id
}

// internAct returns the handle of what is done to a channel.
func (s *symbols) internAct(a ChanAct) uint32 {
	if id, ok := s.actIDs[a]; ok {
		return id
	}
	id := uint32(len(s.acts))
	s.acts = append(s.acts, a)
	s.actIDs[a] = id
	return id
}

// stack returns the frames of a stack, leaf first.
func (s *symbols) stack(id StackID) []FrameID {
	if id == NoStack || int(id) >= len(s.stackEnds) {
		return nil
	}
	return s.stackFrames[s.stackEnds[id-1]:s.stackEnds[id]]
}

func (s *symbols) frame(id FrameID) Frame {
	f := s.frames[id]
	return Frame{Func: s.strings[f.fn], File: s.strings[f.file], Line: int(f.line)}
}

// merge interns everything of other in s and returns, by other's handles, the
// handles in s.
func (s *symbols) merge(other *symbols) (strings []StringID, stacks []StackID) {
	strings = make([]StringID, len(other.strings))
	for i, text := range other.strings {
		strings[i] = s.internString(text)
	}
	frames := make([]FrameID, len(other.frames))
	for i, f := range other.frames[1:] {
		frames[i+1] = s.internFrame(frame{strings[f.fn], strings[f.file], f.line})
	}
	stacks = make([]StackID, len(other.stackEnds))
	var scratch []FrameID
	for i := 1; i < len(stacks); i++ {
		scratch = scratch[:0]
		for _, f := range other.stack(StackID(i)) {
			scratch = append(scratch, frames[f])
		}
		stacks[i] = s.internStack(scratch)
	}
	return strings, stacks
}

// sealed returns the symbols as they are now, for reading only: what is interned
// later does not change them.
func (s *symbols) sealed() *symbols {
	return &symbols{
		strings: s.strings, frames: s.frames,
		stackFrames: s.stackFrames, stackEnds: s.stackEnds, prims: s.prims, entries: s.entries,
		acts: s.acts,
	}
}
