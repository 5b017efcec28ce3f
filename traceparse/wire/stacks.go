package wire

import (
	"errors"
	"fmt"

	"chanlens/model"
)

// stack is a stack of a generation's table: frames[from:to] of the decoder, leaf
// first. What the model makes of it is asked when it is first needed.
type stack struct {
	from, to uint32
	id       model.StackID // 0: not asked yet
}

// frame is what a program counter stands for.
type frame struct {
	fn, file uint64 // numbers of strings
	line     uint64
	id       model.FrameID
	known    bool
}

const maxFrames = 128 // tracev2.MaxFramesPerStack

// addStacks reads a batch of stacks. A program counter stands for what it was first
// said to stand for.
func (d *Decoder) addStacks(data []byte) error {
	for r := (reader{data: data}); len(r.data) > 0; {
		if k := r.byte(); k != evStack {
			return fmt.Errorf("event %d among stacks", k)
		}
		number, n := r.number(), r.number()
		if n > maxFrames {
			return fmt.Errorf("a stack of %d frames", n)
		}
		s := stack{from: uint32(len(d.stackFrames))}
		for range n {
			pc := r.number()
			f := frame{fn: r.number(), file: r.number(), line: r.number()}
			if r.err != nil {
				break
			}
			place, ok := d.pcs[pc]
			if !ok {
				place = int32(len(d.frames))
				d.pcs[pc] = place
				d.frames = append(d.frames, f)
			}
			d.stackFrames = append(d.stackFrames, place)
		}
		if r.err != nil {
			return fmt.Errorf("stack: %w", r.err)
		}
		s.to = uint32(len(d.stackFrames))
		if !d.stackTable.put(number, int32(len(d.stacks))) {
			return fmt.Errorf("two stacks of number %d", number)
		}
		d.stacks = append(d.stacks, s)
	}
	return nil
}

// checkFrames holds that the strings of all frames are there.
func (d *Decoder) checkFrames() error {
	for _, f := range d.frames {
		if _, err := d.str(f.fn); err != nil {
			return errors.New("a frame with a function that is not there")
		}
		if _, err := d.str(f.file); err != nil {
			return errors.New("a frame with a file that is not there")
		}
	}
	return nil
}

var errStack = errors.New("an event with a stack that is not there")

// checkStack holds that a stack is there.
func (d *Decoder) checkStack(number uint64) error {
	if number != 0 && d.stackTable.get(number) == none {
		return errStack
	}
	return nil
}

// stack returns the model's handle of a stack.
func (d *Decoder) stack(number uint64) (model.StackID, error) {
	if number == 0 {
		return model.NoStack, nil
	}
	place := d.stackTable.get(number)
	if place == none {
		return 0, errStack
	}
	s := &d.stacks[place]
	if s.id == model.NoStack && s.from < s.to {
		s.id = d.internStack(s)
	}
	return s.id, nil
}

func (d *Decoder) internStack(s *stack) model.StackID {
	d.ids = d.ids[:0]
	for _, place := range d.stackFrames[s.from:s.to] {
		f := &d.frames[place]
		if !f.known {
			fn, _ := d.string(f.fn) // checkFrames has seen both
			file, _ := d.string(f.file)
			f.id, f.known = d.g.Frame(fn, file, uint32(f.line)), true
		}
		d.ids = append(d.ids, f.id)
	}
	return d.g.Frames(d.ids)
}
