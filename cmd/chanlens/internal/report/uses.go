package report

import (
	"cmp"

	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// shapeName is the contract's word for what the use of a channel looks like.
func shapeName(s channel.Shape) string { return cmp.Or(s.String(), "unknown") }

// sitesOf lists where a channel or a lock is used.
func sitesOf(t *model.Trace, uses []channel.Use) []Site {
	sites := []Site{}
	for _, s := range channel.Sites(uses) {
		f := t.Frame(s.Site)
		sites = append(sites, Site{Op: s.Word, Func: f.Func, File: f.File, Line: f.Line, Count: s.Count, Fails: s.Fails})
	}
	return sites
}

// recordedOf is what only a recording tells of an exact channel.
func recordedOf(t *model.Trace, c *channel.Channel) *Recorded {
	x := &c.Recorded
	r := &Recorded{
		Nil: x.Nil, Timer: x.Timer, Len: x.Len, MaxLen: x.MaxLen, Operations: x.Operations,
		SendFails: x.SendFails, RecvFails: x.ReceiveFails, ClosedReceives: x.ClosedReceives, Panics: x.Panics,
		SendsWaited: x.SendsWaited, RecvsWaited: x.ReceivesWaited,
		MadeAt: contractFrame(t, x.MadeAt), MadeNS: momentOrNull(x.Made), ClosedNS: momentOrNull(x.Closed),
	}
	if x.Number != 0 {
		r.Number = &x.Number
	}
	if x.Maker != model.NoGoroutine {
		id := int64(t.Goroutine(x.Maker).ID)
		r.Maker = &id
	}
	return r
}

func momentOrNull(at model.Time) *int64 {
	if at == model.NoTime {
		return nil
	}
	ns := int64(at)
	return &ns
}

// waitedIn is the contract's word for what the woken ones of a pair waited in.
func waitedIn(x channel.Pairing) string {
	if x.Exact && x.Waited == model.OpUnknown {
		return "none"
	}
	return x.Waited.DumpWords()
}
