package strip

import (
	"context"
	"slices"
	"sort"

	"chanlens/model"
)

// maxBehind is how many operations of a channel before a moment are looked at for waits that
// reach over it, and in how many segments. Who waits is served in turn, so that the search
// ends early in most cases: see chanBehind.
const (
	maxBehind   = 4096
	maxSegments = 64
)

// chanBehind calls f for the waits on a channel that began before a moment and reach over
// it, the latest first, and returns how many elements were buffered then.
//
// It goes back along the operations. Before one that found nobody waiting there are no
// more; nor before a wait that was over by then, for those before it were served earlier.
func chanBehind(ctx context.Context, t *model.Trace, c model.Chan, at model.Time, f func(model.ChanOp, model.Interval)) (length int) {
	info := t.Chan(c)
	length = -1
	segments := t.Segments()
	looked := 0
	last := sort.Search(len(segments), func(i int) bool { return segments[i].Info().Start >= at }) - 1
	for seg := last; seg >= 0 && seg > last-maxSegments && ctx.Err() == nil; seg-- {
		run := t.ChanRunOf(seg, c)
		for i := run.Search(at) - 1; i >= 0; i-- {
			op := run.Op(i)
			if length < 0 && op.Len >= 0 {
				length = int(op.Len)
			}
			if looked++; looked > maxBehind || alone(op.ChanAct) {
				return max(length, 0)
			}
			if iv, ok := t.ChanWaitOf(op); ok {
				if iv.End > at {
					f(op, iv)
				} else if !op.Is(model.ChanInSelect) {
					return max(length, 0)
				}
			}
		}
		if info.Made != model.NoTime && info.Made >= segments[seg].Info().Start {
			break
		}
	}
	if length < 0 { // nothing was done before
		length = int(min(max(info.SentBefore, info.ReceivedBefore)-info.ReceivedBefore, uint64(info.Cap)))
	}
	return length
}

// alone reports whether nobody else waited on a channel when an operation was done.
func alone(a model.ChanAct) bool {
	return a.Done() && a.Flags&(model.ChanWaited|model.ChanDirect) == 0
}

// ChanState is how a channel stands at a moment.
type ChanState struct {
	Len   int              // elements buffered
	Waits []model.Interval // who waits, in the order in which they came: at most as many as were asked for
	Sends []bool           // of each, whether it waits to send; else to receive
	More  bool             // there are more
}

// ChanAt returns how a channel stands at a moment, with at most so many who wait. It gives up
// soon after ctx is done.
func ChanAt(ctx context.Context, t *model.Trace, c model.Chan, at model.Time, limit int) (s ChanState) {
	s.Len = chanBehind(ctx, t, c, at+1, func(op model.ChanOp, iv model.Interval) {
		if iv.Start > at { // it is about to wait
			return
		}
		if s.More = len(s.Waits) == limit; !s.More {
			s.Waits, s.Sends = append(s.Waits, iv), append(s.Sends, op.Kind == model.ChanSend)
		}
	})
	slices.Reverse(s.Waits)
	slices.Reverse(s.Sends)
	return s
}
