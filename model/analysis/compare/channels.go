package compare

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// Channel is a channel in both traces.
type Channel struct {
	Verdict                 Verdict
	Name                    string
	At                      model.Frame // where it is used most
	ShapeBefore, ShapeAfter channel.Shape
	Before, After           Traffic

	SendWait, ReceiveWait Change        // waited per second of trace
	Effect                time.Duration // per second of trace, by which channels are ranked
}

// channels compares channels, and returns those that differ and how many were compared.
//
//  1. Those that are used in the same functions in the same ways are the same.
//  2. Of the others, those are that share most of their uses, if that is at least half.
func (d *Diff) channels() ([]Channel, int) {
	before, after := pointers(d.Before.channels), pointers(d.After.channels)
	var pairs [][2]*use
	taken := make(map[*use]bool)
	match := func(b, a *use) {
		taken[a], taken[b] = true, true
		pairs = append(pairs, [2]*use{b, a})
	}
	alike := make(map[string]*use)
	for _, b := range before {
		alike[strings.Join(b.keys, "\n")] = b
	}
	for _, a := range after {
		if b := alike[strings.Join(a.keys, "\n")]; b != nil {
			match(b, a)
		}
	}
	for _, a := range left(after, taken) {
		var best *use
		most := 0.0
		for _, b := range left(before, taken) {
			if s := shared(b, a); s > most {
				best, most = b, s
			}
		}
		if most >= 0.5 {
			match(best, a)
		}
	}
	for _, b := range before {
		if !taken[b] {
			pairs = append(pairs, [2]*use{b, nil})
		}
	}
	for _, a := range after {
		if !taken[a] {
			pairs = append(pairs, [2]*use{nil, a})
		}
	}
	return d.differing(pairs), len(pairs)
}

// maxLeft is how many channels are held against all others.
const maxLeft = 500

// left returns the channels that are not taken, as far as there is time for them.
func left(list []*use, taken map[*use]bool) []*use {
	var rest []*use
	for _, u := range list {
		if !taken[u] && len(rest) < maxLeft {
			rest = append(rest, u)
		}
	}
	return rest
}

func pointers(list []use) []*use {
	all := make([]*use, len(list))
	for i := range list {
		all[i] = &list[i]
	}
	return all
}

// shared returns how much of what two channels are used for they have in common.
func shared(b, a *use) float64 {
	common := 0
	for _, k := range b.keys {
		if _, ok := slices.BinarySearch(a.keys, k); ok {
			common++
		}
	}
	return float64(common) / float64(max(len(a.keys)+len(b.keys)-common, 1))
}

func (d *Diff) differing(pairs [][2]*use) []Channel {
	var differ []Channel
	for _, p := range pairs {
		if c := d.channel(p[0], p[1]); c.Verdict != Alike {
			differ = append(differ, c)
		}
	}
	slices.SortStableFunc(differ, func(a, b Channel) int {
		return -cmp.Compare(max(a.Effect, -a.Effect), max(b.Effect, -b.Effect))
	})
	return differ
}

// channel judges one channel; before or after may be nil.
func (d *Diff) channel(before, after *use) Channel {
	var c Channel
	if before != nil {
		c.Name, c.At, c.ShapeBefore, c.Before = before.name, before.at, before.shape, before.Traffic
	}
	if after != nil {
		c.Name, c.At, c.ShapeAfter, c.After = after.name, after.at, after.shape, after.Traffic
	}
	was, is := d.Before.Waited(c.Before.wait()), d.After.Waited(c.After.wait())
	if max(was, is) < LeastTime {
		return c
	}
	c.Effect = is - was
	seldom := max(c.Before.operations(), c.After.operations()) < LeastWaits && max(was, is) < FewTime
	c.SendWait = judgeTime(d.Before.Waited(c.Before.SendWait), d.After.Waited(c.After.SendWait))
	c.ReceiveWait = judgeTime(d.Before.Waited(c.Before.ReceiveWait), d.After.Waited(c.After.ReceiveWait))
	few := min(c.Before.operations(), c.After.operations()) < LeastWaits
	switch {
	case seldom:
	case before == nil:
		c.Verdict = Appeared
	case after == nil:
		c.Verdict = Went
	case few:
	case c.ShapeBefore != c.ShapeAfter:
		c.Verdict = Reshaped
	case c.SendWait*c.ReceiveWait < 0:
		c.Verdict = Mixed
	case c.SendWait+c.ReceiveWait > 0:
		c.Verdict = Longer
	case c.SendWait+c.ReceiveWait < 0:
		c.Verdict = Shorter
	}
	return c
}

// judgeTime compares the times that are waited in a second.
func judgeTime(before, after time.Duration) Change {
	if max(before, after) < LeastTime {
		return Same
	}
	return judge(nanoseconds(before), nanoseconds(after), LeastRate, 0)
}

func (t Traffic) wait() time.Duration { return t.SendWait + t.ReceiveWait }
func (t Traffic) operations() int     { return t.Sends + t.Receives }
