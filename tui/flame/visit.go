package flame

import "chanlens/model/analysis/profile"

// visit goes to the longest wait that is counted in the box under the cursor. It is
// looked for beside the event loop.
func (v *View) visit() {
	ctx, g, node := v.s.Context(), v.graph, v.cursor
	v.s.Note("looking for the longest wait …")
	v.s.Shell.Beside.Do(func() func() {
		w, ok, _ := g.profile.LongestWait(ctx, g.tree, node, g.flame)
		return func() { v.arrive(g, w, ok) }
	})
}

// arrive goes to a wait, unless the user has gone elsewhere meanwhile.
func (v *View) arrive(g *graph, w profile.Wait, ok bool) {
	switch {
	case v.graph != g || v.s.View != v.Name():
	case !ok:
		v.s.Note("no wait there is seen to end, or to go on")
	default:
		v.s.Word = ""
		v.s.Jump(w.Goroutine, max(w.Start, g.profile.From))
	}
}
