package lane

import (
	"chanlens/model"
	"chanlens/model/format"
)

// Lanes is the lanes there are, in order, and where each one is.
type Lanes struct {
	Mode   Mode
	By     Sort // the order
	Back   bool // reversed
	List   []Lane
	Pinned int // the first so many stay at the top
	Left   Left

	index  []int32       // by goroutine: its own lane, from 1; 0: it has none. nil where few lanes are of goroutines
	others map[Key]int32 // the other lanes
	a      *Arranger
}

// Left counts what is left out.
type Left struct {
	System   int // system goroutines
	Filtered int // goroutines that the filter does not let through
	Hidden   int // lanes that the user hid
	Pins     int // pinned lanes that there is no room for
}

// Len returns the number of lanes.
func (l *Lanes) Len() int { return len(l.List) }

// Index returns where a lane is, or -1.
func (l *Lanes) Index(k Key) int {
	if k.Kind == Goroutine && l.index != nil {
		if uint(k.ID) < uint(len(l.index)) {
			return int(l.index[k.ID]) - 1
		}
		return -1
	}
	if i, ok := l.others[k]; ok {
		return int(i)
	}
	return -1
}

// Own returns the lane of a goroutine alone, or -1: that of a closed family is not.
func (l *Lanes) Own(g model.Goroutine) int {
	if i := l.Index(KeyOf(g)); i >= 0 {
		return i
	}
	if i := l.Index(Key{Family, int32(g)}); i >= 0 && l.List[i].Fold != Closed {
		return i
	}
	return -1
}

// Of returns the lane that shows a goroutine: its own, or that of a closed group that it
// is in, or -1.
func (l *Lanes) Of(g model.Goroutine) int {
	if i := l.Own(g); i >= 0 || l.a == nil || g == model.NoGoroutine {
		return i
	}
	for _, k := range l.a.holders(l.Mode, g) {
		if i := l.Index(k); i >= 0 {
			return i
		}
	}
	return -1
}

// titles say how many lanes there are and in which order, in fewer and fewer
// words. The order by number is plain to see and goes unnamed.
func (l *Lanes) titles() []string {
	count, short := format.Plural(l.Len(), modes[l.Mode].one), format.Count(uint64(l.Len()))
	if l.Mode == Goroutines {
		count = format.Plural(l.Len(), "lane")
	}
	if l.By == ByNumber && !l.Back || !l.Mode.Ordered() {
		return []string{count, short}
	}
	word, name := " by "+l.By.Word(), l.By.String()
	if l.Back {
		word, name = word+" ↑", name+" last"
		if l.By == ByNumber {
			name = "highest number first"
		}
	}
	return []string{count + ", " + name, count + word, short + word, count, short}
}

// add adds a lane at the end.
func (l *Lanes) add(lane Lane) {
	at := int32(len(l.List))
	l.List = append(l.List, lane)
	if lane.Kind == Goroutine && l.index != nil {
		l.index[lane.ID] = at + 1
		return
	}
	l.others[lane.Key] = at
}
