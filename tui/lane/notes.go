package lane

import (
	"cmp"
	"slices"
	"sort"

	"chanlens/model"
)

// Notes is what a program told of itself by runtime/trace: its tasks as a tree, and its
// regions in tracks.
type Notes struct {
	tasks   []model.Task
	regions []model.Region

	roots    []int32   // tasks that no task holds, by start
	children [][]int32 // by task: the tasks in it, by start
	tracks   []track
	ofTask   map[model.TaskID][]int32    // its tracks
	ofWhom   map[model.Goroutine][]int32 // the tracks of a goroutine, outermost first
	whose    []model.Goroutine           // by task: who began it, NoGoroutine if not told
}

// track is regions of one goroutine that do not overlap, by start.
type track struct {
	g       model.Goroutine
	level   int // how many regions of the goroutine are around these
	regions []int32
}

// newNotes looks at all tasks and regions of a trace.
func newNotes(r *Roll) *Notes {
	t := r.trace
	n := &Notes{
		tasks: t.Tasks(), regions: t.Regions(),
		ofTask: make(map[model.TaskID][]int32), ofWhom: make(map[model.Goroutine][]int32),
	}
	n.children = make([][]int32, len(n.tasks))
	n.whose = make([]model.Goroutine, len(n.tasks))
	byID := make(map[model.TaskID]int32, len(n.tasks))
	for i := range n.tasks {
		byID[n.tasks[i].ID] = int32(i)
	}
	for i := range n.tasks {
		task := &n.tasks[i]
		n.whose[i], _ = r.NumberedAt(task.Creator, task.Start)
		if up, ok := byID[task.Parent]; ok && up < int32(i) {
			n.children[up] = append(n.children[up], int32(i))
		} else {
			n.roots = append(n.roots, int32(i))
		}
	}
	n.layTracks(r)
	return n
}

// layTracks puts every region in a track of its goroutine, and in one of its goroutine
// within its task.
func (n *Notes) layTracks(r *Roll) {
	type within struct {
		g    model.Goroutine
		task model.TaskID
	}
	whole, inTask := make(map[model.Goroutine]*stack), make(map[within]*stack)
	var order []model.Goroutine
	var tasks []within
	for i := range n.regions {
		region := &n.regions[i]
		g, ok := r.NumberedAt(region.Goroutine, region.Start)
		if !ok {
			continue
		}
		if whole[g] == nil {
			whole[g] = &stack{}
			order = append(order, g)
		}
		whole[g].put(n, int32(i))
		if region.Task == 0 || region.Task == model.NoTask {
			continue
		}
		key := within{g, region.Task}
		if inTask[key] == nil {
			inTask[key] = &stack{}
			tasks = append(tasks, key)
		}
		inTask[key].put(n, int32(i))
	}
	for _, g := range order {
		n.ofWhom[g] = n.add(g, whole[g])
	}
	slices.SortStableFunc(tasks, func(a, b within) int { return cmp.Compare(a.task, b.task) })
	for _, key := range tasks {
		n.ofTask[key.task] = append(n.ofTask[key.task], n.add(key.g, inTask[key])...)
	}
}

// add adds the tracks of a goroutine and returns their numbers.
func (n *Notes) add(g model.Goroutine, s *stack) (numbers []int32) {
	for level, regions := range s.levels {
		numbers = append(numbers, int32(len(n.tracks)))
		n.tracks = append(n.tracks, track{g, level, regions})
	}
	return numbers
}

// maxLevels is how deep regions are told apart; those that lie deeper are left out.
const maxLevels = 12

// stack deals out the regions of a goroutine, which come by start, by how many are around
// them.
type stack struct {
	levels [][]int32
	ends   []model.Time // of the last region of each level
}

func (s *stack) put(n *Notes, region int32) {
	start, end := n.regions[region].Start, n.regions[region].End
	for level := range s.levels {
		if s.ends[level] <= start {
			s.levels[level] = append(s.levels[level], region)
			s.ends[level] = end
			return
		}
	}
	if len(s.levels) < maxLevels {
		s.levels, s.ends = append(s.levels, []int32{region}), append(s.ends, end)
	}
}

// At returns the name of what a task's lane, or one of regions, shows at a moment, and from
// when to when that is; false if it shows nothing then.
func (n *Notes) At(t *model.Trace, k Key, at model.Time) (name string, span Span, open, ok bool) {
	if k.Kind == Task {
		task := &n.tasks[k.ID]
		span = Span{task.Start, task.End}
		return t.String(task.Name), span, task.Open, at >= span.From && at < span.To
	}
	regions := n.tracks[k.ID].regions
	i := sort.Search(len(regions), func(i int) bool { return n.regions[regions[i]].End > at })
	if i == len(regions) || n.regions[regions[i]].Start > at {
		return "no region here", span, false, false
	}
	r := &n.regions[regions[i]]
	return t.String(r.Name), Span{r.Start, r.End}, r.Open, true
}
