package wire

import (
	"bytes"
	"errors"
	"slices"

	"chanlens/model"
)

// metric: a value that the runtime samples.
func (d *Decoder) metric(c *cursor, at place) error {
	kind := model.MetricHeap
	switch {
	case at.thread == none:
		return errNoThread
	case at.p == none:
		return errNoProc
	case c.kind == evHeapGoal:
		kind = model.MetricGoal
	case c.kind == evProcsChange:
		kind = model.MetricProcs
		if at.g == none {
			return errNoGoroutine
		}
		if err := d.checkStack(c.args[1]); err != nil {
			return err
		}
	}
	d.g.Metric(d.event(c.at), kind, c.args[0])
	return nil
}

// gcState is whether a collection is going on.
type gcState uint8

const (
	gcUnknown gcState = iota
	gcIdle
	gcMarking
)

// collection: the mark phase of a collection, whose begin and end may come from
// different threads and have sequence numbers of their own.
func (d *Decoder) collection(c *cursor, at place) (bool, error) {
	seq := c.args[0]
	first := d.gc == gcUnknown
	switch c.kind {
	case evGCActive:
		if !first {
			return false, errors.New("a collection goes on that was told of before")
		}
		d.gc = gcMarking
	case evGCBegin:
		if !first && seq != d.gcSeq+1 {
			return false, nil
		}
		if d.gc == gcMarking {
			return false, errors.New("a collection begins within another one")
		}
		d.gc = gcMarking
		if err := d.checkStack(c.args[1]); err != nil {
			return false, err
		}
	case evGCEnd:
		if seq != d.gcSeq+1 {
			return false, nil
		}
		if d.gc != gcMarking {
			return false, errors.New("a collection ends that has not begun")
		}
		d.gc = gcIdle
	}
	if !first {
		if err := d.user(at); err != nil {
			return false, err
		}
	}
	d.gcSeq = seq
	d.tellRange(c, d.name(&d.names.mark, "GC concurrent mark phase"), model.RangeGCMark, model.ScopeProcess, 0)
	return true, nil
}

// rangeNames are the model's handles of the names of ranges.
type rangeNames struct {
	mark, sweep, assist model.StringID
}

// name returns the handle of a name, which id keeps.
func (d *Decoder) name(id *model.StringID, name string) model.StringID {
	if *id == 0 {
		*id = d.g.String(name)
	}
	return *id
}

// tellRange tells the model that a range begins, goes on or ends.
func (d *Decoder) tellRange(c *cursor, name model.StringID, kind model.RangeKind, scope model.Scope, of int64) {
	at := d.event(c.at)
	switch c.kind {
	case evGCEnd, evGCSweepEnd, evSTWEnd, evMarkAssistEnd:
		d.g.RangeEnd(at, name, kind, scope, of)
	case evGCActive, evGCSweepActive, evMarkAssistActive:
		d.g.RangeBegin(at, name, kind, scope, of, true)
	default:
		d.g.RangeBegin(at, name, kind, scope, of, false)
	}
}

// sweep: an incremental sweep by a processor.
func (d *Decoder) sweep(c *cursor, at place) error {
	i := at.p
	if c.kind == evGCSweepActive {
		var ok bool
		if i, ok = d.procOf[c.args[0]]; !ok {
			return errors.New("an unknown processor sweeps")
		}
	} else if at.thread == none {
		return errNoThread
	} else if i == none {
		return errNoProc
	}
	p := &d.procs[i]
	if begins := c.kind != evGCSweepEnd; begins == p.sweeping {
		return errors.New("a sweep begins twice, or ends without a begin")
	}
	p.sweeping = c.kind != evGCSweepEnd
	if c.kind == evGCSweepBegin {
		if err := d.checkStack(c.args[0]); err != nil {
			return err
		}
	}
	d.tellRange(c, d.name(&d.names.sweep, "GC incremental sweep"), model.RangeGCSweep, model.ScopeProc, int64(p.id))
	return nil
}

// openRange is a range of a goroutine that is going on.
type openRange struct {
	assist bool   // a mark assist; else a stop of the world
	reason uint64 // of the stop: number of a string
}

// goRange: a goroutine helps the collector, or stops the world.
func (d *Decoder) goRange(c *cursor, at place) error {
	g := at.g
	if c.kind == evMarkAssistActive {
		if g = d.goroutines.find(c.args[0]); g == none || !d.goroutines.all[g].alive {
			return errors.New("an unknown goroutine assists the collector")
		}
	} else if err := d.user(at); err != nil {
		return err
	} else if !d.goroutines.all[g].alive {
		return errNotRunning
	}
	r := openRange{assist: c.kind != evSTWBegin && c.kind != evSTWEnd}
	if c.kind == evSTWBegin {
		r.reason = c.args[0]
	}
	open := d.ranges[g]
	switch c.kind {
	case evSTWEnd, evMarkAssistEnd:
		i := slices.IndexFunc(open, func(o openRange) bool { return o.assist == r.assist })
		if i < 0 {
			return errors.New("a range of a goroutine ends that has not begun")
		}
		r = open[i]
		open[i] = open[len(open)-1]
		open = open[:len(open)-1]
	default:
		if slices.Contains(open, r) {
			return errors.New("a range of a goroutine begins twice")
		}
		if len(open) == maxOpenRanges {
			return errRanges
		}
		open = append(open, r)
	}
	d.ranges[g] = open
	d.goroutines.all[g].ranges = true
	id := int64(d.goroutines.all[g].id)
	if r.assist {
		if c.kind == evMarkAssistBegin {
			if err := d.checkStack(c.args[0]); err != nil {
				return err
			}
		}
		d.tellRange(c, d.name(&d.names.assist, "GC mark assist"), model.RangeMarkAssist, model.ScopeGoroutine, id)
		return nil
	}
	if c.kind == evSTWBegin {
		if err := d.checkStack(c.args[1]); err != nil {
			return err
		}
	}
	name, err := d.stopName(r.reason)
	if err != nil {
		return err
	}
	d.tellRange(c, name, model.RangeSTW, model.ScopeGoroutine, id)
	return nil
}

// task is a user task that has begun: what its end does not tell.
type task struct {
	name   uint64
	parent model.TaskID
}

// userTask: a user task begins or ends.
func (d *Decoder) userTask(c *cursor, at place) error {
	id := c.args[0]
	if err := d.user(at); err != nil {
		return err
	}
	if c.kind == evUserTaskEnd {
		if err := d.checkStack(c.args[1]); err != nil {
			return err
		}
		t, ok := d.tasks[id]
		if !ok {
			t = task{parent: model.NoTask}
		}
		delete(d.tasks, id)
		name, err := d.string(t.name)
		if err != nil {
			return err
		}
		d.g.TaskEnd(d.event(c.at), model.TaskID(id), t.parent, name)
		return nil
	}
	if _, ok := d.tasks[id]; ok {
		return errors.New("a task begins twice")
	}
	t := task{name: c.args[2], parent: model.TaskID(c.args[1])}
	if t.parent == 0 {
		t.parent = model.NoTask
	}
	name, err := d.string(t.name)
	if err != nil {
		return err
	}
	stack, err := d.stack(c.args[3])
	if err != nil {
		return err
	}
	d.tasks[id] = t
	d.g.TaskBegin(d.event(c.at), model.TaskID(id), t.parent, name, d.idOf(at.g), stack)
	return nil
}

// openRegion is a user region of a goroutine that is going on.
type openRegion struct {
	task uint64
	name []byte
}

// userRegion: a user region begins or ends. Regions of a goroutine nest.
func (d *Decoder) userRegion(c *cursor, at place) error {
	if err := d.user(at); err != nil {
		return err
	}
	g := &d.goroutines.all[at.g]
	if !g.alive {
		return errNotRunning
	}
	text, err := d.str(c.args[1])
	if err != nil {
		return err
	}
	stack, err := d.stack(c.args[2])
	if err != nil {
		return err
	}
	name, id := d.intern(text), model.TaskID(c.args[0])
	open := d.regions[at.g]
	if c.kind == evUserRegionBegin {
		d.regions[at.g] = append(open, openRegion{c.args[0], text.data})
		g.ranges = true
		d.g.RegionBegin(d.event(c.at), d.localOf(at.g), id, name, stack)
		return nil
	}
	if n := len(open); n > 0 { // else it began before the generation
		if last := open[n-1]; last.task != c.args[0] || !bytes.Equal(last.name, text.data) {
			return errors.New("a region ends within another one")
		}
		d.regions[at.g] = open[:n-1]
	}
	d.g.RegionEnd(d.event(c.at), d.localOf(at.g), id, name)
	return nil
}

// userNote: a log message, or a label, which the model does not keep.
func (d *Decoder) userNote(c *cursor, at place) error {
	if err := d.user(at); err != nil {
		return err
	}
	if c.kind == evGoLabel {
		if _, err := d.str(c.args[0]); err != nil {
			return err
		}
		d.event(c.at)
		return nil
	}
	category, err := d.str(c.args[1])
	if err != nil {
		return err
	}
	message, err := d.str(c.args[2])
	if err != nil {
		return err
	}
	stack, err := d.stack(c.args[3])
	if err != nil {
		return err
	}
	when := d.event(c.at)
	if cat := category.category(); cat != nil && d.ops.Message(when, d.localOf(at.g), c.args[0], *cat, message.data, stack) {
		return nil
	}
	d.g.Log(when, d.idOf(at.g), model.TaskID(c.args[0]), d.intern(category), d.intern(message), stack)
	return nil
}
