package verdict_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/model/analysis/visit"
	"chanlens/traceparse"
)

var fit = flag.Bool("fit", false, "fit the weights anew, and write them to fitted.go")

// truth is what the garbage collector said of one trace.
type truth struct {
	Class   string
	Stuck   []struct{ Goroutine model.GoID }
	Unknown []any // numbers, or objects with a number
}

// proven is a trace with its truth.
type proven struct {
	dir, name string
	trace     *model.Trace
	class     string
	stuck     map[model.GoID]bool
	unknown   map[model.GoID]bool
}

var provenDir = cmp.Or(os.Getenv("CHANLENS_PROVEN_OWN"), filepath.Join("..", "..", "..", "samples", "proven", "traces"))

// corpus loads all traces whose truth is known: those of samples/proven, and those in
// the folders that CHANLENS_PROVEN lists.
func corpus(t testing.TB) []proven {
	dirs := []string{provenDir}
	dirs = append(dirs, filepath.SplitList(os.Getenv("CHANLENS_PROVEN"))...)
	var all []proven
	for _, dir := range dirs {
		text, err := os.ReadFile(filepath.Join(dir, "truth.json"))
		if err != nil {
			t.Fatal(err)
		}
		var truths map[string]truth
		if err := json.Unmarshal(text, &truths); err != nil {
			t.Fatal(err)
		}
		var names []string
		for name := range truths {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			all = append(all, load(t, dir, name, truths[name]))
		}
	}
	return all
}

func load(t testing.TB, dir, name string, of truth) proven {
	in, err := traceparse.Open(t.Context(), filepath.Join(dir, name+".trace"), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	tr, err := traceparse.Load(t.Context(), in, traceparse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := proven{dir, name, tr, of.Class, make(map[model.GoID]bool), make(map[model.GoID]bool)}
	for _, s := range of.Stuck {
		p.stuck[s.Goroutine] = true
	}
	for _, u := range of.Unknown {
		switch u := u.(type) {
		case float64:
			p.unknown[model.GoID(u)] = true
		case map[string]any:
			p.unknown[model.GoID(u["goroutine"].(float64))] = true
		}
	}
	return p
}

func (p *proven) isStuck(g model.Goroutine) bool { return p.stuck[p.trace.Goroutine(g).ID] }

// point is some goroutines with the same evidence.
type point struct {
	trace  int
	of     []int   // parameters
	weight float64 // of all
	stuck  float64 // of those that are stuck
}

// Parameters: a bias for each family and one for select, and for each fact a base and
// a difference for each family.
const (
	biases     = verdict.NumFamilies + 1
	parameters = biases + verdict.NumFacts*(1+verdict.NumFamilies)
)

func parametersOf(e verdict.Example) []int {
	of := []int{e.Family}
	if e.Op == model.OpSelect {
		of[0] = verdict.NumFamilies
	}
	for _, f := range e.Facts {
		at := biases + f*(1+verdict.NumFamilies)
		of = append(of, at, at+1+e.Family)
	}
	return of
}

// points gathers the evidence of a corpus: as it is when all who are live are known
// to be, and, for each set of weights that were fitted before, as it was when these
// decided. Goroutines of one trace with one story count as the root of their number.
func points(all []proven, before ...[]float64) []point {
	type key struct {
		trace int
		of    string
		stuck bool
	}
	count := make(map[key]int)
	var list []point
	for i := range all {
		p := &all[i]
		s := verdict.NewStudy(p.trace)
		visit.All(context.Background(), p.trace, nil, s)
		examples := s.Examples(p.isStuck)
		for _, w := range before {
			examples = append(examples, s.Settled(context.Background(), w[verdict.NumFamilies], biasOf(w), tableOf(w))...)
		}
		for _, e := range examples {
			if p.unknown[p.trace.Goroutine(e.Goroutine).ID] {
				continue
			}
			of := parametersOf(e)
			k := key{i, fmt.Sprint(of), p.isStuck(e.Goroutine)}
			if count[k]++; count[k] > 1 {
				continue
			}
			q := point{trace: i, of: of}
			if k.stuck {
				q.stuck = 1
			}
			list = append(list, q)
		}
	}
	for i := range list {
		q := &list[i]
		n := math.Sqrt(float64(count[key{q.trace, fmt.Sprint(q.of), q.stuck > 0}]))
		q.weight, q.stuck = n, q.stuck*n
	}
	return list
}

func biasOf(w []float64) (b [verdict.NumFamilies]float64) {
	copy(b[:], w)
	return b
}

func tableOf(w []float64) (table [verdict.NumFacts][verdict.NumFamilies]float64) {
	for f := range table {
		at := biases + f*(1+verdict.NumFamilies)
		for i := 1; i < verdict.NumFamilies; i++ {
			table[f][i] = w[at] + w[at+1+i]
		}
	}
	return table
}

// fitWeights finds the parameters that make the truth of some points most likely, but
// small ones: it descends the gradient of logistic regression with a penalty on squares.
func fitWeights(list []point) []float64 {
	const steps, rate, penalty, mass = 4000, 6.0, 0.5, 12.0
	joined := make(map[string]*point)
	for _, q := range list {
		k := fmt.Sprint(q.of)
		if joined[k] == nil {
			joined[k] = &point{of: q.of}
		}
		joined[k].weight += q.weight
		joined[k].stuck += q.stuck
	}
	var keys []string
	total := 0.0
	for k, q := range joined {
		keys = append(keys, k)
		if q.weight > mass {
			q.stuck *= mass / q.weight
			q.weight = mass
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		total += joined[k].weight
	}
	w := make([]float64, parameters)
	gradient := make([]float64, parameters)
	for range steps {
		clear(gradient)
		for _, k := range keys {
			q := joined[k]
			d := q.weight/(1+math.Exp(-score(w, q.of))) - q.stuck
			for _, i := range q.of {
				gradient[i] += d
			}
		}
		for i := range w {
			w[i] -= rate * (gradient[i] + penalty*(w[i]-prior(i))) / total
		}
		lean(w)
	}
	unlearn(w, list)
	return w
}

// prior returns what a parameter is before anything is learnt: a fact speaks for what
// it leans to.
func prior(i int) float64 {
	if f := i - biases; f >= 0 && f%(1+verdict.NumFamilies) == 0 {
		return float64(verdict.Leaning(f / (1 + verdict.NumFamilies)))
	}
	return 0
}

// lean takes back what leans the wrong way.
func lean(w []float64) {
	for f := range verdict.NumFacts {
		l := float64(verdict.Leaning(f))
		base := biases + f*(1+verdict.NumFamilies)
		if l*w[base] < 0 {
			w[base] = 0
		}
		for i := base + 1; i <= base+verdict.NumFamilies; i++ {
			if l*(w[base]+w[i]) < 0 {
				w[i] = -w[base]
			}
		}
	}
}

// unlearn takes back what is known of a fact from other families only.
func unlearn(w []float64, list []point) {
	seen := make(map[int]bool)
	for _, q := range list {
		for _, i := range q.of {
			seen[i] = true
		}
	}
	for f := range verdict.NumFacts {
		base := biases + f*(1+verdict.NumFamilies)
		for i := base + 1; i <= base+verdict.NumFamilies; i++ {
			if !seen[i] {
				w[i] = prior(base) - w[base]
			}
		}
	}
}

func score(w []float64, of []int) float64 {
	z := 0.0
	for _, i := range of {
		z += w[i]
	}
	return z
}

// TestFit fits the weights, and tells how they do on traces they were not fitted to.
func TestFit(t *testing.T) {
	if !*fit {
		t.Skip("run with -fit to fit the weights anew")
	}
	all := corpus(t)
	const folds = 5
	sets := make(map[string]*tally)
	for fold := range folds {
		var rest, these []proven
		for i, p := range all {
			if i%folds == fold {
				these = append(these, p)
			} else {
				rest = append(rest, p)
			}
		}
		judgeAll(t, these, fitAll(rest), sets)
	}
	for dir, y := range sets {
		t.Logf("%s, not fitted to: %s", dir, y)
	}
	w := fitAll(all)
	clear(sets)
	judgeAll(t, all, w, sets)
	for dir, y := range sets {
		t.Logf("%s: %s", dir, y)
	}
	write(t, w)
}

// fitAll fits weights in rounds: those of a round learn from what those before decided.
func fitAll(all []proven) []float64 {
	const rounds = 4
	var before [][]float64
	for range rounds {
		before = append(before, fitWeights(points(all, before...)))
	}
	return before[rounds-1]
}

// judgeAll counts how weights do.
func judgeAll(t *testing.T, all []proven, w []float64, sets map[string]*tally) {
	for i := range all {
		p := &all[i]
		if sets[p.dir] == nil {
			sets[p.dir] = new(tally)
		}
		s := verdict.NewStudy(p.trace)
		visit.All(t.Context(), p.trace, nil, s)
		wrong := make(map[string]int)
		for _, e := range s.Settled(t.Context(), w[verdict.NumFamilies], biasOf(w), tableOf(w)) {
			if p.unknown[p.trace.Goroutine(e.Goroutine).ID] {
				continue
			}
			z := score(w, parametersOf(e))
			sets[p.dir].add(1, p.isStuck(e.Goroutine), z > verdict.Caution)
			if (z > verdict.Caution) != p.isStuck(e.Goroutine) {
				wrong[fmt.Sprintf("%+.2f, stuck: %v: %s %s", z, p.isStuck(e.Goroutine), e.Op, factsOf(parametersOf(e)))]++
			}
		}
		for what, n := range wrong {
			t.Logf("%s (%s): %d of odds %s", p.name, p.class, n, what)
		}
	}
}

// factsOf names the facts of a point.
func factsOf(of []int) string {
	var names []string
	for _, i := range of[1:] {
		if f := i - biases; f%(1+verdict.NumFamilies) == 0 {
			names = append(names, strings.TrimPrefix(verdict.FactName(f/(1+verdict.NumFamilies)), "fact"))
		}
	}
	return fmt.Sprint(names)
}

// tally counts verdicts, right and wrong.
type tally struct{ hits, alarms, misses, calm int }

func (y *tally) add(n int, stuck, said bool) {
	switch {
	case stuck && said:
		y.hits += n
	case said:
		y.alarms += n
	case stuck:
		y.misses += n
	default:
		y.calm += n
	}
}

func (y *tally) recall() float64    { return float64(y.hits) / float64(max(1, y.hits+y.misses)) }
func (y *tally) precision() float64 { return float64(y.hits) / float64(max(1, y.hits+y.alarms)) }

func (y *tally) String() string {
	return fmt.Sprintf("recall %.3f (%d of %d), precision %.3f (%d false), %d healthy",
		y.recall(), y.hits, y.hits+y.misses, y.precision(), y.alarms, y.calm)
}

// write writes the weights as Go source.
func write(t *testing.T, w []float64) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "package verdict\n\n// Code generated by go test -run Fit -fit; DO NOT EDIT.\n\n")
	fmt.Fprintf(&b, "// fittedBias and fittedSelect are the odds without evidence, by family.\n")
	fmt.Fprintf(&b, "var fittedSelect = %.2f\n\nvar fittedBias = [numFamilies]float64{", w[verdict.NumFamilies])
	for i := range verdict.NumFamilies {
		fmt.Fprintf(&b, "%.2f, ", w[i])
	}
	fmt.Fprintf(&b, "}\n\n// fitted are the weights of facts: nothing, send, receive, lock, WaitGroup, Cond.\nvar fitted = [numFacts][numFamilies]float64{\n")
	for f := range verdict.NumFacts {
		at := biases + f*(1+verdict.NumFamilies)
		fmt.Fprintf(&b, "%s: {0, ", verdict.FactName(f))
		for i := 1; i < verdict.NumFamilies; i++ {
			fmt.Fprintf(&b, "%.2f, ", w[at]+w[at+1+i])
		}
		fmt.Fprintf(&b, "},\n")
	}
	b.WriteString("}\n")
	text, err := format.Source([]byte(strings.ReplaceAll(b.String(), ", }", "}")))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("fitted.go", text, 0o644); err != nil {
		t.Fatal(err)
	}
}
