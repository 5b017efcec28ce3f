package filter

import "strings"

// SetFunc is a named set of goroutines, after "in".
type SetFunc struct {
	Name    string
	Arg     string // what stands in the parentheses, in a word
	Doc     string
	Example string

	expr bool // the argument is an expression
	make func(*compiler, *Call) (*members, error)
}

// setFuncs is the one table of sets.
var setFuncs = []SetFunc{
	{Name: "created-by", Arg: "who", make: setCreatedBy,
		Doc:     "goroutines created by who was started for a function, by a go statement in it, or by a number",
		Example: "goroutine in created-by(main.serve)"},
	{Name: "woken-by", Arg: "who", make: setWokenBy,
		Doc: "goroutines of which who ended a wait, at any time", Example: "goroutine in woken-by(23)"},
	{Name: "descendants-of", Arg: "who", make: setDescendants,
		Doc: "goroutines created by who, by those, and so on", Example: "goroutine in descendants-of(23)"},
	{Name: "family", Arg: "who", make: setFamily,
		Doc: "who, its creators up to the first, and its descendants", Example: "goroutine in family(main.serve)"},
	{Name: "having", Arg: "expression", expr: true, make: setHaving,
		Doc:     "goroutines that match an expression at any moment of the trace",
		Example: "not goroutine in having(state=send)"},
}

func lookupSet(name string) (*SetFunc, bool) {
	for i := range setFuncs {
		if strings.EqualFold(setFuncs[i].Name, name) {
			return &setFuncs[i], true
		}
	}
	return nil, false
}
