package locks

import "chanlens/tui/session"

// Seek implements [view.Seeker].
func (v *View) Seek(to session.Target) bool {
	found := to.Lock != 0 && v.table.Select(to.Lock)
	if found {
		v.moved()
	}
	return found
}
