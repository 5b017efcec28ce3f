package channel

import (
	"cmp"
	"slices"

	"chanlens/model"
	"chanlens/model/format"
)

// Word names what a use does: "send", "receive", "close", "Mutex.Lock", "unlock", and
// "select send" of a case whose way is recorded.
func (u Use) Word() string {
	if u.Case {
		return "select " + u.Op.String()
	}
	if u.By != model.WakeOther {
		return u.By.String()
	}
	return u.Op.String()
}

// Site is a place at which something is done to a channel or a lock.
type Site struct {
	Word  string // what
	Site  model.FrameID
	Count int
	Fails int // as of a Use
}

// Sites joins the uses of a channel or a lock that a reader of the program takes for
// one, most first: a send is a send, whether it waited there or ended another's wait.
func Sites(uses []Use) []Site {
	type key struct {
		word string
		at   model.FrameID
	}
	var sites []Site
	place := make(map[key]int)
	for _, u := range uses {
		k := key{u.Word(), u.Site}
		i, ok := place[k]
		if !ok {
			i = len(sites)
			place[k] = i
			sites = append(sites, Site{Word: k.word, Site: k.at})
		}
		sites[i].Count += u.Count
		sites[i].Fails += u.Fails
	}
	slices.SortStableFunc(sites, func(a, b Site) int { return -cmp.Compare(a.Count, b.Count) })
	return sites
}

// Sure says how far to trust what is told of a channel: "exact", or "85%".
func (c *Channel) Sure() string { return sure(c.Exact, c.Confidence) }

// Sure is Sure of a lock.
func (l *Lock) Sure() string { return sure(l.Exact, l.Confidence) }

func sure(exact bool, confidence float64) string {
	if exact {
		return "exact"
	}
	return format.Sure(confidence)
}

// SureWords is Sure in a sentence: "exact, as recorded", or "85% sure".
func (c *Channel) SureWords() string { return sureWords(c.Exact, c.Confidence) }

// SureWords is SureWords of a lock.
func (l *Lock) SureWords() string { return sureWords(l.Exact, l.Confidence) }

func sureWords(exact bool, confidence float64) string {
	if exact {
		return "exact, as recorded"
	}
	return format.Sure(confidence) + " sure"
}

// Label returns the name, and how many channels it stands for.
func (c *Channel) Label() string { return label(c.Name, c.Several, c.Count) }

// Label returns the name, and how many locks it stands for.
func (l *Lock) Label() string { return label(l.Name, l.Several, l.Count) }

func label(name string, several bool, count int) string {
	switch {
	case several && count > 1:
		return name + " ×" + format.Count(uint64(count))
	case several:
		return name + " (several)"
	}
	return name
}
