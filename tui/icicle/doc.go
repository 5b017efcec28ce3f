// Package icicle draws a flame graph upside down: the root at the top, below each
// function those that it calls, each as wide as its share.
//
//	all ──────────────────────────────────────────────
//	main.serve ───────────────────────── main.poll ───
//	main.handle ─────────── main.parse … time.Sleep ──
//
// What comes in: a [profile.Tree], a node to be as wide as the picture, a cursor, and
// functions that name and colour nodes. What goes out: cells, and the boxes they show, to
// find what is under the mouse.
//
// # How boxes come to stand
//
//  1. The node zoomed to and all above it are as wide as the picture.
//  2. The children of a box stand from its left on, most first, each from where its share
//     begins to where it ends, rounded to cells. What is left at the right is the time of
//     the node itself.
//  3. From the first child on that has less than a cell, all share one box, so that none
//     is lost; if there is no cell left for it, the child before gives one.
//
// So a box stands within its parent's, boxes of a level do not overlap, and a picture has
// no more boxes than cells, however large the tree is: only what has a cell is looked at.
//
// Package icicle imports model/format, model/analysis/profile, canvas and theme.
package icicle
