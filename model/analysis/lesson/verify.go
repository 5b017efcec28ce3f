package lesson

import (
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/finding"
	"chanlens/model/analysis/moment"
	"chanlens/model/analysis/rule"
	"chanlens/model/format"
)

// Verify holds queries, claims, rules and findings against a trace, and returns what does
// not agree, in the order of lines.
func (l *Lesson) Verify(f *moment.Finder, r *examine.Result) []Fault {
	v := &verifier{l: l, f: f}
	v.rules()
	v.findings(r.Findings)
	for i := range l.Steps {
		s := &l.Steps[i]
		v.show(&s.Show)
		for k := range s.Claims {
			v.claim(&s.Claims[k])
		}
	}
	return v.sorted()
}

// verifier holds a lesson against a trace.
type verifier struct {
	faults
	l *Lesson
	f *moment.Finder
	orders
}

func (v *verifier) rules() {
	var ids []string
	for _, r := range rule.All() {
		ids = append(ids, r.ID)
	}
	for _, id := range v.l.Rules {
		if _, ok := rule.Lookup(id); !ok {
			v.add(v.l.lines["rules"], "there is no rule %q; %s", id, meant(id, ids, "package rule lists them"))
		}
	}
}

// findings holds the kinds that the lesson tells of against those that were found.
func (v *verifier) findings(found []finding.Finding) {
	var kinds []string
	for _, c := range finding.Checks() {
		kinds = append(kinds, c.Kind)
	}
	is := make(map[string]bool)
	for i := range found {
		is[found[i].Kind] = true
	}
	for _, key := range []string{"finds", "may"} {
		list := v.l.Finds
		if key == "may" {
			list = v.l.May
		}
		for _, kind := range list {
			switch {
			case !slices.Contains(kinds, kind):
				v.add(v.l.lines[key], "there is no kind of findings %q; %s", kind, meant(kind, kinds, "the kinds are "+strings.Join(kinds, ", ")))
			case key == "finds" && !is[kind]:
				v.add(v.l.lines[key], "the trace does not show %s; take it away, or move it to may if timing decides", kind)
			}
		}
	}
	line := max(v.l.lines["finds"], v.l.lines["lesson"])
	for i := range found {
		kind := found[i].Kind
		if is[kind] && !slices.Contains(v.l.Finds, kind) && !slices.Contains(v.l.May, kind) {
			v.add(line, "the trace shows %s, %q; add it to finds, or to may if timing decides", kind, found[i].Title)
			is[kind] = false // once
		}
	}
}

// show holds what a step shows against the trace.
func (v *verifier) show(s *Show) {
	for _, x := range []struct {
		key string
		q   *moment.Query
	}{{"at", s.At}, {"then", s.Then}, {"to", s.To}} {
		if x.q == nil {
			continue
		}
		m, ok := v.find(s.Line, x.q)
		if !ok || x.key != "at" || s.Frame == "" {
			continue
		}
		if _, ok := v.f.Frame(m, s.Frame); !ok {
			v.add(s.Line, "%s is not on the stack of `%v` (%s); write one that is, or take frame away", s.Frame, x.q, v.stack(m))
		}
	}
}

// find finds a moment, or notes that there is none.
func (v *verifier) find(line int, q *moment.Query) (moment.Moment, bool) {
	m, ok := v.f.First(q)
	if ok {
		return m, true
	}
	if n := v.f.Count(q); n > 0 {
		v.add(line, "`%v` is not in the trace, which has %s of them; write a lower number", q, format.Count(uint64(n)))
	} else {
		v.add(line, "`%v` is not in the trace; %s", q, v.f.Lacks(q))
	}
	return m, false
}

// maxStack is how many functions of a stack are told.
const maxStack = 8

// stack lists the functions on a moment's stack.
func (v *verifier) stack(m moment.Moment) string {
	var names []string
	for _, id := range v.f.Trace().Stack(m.Stack) {
		if len(names) == maxStack {
			names = append(names, "…")
			break
		}
		names = append(names, format.Func(v.f.Trace().Frame(id).Func, 0))
	}
	if len(names) == 0 {
		return "it has none"
	}
	return strings.Join(names, ", ")
}

// claim holds a claim against the trace.
func (v *verifier) claim(c *Claim) {
	if c.b == nil {
		if n := v.f.Count(c.a); !c.counted(n) {
			v.add(c.Line, "`%s`: the trace has %s%s", c.Text, format.Count(uint64(n)), v.example(c.a))
		}
		return
	}
	a, ok := v.find(c.Line, c.a)
	b, both := v.find(c.Line, c.b)
	if ok && both {
		v.relation(c, a, b)
	}
}

// example shows one of the moments that were counted, or why there is none.
func (v *verifier) example(q *moment.Query) string {
	m, ok := v.f.First(q)
	if !ok {
		return "; " + v.f.Lacks(q)
	}
	return ", such as " + v.f.Words(m)
}

// relation holds what is claimed of two moments against the trace.
func (v *verifier) relation(c *Claim, a, b moment.Moment) {
	t := v.f.Trace()
	switch c.relation {
	case comesBefore:
		if a.At >= b.At {
			v.add(c.Line, "`%s`: in the trace it comes %s", c.Text, after(a.At, b.At))
		}
	case happensBefore:
		if !v.happensBefore(t, a, b) {
			v.add(c.Line, "`%s`: nothing in the trace orders them so (%s; %s)", c.Text, v.f.Words(a), v.f.Words(b))
		}
	case isNotOrdered:
		switch {
		case a.Goroutine == model.NoGoroutine || b.Goroutine == model.NoGoroutine:
			v.add(c.Line, "`%s`: one of both is done by no goroutine; compare what goroutines do", c.Text)
		case !t.Recorded():
			v.add(c.Line, "`%s`: that cannot be told of this trace, as channel operations that did not wait are not in it; record it with chanlens record", c.Text)
		case v.partial(t):
			v.add(c.Line, "`%s`: that cannot be told of this trace, of which a part is not there, or more than is looked at; make a shorter recording", c.Text)
		case v.happensBefore(t, a, b):
			v.add(c.Line, "`%s`: the first happens before the second", c.Text)
		case v.happensBefore(t, b, a):
			v.add(c.Line, "`%s`: the second happens before the first", c.Text)
		}
	}
}

func after(a, b model.Time) string {
	if a == b {
		return "at the same moment"
	}
	return format.Duration(a.Sub(b)) + " later"
}
