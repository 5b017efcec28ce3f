package waits

import (
	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/session"
	"chanlens/tui/sums"
)

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

// Row implements [view.Keeper].
func (v *View) Row() string {
	if p, ok := v.places.Current(); ok && v.sums != nil {
		return v.rowName(p)
	}
	return ""
}

// rowName names a place and what is waited in there.
func (v *View) rowName(p *sums.Place) string {
	if p.Site == model.NoFrame {
		return p.Op.String()
	}
	f := v.s.Trace.Frame(p.Site)
	return p.Op.String() + " " + f.Func + " " + format.Place(f)
}

// ToRow implements [view.Keeper].
func (v *View) ToRow(name string) bool {
	if v.sums == nil {
		v.wishRow = name
		return true
	}
	v.leave()
	for i := range v.sums.Places {
		if p := &v.sums.Places[i]; v.rowName(p) == name && v.places.Select(keyOf(p)) {
			v.moved()
			return true
		}
	}
	return false
}
