package profile

import (
	"sort"
	"strings"
	"time"

	"chanlens/model"
)

// View is what a flame graph shows.
type View uint8

// The views.
const (
	// OffCPU is the time that goroutines did not run, by class, and by the stack at
	// which they waited.
	OffCPU View = iota
	// OnCPU is what the CPU profiler sampled. A trace has samples only if a CPU profile
	// was taken at the same time.
	OnCPU
	// Stopped is the time that goroutines ran, by the stack at which they stopped
	// afterwards, whatever they did until then. It stands in where there are no samples.
	// The shorter goroutines run, the closer it is to the truth; of one that computes
	// for long it says where it was preempted or waited in the end, which may have
	// nothing to do with what took the time.
	Stopped
	// Started is the time that goroutines ran, by the function that they were started
	// for and the go statement: it blames nobody wrongly, and tells least.
	Started
)

// SamplePeriod is what a CPU sample stands for. A trace does not tell the rate of the
// profiler: this is the default of runtime/pprof, 100 a second on each processor that is
// busy.
const SamplePeriod = 10 * time.Millisecond

// Flame says how a flame graph is to be made.
type Flame struct {
	View    View
	ByLine  bool     // join callers by line, not by function
	Without ClassSet // classes to leave out, of OffCPU
}

// ClassSet is a set of classes.
type ClassSet uint32

// Classes returns the set of some classes.
func Classes(classes ...model.Class) (s ClassSet) {
	for _, c := range classes {
		s |= 1 << c
	}
	return s
}

// Has reports whether a class is in the set.
func (s ClassSet) Has(c model.Class) bool { return s>>c&1 != 0 }

// Tree returns a flame graph of the range. Of OnCPU it has nothing but the root if there
// are no samples.
func (p *Profile) Tree(f Flame) *Tree { return p.tree(f).tree() }

func (p *Profile) tree(f Flame) *grower {
	x := newGrower(p.t, f.ByLine)
	switch f.View {
	case OnCPU:
		p.addSamples(x)
	case Started:
		p.addStarts(x)
	default:
		p.addStacks(x, f)
	}
	return x
}

// addStacks adds the time by stack.
func (p *Profile) addStacks(x *grower, f Flame) {
	var path []Node
	for _, s := range p.Stacks {
		class := s.Op.Class()
		path = path[:0]
		switch {
		case (class == model.ClassRunning) != (f.View == Stopped), f.Without.Has(class):
			continue
		case class != model.ClassRunning:
			path = append(path, Node{Kind: NodeClass, Class: class})
		}
		path = x.frames(path, x.t.Stack(s.Stack), class, true)
		x.add(path, Amount{s.Time, s.Count})
	}
	if f.View != Stopped {
		return
	}
	for _, e := range p.unplaced {
		start := Node{Kind: NodeFrame, Class: model.ClassRunning, name: x.name(p.t.String(e.fn))}
		if f.ByLine {
			start.Kind = NodeStart // at which of its lines is not known
		}
		end := Node{Kind: NodeGoesOn, Class: model.ClassRunning}
		if e.ended {
			end.Kind = NodeEnd
		}
		x.add([]Node{start, end}, e.Amount)
	}
}

// addStarts adds the time that goroutines ran, by what they were started as.
func (p *Profile) addStarts(x *grower) {
	for _, g := range p.Groups {
		ran := Amount{g.Time[model.ClassRunning], g.Ran}
		if ran == (Amount{}) {
			continue
		}
		path := []Node{{Kind: NodeStart, Class: model.ClassRunning, name: x.name(p.t.String(g.Func))}}
		if g.Site != model.NoFrame {
			path = append(path, x.frame(g.Site, model.ClassRunning))
		}
		x.add(path, ran)
	}
}

// addSamples adds the CPU samples in the range.
func (p *Profile) addSamples(x *grower) {
	count := make(map[model.StackID]int)
	var stacks []model.StackID // in the order of their first samples
	for s := range p.samples() {
		if count[s.Stack] == 0 {
			stacks = append(stacks, s.Stack)
		}
		count[s.Stack]++
	}
	sort.SliceStable(stacks, func(i, k int) bool { return count[stacks[i]] > count[stacks[k]] })
	for _, stack := range stacks {
		n := count[stack]
		path := x.frames(nil, p.t.Stack(stack), model.ClassRunning, false)
		x.add(path, Amount{model.Time(n) * model.Time(SamplePeriod), n})
	}
}

// frames appends the frames of a stack, callers first. Waits leave out what implements
// the operation, unless that is all there is.
func (x *grower) frames(path []Node, stack []model.FrameID, class model.Class, waits bool) []Node {
	leaf := 0
	if waits {
		for leaf < len(stack) && implementsWaits(x.t.Frame(stack[leaf]).Func) {
			leaf++
		}
		if leaf == len(stack) {
			leaf = 0
		}
	}
	for i := len(stack) - 1; i >= leaf; i-- {
		n := x.frame(stack[i], class)
		if i == len(stack)-1 && len(stack) > 1 && x.names[n.name] == "runtime.goexit" {
			continue
		}
		path = append(path, n)
	}
	return path
}

// implementsWaits reports whether a function is the runtime's side of an operation:
// what a person calls to wait, such as (*sync.Mutex).Lock, is not.
func implementsWaits(fn string) bool {
	pkg := model.PackageOf(fn)
	return pkg == "runtime" || strings.HasPrefix(pkg, "internal/") ||
		strings.HasSuffix(fn, "Slow") && (pkg == "sync" || pkg == "internal/sync") || strings.HasPrefix(fn, "sync.runtime_")
}
