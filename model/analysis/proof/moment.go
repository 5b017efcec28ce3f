package proof

import "chanlens/model"

// findMoment finds when the dump was taken, as far as that follows from who is in it:
//
//   - before the trace's end, if it lists one that ended within the trace;
//   - not before one was created whom it lists;
//   - not before one began to wait whom it calls leaked: who leaks never moves again;
//   - after the trace's end, if it lacks one that was there at its end, and was so already
//     at a moment before which the dump was not taken.
func (c *comparison) findMoment() {
	for i := range c.d.Goroutines {
		g, ok := c.t.Lookup(c.d.Goroutines[i].ID)
		if !ok || c.identity(g, &c.d.Goroutines[i]) != alike {
			continue
		}
		info := c.t.Goroutine(g)
		c.result.Early = c.result.Early || info.Ended != model.NoTime
		c.notBefore(info.Created)
	}
	for i, f := range c.result.Findings {
		if b := &c.blocked[i]; f.Kind == Proven && b.Start > c.t.Goroutine(b.Goroutine).First {
			c.notBefore(b.Start)
		}
	}
	if c.since == model.NoTime || c.result.Early {
		return
	}
	for i, f := range c.result.Findings {
		b := &c.blocked[i]
		if created := c.t.Goroutine(b.Goroutine).Created; f.Listed == NotListed && c.shouldBeListed(b) && created <= c.since {
			c.result.Late = true // NoTime is before all others
		}
	}
}

// notBefore says that the dump was not taken before a moment.
func (c *comparison) notBefore(at model.Time) {
	if at != model.NoTime {
		c.since = max(c.since, at)
	}
}
