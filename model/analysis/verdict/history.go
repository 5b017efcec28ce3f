package verdict

import (
	"cmp"

	"chanlens/model"
)

// history is how earlier waits of a goroutine, or at a place, ended, and who dealt
// with those who waited.
type history struct {
	ended    int32      // waits
	byTimer  int32      // of them
	ticked   model.Time // when a timer ended the latest of those
	longest  model.Time // of the waits
	begun    model.Time // when the latest of them began that another goroutine ended
	deals    [maxDeals]deal
	outlived int32 // waits that their goroutine's maker ended after the making call had returned
}

// maxDeals is how many partners are remembered, each with its place: the latest.
const maxDeals = 6

// deal is that a partner ended a wait, or had its own ended, on what the goroutine
// waits for. A deal at time 0 is none.
type deal struct {
	at    model.Time
	with  model.Goroutine
	stack model.StackID // where the partner was
}

// end notes the end of a wait.
func (h *history) end(w model.Wake, length model.Time) {
	h.ended++
	h.longest = max(h.longest, length)
	if w.Kind == model.WakeTimer {
		h.byTimer++
		h.ticked = max(h.ticked, w.At)
	}
	if w.Waker != model.NoGoroutine {
		h.begun = max(h.begun, w.At-length)
		h.add(deal{w.At, w.Waker, w.Stack})
	}
}

// add remembers a deal. Which deals are remembered does not depend on the order in
// which they are added: the latest with each partner at each place, of these the latest.
func (h *history) add(d deal) {
	i := 0
	for i < maxDeals && h.deals[i].at > 0 && (h.deals[i].with != d.with || h.deals[i].stack != d.stack) {
		i++
	}
	if i == maxDeals {
		i--
	}
	if !d.later(h.deals[i]) {
		return
	}
	h.deals[i] = d
	for ; i > 0 && h.deals[i].later(h.deals[i-1]); i-- {
		h.deals[i], h.deals[i-1] = h.deals[i-1], h.deals[i]
	}
}

func (d deal) later(o deal) bool {
	return cmp.Or(cmp.Compare(d.at, o.at), -cmp.Compare(d.with, o.with), -cmp.Compare(d.stack, o.stack)) > 0
}

// join adds another history of the same.
func (h *history) join(o *history) {
	h.ended += o.ended
	h.outlived += o.outlived
	h.byTimer += o.byTimer
	h.ticked = max(h.ticked, o.ticked)
	h.longest = max(h.longest, o.longest)
	h.begun = max(h.begun, o.begun)
	for _, d := range o.deals {
		if d.at > 0 {
			h.add(d)
		}
	}
}
