package strip

import "chanlens/model"

// maybeOnChannel reports whether an interval may turn out to be a wait on a channel: what
// a goroutine waits in may be told only later.
func maybeOnChannel(op model.Operation) bool { return onChannel(op) || op == model.OpWaiting }

// onChannel reports whether an operation waits on a channel.
func onChannel(op model.Operation) bool {
	c := op.Class()
	return c == model.ClassSend || c == model.ClassReceive || c == model.ClassSelect
}

// whole returns the wait that is interval i of a row, followed to its end, and false if
// that is not on a channel. If it goes on in the next segment, the trace is asked.
func whole(t *model.Trace, segment int, row *model.Row, i int) (model.Interval, bool) {
	last := i == row.Len()-1
	if last && row.Continues {
		iv, ok := t.IntervalAt(row.Goroutine, row.End(i)-1)
		return iv, ok && onChannel(iv.Op)
	}
	op := row.Ops()[i]
	return model.Interval{
		Goroutine: row.Goroutine, Start: row.Start(i), End: row.End(i), Op: op,
		Proc: model.NoProc, Thread: model.NoThread, Stack: row.Stack(i),
		Open: last && !row.Dead && segment == len(t.Segments())-1,
	}, onChannel(op)
}

// wakeOf returns the wake that ended interval i of a row, which as a whole is iv.
func wakeOf(t *model.Trace, row *model.Row, i int, iv model.Interval) (model.Wake, bool) {
	if i+1 < row.Len() {
		return row.Wake(t, i+1)
	}
	if !row.Continues {
		return model.Wake{}, false
	}
	return t.WakeAfter(iv)
}
