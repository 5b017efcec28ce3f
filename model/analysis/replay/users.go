package replay

import (
	"context"
	"slices"

	"chanlens/model"
)

// User is a goroutine that uses a channel.
type User struct {
	Goroutine model.Goroutine

	// Op is the last thing that it did there at the place or before, or wants to do; if
	// there is none, the first after it.
	Op model.ChanOp
}

// How far from a place users are looked for, on either side of it.
const (
	usersOps      = 512
	usersSegments = 8
)

// Users returns who uses a channel around a place: those who have done so before, the last
// first, and then, if ahead is set, those who are the next to do so for the first time.
func Users(ctx context.Context, t *model.Trace, c model.Chan, p Place, ahead bool) []User {
	var list []User
	left := usersOps
	take := func(op *model.ChanOp) (enough bool) {
		known := slices.ContainsFunc(list, func(u User) bool { return u.Goroutine == op.Goroutine })
		if !known && op.Goroutine != model.NoGoroutine && op.Kind != model.ChanSelect {
			list = append(list, User{op.Goroutine, *op})
		}
		left--
		return left <= 0
	}
	near := around(Of(t, c), p)
	p.Prev(ctx, t, near, take)
	if ahead {
		left = usersOps
		p.Next(ctx, t, near, take)
	}
	return list
}

// around returns the runs of the segments around a place, and empty ones elsewhere.
func around(in Runs, p Place) Runs {
	return func(seg int) model.ChanRun {
		if seg < p.Segment-usersSegments || seg > p.Segment+usersSegments {
			return model.ChanRun{}
		}
		return in(seg)
	}
}
