package path_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/samples"
	"chanlens/traceparse"
)

// checkPath holds a whole path against the package's invariants.
func checkPath(t testing.TB, tr *model.Trace, p *path.Path) {
	t.Helper()
	at := p.To
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.From > s.To {
			t.Fatalf("step %d ends before it starts: %+v", i, *s)
		}
		if s.Followed {
			if s.To != at {
				t.Fatalf("step %d reaches to %d, but the path has come to %d", i, s.To, at)
			}
			if from := bottom(p.Steps[i+1:], s); from != s.From && p.Stop != path.AtCancel {
				t.Fatalf("step %d starts at %d, what is behind it at %d", i, s.From, from)
			}
			continue
		}
		if s.To != at || s.From == s.To {
			t.Fatalf("step %d is %d-%d, but the path has come to %d", i, s.From, s.To, at)
		}
		at = s.From
	}
	if at != p.From {
		t.Fatalf("the steps reach to %d, the path to %d", at, p.From)
	}
	if p.Own.Total() != p.Duration() || p.Spent.Total() != p.Duration() {
		t.Fatalf("the path is %v long, the sums are %v and %v", p.Duration(), p.Own.Total(), p.Spent.Total())
	}
	var lines int64
	for _, l := range p.Lines {
		lines += int64(l.Total)
	}
	if lines != int64(p.Duration()) {
		t.Fatalf("the path is %d long, the lines %d", p.Duration(), lines)
	}
}

// bottom returns where the leaves that explain a followed step start.
func bottom(behind []path.Step, s *path.Step) model.Time {
	from := s.To
	for i := range behind {
		if behind[i].Depth <= s.Depth {
			break
		}
		if !behind[i].Followed {
			from = behind[i].From
		}
	}
	return from
}

// plain says by itself to whom one moment belongs, of the time before hi of a
// goroutine's life: the definition, moment by moment. It returns false where the
// trace does not tell.
func plain(tr *model.Trace, g model.Goroutine, at, hi model.Time, active bool) (model.Goroutine, model.Operation, bool) {
	iv, ok := tr.IntervalAt(g, at)
	if info := tr.Goroutine(g); !ok && at < info.First && info.Creator != model.NoGoroutine && !(active && info.First == hi) {
		return plain(tr, info.Creator, at, info.First, true)
	}
	if !ok || iv.Op == model.OpUnknown {
		return g, model.OpUnknown, !ok
	}
	w, woken := tr.WakeAfter(iv)
	outside := w.Kind == model.WakeTimer || w.Kind == model.WakeNetwork || w.Kind == model.WakeRuntime
	followed := woken && w.Waker != model.NoGoroutine && !outside
	if followed && (iv.End < hi || iv.End == hi && !active) {
		return plain(tr, w.Waker, at, iv.End, true)
	}
	return g, iv.Op, true
}

// checkPlain holds a path against plain, at moments within it.
func checkPlain(t testing.TB, tr *model.Trace, p *path.Path, rng *rand.Rand) {
	t.Helper()
	leaves := 0
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Followed {
			continue
		}
		if leaves++; leaves > 50 && rng.IntN(1+len(p.Steps)/50) > 0 {
			continue
		}
		for _, at := range []model.Time{s.From, s.To - 1} {
			g, op, ok := plain(tr, p.Goroutine, at, p.To, false)
			if !ok || g != s.Goroutine || op != s.Op {
				t.Fatalf("at %d goroutine %d is %v (told: %v), but step %d is %+v", at, g, op, ok, i, *s)
			}
		}
	}
}

// someTraces returns the samples, and the real traces that lie beside the repository
// where there are any.
func someTraces(t testing.TB) map[string]*model.Trace {
	t.Helper()
	all := make(map[string]*model.Trace)
	load := func(name string, data []byte) {
		in, err := traceparse.FromBytes(name, data)
		if err != nil {
			t.Fatal(err)
		}
		tr, err := traceparse.Load(t.Context(), in, traceparse.Options{})
		if err != nil {
			t.Fatal(err)
		}
		all[name] = tr
	}
	for _, s := range samples.Stock() {
		load(s.Name, s.Trace)
	}
	files, err := filepath.Glob("../../../../shared/traces/*/*.trace")
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if testing.Short() && i%8 > 0 || info.Size() > 4e6 {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		load(filepath.Base(file), data)
	}
	return all
}

// Paths of many goroutines and moments keep the invariants, and say of each moment
// what the definition says.
func TestAgainstPlain(t *testing.T) {
	for name, tr := range someTraces(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(1, uint64(len(name))))
			for range 60 {
				g := model.Goroutine(rng.IntN(tr.NumGoroutines()))
				info := tr.Goroutine(g)
				at := info.First + model.Time(rng.Int64N(int64(info.Last-info.First)+1))
				if rng.IntN(4) == 0 {
					at = info.Last
				}
				p := path.Back(t.Context(), tr, g, at, path.Limits{Walk: 20_000})
				if !p.Alive {
					t.Fatalf("goroutine %d is not alive at %d", info.ID, at)
				}
				checkPath(t, tr, &p)
				checkPlain(t, tr, &p, rng)
				checkKept(t, tr, &p)
			}
		})
	}
}

// checkKept holds that a path that keeps few steps is the begin of the whole, with
// the same sums.
func checkKept(t testing.TB, tr *model.Trace, whole *path.Path) {
	t.Helper()
	p := path.Back(t.Context(), tr, whole.Goroutine, whole.At, path.Limits{Walk: 20_000, Keep: 7})
	if len(p.Steps) > 7 || p.Walked != whole.Walked || p.Spent != whole.Spent || p.Own != whole.Own {
		t.Fatalf("with few steps kept the path differs: %+v, %+v", p, *whole)
	}
	for i := range p.Steps {
		if p.Steps[i] != whole.Steps[i] {
			t.Fatalf("step %d differs: %+v, %+v", i, p.Steps[i], whole.Steps[i])
		}
	}
}
