package channels

import "chanlens/tui/session"

// Seek implements [view.Seeker].
func (v *View) Seek(to session.Target) bool {
	found := to.Channel != 0 && v.table.Select(to.Channel)
	if found {
		v.moved()
	}
	return found
}
