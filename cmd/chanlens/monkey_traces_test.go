package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/samples"
	"chanlens/traceparse"
	"chanlens/tui/monkey"
	"chanlens/tui/session"
)

// cage is a trace, and how it is loaded.
type cage struct {
	name string
	open func(t *testing.T) []*model.Trace // all that is shown, one after the other
}

// cages returns what the monkeys play with: the samples, traces that are hardly any, and
// those beside the repository if more than usual is asked for.
func cages(t *testing.T) []cage {
	var list []cage
	for name, text := range little {
		list = append(list, cage{name, func(t *testing.T) []*model.Trace {
			trace, err := model.ParseText(text)
			if err != nil {
				t.Fatal(err)
			}
			return []*model.Trace{trace}
		}})
	}
	slices.SortFunc(list, func(a, b cage) int { return len(a.name) - len(b.name) })
	for _, s := range samples.Stock() {
		list = append(list, ways(s.Name, s.Trace)...)
	}
	if os.Getenv("CHANLENS_MONKEY") == "" {
		return list
	}
	files, err := filepath.Glob(filepath.Join(root, "../shared/traces/*/*.trace"))
	if err != nil {
		t.Fatal(err)
	}
	if more := os.Getenv("CHANLENS_TRACES"); more != "" {
		m, err := filepath.Glob(more)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, m...)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, ways(filepath.Base(file), data)...)
	}
	return list
}

// little are traces of which there is hardly anything.
var little = map[string]string{
	"empty":                    "generation 1 0 1\n",
	"nobody":                   "generation 1 0 1000\n",
	"one goroutine":            "generation 1 0 1000\ngoroutine 1 main.main\n ^ running P0\n",
	"one that ends":            "generation 1 0 1000\ngoroutine 1 main.main\n ^ running P0\n 500 end\n",
	"one moment":               "generation 1 0 1\ngoroutine 1 main.main\n ^ running P0\n",
	"nothing but pending":      "pending 1 0 1000\n",
	"nothing but lost":         "lost 1 0 1000 broken\n",
	"a goroutine without name": "generation 1 0 1000\ngoroutine 1\n ^ waiting\n",
}

// ways returns the ways to load a trace.
func ways(name string, data []byte) []cage {
	window := func(from, to model.Time) func(model.Time) (model.Time, model.Time, error) {
		return func(length model.Time) (model.Time, model.Time, error) {
			return length * from / 100, max(length*to/100, length*from/100+1), nil
		}
	}
	m := monkey.New(uint64(len(data)))
	cut := data[:len(data)/2+m.Pick(len(data)/2)]
	flipped := slices.Clone(data)
	for range 3 {
		flipped[m.Pick(len(data))] ^= byte(1 + m.Pick(255))
	}
	return []cage{
		{name, loading(data, traceparse.Options{}, false)},
		{name + " as it comes", loading(data, traceparse.Options{}, true)},
		{name + " in little memory", loading(data, traceparse.Options{Memory: 1 << 20}, false)},
		{name + " as it comes, in little memory", loading(data, traceparse.Options{Memory: 1 << 20}, true)},
		{name + " in a window", loading(data, traceparse.Options{Window: window(30, 60)}, false)},
		{name + " in a narrow window as it comes", loading(data, traceparse.Options{Window: window(50, 50)}, true)},
		{name + " cut off", loading(cut, traceparse.Options{}, false)},
		{name + " cut off as it comes", loading(cut, traceparse.Options{}, true)},
		{name + " with wrong bytes", loading(flipped, traceparse.Options{}, false)},
	}
}

// loading loads a trace and returns it, with all that there was of it before or not. What is
// too damaged is left out.
func loading(data []byte, opt traceparse.Options, parts bool) func(*testing.T) []*model.Trace {
	return func(t *testing.T) (list []*model.Trace) {
		in, err := traceparse.FromBytes("monkey.trace", data)
		if err != nil {
			t.Skip(err)
		}
		t.Cleanup(func() { in.Close() })
		if parts {
			opt.Partial = func(p *model.Trace) { list = append(list, p) }
			opt.Focus = func() (from, to model.Time) { return 0, 0 }
		}
		whole, err := traceparse.Load(t.Context(), in, opt)
		if err != nil {
			t.Skip(err)
		}
		return append(list, whole)
	}
}

// surveyOf looks at a trace, or at what there is so far.
func surveyOf(t *testing.T, of *model.Trace, all bool, before *session.Survey) *session.Survey {
	if all {
		return session.Surveyed(context.Background(), of, examine.Options{})
	}
	s := session.NewSurvey(t.Context(), of, before, session.Arrangement{})
	if s == nil {
		t.Fatal(errors.New("no survey"))
	}
	return s
}
