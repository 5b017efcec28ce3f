package verdict

import (
	"strings"

	"chanlens/model"
)

// A scope is a stack of calls of the program, outermost first. What a call made, or
// passed on to calls of its own, it may hold until it returns; so if the scopes of all
// uses of a thing have returned, who holds it can only be known from what comes after.
type scope []model.FrameID

// scopes finds the scopes of stacks.
type scopes struct {
	t  *model.Trace
	of map[model.StackID]scope
}

func newScopes(t *model.Trace) *scopes { return &scopes{t, make(map[model.StackID]scope)} }

// at returns the program's calls of a stack, without what implements operations.
func (s *scopes) at(stack model.StackID) scope {
	if sc, ok := s.of[stack]; ok {
		return sc
	}
	frames := s.t.Stack(stack)
	site := s.t.Site(stack)
	sc := make(scope, 0, len(frames))
	for i := len(frames) - 1; i >= 0; i-- {
		if fn := s.t.Frame(frames[i]).Func; len(sc) == 0 && (fn == "runtime.goexit" || fn == "runtime.main") {
			continue
		}
		sc = append(sc, frames[i])
		if frames[i] == site {
			break
		}
	}
	s.of[stack] = sc
	return sc
}

// shared returns how many calls of a scope are the same in another: from outside in,
// those made at the same lines, and one more if it is the same function further on.
func (s *scopes) shared(a, b scope) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n < len(a) && n < len(b) && s.t.Frame(a[n]).Func == s.t.Frame(b[n]).Func {
		n++
	}
	return n
}

// isStandard reports whether a function is of the standard library. The first element
// of its package's path says so: those of other modules' paths have a dot, or are not
// among these (cmd/go, "go help packages").
func isStandard(fn string) bool {
	first, _, _ := strings.Cut(model.PackageOf(fn), "/")
	return standard[first]
}

var standard = func() map[string]bool {
	m := make(map[string]bool)
	for _, s := range strings.Fields(`archive bufio bytes cmp compress container context crypto database debug embed
		encoding errors expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin
		reflect regexp runtime slices sort strconv strings structs sync syscall testing text time unicode unique unsafe
		vendor weak`) {
		m[s] = true
	}
	return m
}()
