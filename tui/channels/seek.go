package channels

import "chanlens/tui/view"

// Seek implements [view.Seeker].
func (v *View) Seek(to view.Target) bool {
	found := to.Channel != 0 && v.table.Select(to.Channel)
	if found {
		v.moved()
	}
	return found
}
