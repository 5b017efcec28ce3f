package replay

import (
	"context"

	"chanlens/model"
)

// The most operations of a channel that are looked at for who sent what, before a place and
// after it: who waited to send says so when it runs again.
const (
	sendsBehind = 4096
	sendsAhead  = 512
)

// Sends returns the sends of a channel with the numbers from first to last, as far as they are
// found near a place: by number from first on, without a channel (the zero value) where not.
func Sends(ctx context.Context, t *model.Trace, c model.Chan, p Place, first, last uint64) []model.ChanOp {
	if first == 0 || last < first {
		return nil
	}
	list := make([]model.ChanOp, last-first+1)
	missing, left := len(list), sendsBehind
	take := func(op *model.ChanOp) (enough bool) {
		if op.Done() && op.Way() == model.ChanSend && op.Seq >= first && op.Seq <= last && list[op.Seq-first].Seq == 0 {
			list[op.Seq-first] = *op
			missing--
		}
		left--
		return missing == 0 || left <= 0
	}
	p.Prev(ctx, t, Of(t, c), take)
	if left = sendsAhead; missing > 0 {
		p.Next(ctx, t, Of(t, c), take)
	}
	return list
}
