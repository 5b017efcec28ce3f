package moment

import (
	"strconv"
	"strings"
)

// function names a function, and perhaps which of the goroutines that were started for it.
type function struct {
	name string // "": none
	nth  int    // in the order of creation, from 1; 0: any
}

func (f function) String() string {
	if f.nth == 0 {
		return f.name
	}
	return f.name + "#" + strconv.Itoa(f.nth)
}

// functionOf reads what String writes; false if the number is none.
func functionOf(text string) (function, bool) {
	name, number, ok := strings.Cut(text, "#")
	if !ok {
		return function{name: text}, text != ""
	}
	n, err := strconv.Atoi(number)
	return function{name, n}, err == nil && n > 0 && n <= maxNth && name != ""
}

// FitsFunc reports whether a function is meant by a name, which may lack the begin of the
// function's full name, up to a dot or slash, the signs of a pointer, and type arguments:
//
//	worker, server.worker, (*server).worker, main.(*server).worker   fit main.(*server).worker
//	main                                                             fits main.main
func FitsFunc(name, fn string) bool {
	name, fn = plain(name), plain(fn)
	rest, ok := strings.CutSuffix(fn, name)
	return ok && name != "" && (rest == "" || strings.HasSuffix(rest, ".") || strings.HasSuffix(rest, "/"))
}

// plain takes the signs of pointers and type arguments off a function's name.
func plain(fn string) string {
	if !strings.ContainsAny(fn, "(*)[") {
		return fn
	}
	var b strings.Builder
	depth := 0
	for _, r := range fn {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth > 0 || r == '(' || r == '*' || r == ')':
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
