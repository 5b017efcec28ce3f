package view

import (
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// TestFirstUsers holds that each goroutine is named once, at however many places it uses a
// channel and whoever comes between, and that there are more only if another one comes.
func TestFirstUsers(t *testing.T) {
	users := func(ids ...model.Goroutine) (list []channel.User) {
		for i, g := range ids {
			list = append(list, channel.User{Goroutine: g, Site: model.FrameID(i)})
		}
		return list
	}
	for _, c := range []struct {
		name  string
		users []channel.User
		want  []model.Goroutine
		more  bool
	}{
		{"nobody", nil, nil, false},
		{"at two places in turn", users(1, 2, 1, 2), []model.Goroutine{1, 2}, false},
		{"as many as are named, again", users(1, 2, 3, 3, 1), []model.Goroutine{1, 2, 3}, false},
		{"more", users(1, 1, 2, 3, 4), []model.Goroutine{1, 2, 3}, true},
		{"some do not count", users(9, 1, 9, 2), []model.Goroutine{1, 2}, false},
	} {
		got, more := FirstUsers(slices.Values(c.users), 3, func(u channel.User) bool { return u.Goroutine != 9 })
		if !slices.Equal(got, c.want) || more != c.more {
			t.Errorf("%s: %v, more %v; want %v, %v", c.name, got, more, c.want, c.more)
		}
	}
}
