package channel

import (
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// verbs says in one word what is done at a place.
var verbs = [...]string{
	roleSend: "send", roleReceive: "receive", roleSelect: "select", roleClose: "close",
	roleCancel: "cancel", roleLock: "wait", roleUnlock: "release",
}

// describe names a place: "send at main.go:20".
func describe(t *model.Trace, r role, site model.FrameID) string {
	return verbs[r] + " at " + format.Place(t.Frame(site))
}

// nameByPlaces names a channel after the functions at its sides ("main.produce →
// main.consume"), or after its one place ("send at main.go:20").
func nameByPlaces(t *model.Trace, c *Channel) string {
	var from, to, any Use
	for _, u := range c.Uses {
		sends := u.Op == model.OpSend || u.By == model.WakeSend || u.By == model.WakeClose || u.By == model.WakeCancel
		receives := u.Op == model.OpReceive || u.By == model.WakeReceive
		switch {
		case u.Site == model.NoFrame:
		case sends && from.Count == 0:
			from = u
		case receives && to.Count == 0:
			to = u
		case !sends && !receives && any.Count == 0:
			any = u // a select, of which side is not known
		}
	}
	if from.Count == 0 && to.Count > 0 && any.Count > 0 {
		from, any = any, Use{}
	} else if to.Count == 0 && any.Count > 0 {
		to, any = any, Use{}
	}
	fn := func(u Use) string { return format.Func(t.Frame(u.Site).Func, 0) }
	switch {
	case c.Timers > 0 && c.Timers == c.Wakes:
		return "timer at " + format.Place(t.Frame(to.Site))
	case c.Cancels > 0 && c.Sends+c.Selects == 0 && model.PackageOf(t.Frame(from.Site).Func) == "context":
		return "ctx.Done() after its timeout"
	case c.Cancels > 0 && c.Sends+c.Selects == 0 && from.Count > 0:
		return "ctx.Done() cancelled at " + format.Place(t.Frame(from.Site))
	case c.Cancels > 0 && c.Sends+c.Selects == 0:
		return "ctx.Done() at " + format.Place(t.Frame(to.Site))
	case from.Count > 0 && to.Count > 0:
		return fn(from) + " → " + fn(to)
	case from.Count > 0:
		return describe(t, roleSend, from.Site)
	case to.Count > 0 && (to.Op == model.OpSelect || to.By == model.WakeSelect):
		return describe(t, roleSelect, to.Site)
	case to.Count > 0:
		return describe(t, roleReceive, to.Site)
	}
	return "unknown channel"
}

// lockNameByPlaces names a lock after its kind and its busiest place: "Mutex.Lock at
// main.go:20".
func lockNameByPlaces(t *model.Trace, k *Lock) string {
	for _, u := range k.Uses {
		if u.Op != model.OpUnknown && u.Site != model.NoFrame {
			return u.Op.String() + " at " + format.Place(t.Frame(u.Site))
		}
	}
	return k.Class.String()
}

// tellApart adds a goroutine to names that would be the same.
func tellApart(t *model.Trace, r *Result) {
	count := make(map[string]int)
	for i := range r.Channels {
		count[r.Channels[i].Name]++
	}
	for i := range r.Channels {
		c := &r.Channels[i]
		if count[c.Name] > 1 {
			c.Name = qualify(t, r, c)
		}
	}
}

// qualify adds to a channel's name the first who are seen to use it, one or two, unless
// it names them already; or its number in the recording.
func qualify(t *model.Trace, r *Result, c *Channel) string {
	if n := c.Recorded.Number; n != 0 {
		who := fmt.Sprintf(" #%d", n)
		return strings.TrimSuffix(c.Name, who) + who
	}
	if c.Exact {
		return c.Name // how many they are tells them apart
	}
	var ids []model.GoID
	for u := range r.Users(c.ID) {
		ids = append(ids, t.Goroutine(u.Goroutine).ID)
		if len(ids) > 1 {
			break
		}
	}
	who := ""
	switch len(ids) {
	case 1:
		who = fmt.Sprintf(" (goroutine %d)", ids[0])
	case 2:
		who = fmt.Sprintf(" (goroutines %d, %d)", ids[0], ids[1])
	}
	return strings.TrimSuffix(c.Name, who) + who
}
