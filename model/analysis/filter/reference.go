package filter

import "strings"

// Entry is a line of the reference.
type Entry struct {
	Group   string // heading
	Name    string
	Takes   string // operators of a field, argument of a set; or ""
	Doc     string
	Example string
	Needs   string // what has to be examined first; or ""
}

// Reference returns what there is to know of the language, in groups.
func Reference() []Entry {
	var list []Entry
	for _, of := range []Subject{OfMoment, OfGoroutine} {
		for i := range fields {
			if f := &fields[i]; f.Of == of {
				list = append(list, f.entry())
			}
		}
	}
	for _, f := range setFuncs {
		list = append(list, Entry{Group: "Sets of goroutines", Name: f.Name + "(" + f.Arg + ")", Doc: f.Doc, Example: f.Example})
	}
	for _, w := range states {
		list = append(list, Entry{Group: "Values of state", Name: w.name, Doc: w.doc, Example: "state=" + w.name})
	}
	for k := range kinds {
		list = append(list, Entry{Group: "Kinds of values", Name: kinds[k].name, Takes: spell(kinds[k].ops), Doc: kinds[k].doc})
	}
	return append(list,
		Entry{Group: "Joining terms", Name: "and", Doc: "both hold, at the same moment; may be left out", Example: "state=send wait>10ms"},
		Entry{Group: "Joining terms", Name: "or", Doc: "one of them holds", Example: "state=send or state=receive"},
		Entry{Group: "Joining terms", Name: "not", Doc: "it does not hold at that moment", Example: "not (state=send or system)"},
	)
}

func (f *Field) entry() Entry {
	group := "Fields of a goroutine"
	if f.Of == OfMoment {
		group = "Fields of a moment"
	}
	return Entry{Group: group, Name: f.Name, Takes: spell(f.Ops()), Doc: f.Doc, Example: f.Example, Needs: f.Needs.String()}
}

// spell writes operators in a row.
func spell(ops []Op) string {
	var list []string
	for _, op := range ops {
		if op != Is {
			list = append(list, string(op))
		}
	}
	return strings.Join(list, " ")
}
