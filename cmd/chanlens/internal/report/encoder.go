package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strconv"
	"time"
	"unicode/utf8"

	"chanlens/model"
)

// encoder writes JSON by parts. Its methods return it, for the next part.
type encoder struct {
	out     *bufio.Writer // keeps its first error and refuses the rest
	err     error         // of encoding
	trace   *model.Trace
	scratch []byte

	// What was encoded before.
	frames  map[model.FrameID][]byte
	stacks  map[model.StackID][]byte
	strings map[model.StringID][]byte
}

// text writes what is JSON already.
func (e *encoder) text(s string) *encoder {
	e.out.WriteString(s)
	return e
}

func (e *encoder) comma(i int) {
	if i > 0 {
		e.out.WriteByte(',')
	}
}

func (e *encoder) number(n int64) *encoder {
	e.scratch = strconv.AppendInt(e.scratch[:0], n, 10)
	e.out.Write(e.scratch)
	return e
}

// time writes a length of time or a moment, in nanoseconds.
func (e *encoder) time(d time.Duration) *encoder { return e.number(int64(d)) }

// bool writes true or false.
func (e *encoder) bool(b bool) *encoder { return e.text(strconv.FormatBool(b)) }

// share writes a number from 0 to 1 as value does, but faster.
func (e *encoder) share(x float64) *encoder {
	if x != 0 && x < 1e-6 {
		return e.value(x)
	}
	e.scratch = strconv.AppendFloat(e.scratch[:0], x, 'f', -1, 64)
	e.out.Write(e.scratch)
	return e
}

// seen writes how many operations were seen: null for none.
func (e *encoder) seen(n int) *encoder {
	if n == 0 {
		return e.text("null")
	}
	return e.number(int64(n))
}

// value writes any value, without the escapes that only a web page needs.
func (e *encoder) value(v any) *encoder {
	e.out.Write(e.marshal(v))
	return e
}

// quoted writes a text as value does, faster where nothing in it has to be escaped.
func (e *encoder) quoted(s string) *encoder {
	for _, r := range s {
		switch {
		case r < ' ', r == '"', r == '\\', r == utf8.RuneError, r == '\u2028', r == '\u2029':
			return e.value(s)
		}
	}
	return e.text(`"`).text(s).text(`"`)
}

func (e *encoder) marshal(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		e.err = err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func (e *encoder) name(id model.StringID) *encoder {
	b, ok := e.strings[id]
	if !ok {
		b = e.marshal(e.trace.String(id))
		e.strings[id] = b
	}
	e.out.Write(b)
	return e
}

func (e *encoder) frame(id model.FrameID) *encoder {
	b, ok := e.frames[id]
	if !ok {
		b = e.marshal(contractFrame(e.trace, id))
		e.frames[id] = b
	}
	e.out.Write(b)
	return e
}

func (e *encoder) stack(id model.StackID) *encoder {
	b, ok := e.stacks[id]
	if !ok {
		b = e.marshal(contractStack(e.trace, id))
		e.stacks[id] = b
	}
	e.out.Write(b)
	return e
}

func contractFrame(t *model.Trace, id model.FrameID) *Frame {
	if id == model.NoFrame {
		return nil
	}
	f := t.Frame(id)
	return &Frame{Func: f.Func, File: f.File, Line: f.Line}
}

func contractStack(t *model.Trace, id model.StackID) []Frame {
	ids := t.Stack(id)
	frames := make([]Frame, len(ids))
	for i, f := range ids {
		frames[i] = *contractFrame(t, f)
	}
	return frames
}
