package waits

import "chanlens/tui/session"

// Seek implements [view.Seeker]. Where the places are still being summed up, it goes there
// once they are.
func (v *View) Seek(to session.Target) bool {
	k := key{to.Op, to.Site, false}
	if v.sums == nil {
		v.wish = &k
		return true
	}
	v.leave()
	found := v.places.Select(k)
	if found {
		v.moved()
	}
	return found
}
