package view

import (
	"time"

	"chanlens/model"
)

// LongestWait returns the longest wait of a goroutine within [from, to), of those that are
// found in the time there is for one key.
func LongestWait(t *model.Trace, g model.Goroutine, from, to model.Time) (model.Interval, bool) {
	return longestWait(t, g, from, to, time.Now(), SeekLimit, func(model.Interval) bool { return true })
}

// longestWait returns the longest of a goroutine's waits that are wanted. It looks at so
// many intervals at most, and not longer than there is time for a key that came when it
// began.
func longestWait(t *model.Trace, g model.Goroutine, from, to model.Time, began time.Time, limit int, wanted func(model.Interval) bool) (longest model.Interval, ok bool) {
	most, n := model.Time(-1), 0
	for iv := range t.Intervals(g, from, to) {
		if n++; n > limit || n%64 == 0 && time.Since(began) > SeekTime {
			break
		}
		if d := min(iv.End, to) - max(iv.Start, from); d > most && iv.Op.Blocked() && wanted(iv) {
			longest, ok, most = iv, true, d
		}
	}
	return longest, ok
}
