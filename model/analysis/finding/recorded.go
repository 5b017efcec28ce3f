package finding

import (
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/format"
)

// maxRecorded is how many recorded channels of one wait a finding tells of: a select may
// have many cases.
const maxRecorded = 3

// recordedOf tells in sentences of the recorded channels that a goroutine waits on when
// the trace ends: what room they have, what went through them, and whether they were
// closed. It is "" if none was recorded.
func (e *evidence) recordedOf(g model.Goroutine) string {
	var say strings.Builder
	n := 0
	for _, id := range e.Channels.WaitsOn(g) {
		if c := &e.Channels.Channels[id-1]; c.Exact && !c.Recorded.Nil && n < maxRecorded {
			n++
			say.WriteString(" " + e.recorded(c))
		}
	}
	return say.String()
}

// recordedAt tells likewise of the recorded channel that is used in an operation at a
// place, if all that is done there is on one, or on several of one kind.
func (e *evidence) recordedAt(op model.Operation, site model.FrameID) string {
	var one *channel.Channel
	for i := range e.Channels.Channels {
		c := &e.Channels.Channels[i]
		if !c.Exact || !usedAt(c, op, site) {
			continue
		}
		if one != nil {
			return ""
		}
		one = c
	}
	if one == nil {
		return ""
	}
	return " " + e.recorded(one)
}

// usedAt reports whether a channel is used in an operation at a place.
func usedAt(c *channel.Channel, op model.Operation, site model.FrameID) bool {
	for _, u := range c.Uses {
		if u.Site == site && u.By == model.WakeOther && (u.Case && op == model.OpSelect || !u.Case && u.Op == op) {
			return true
		}
	}
	return false
}

// recorded tells of a recorded channel.
func (e *evidence) recorded(c *channel.Channel) string {
	rec := &c.Recorded
	count := func(n int) string { return format.Count(uint64(n)) }
	what := "The channel, chan " + e.Trace.String(rec.Elem) + ","
	verb, was, its := "has", "was", "Its"
	if c.Several {
		what = count(c.Count) + " such channels, chan " + e.Trace.String(rec.Elem) + ","
		verb, was, its = "have", "were", "Their"
	}
	say := what + " " + verb + " no buffer"
	if rec.Cap > 0 {
		say = fmt.Sprintf("%s %s room for %s", what, verb, format.Plural(rec.Cap, "element"))
		switch {
		case c.Several:
			say += fmt.Sprintf(" each, and %s at the end in all", count(rec.Len))
		case rec.Len == rec.Cap:
			say += ", and is full at the end"
		case rec.Len == 0:
			say += ", and is empty at the end"
		default:
			say += fmt.Sprintf(", and holds %s at the end", count(rec.Len))
		}
	}
	if c.Sends+c.Receives == 0 {
		say += ". Nothing was ever sent or received on it"
		if c.Several {
			say = strings.TrimSuffix(say, "it") + "them"
		}
	} else {
		say += fmt.Sprintf(". %s %s and %s were recorded", its, format.Plural(c.Sends, "send"), format.Plural(c.Receives, "receive"))
	}
	if rec.SendsWaited+rec.ReceivesWaited > 0 {
		say += fmt.Sprintf(", of which %s and %s waited", count(rec.SendsWaited), count(rec.ReceivesWaited))
	}
	if c.Closes+c.Cancels == 0 && rec.Closed == model.NoTime {
		say += "; it " + was + " never closed"
		if c.Several {
			say = strings.Replace(say, "; it were", "; they were", 1)
		}
	}
	return say + "."
}
