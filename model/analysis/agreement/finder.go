package agreement

import "chanlens/model"

// finder finds operations by what they were on a channel.
type finder struct {
	t     *model.Trace
	found map[operation]server
}

// operation is the so-many-th operation of a kind on a channel; of a close, the only one.
type operation struct {
	on   model.Chan
	kind model.ChanKind // ChanSend, ChanReceive or ChanClose
	seq  uint64
}

// newFinder looks, in one pass over all operations, for those that some waits ask for.
func newFinder(t *model.Trace, waits []wait) *finder {
	f := &finder{t, make(map[operation]server)}
	nobody := server{by: model.NoGoroutine}
	for i := range waits {
		if w := &waits[i]; w.ended {
			if op, ok := f.servedBy(w); ok {
				f.found[op] = nobody
			}
			if op, ok := pairedWith(w); ok {
				f.found[op] = nobody
			}
		}
	}
	for op := range t.ChanOps(0, t.End()+1) {
		k := operation{op.Chan, op.Way(), op.Seq}
		if !op.Done() && (op.Kind != model.ChanClose || op.Is(model.ChanPanics)) {
			continue
		}
		if _, ok := f.found[k]; ok {
			f.found[k] = server{op.Goroutine, op.Kind, op.Is(model.ChanInSelect)}
		}
	}
	return f
}

// servedBy returns which operation ended a wait; false if that was a timer.
func (f *finder) servedBy(w *wait) (operation, bool) {
	done := &w.done
	switch {
	case done.Is(model.ChanOfClosed), done.Is(model.ChanPanics):
		return operation{done.Chan, model.ChanClose, 0}, true
	case done.Way() == model.ChanSend:
		room := uint64(f.t.Chan(done.Chan).Cap)
		return operation{done.Chan, model.ChanReceive, done.Seq - room}, done.Seq > room
	}
	return operation{done.Chan, model.ChanSend, done.Seq}, !done.Is(model.ChanOfTimer)
}

// pairedWith returns which operation is the other half of what ended a wait; false if a
// value did not change hands, or a timer sent it.
func pairedWith(w *wait) (operation, bool) {
	done := &w.done
	switch {
	case !done.Done() || done.Is(model.ChanOfTimer) || done.Seq == 0:
		return operation{}, false
	case done.Way() == model.ChanSend:
		return operation{done.Chan, model.ChanReceive, done.Seq}, true
	}
	return operation{done.Chan, model.ChanSend, done.Seq}, true
}

// server returns what ended a wait, and false if that is not in the recording.
func (f *finder) server(w *wait) (server, bool) {
	op, ok := f.servedBy(w)
	if !ok {
		return server{by: model.NoGoroutine}, w.done.Is(model.ChanOfTimer)
	}
	s := f.found[op]
	return s, s.by != model.NoGoroutine
}

// pair returns whose the other half of a wait's value was, and false if that is not in
// the recording.
func (f *finder) pair(w *wait) (model.Goroutine, bool) {
	op, ok := pairedWith(w)
	if !ok {
		return model.NoGoroutine, false
	}
	s := f.found[op]
	return s.by, s.by != model.NoGoroutine
}
