package channel

import "chanlens/model"

// users are who used a part, and where: at what sides it matters not, but in a pipeline a
// goroutine receives at one place and sends at another, on different channels.
type users struct {
	all   map[user]bool
	waits [][2]user // some of them
	loose bool      // hardly anybody comes twice
}

type user struct {
	g  model.Goroutine
	at place
}

// usersOf returns who used a part.
func (l *log) usersOf(p part) users {
	u := users{all: make(map[user]bool)}
	goroutines := make(map[model.Goroutine]bool)
	of := func(n node) user {
		if n == noNode {
			return user{g: model.NoGoroutine}
		}
		k := user{l.of[n].g, l.kinds[l.of[n].kind].at}
		u.all[k], goroutines[k.g] = true, true
		return k
	}
	for _, i := range p.byEnd {
		w := [2]user{of(l.waits[i].woken), of(l.waits[i].waker)}
		if len(u.waits) < maxShown {
			u.waits = append(u.waits, w)
		}
	}
	u.loose = fragments*len(goroutines) >= len(p.byEnd)
	return u
}

// share reports whether most of what is seen of two parts involves users of both, or
// nobody comes twice to either. Other parts that never met are different channels.
func share(a, b users) bool {
	return a.loose && b.loose || a.among(b) && b.among(a)
}

func (u users) among(o users) bool {
	n := 0
	for _, w := range u.waits {
		if o.all[w[0]] || o.all[w[1]] {
			n++
		}
	}
	return 4*n >= 3*len(u.waits)
}
