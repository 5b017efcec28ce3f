package findings

import (
	"slices"

	"chanlens/model/analysis/finding"
	"chanlens/tui/session"
)

// Seek implements [view.Seeker].
func (v *View) Seek(to session.Target) bool {
	i := to.Finding - 1
	if i < 0 || i >= len(v.findings()) {
		return false
	}
	if v.findings()[i].Severity == finding.Info && !v.open {
		v.toggle()
	}
	row := slices.Index(v.rows, findingRow(i))
	if row >= 0 {
		v.to(row)
	}
	return row >= 0
}

// Row implements [view.Keeper].
func (v *View) Row() string {
	if f := v.current(); f != nil {
		return f.Title
	}
	return ""
}

// ToRow implements [view.Keeper].
func (v *View) ToRow(name string) bool {
	if v.s.Found == nil {
		return true
	}
	i := slices.IndexFunc(v.findings(), func(f finding.Finding) bool { return f.Title == name })
	return v.Seek(session.Target{Finding: i + 1})
}
