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

// Row implements [view.Keeper].
func (v *View) Row() string {
	if row, ok := v.table.Current(); ok {
		return row.Label()
	}
	return ""
}

// ToRow implements [view.Keeper].
func (v *View) ToRow(name string) bool {
	if v.s.Found == nil {
		return true
	}
	for i := range v.s.Found.Channels.Locks {
		if row := &v.s.Found.Channels.Locks[i]; row.Label() == name && v.table.Select(row.ID) {
			v.moved()
			return true
		}
	}
	return false
}
