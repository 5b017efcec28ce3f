package player

import (
	"cmp"
	"context"
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/model/format"
	"chanlens/tui/theme"
)

// Who uses a channel at other times, and what they do now.

// mostUsers is how many of them stand at a side at most.
const mostUsers = 6

// addUsers adds who uses the channel around the playhead, but not now: those who are alive,
// and those who have used it before and have ended. Under a veil only those are known that
// have used it before.
func (v *View) addUsers(ctx context.Context, b *block, is *replay.Channel) {
	if !b.there {
		return
	}
	var senders, receivers []replay.User
	for _, u := range replay.Users(ctx, v.s.Trace, is.Chan, v.at, !v.s.Veil.On) {
		if v.busy(b, is, u.Goroutine) || v.s.Trace.Goroutine(u.Goroutine).First > v.moment() {
			continue
		}
		if u.Op.Way() == model.ChanReceive {
			receivers = append(receivers, u)
		} else {
			senders = append(senders, u)
		}
	}
	b.left = append(b.left, v.idle(senders)...)
	b.right = append(b.right, v.idle(receivers)...)
}

// busy reports whether a goroutine stands at the channel already.
func (v *View) busy(b *block, is *replay.Channel, g model.Goroutine) bool {
	same := func(w replay.Waiter) bool { return w.Goroutine == g }
	return b.active && v.now.Goroutine == g || slices.ContainsFunc(is.Senders, same) ||
		slices.ContainsFunc(is.Receivers, same) || slices.ContainsFunc(is.Freed, same)
}

// idle returns the nearest of the users of a side. They stand in the order in which they were
// started, so that each stays where it is while it does nothing; who has ended comes last.
func (v *View) idle(users []replay.User) []person {
	type one struct {
		person
		g     model.Goroutine
		ended bool
	}
	var list []one
	for _, u := range users {
		p, ended := v.elsewhere(u.Goroutine)
		list = append(list, one{p, u.Goroutine, ended})
	}
	slices.SortStableFunc(list, func(a, b one) int { return compareBools(a.ended, b.ended) })
	list = list[:min(len(list), mostUsers)]
	slices.SortFunc(list, func(a, b one) int {
		return cmp.Or(compareBools(a.ended, b.ended), cmp.Compare(a.g, b.g))
	})
	persons := make([]person, len(list))
	for i := range list {
		persons[i] = list[i].person
	}
	return persons
}

// compareBools orders false before true.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// elsewhere returns a goroutine with what it does at the moment, but for the channel, and
// whether it has ended. How long what it does will take is not told: only how long it has.
func (v *View) elsewhere(g model.Goroutine) (p person, ended bool) {
	t, at := v.s.Trace, v.moment()
	p = person{name: v.who(g), role: theme.Dim}
	if v.asked() && g == v.s.Sel.Goroutine {
		p.role, p.note, p.short = v.colour(g), "what does it do next?", "?"
		return p, false
	}
	iv, ok := t.IntervalAt(g, at)
	if !ok || iv.Op == model.OpUnknown {
		if last := t.Goroutine(g).Ended; last != model.NoTime && last <= at {
			p.note, p.short = "has ended", "ended"
			return p, true
		}
		return p, false
	}
	class := iv.Op.Class()
	p.state = sign{theme.Glyph(class), theme.Class(class)}
	p.note, p.short = v.does(iv)
	if iv.Op.State() == model.StateWaiting && at > iv.Start {
		p.note += ", " + format.Duration(time.Duration(at-iv.Start))
	}
	return p, false
}

// does says what a goroutine does during an interval, at length and in a word.
func (v *View) does(iv model.Interval) (note, short string) {
	switch iv.Op.Class() {
	case model.ClassRunning:
		return "computes", "computes"
	case model.ClassRunnable:
		return "ready to run", "ready"
	case model.ClassSyscall:
		return "in a system call", "syscall"
	case model.ClassSleep:
		return "sleeps", "sleeps"
	case model.ClassSelect:
		return "waits in a select", "select"
	case model.ClassSend, model.ClassReceive:
		if ops := v.s.Trace.ChanWait(iv); len(ops) > 0 {
			on := v.name(ops[0].Chan)
			if ops[0].Kind == model.ChanSend {
				return "waits to send on " + on, "waits: " + on
			}
			return "waits for " + on, "waits: " + on
		}
	}
	return "waits: " + iv.Op.String(), iv.Op.String()
}
