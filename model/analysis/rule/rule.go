package rule

import "slices"

// Rule is one rule.
type Rule struct {
	ID    string // such as "mem/chan-send"
	Title string // what it says, in a few words, such as "a send comes before its receive completes"
	Text  string // what its source says, quoted
	URL   string // where that stands
}

// all are the rules of all tables, in the order of the tables.
var all = slices.Concat(memory, specification, packages)

// All returns all rules: those of the memory model first, then those of the specification
// and of packages.
func All() []Rule { return slices.Clone(all) }

// Lookup returns the rule with an ID, and false if there is none.
func Lookup(id string) (Rule, bool) {
	i := slices.IndexFunc(all, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, false
	}
	return all[i], true
}
