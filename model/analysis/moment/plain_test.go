package moment_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/moment"
	"chanlens/samples"
	"chanlens/traceparse"

	"github.com/google/go-cmp/cmp"
)

// traces yields the traces against which queries are held: those of the samples, and
// recorded ones.
func traces(t *testing.T) map[string]*model.Trace {
	data := make(map[string][]byte)
	for _, s := range samples.All() {
		if s.Trace != nil {
			data[s.Name] = s.Trace
		}
		if s.Recording != nil {
			data[s.Name+", recorded"] = s.Recording
		}
	}
	files, err := filepath.Glob("../../../traceparse/testdata/recorded-*.trace")
	if err != nil || len(files) == 0 {
		t.Fatalf("no recorded traces in traceparse/testdata (%v)", err)
	}
	for _, file := range files {
		if data[filepath.Base(file)], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	all := make(map[string]*model.Trace)
	for name, text := range data {
		in, err := traceparse.FromBytes(name, text)
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		if all[name], err = traceparse.Load(t.Context(), in, traceparse.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// plainDeed is what matters of a moment on a channel.
type plainDeed struct {
	G       model.Goroutine
	At, End model.Time
	Chan    model.Chan
	Never   bool
}

func deedOf(m moment.Moment) plainDeed {
	return plainDeed{m.Goroutine, m.At, m.End, m.Chan, m.Never}
}

// plainDeeds pairs the begins of waits with what the same goroutine does next, and asks no
// interval: which sends there are, and so on.
func plainDeeds(t *model.Trace, is func(op model.ChanOp) bool) []plainDeed {
	var all []plainDeed
	for g := range model.Goroutine(t.NumGoroutines()) {
		if t.Goroutine(g).System {
			continue
		}
		var begun []model.ChanOp
		for op := range t.ChanOpsBy(g, 0, t.End()+1) {
			switch {
			case op.Kind == model.ChanDrain || op.Is(model.ChanOfTimer) && op.Kind == model.ChanSend:
			case op.Is(model.ChanWaits):
				begun = append(begun, op)
			default:
				d := plainDeed{g, op.At, op.At, op.Chan, false}
				if op.Is(model.ChanWaited) {
					d.At = begun[0].At
				}
				begun = nil
				if is(op) {
					all = append(all, d)
				}
			}
		}
		if len(begun) == 1 && is(begun[0]) && !begun[0].Is(model.ChanInSelect) {
			all = append(all, plainDeed{g, begun[0].At, t.End(), begun[0].Chan, true})
		}
	}
	return all
}

// What is done to channels is what a plain walk over each goroutine's operations shows.
func TestPlainDeeds(t *testing.T) {
	of := func(kinds ...model.ChanKind) func(model.ChanOp) bool {
		return func(op model.ChanOp) bool { return slices.Contains(kinds, op.Kind) && !op.Is(model.ChanFails) }
	}
	n := 0
	for name, tr := range traces(t) {
		if !tr.Recorded() {
			continue
		}
		f := finderIn(t, tr)
		listed := channelsOf(t, tr)
		for _, c := range []struct {
			query string
			is    func(op model.ChanOp) bool
		}{
			{"send", of(model.ChanSend)},
			{"receive", of(model.ChanReceive)},
			{"close", of(model.ChanClose)},
			{"panic", func(op model.ChanOp) bool { return op.Is(model.ChanPanics) }},
		} {
			want := make(map[plainDeed]int)
			for _, d := range plainDeeds(tr, c.is) {
				if _, ok := listed.Recorded(d.Chan); ok || d.Chan == model.NilChan {
					want[d]++
					n++
				}
			}
			got := make(map[plainDeed]int)
			for _, m := range f.All(parse(t, c.query)) {
				if m.Never && m.Op == nil {
					continue // of a wait that no operation tells of
				}
				if m.Op.Is(model.ChanWaits) { // perhaps it was woken, but it did not run again
					m.End, m.Never = tr.End(), true
				}
				got[deedOf(m)]++
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s (-plain +found)\n%s", name, c.query, diff)
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d operations were looked at", n)
	}
}

// However a query is narrowed, it finds what is left of all that it finds without that; and
// each ordinal means the one that stands there among all.
func TestNarrow(t *testing.T) {
	events := []string{"send", "receive", "select", "default", "close", "make", "panic", "wait", "lock", "sleep", "run", "start", "exit"}
	for name, tr := range traces(t) {
		f := finderIn(t, tr)
		funcs := make(map[string]bool)
		for g := range model.Goroutine(tr.NumGoroutines()) {
			if fn := tr.FuncName(g); fn != "" && !tr.Goroutine(g).System {
				funcs[fn] = true
			}
		}
		for _, event := range events {
			all := f.All(parse(t, event))
			checkOrdinals(t, f, name, event, all)
			for fn := range funcs {
				var want []plainDeed
				for _, m := range all {
					if tr.FuncName(m.Goroutine) == fn {
						want = append(want, deedOf(m))
					}
				}
				var got []plainDeed
				for _, m := range f.All(parse(t, fmt.Sprintf("%s by %q", event, fn))) {
					if tr.FuncName(m.Goroutine) == fn {
						got = append(got, deedOf(m))
					}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s: %s by %s (-all +narrowed)\n%s", name, event, fn, diff)
				}
			}
			if len(all) < 3 || !slices.Contains([]string{"send", "receive", "close", "make"}, event) {
				continue
			}
			mid := all[len(all)/2]
			if mid.On == "" || mid.Chan == moment.NoChan {
				continue
			}
			var want []plainDeed
			for _, m := range all {
				if m.On == mid.On {
					want = append(want, deedOf(m))
				}
			}
			var got []plainDeed
			for _, m := range f.All(parse(t, fmt.Sprintf("%s on %q", event, mid.On))) {
				got = append(got, deedOf(m))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s on %s (-all +narrowed)\n%s", name, event, mid.On, diff)
			}
		}
	}
}

// checkOrdinals holds what ordinals mean against all that there is.
func checkOrdinals(t *testing.T, f *moment.Finder, name, event string, all []moment.Moment) {
	t.Helper()
	if n := f.Count(parse(t, event)); n != len(all) {
		t.Errorf("%s: %s: counted %d, found %d", name, event, n, len(all))
	}
	if len(all) == 0 {
		return
	}
	for text, want := range map[string]moment.Moment{
		"first " + event: all[0], "last " + event: all[len(all)-1], fmt.Sprintf("%dth %s", 4, event): all[min(3, len(all)-1)],
	} {
		m, ok := f.First(parse(t, text))
		if text[0] == '4' && len(all) < 4 {
			if ok {
				t.Errorf("%s: %s is found, and there are %d", name, text, len(all))
			}
			continue
		}
		if !ok || deedOf(m) != deedOf(want) {
			t.Errorf("%s: %s is %s, want %s", name, text, say(f, m), say(f, want))
		}
	}
}
