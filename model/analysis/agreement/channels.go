package agreement

import (
	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// Channels counts waits by whether they are inferred to be on the channel that they
// were on, as pairs of waits and by wait.
//
// An inferred entry that stands for several channels claims nothing of two of its waits,
// unless the inference told its channels apart. Such waits are each alone: that is never
// wrong, and it finds nothing.
type Channels struct {
	Waits  int // whose channel was recorded: that ended, and sends and receives that did not
	Alone  int // of those, in an entry for several channels that were not told apart
	Real   int // channels that they were on
	Said   int // groups that they were inferred to be, less those alone
	Within int // of those groups, how many hold waits of one channel only

	// Pairs of waits: inferred to be on one channel; really on one; and both.
	ClaimedPairs, RealPairs, RightPairs float64

	// Sums over waits of the share of its group that is on its channel, and of the share
	// of its channel that is in its group (the B-cubed measure of Bagga and Baldwin,
	// 1998). Here a channel with many waits does not outweigh all the others.
	PrecisionSum, RecallSum float64
}

func (c *Channels) add(o Channels) {
	c.Waits += o.Waits
	c.Alone += o.Alone
	c.Real += o.Real
	c.Said += o.Said
	c.Within += o.Within
	c.ClaimedPairs += o.ClaimedPairs
	c.RealPairs += o.RealPairs
	c.RightPairs += o.RightPairs
	c.PrecisionSum += o.PrecisionSum
	c.RecallSum += o.RecallSum
}

// Precision returns how many of the pairs of waits that are inferred to be on one channel
// are, from 0 to 1.
func (c *Channels) Precision() float64 { return Ratio(c.RightPairs, c.ClaimedPairs) }

// Recall returns how many of the pairs of waits on one channel are inferred to be, from
// 0 to 1.
func (c *Channels) Recall() float64 { return Ratio(c.RightPairs, c.RealPairs) }

// ByWait returns precision and recall as the mean over waits.
func (c *Channels) ByWait() (precision, recall float64) {
	return Ratio(c.PrecisionSum, float64(c.Waits)), Ratio(c.RecallSum, float64(c.Waits))
}

// claim is a group of waits that are inferred to be on one channel, from 1; alone is none.
type claim int

const alone claim = 0

// cell is where waits stand that were on one channel and are in one group.
type cell struct {
	said claim
	on   model.Chan
}

// channelsOf compares what waits are on.
func channelsOf(stock *model.Trace, waits []wait, said *channel.Result) Channels {
	cells := make(map[cell]int)
	for i := range waits {
		w := &waits[i]
		on, ok := w.channel()
		if !ok || !inferable(stock, w) {
			continue
		}
		cells[cell{claimOf(said, w), on}]++
	}
	return tally(cells)
}

// tally sums up how many waits are in each cell.
func tally(cells map[cell]int) Channels {
	bySaid, byReal, kinds := make(map[claim]int), make(map[model.Chan]int), make(map[claim]int)
	for k, n := range cells {
		byReal[k.on] += n
		if k.said != alone {
			bySaid[k.said] += n
			kinds[k.said]++
		}
	}
	c := Channels{Real: len(byReal), Said: len(bySaid)}
	for id, n := range bySaid {
		c.ClaimedPairs += pairs(n)
		if kinds[id] == 1 {
			c.Within++
		}
	}
	for _, n := range byReal {
		c.RealPairs += pairs(n)
	}
	for k, n := range cells {
		c.Waits += n
		if k.said == alone {
			c.Alone += n
			c.PrecisionSum += float64(n)
			c.RecallSum += float64(n) / float64(byReal[k.on])
			continue
		}
		c.RightPairs += pairs(n)
		c.PrecisionSum += float64(n) * float64(n) / float64(bySaid[k.said])
		c.RecallSum += float64(n) * float64(n) / float64(byReal[k.on])
	}
	return c
}

// inferable reports whether a wait is one that can be inferred anything of: it goes on, or
// the trace has the wake that ended it.
func inferable(stock *model.Trace, w *wait) bool {
	if w.stock.Open {
		return true
	}
	_, ok := stock.WakeAfter(w.stock)
	return ok
}

// claimOf returns which group a wait is inferred to be in.
func claimOf(said *channel.Result, w *wait) claim {
	n, ok := said.Apart(w.stock)
	if !ok {
		return alone
	}
	return claim(n)
}

// pairs returns how many pairs can be made of n.
func pairs(n int) float64 { return float64(n) * float64(n-1) / 2 }
