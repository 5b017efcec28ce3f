// Package chart draws small charts: in the cells of a table, and in the detail beside it.
//
// What comes in: numbers and a canvas whose whole room is the chart's. What goes out:
// cells. It is pure: the same numbers and room give the same cells.
//
//	bar        ██████████▌                 how much, of a full row
//	stack      ██████▒▒▒▒▏░░               the same, by what it is made of
//	spark      ▁▂▆█▇▃▁ ▁▂▁                 how much over time
//	heat       ░▒▓█▓▒░ ░░░                 the same in one line, beside others like it
//	histogram    ▂█▄▁                      how many of each length
//	           ──┬──────┬──
//	             1ms    10ms
//
// Invariants: what is not nothing is seen, be it ever so little, and nothing is blank;
// no chart is longer or higher than its room; what is more than full is as full.
//
// Package chart imports model, model/format, canvas and theme.
package chart
