// Package lane draws lanes: one for each goroutine, time from left
// to right. It is pure: (picture, canvas) -> cells, with no state of its own, no
// clock and no terminal.
//
//	minimap    ▁▂▆█▇▃▁▁▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁    the whole trace; what is shown is bright
//	axis       │0s        │200ms     │400ms      round ticks
//	GC           ▄▄┃         ▄▄┃                 collections and stops of the world
//	ruler      ├──▼ 102ms send 198ms ──────┤     the interval under the cursor
//	▸  1 main  ██░· sleep main.go:12 ·····█      lanes
//	 ◆ 7 work     █› send main.go:23 ››››››◆
//
// # A lane, in steps
//
//  1. [model.Trace.Shares] gives the nanoseconds of each class for each cell; its
//     cost does not grow with the trace ([cellLook]).
//  2. A cell of one class gets that class's glyph. A mixed cell shows the share of
//     running as a block of eighths that stands on the colour of the wait that
//     matters most; something short is never less than an eighth.
//  3. Cells of a wait that lasts for ever are drawn in the role Stuck.
//  4. Runs of equal cells that are one single interval get words: what the
//     goroutine waits in, and where.
//  5. The interval under the cursor, the cursor's column and the line to the
//     goroutine on the other side of the wake come on top.
//
// [Draw] returns a [Tally] of what the lanes show, from which [DrawLegend] chooses.
//
// Cost is in proportion to the cells drawn, never to the trace; what needs a look
// at all of the trace ([NewOverview], [NewRoll]) is done once, when asked.
//
// Package lane imports model, model/format, model/radix, canvas, gap and theme.
package lane
