package filter

import "chanlens/model"

// moment is an interval that tests look at. What is not in its row is looked up when a
// test asks: how an interval goes on in the next segment, and who ended it.
type moment struct {
	t     *model.Trace
	g     model.Goroutine
	op    model.Operation
	start model.Time
	ids   []int // room for the channels

	row    model.Row // unless whole
	i      int       // in the row
	whole  bool      // iv is known
	iv     model.Interval
	rowEnd model.Time
	goesOn bool // the interval does not end in its row
}

// look makes m the i-th interval of its row.
func (m *moment) look(i int, op model.Operation, start, end model.Time) {
	m.i, m.op, m.start, m.rowEnd = i, op, start, end
	m.whole, m.goesOn = false, m.row.Continues && i == m.row.Len()-1
	if m.goesOn && m.row.Stack(i) == model.NoStack {
		m.complete() // what it waits in may be told only later
	}
}

// complete looks the interval up as it is over all segments.
func (m *moment) complete() {
	if m.whole {
		return
	}
	if iv, ok := m.t.IntervalAt(m.g, m.rowEnd-1); ok {
		m.iv, m.whole, m.op = iv, true, iv.Op
	}
}

// end returns where the interval ends.
func (m *moment) end() model.Time {
	if m.goesOn {
		m.complete()
	}
	if m.whole {
		return m.iv.End
	}
	return m.rowEnd
}

// stack returns where the goroutine is.
func (m *moment) stack() model.StackID {
	if m.whole {
		return m.iv.Stack
	}
	return m.row.Stack(m.i)
}

// wake returns who ended the wait.
func (m *moment) wake() (model.Wake, bool) {
	if m.goesOn {
		m.complete()
	}
	switch {
	case m.whole:
		return m.t.WakeAfter(m.iv)
	case !m.op.Blocked() || m.i+1 >= m.row.Len():
		return model.Wake{}, false
	}
	return m.row.Wake(m.t, m.i+1)
}

// interval returns what is exported of the interval.
func (m *moment) interval() model.Interval {
	if m.goesOn {
		m.complete()
	}
	if m.whole {
		return m.iv
	}
	return model.Interval{
		Goroutine: m.g, Start: m.start, End: m.rowEnd, Op: m.op, Stack: m.stack(),
		Proc: model.NoProc, Thread: model.NoThread,
		Open: !m.row.Dead && m.i == m.row.Len()-1 && m.rowEnd == m.t.End(),
	}
}
