package filter_test

import (
	"fmt"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/filter"
	"chanlens/model/format"
	"chanlens/samples"
	"chanlens/traceparse"

	"github.com/google/go-cmp/cmp"
)

// plain evaluates expressions as the documentation says it, without any haste: interval
// after interval, each name compared whenever it is met.
type plain struct {
	t     *model.Trace
	facts *filter.Facts
	whole map[asked]bool // what needs a goroutine's whole life is found out once
}

type asked struct {
	term *filter.Term
	g    model.Goroutine
}

// once asks the first time.
func (p plain) once(t *filter.Term, g model.Goroutine, ask func() bool) bool {
	is, ok := p.whole[asked{t, g}]
	if !ok {
		is = ask()
		p.whole[asked{t, g}] = is
	}
	return is
}

// match chooses goroutines, with the first moment of each.
func (p plain) match(e *filter.Expr, from, to model.Time) map[model.Goroutine]model.Time {
	found := make(map[model.Goroutine]model.Time)
	for g := range model.Goroutine(p.t.NumGoroutines()) {
		for iv := range p.t.Intervals(g, from, to) {
			if p.holds(e, iv) {
				found[g] = max(iv.Start, from)
				break
			}
		}
	}
	return found
}

func (p plain) holds(e *filter.Expr, iv model.Interval) bool { return p.truth(e, iv) > 0 }

// truth is 1, -1, or 0 where the trace does not tell.
func (p plain) truth(e *filter.Expr, iv model.Interval) int {
	if e == nil {
		return 1
	}
	switch e.Shape {
	case filter.IsTest:
		return p.term(e.Test, iv)
	case filter.IsNot:
		return -p.truth(e.Of[0], iv)
	}
	var parts []int
	for _, x := range e.Of {
		parts = append(parts, p.truth(x, iv))
	}
	if e.Shape == filter.IsAnd {
		return slices.Min(parts)
	}
	return slices.Max(parts)
}

func (p plain) term(t *filter.Term, iv model.Interval) int {
	if t.Field.Of == filter.OfMoment && iv.Op == model.OpUnknown {
		return 0
	}
	is := p.test(t, iv)
	if t.Op == filter.Ne || t.Op == filter.Unlike {
		is = !is
	}
	if is {
		return 1
	}
	return -1
}

func (p plain) test(t *filter.Term, iv model.Interval) bool {
	info := p.t.Goroutine(iv.Goroutine)
	like := t.Op == filter.Like || t.Op == filter.Unlike
	any := func(fits func(filter.Value) bool) bool { return slices.ContainsFunc(t.Values, fits) }
	text := func(s string) bool { return any(func(v filter.Value) bool { return fits(v, like, s) }) }
	runs := iv.Op.State() == model.StateRunning
	switch t.Field.Name {
	case "state":
		return any(func(v filter.Value) bool {
			switch strings.ToLower(v.Text) {
			case "blocked":
				return iv.Op.Blocked()
			case "waiting":
				return !runs
			}
			return strings.EqualFold(iv.Op.Class().String(), v.Text)
		})
	case "op":
		return any(func(v filter.Value) bool {
			return strings.EqualFold(strings.ReplaceAll(v.Text, " ", "-"), strings.ReplaceAll(iv.Op.String(), " ", "-"))
		})
	case "wait":
		return !runs && length(t, iv.Duration())
	case "run":
		return runs && length(t, iv.Duration())
	case "took":
		return length(t, iv.Duration())
	case "place":
		return any(func(v filter.Value) bool { return p.frame(v, like, p.t.Site(iv.Stack)) })
	case "stack":
		return any(func(v filter.Value) bool {
			return slices.ContainsFunc(p.t.Stack(iv.Stack), func(f model.FrameID) bool { return p.frame(v, like, f) })
		})
	case "woken-by":
		return any(func(v filter.Value) bool { return p.wokenBy(v, like, iv) })
	case "channel":
		return iv.Op.Blocked() && slices.ContainsFunc(p.facts.ChannelsOf(nil, iv), func(id int) bool { return text(p.facts.Channels[id]) })
	case "goroutine":
		if t.Set != nil {
			return p.once(t, iv.Goroutine, func() bool { return p.inSet(t.Set, iv.Goroutine) })
		}
		return any(func(v filter.Value) bool { return v.Text == fmt.Sprint(info.ID) })
	case "func":
		return any(func(v filter.Value) bool { return function(v, like, p.t.FuncName(iv.Goroutine)) })
	case "created-by":
		return any(func(v filter.Value) bool { return p.createdBy(v, like, info) })
	case "life":
		return length(t, info.Last.Sub(info.First))
	case "waits":
		return p.once(t, iv.Goroutine, func() bool {
			n := 0
			for iv := range p.t.Intervals(iv.Goroutine, 0, p.t.End()) {
				if iv.Op.Blocked() {
					n++
				}
			}
			return compare(t, n, number(t.Values[0].Text))
		})
	case "system":
		return info.System
	}
	panic("the plain evaluation does not know " + t.Field.Name)
}

func (p plain) inSet(s *filter.Call, g model.Goroutine) bool {
	info := p.t.Goroutine(g)
	switch s.Func.Name {
	case "created-by":
		return p.createdBy(s.Arg, s.Like, info)
	case "woken-by":
		for iv := range p.t.Intervals(g, 0, p.t.End()) {
			if p.wokenBy(s.Arg, s.Like, iv) {
				return true
			}
		}
	case "descendants-of":
		for a := info.Creator; a != model.NoGoroutine; a = p.t.Goroutine(a).Creator {
			if p.who(s.Arg, s.Like, a) {
				return true
			}
		}
	case "having":
		for iv := range p.t.Intervals(g, 0, p.t.End()) {
			if p.holds(s.Of, iv) {
				return true
			}
		}
	}
	return false
}

func (p plain) who(v filter.Value, like bool, g model.Goroutine) bool {
	return !like && v.Text == fmt.Sprint(p.t.Goroutine(g).ID) || function(v, like, p.t.FuncName(g))
}

func (p plain) createdBy(v filter.Value, like bool, info model.GoroutineInfo) bool {
	return info.Creator != model.NoGoroutine && p.who(v, like, info.Creator) || p.frame(v, like, p.t.Site(info.CreatedAt))
}

func (p plain) wokenBy(v filter.Value, like bool, iv model.Interval) bool {
	w, ok := p.t.WakeAfter(iv)
	switch {
	case !ok:
		return false
	case w.Waker == model.NoGoroutine:
		return fits(v, like, w.Kind.String())
	}
	return p.who(v, like, w.Waker) || p.frame(v, like, p.t.Site(w.Stack))
}

func (p plain) frame(v filter.Value, like bool, id model.FrameID) bool {
	if id == model.NoFrame {
		return false
	}
	f := p.t.Frame(id)
	line := f.File + ":" + strconv.Itoa(f.Line)
	if like {
		return fits(v, like, f.Func) || fits(v, like, line)
	}
	return function(v, like, f.Func) || slices.Contains([]string{line, f.File, path.Base(f.File), path.Base(line)}, v.Text)
}

func function(v filter.Value, like bool, name string) bool {
	return fits(v, like, name) || !like && name != "" && format.Func(name, 0) == v.Text
}

func fits(v filter.Value, like bool, s string) bool {
	switch {
	case v.Regexp:
		return regexp.MustCompile(v.Text).MatchString(s)
	case like:
		return strings.Contains(strings.ToLower(s), strings.ToLower(v.Text))
	}
	return s == v.Text
}

func length(t *filter.Term, d time.Duration) bool {
	x, err := time.ParseDuration(t.Values[0].Text)
	if err != nil {
		panic(err)
	}
	return compare(t, int(d), int(x))
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}

func compare(t *filter.Term, a, b int) bool {
	switch t.Op {
	case filter.Lt:
		return a < b
	case filter.Le:
		return a <= b
	case filter.Gt:
		return a > b
	case filter.Ge:
		return a >= b
	}
	return a == b
}

// writer makes up expressions from what occurs in a trace.
type writer struct {
	*rand.Rand
	names filter.Names
	ids   int
}

func (w writer) one(of ...string) string { return of[w.IntN(len(of))] }

func (w writer) name(field string) string {
	f, _ := filter.Lookup(field)
	if names := w.names(f); len(names) > 0 {
		return filter.Quote(names[w.IntN(min(len(names), 20))])
	}
	return "nothing"
}

func (w writer) duration() string {
	return strconv.Itoa(1<<w.IntN(24)) + w.one("ns", "ns", "us")
}

func (w writer) term() string {
	switch w.IntN(16) {
	case 0, 1:
		f, _ := filter.Lookup("state")
		return "state" + w.one("=", "!=") + w.one(f.Words()...)
	case 2:
		f, _ := filter.Lookup("op")
		return "op in (" + w.one(f.Words()...) + ", " + w.one(f.Words()...) + ", receive)"
	case 3, 4:
		return w.one("wait", "took", "run") + w.one("<", "<=", ">", ">=") + w.duration()
	case 5:
		return w.one("place", "stack") + w.one("=", "!=", "~") + w.name("place")
	case 6:
		return w.one("place", "stack", "func") + "~" + w.one("main", "/^main/", "chan", `/o[a-m]/`)
	case 7:
		return "woken-by" + w.one("=", "!=") + w.one(w.name("func"), w.name("place"), strconv.Itoa(w.IntN(w.ids)), "timer", "network")
	case 8:
		return "goroutine" + w.one("=", "!=") + strconv.Itoa(w.IntN(w.ids))
	case 9:
		return "func" + w.one("=", "!=") + w.name("func")
	case 10:
		return "created-by" + w.one("=", "~") + w.one(w.name("func"), w.name("place"))
	case 11:
		return w.one("life") + w.one("<", ">=") + w.duration()
	case 12:
		return "waits" + w.one("=", "<", ">", "<=") + strconv.Itoa(w.IntN(8))
	case 13:
		return "system"
	case 14:
		return "goroutine in " + w.one("created-by", "woken-by", "descendants-of") + "(" + w.one(w.name("func"), strconv.Itoa(w.IntN(w.ids))) + ")"
	}
	return "goroutine in having(" + w.expr(1) + ")"
}

func (w writer) expr(depth int) string {
	if depth == 0 {
		return w.term()
	}
	switch w.IntN(6) {
	case 0, 1, 2:
		return "(" + w.expr(depth-1) + " and " + w.expr(depth-1) + ")"
	case 3:
		return "(" + w.expr(depth-1) + " or " + w.expr(depth-1) + ")"
	case 4:
		return "not " + w.expr(depth-1)
	}
	return w.term()
}

// traces are the samples, and stories with borders, gaps and reused numbers.
func traces(t *testing.T) map[string]*model.Trace {
	all := map[string]*model.Trace{"server": fixture(t, server), "gap": fixture(t, `
generation 1 0 100
goroutine 1 main.main
  ^  running P0
  40 receive
goroutine 2 main.work
  10 runnable created by 1 @ main.main main.go:3
  20 running P1
  90 send @ runtime.chansend1 chan.go:161 < main.work main.go:12
lost 2 the file was cut off
generation 3 200 300
goroutine 1 main.main
  ^   receive @ runtime.chanrecv1 chan.go:506 < main.main main.go:5
  250 runnable woken by 2 @ runtime.chansend1 chan.go:161 < main.work main.go:13
  255 running P0
  260 end
goroutine 2 main.work
  ^   running P1
  270 select
generation 4 300 400
goroutine 2 main.work
  ^   select @ runtime.selectgo select.go:1 < main.work main.go:14
  350 runnable woken by -
  360 running P1
`)}
	for _, s := range samples.Stock() {
		in, err := traceparse.FromBytes(s.Name, s.Trace)
		if err != nil {
			t.Fatal(err)
		}
		tr, err := traceparse.Load(t.Context(), in, traceparse.Options{})
		if err != nil {
			t.Fatal(err)
		}
		all[s.Name] = tr
	}
	return all
}

// Whatever is asked, the answer is that of the plain evaluation.
func TestPlain(t *testing.T) {
	for name, tr := range traces(t) {
		t.Run(name, func(t *testing.T) {
			w := writer{rand.New(rand.NewPCG(1, 2)), filter.NamesOf(tr, nil), 30}
			rounds := 300
			if tr.Info().Events > 5000 {
				rounds = 25
			}
			some := 0
			for range rounds {
				text := w.expr(w.IntN(4))
				from := model.Time(w.Int64N(int64(tr.End())))
				to := from + 1 + model.Time(w.Int64N(int64(tr.End())))
				if w.IntN(2) == 0 {
					from, to = 0, tr.End()
				}
				e := parse(t, text)
				s := match(t, compile(t, text, tr, nil), from, to)
				got := make(map[model.Goroutine]model.Time)
				for g := range s.All() {
					got[g], _ = s.At(g)
				}
				want := plain{t: tr, whole: make(map[asked]bool)}.match(e, from, to)
				if diff := cmp.Diff(want, got); diff != "" || s.Len() != len(want) {
					t.Errorf("%s in [%d, %d): %d goroutines (-plain +got):\n%s", text, from, to, s.Len(), diff)
				}
				if len(want) > 0 && len(want) < tr.NumGoroutines() {
					some++
				}
			}
			if some < rounds/5 {
				t.Errorf("only %d of %d expressions chose some and not all", some, rounds)
			}
		})
	}
}
