// Package lane draws lanes, time from left to right: of goroutines, of groups of them, of
// processors, threads, channels, tasks and regions. It is pure: (picture, canvas) -> cells,
// with no clock and no terminal.
//
//	minimap    ▁▂▆█▇▃▁▁▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁    the whole trace; what is shown is bright
//	findings       ◆        !                    where they begin
//	axis       │0s   [     3ms      ]  │400ms    round ticks, and the range that was chosen
//	GC           ▄▄┃         ▄▄┃                 collections and stops of the world
//	metrics    ▁▁▃▄▄▅▁▁▁                         heap, runnable goroutines, busy processors
//	ruler      ├──▼ 102ms send 198ms ──────┤     what is under the cursor
//	 ◆ 7 work     █› send main.go:23 ››››››◆     pinned lanes
//	           ──────────────────────────────
//	▸  1 main  ██░· sleep main.go:12 ·····█      lanes
//	  12× work ▂▃▃▇▇▇▅▃▃▃▁▁▁▁···▁▁▂▂▂▃▃▅▇▇▆      goroutines that one go statement made
//
// # Which lanes there are
//
//  1. A [Roll] is all goroutines by number; an [Order] is them in another order.
//  2. An [Arranger] is of an order and a filter. It finds out, when asked, who was made by
//     one go statement ([Sites]) and who created whom ([Forest]), and what the program
//     told of itself ([Notes]).
//  3. It makes [Lanes] of a [Plan]: a [Mode], what is pinned, hidden, open or alive. A lane
//     is a kind and a number ([Key]), and lanes of half a million goroutines are made
//     within a frame.
//
// # A lane, in steps
//
//  1. For a goroutine, [model.Trace.Shares] gives the nanoseconds of each class for each
//     cell; its cost does not grow with the trace. What other lanes show is computed beside
//     the event loop, by package strip; until it is there, [Strips] of another window are
//     stretched.
//  2. A cell of one class gets that class's glyph ([cellLook]). A mixed cell shows the share
//     of running as a block of eighths that stands on the colour of the wait that
//     matters most; something short is never less than an eighth.
//  3. Cells of a wait that lasts for ever are drawn in the role Stuck.
//  4. If channel operations were recorded, those that did not wait are marked (acts.go).
//  5. Runs of equal cells that are one single interval get words: what the
//     goroutine waits in, and where.
//  6. What is under the cursor, the cursor's column, the chosen range and the line to the
//     lane on the other side of the wake come on top, and so do the lines from what happens
//     before to what happens after it (flow.go).
//
// Each kind has its painter in a file of its own: goroutine.go, group.go, run.go (of
// processors and threads), channel.go, recorded.go (of channels whose operations were) and
// task.go. [Draw] returns a [Tally] of what the
// lanes show, from which [DrawLegend] chooses.
//
// Cost is in proportion to the cells drawn, never to the trace; what needs a look
// at all of the trace is done once, when asked.
//
// Package lane imports model, model/format, model/radix, model/analysis/strip, canvas, gap
// and theme.
package lane
