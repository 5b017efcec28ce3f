package moment

import (
	"slices"

	"chanlens/model"
)

// NoChan stands for "no channel": the moment is not of one, or it is not known of which.
const NoChan = ^model.Chan(0)

// Moment is what a query found: something that a goroutine did, from when it began until
// it was done.
type Moment struct {
	Event     Event
	Goroutine model.Goroutine // NoGoroutine of start of trace, end of trace, and if it is not known
	At, End   model.Time      // End is At of what takes no time, and the trace's end of what is never done. Of "end of …" both are the end
	Chan      model.Chan      // if it was recorded, else NoChan. Of a select that of the case chosen; NoChan if it has not chosen
	On        string          // channel or lock, as package channel names it; name of a region or task, text of a message; what a go statement starts
	Op        *model.ChanOp   // as recorded when it was done, or, if it never was, when the wait for it began; nil if it was not recorded
	Stack     model.StackID   // of a start, that of the go statement; NoStack if it is not known
	Never     bool            // it is not done when the trace ends

	waited bool
	begun  []model.ChanOp // of what waited: as recorded when the wait began, one of each case of a select
}

// Chans returns the channels that a moment is of: of a select that waits, those of all of its
// cases, and of one that goes on that of the case it chose.
func (m *Moment) Chans() []model.Chan {
	var list []model.Chan
	if len(m.begun) > 0 && m.At < m.End {
		for i := range m.begun {
			if c := m.begun[i].Chan; !slices.Contains(list, c) {
				list = append(list, c)
			}
		}
		return list
	}
	if m.Chan != NoChan {
		list = append(list, m.Chan)
	}
	return list
}

// Set returns when the goroutine has begun all of what it does: as of a select that waits, whose
// cases are recorded one after the other.
func (m *Moment) Set() model.Time {
	at := m.At
	for i := range m.begun {
		if begun := m.begun[i].At; begun > at && begun <= m.End {
			at = begun
		}
	}
	return at
}

// Waited reports whether the goroutine waited for it.
func (m *Moment) Waited() bool { return m.waited }
