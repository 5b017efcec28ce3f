package flame

import (
	"fmt"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/icicle"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	if v.graph == nil {
		v.drawNone(c)
		return
	}
	if v.pane.Shown() {
		v.pane.Draw(c)
	}
	area := c.Sub(0, 0, v.iw, v.ih)
	v.drawHead(area)
	if v.empty() {
		view.DrawNotice(area.Sub(0, headRows, v.iw, v.ih-headRows), v.nothing(), "")
		return
	}
	icicle.Draw(area.Sub(1, headRows, v.iw-2, v.lines()), v.picture())
	v.drawFoot(area.Sub(1, v.ih-1, v.iw-2, 1))
}

// drawNone says why there is no graph.
func (v *View) drawNone(c *canvas.Canvas) {
	if v.job == nil {
		view.DrawNotYet(c, v.s, "Where time went")
		return
	}
	view.DrawNotice(c, "Where time went is being summed up.", fmt.Sprintf("%d%%", v.job.percent.Load()))
}

// picture returns what there is to draw.
func (v *View) picture() *icicle.Picture {
	t := v.graph.tree
	p := &icicle.Picture{
		Layout: v.boxes, Top: v.top, Lines: v.each(), Zoom: v.zoom, Cursor: v.cursor,
		Name: v.name, Ground: v.ground,
		Stress: func(node int) bool { return v.graph.originOf(node) == own },
		Marked: func(int) bool { return false },
		Amount: func(node int) string {
			whole := 0 // in the box zoomed to, shares are of it, as widths are
			if node > v.zoom && icicle.Under(t, node, v.zoom) {
				whole = v.zoom
			}
			return spent(t.Nodes[node].Total.Time) + " " + percent(t.Nodes[node].Total.Time, t.Nodes[whole].Total.Time)
		},
	}
	if len(v.same.nodes) > 1 {
		name := t.Name(v.cursor)
		p.Marked = func(node int) bool { return t.Nodes[node].Kind == profile.NodeFrame && t.Name(node) == name }
	}
	return p
}

// spent writes a length of time.
func spent(d model.Time) string { return format.Duration(time.Duration(d)) }

func percent(part, whole model.Time) string { return format.Percent(float64(part), float64(whole)) }

// name returns the name of a node, cut to a width if that is above 0.
func (v *View) name(node, width int) string {
	t, n := v.graph.tree, &v.graph.tree.Nodes[node]
	switch n.Kind {
	case profile.NodeRoot:
		return canvas.Fitting(width, "all of it", "all")
	case profile.NodeClass, profile.NodeEnd, profile.NodeGoesOn:
		return cut(t.Name(node), width)
	}
	if t.Name(node) == "" {
		return cut("(not told)", width)
	}
	if width == 0 {
		width = 1 << 20
	}
	if v.graph.byLine && n.Frame != model.NoFrame {
		place := format.Place(v.graph.trace.Frame(n.Frame))
		if room := width - canvas.Width(place) - 1; room >= 8 {
			return format.Name(t.Name(node), room) + " " + place
		}
		return detail.CutLeft(place, width)
	}
	return format.Name(t.Name(node), width)
}

func cut(text string, width int) string {
	if width == 0 {
		return text
	}
	return canvas.Cut(text, width)
}

// origin says whose code a function is.
type origin uint8

const (
	own       origin = iota
	ofModule         // a module that the user's code uses
	ofLibrary        // the standard library
	ofRuntime
)

var originNames = [...]string{"own code", "module", "standard library", "runtime"}

// originOf returns whose code the function of a node is.
func (g *graph) originOf(node int) origin {
	n, name := &g.tree.Nodes[node], g.tree.Name(node)
	switch pkg := model.PackageOf(name); {
	case n.Kind != profile.NodeFrame && n.Kind != profile.NodeStart, name == "",
		pkg == "runtime", strings.HasPrefix(pkg, "runtime/"), strings.HasPrefix(pkg, "internal/runtime/"):
		return ofRuntime
	case detail.Standard(name):
		return ofLibrary
	}
	if file := g.trace.Frame(n.Frame).File; strings.Contains(file, "@v") || strings.Contains(file, "/vendor/") {
		return ofModule
	}
	return own
}

// ground returns on whose ground a node is drawn: of waits the class's, of running whose
// code it is.
func (v *View) ground(node int) canvas.Role {
	n := &v.graph.tree.Nodes[node]
	switch {
	case n.Kind == profile.NodeRoot:
		return theme.FlameRuntime
	case v.graph.kind == offCPU:
		return theme.Class(n.Class)
	}
	switch v.graph.originOf(node) {
	case ofRuntime:
		return theme.FlameRuntime
	case ofLibrary:
		return theme.FlameLibrary
	case ofModule:
		return theme.FlameModule
	}
	sum := 0
	if pkg := model.PackageOf(v.graph.tree.Name(node)); pkg != "main" {
		for _, b := range []byte(pkg) {
			sum = 31*sum + int(b)
		}
	}
	return theme.FlameOwns[uint(sum)%uint(len(theme.FlameOwns))]
}

// drawHead says what the graph is of, and below it what to make of it.
func (v *View) drawHead(c *canvas.Canvas) {
	who, when := v.graph.words()
	root := v.graph.tree.Nodes[0].Total
	x := c.Text(1, 0, strings.ToUpper(kindNames[v.graph.kind][:1])+kindNames[v.graph.kind][1:], canvas.As(theme.Strong))
	x = c.Text(x, 0, " "+spent(root.Time), canvas.As(theme.Text))
	status := v.status()
	parts := []string{who, when}
	if v.graph.byLine {
		parts = append(parts, "by line")
	}
	if v.zoom > 0 {
		parts = append(parts, "shares of "+v.name(v.zoom, 30))
	}
	if n := v.graph.profile.Alive; v.graph.scope != scopeOne {
		parts[0] += " (" + format.Count(uint64(n)) + ")"
	}
	room := v.iw - x - canvas.Width(status) - 3
	x = c.Text(x, 0, canvas.Cut(" · "+strings.Join(parts, " · "), room), canvas.As(theme.Dim))
	c.Text(v.iw-1-canvas.Width(status), 0, status, canvas.As(theme.Accent))
	if v.graph.kind != offCPU && status == "" && !v.s.Mono {
		drawLegend(c, x+2, v.iw-1)
	}
	role := theme.Dim
	if v.graph.flame.View == profile.Stopped {
		role = theme.Warning
	}
	c.Text(1, 1, v.caption(v.iw-2), canvas.As(role))
}

// drawLegend says what the grounds of functions stand for, at the right of a line, if
// there is room for it.
func drawLegend(c *canvas.Canvas, from, to int) {
	grounds := [...]canvas.Role{own: theme.FlameOwn, ofModule: theme.FlameModule, ofLibrary: theme.FlameLibrary, ofRuntime: theme.FlameRuntime}
	x := to
	for _, name := range originNames {
		x -= canvas.Width(name) + 2
	}
	if x < from {
		return
	}
	for o, name := range originNames {
		x = c.Text(x, 0, " "+name+" ", canvas.As(theme.BarText).On(grounds[o]))
	}
}

// status says how far another graph is that is being made.
func (v *View) status() string {
	if v.job == nil {
		return ""
	}
	return fmt.Sprintf("working %d%%", v.job.percent.Load())
}

// drawFoot draws the names on the path to the cursor.
func (v *View) drawFoot(c *canvas.Canvas) {
	w, _ := c.Size()
	path := icicle.Path(v.graph.tree, v.cursor)[1:]
	if len(path) == 0 {
		c.Text(0, 0, canvas.Fitting(w, "j goes into a box, h and l beside it, Enter makes it wide", "j into a box, h and l beside it"), canvas.As(theme.Dim))
		return
	}
	names := make([]string, len(path))
	for i, node := range path {
		names[i] = v.name(node, 0)
	}
	c.Text(0, 0, icicle.Breadcrumb(names, w), canvas.As(theme.Label))
}
