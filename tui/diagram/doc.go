// Package diagram draws who feeds whom: a flow.Graph as boxes and lines of text cells, or
// as a list where a drawing would not be readable.
//
// What comes in: a graph and the room there is. What goes out: a [Picture], which draws
// itself on a canvas, says what is under the mouse, and which node comes next in a
// direction.
//
// # How a drawing is made
//
//  1. What is connected is laid out by itself (pack.go puts the parts side by side).
//  2. Nodes get layers, so that most edges lead from one layer to the next (rank.go).
//     Edges that lead back stay, and are drawn as they are.
//  3. An edge over several layers gets a bend, an item without a box, in each layer
//     between. The items of each layer are ordered so that few edges cross (order.go).
//  4. Items get their place across the layers, near what they are joined to (space.go),
//     and edges the place on the box's side where they leave or arrive (ports.go).
//  5. Between two layers each edge has a track of its own, so that lines cross but never
//     lie on each other, and never meet a box (route.go).
//
// Layers are columns, or rows where the room is narrow: all of this counts in two axes,
// along the layers' order and across it, and is turned at the end (layout.go).
//
// Layout is done once, by [New]; drawing only draws. Both are pure.
//
// # Invariants
//
//   - No two boxes overlap, no line enters a box, and nothing lies outside the drawing.
//   - A line is a chain of cells from the box at one end to that at the other.
//   - A cell has at most one line along each axis.
//
// Package diagram imports model/…, canvas and theme.
package diagram
