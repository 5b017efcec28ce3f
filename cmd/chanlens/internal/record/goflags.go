package record

import (
	"slices"
	"strings"
)

// takesValue are the flags of go run, test, build and install whose value may be the next
// word. All others stand alone, or have their value behind "=".
// Source: "go help build" and "go help testflag".
var takesValue = words(`C asmflags buildmode compiler covermode coverpkg debug-actiongraph
	debug-runtime-trace debug-trace exec gccgoflags gcflags installsuffix ldflags mod modfile
	o overlay p pgo pkgdir tags toolexec
	bench benchtime blockprofile blockprofilerate count coverprofile cpu cpuprofile fuzz
	fuzzminimizetime fuzztime list memprofile memprofilerate mutexprofile
	mutexprofilefraction outputdir parallel run shuffle skip testlogfile timeout trace vet`)

func words(text string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// word is a flag of the go command with its value, or a word that is none.
type word struct {
	flag  string // without dashes and "test."; "" if it is no flag
	value string
	raw   []string // as it was typed
}

// scanFlags splits what stands behind the go command's verb. What go does not read as
// flags comes as one word at the end: packages and arguments of the program.
func scanFlags(v verb, args []string) []word {
	var list []word
	for i := 0; i < len(args); i++ {
		arg := args[i]
		name, value, isFlag, valued := splitFlag(arg)
		switch {
		case v == verbTest && name == "args", arg == "--", !isFlag && v != verbTest:
			return append(list, word{raw: args[i:]})
		case !isFlag: // a package among the flags, as go test has it
			list = append(list, word{raw: args[i : i+1]})
		case !valued && takesValue[name] && i+1 < len(args):
			list = append(list, word{name, args[i+1], args[i : i+2]})
			i++
		default:
			list = append(list, word{name, value, args[i : i+1]})
		}
	}
	return list
}

// splitFlag takes a word apart as package flag does.
func splitFlag(arg string) (name, value string, isFlag, valued bool) {
	if len(arg) < 2 || arg[0] != '-' || arg == "--" {
		return "", "", false, false
	}
	name = strings.TrimPrefix(arg[1:], "-")
	name, value, valued = strings.Cut(name, "=")
	return strings.TrimPrefix(name, "test."), value, true, valued
}

// lookup returns the value of the last flag of that name.
func lookup(list []word, name string) (string, bool) {
	for _, w := range slices.Backward(list) {
		if w.flag == name {
			return w.value, true
		}
	}
	return "", false
}

// without returns the words as they were typed, less the flags of some names.
func without(list []word, names ...string) []string {
	var args []string
	for _, w := range list {
		if w.flag == "" || !slices.Contains(names, w.flag) {
			args = append(args, w.raw...)
		}
	}
	return args
}

// splitQuoted splits text at spaces, as the go command does with GOFLAGS and the value of
// -exec: a word may stand in quotes, without any escapes.
// Source: GOROOT/src/cmd/internal/quoted.
func splitQuoted(text string) []string {
	var list []string
	for {
		text = strings.TrimLeft(text, " \t\r\n")
		if text == "" {
			return list
		}
		end := " \t\r\n"
		if text[0] == '"' || text[0] == '\'' {
			end, text = text[:1], text[1:]
		}
		i := strings.IndexAny(text, end)
		if i < 0 {
			return append(list, text)
		}
		list, text = append(list, text[:i]), text[i+1:]
	}
}

// joinQuoted is the inverse of splitQuoted. ok is false for a word that has both kinds
// of quotes, which cannot be written.
func joinQuoted(list []string) (text string, ok bool) {
	quoted := make([]string, len(list))
	for i, w := range list {
		switch {
		case w != "" && !strings.ContainsAny(w, " \t\r\n'\""):
			quoted[i] = w
		case !strings.Contains(w, "'"):
			quoted[i] = "'" + w + "'"
		case !strings.Contains(w, `"`):
			quoted[i] = `"` + w + `"`
		default:
			return "", false
		}
	}
	return strings.Join(quoted, " "), true
}
