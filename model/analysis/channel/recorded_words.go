package channel

import (
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// name names a recorded channel after its places, or what it is.
func (r *recording) name(c *Channel) string {
	rec := &c.Recorded
	switch {
	case rec.Nil:
		return "nil channel"
	case rec.Timer && rec.MadeAt != model.NoFrame:
		return "timer at " + format.Place(r.t.Frame(rec.MadeAt))
	}
	name := nameByPlaces(r.t, c)
	if rec.MadeAt != model.NoFrame && !strings.Contains(name, " → ") && !strings.HasPrefix(name, "ctx.") {
		return "chan " + r.t.String(rec.Elem) + " of " + format.Place(r.t.Frame(rec.MadeAt))
	}
	return name
}

// evidence says in sentences what was recorded.
func (r *recording) evidence(c *Channel) string {
	rec := &c.Recorded
	if rec.Nil {
		return "Recorded: who sends to the nil channel, or receives from it, waits for ever."
	}
	var what []string
	if c.Several {
		what = append(what, format.Count(uint64(c.Count))+" channels of one kind")
	}
	elem := r.t.String(rec.Elem)
	switch {
	case rec.Cap == 0:
		what = append(what, "chan "+elem+" without a buffer")
	default:
		what = append(what, fmt.Sprintf("chan %s, capacity %s", elem, format.Count(uint64(rec.Cap))))
	}
	switch at := format.Place(r.t.Frame(rec.MadeAt)); {
	case rec.MadeAt == model.NoFrame:
		what = append(what, "made before the recording")
	case c.Several || rec.Maker == model.NoGoroutine:
		what = append(what, "made at "+at)
	default:
		what = append(what, fmt.Sprintf("made at %s by goroutine %d", at, r.t.Goroutine(rec.Maker).ID))
	}
	say := "Recorded: " + strings.Join(what, ", ") + "."
	if n := c.Sends + c.Receives; n > 0 || c.Timers > 0 {
		say += " " + r.traffic(c)
	}
	if rec.Cap > 0 && rec.MaxLen >= 0 && !rec.Timer {
		say += " " + fillWords(c)
	}
	return say
}

// traffic says how many values went in and out, and how many of those who sent and
// received them waited.
func (r *recording) traffic(c *Channel) string {
	rec := &c.Recorded
	if rec.Timer {
		return fmt.Sprintf("Fired %s, with %s.", format.Plural(c.Timers, "time"), format.Plural(c.Receives, "receive"))
	}
	return fmt.Sprintf("%s (%s waited), %s (%s waited).", format.Plural(c.Sends, "send"), count(rec.SendsWaited),
		format.Plural(c.Receives, "receive"), count(rec.ReceivesWaited))
}

// fillWords says how full a buffer was.
func fillWords(c *Channel) string {
	rec := &c.Recorded
	most := "at most " + count(rec.MaxLen)
	switch {
	case rec.MaxLen >= rec.Cap:
		most = "full at times"
	case rec.MaxLen == 0:
		most = "never used"
	}
	if c.Several {
		return "The buffers were " + strings.Replace(most, "at most ", "filled to at most ", 1) + "; " + count(rec.Len) + " elements are left at the end."
	}
	return fmt.Sprintf("The buffer was %s; %s of %s at the end.", strings.Replace(most, "at most ", "filled to at most ", 1), count(rec.Len), count(rec.Cap))
}

func count(n int) string { return format.Count(uint64(n)) }
