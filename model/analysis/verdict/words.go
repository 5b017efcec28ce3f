package verdict

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// maxFacts is how many facts a sentence tells.
const maxFacts = 2

// weighed puts in words what decided: the facts with the most weight for the verdict.
func (b *Blocked) weighed(t *model.Trace) string {
	told := operations[b.Op].because
	if b.Verdict == Waiting {
		told = ""
	}
	deciding := b.deciding()
	deciding = deciding[:min(len(deciding), maxFacts)]
	slices.Sort(deciding) // who started it comes before what others did at its place
	for _, f := range deciding {
		if told != "" {
			told += "; "
		}
		told += b.tell(t, f)
	}
	if told == "" {
		return "nothing suggests a fault"
	}
	return told
}

// deciding returns the facts that speak for the verdict and have words, the weightiest
// first.
func (b *Blocked) deciding() []fact {
	sign := 1.0
	if b.Verdict == Waiting {
		sign = -1
	}
	var list []fact
	for f := range b.evidence.all() {
		if sign*weight(f, b.Op) > 0 && facts[f].words != "" && (facts[f].leaning != leansEither || facts[f].tells == b.Verdict) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(x, y fact) int {
		return -cmp.Compare(math.Abs(weight(x, b.Op)), math.Abs(weight(y, b.Op)))
	})
	return list
}

// tell puts a fact in words.
func (b *Blocked) tell(t *model.Trace, f fact) string {
	s := facts[f].words
	info := t.Goroutine(b.Goroutine)
	if strings.Contains(s, "MAKER") {
		s = strings.ReplaceAll(s, "MAKER", "goroutine "+number(t, info.Creator))
	}
	if strings.Contains(s, "CALL") {
		s = strings.ReplaceAll(s, "CALL", format.Func(t.Frame(t.Site(info.CreatedAt)).Func, 48))
	}
	if strings.Contains(s, "PARTNER") {
		s = strings.ReplaceAll(s, "PARTNER", b.partner(t))
	}
	return s
}

// partner names who the cause is about.
func (b *Blocked) partner(t *model.Trace) string {
	if b.other == model.NoGoroutine {
		return "somebody"
	}
	who := "goroutine " + number(t, b.other)
	if fn := t.FuncName(b.other); fn != "" {
		who += " (" + format.Func(fn, 40) + ")"
	}
	return who
}
