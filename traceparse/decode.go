package traceparse

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"chanlens/model"
	"chanlens/traceparse/chanlog"

	"golang.org/x/exp/trace"
)

// decoder turns the events of one trace.Reader into one model.Generation. It serves
// the format before Go 1.22, which has no generations: one Reader reads all of it.
// Newer formats it reads in tests, where it is what package wire is held against.
type decoder struct {
	old    bool // the format before Go 1.22
	g      *model.Generation
	locals map[trace.GoID]model.Local
	stacks map[trace.Stack]model.StackID
	ops    chanlog.Reader
	frames []model.Frame // scratch
}

// decodeWhole reads all events of r. A Reader that panics over bytes it did not
// expect is an error like any other.
func decodeWhole(ctx context.Context, r io.Reader, v version, info model.GenerationInfo, m *meter) (g *model.Generation, err error) {
	defer func() {
		if p := recover(); p != nil {
			g, err = nil, fmt.Errorf("the trace reader failed: %v", p)
		}
	}()
	reader, err := trace.NewReader(r)
	if err != nil {
		return nil, err
	}
	sync, err := reader.ReadEvent()
	if err != nil {
		return nil, err
	}
	info.Start = model.Time(sync.Time())
	d := &decoder{
		old:    v < versionGenerations,
		g:      model.NewGeneration(info),
		locals: make(map[trace.GoID]model.Local),
		stacks: make(map[trace.Stack]model.StackID),
	}
	d.ops.Reset(d.g, chanlog.Take)
	if err := d.run(ctx, reader, sync, m); err != nil {
		return nil, err
	}
	return d.g, nil
}

// meterStep is how many events are decoded between two looks at the outside world.
const meterStep = 1 << 14

// run reads events until the end. The first and the last are Sync events.
func (d *decoder) run(ctx context.Context, r *trace.Reader, ev trace.Event, m *meter) error {
	d.g.Event(model.Time(ev.Time()))
	end := ev.Time()
	for n := 0; ; n++ {
		ev, err := r.ReadEvent()
		if err == io.EOF {
			break
		}
		if err != nil {
			return cleanError(err)
		}
		if n%meterStep == meterStep-1 {
			m.events.Add(meterStep)
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		if end = ev.Time(); end >= trace.Time(latest/2) {
			return errors.New("an event later than any clock tells")
		}
		if ev.Kind() == trace.EventSync {
			continue
		}
		d.g.Event(model.Time(end))
		d.event(ev)
	}
	if d.g.Events() == 1 {
		return errors.New("no events")
	}
	d.g.Finish(model.Time(end))
	return nil
}

// cleanError keeps the first line of a reader's error; the rest is a dump of its state.
func cleanError(err error) error {
	text, rest, _ := strings.Cut(err.Error(), "\n")
	if rest != "" {
		return errors.New(strings.TrimRight(text, ": "))
	}
	return err
}

func (d *decoder) event(ev trace.Event) {
	switch ev.Kind() {
	case trace.EventStateTransition:
		st := ev.StateTransition()
		switch st.Resource.Kind {
		case trace.ResourceGoroutine:
			d.goroutine(ev, st)
		case trace.ResourceProc:
			d.proc(ev, st)
		}
	default:
		d.note(ev)
	}
}

// goroutine records a goroutine's change of state.
func (d *decoder) goroutine(ev trace.Event, st trace.StateTransition) {
	from, to := st.Goroutine()
	l := d.local(st.Resource.Goroutine())
	at := model.Time(ev.Time())
	where := d.g.Where(int64(ev.Proc()), int64(ev.Thread()))
	switch {
	case from == trace.GoUndetermined || (from == to && from != trace.GoNotExist):
		d.g.Status(at, l, stateOf(to), model.ParseReason(st.Reason), d.stack(st.Stack))
	case from == trace.GoNotExist:
		d.g.Create(at, l, stateOf(to), d.stack(st.Stack), d.other(ev.Goroutine()), d.stack(ev.Stack()))
	case to == trace.GoNotExist:
		d.g.End(at, l, where)
	case from == trace.GoWaiting && to == trace.GoRunnable:
		d.g.Wake(at, l, d.other(ev.Goroutine()), d.stack(ev.Stack()))
	case to == trace.GoRunning:
		d.g.Run(at, l, where)
	case from == trace.GoRunning:
		d.g.Stop(at, l, stateOf(to), d.reason(st.Reason), d.stack(st.Stack), where)
	case from == trace.GoSyscall && to == trace.GoRunnable:
		d.g.Ready(at, l)
	default: // no other transition is known
		d.g.Status(at, l, stateOf(to), model.ParseReason(st.Reason), d.stack(st.Stack))
	}
}

// local returns the model's handle of a goroutine. One that has ended and comes
// again is another one.
func (d *decoder) local(id trace.GoID) model.Local {
	l, ok := d.locals[id]
	if !ok || d.g.Ended(l) {
		l = d.g.Goroutine(model.GoID(id))
		d.locals[id] = l
	}
	return l
}

// other returns the handle of the goroutine that an event happened on.
func (d *decoder) other(id trace.GoID) model.Local {
	if goID(id) == model.NoGoID {
		return model.NoLocal
	}
	return d.local(id)
}

// reason parses why a goroutine stopped. In the old format a wait of no particular
// kind has an empty reason, which today's traces keep for coroutine switches.
func (d *decoder) reason(text string) model.Reason {
	if text == "" && d.old {
		return model.ReasonUnspecified
	}
	return model.ParseReason(text)
}

var states = [...]model.State{
	trace.GoRunning:  model.StateRunning,
	trace.GoRunnable: model.StateRunnable,
	trace.GoSyscall:  model.StateSyscall,
	trace.GoWaiting:  model.StateWaiting,
}

func stateOf(s trace.GoState) model.State {
	if int(s) < len(states) {
		return states[s]
	}
	return model.StateUnknown
}

// goID takes the scheduler's own goroutine, number 0, for none.
func goID(id trace.GoID) model.GoID {
	if id <= 0 {
		return model.NoGoID
	}
	return model.GoID(id)
}

// proc records a processor's change of state.
func (d *decoder) proc(ev trace.Event, st trace.StateTransition) {
	from, to := st.Proc()
	id := int64(st.Resource.Proc())
	if from == trace.ProcUndetermined || from == to {
		d.g.ProcStatus(id, to == trace.ProcRunning)
		return
	}
	w := model.Nowhere
	if to == trace.ProcRunning {
		w = d.g.Where(id, int64(ev.Thread()))
	}
	d.g.ProcState(model.Time(ev.Time()), id, to == trace.ProcRunning, w)
}

// maxName is as long as names are since Go 1.22. Before, they may have a megabyte, which
// every stack and every event that names them would be searched for again.
const maxName = 1 << 10

func name(text string) string { return text[:min(len(text), maxName)] }

// stack interns a stack once.
func (d *decoder) stack(s trace.Stack) model.StackID {
	if s == trace.NoStack {
		return model.NoStack
	}
	if id, ok := d.stacks[s]; ok {
		return id
	}
	d.frames = d.frames[:0]
	for f := range s.Frames() {
		d.frames = append(d.frames, model.Frame{Func: name(f.Func), File: name(f.File), Line: int(f.Line)})
	}
	id := d.g.Stack(d.frames)
	d.stacks[s] = id
	return id
}
