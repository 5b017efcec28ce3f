package strip

import "chanlens/model"

// ledger adds up time by line, cell and class. Cells that a span fills wholly are not
// touched: it is only noted where they begin and end.
//
//	cells      │    │    │    │    │    │
//	span          ├──────────────┤
//	part          +2   .    .   +3
//	full            +1         -1
type ledger struct {
	w    *window
	part []model.Share             // by line and cell
	full [][model.NumClasses]int32 // likewise: how many more spans fill the cell than the one before; a cell more in each line
}

func newLedger(w *window, lines int) ledger {
	return ledger{w, make([]model.Share, lines*w.cells), make([][model.NumClasses]int32, lines*(w.cells+1))}
}

// add adds a span, which begins in the first cell and ends in the last.
func (l *ledger) add(line, first, last int, c model.Class, from, to model.Time) {
	part := l.part[line*l.w.cells:]
	if first == last {
		part[first][c] += to - from
		return
	}
	part[first][c] += l.w.edges[first+1] - from
	part[last][c] += to - l.w.edges[last]
	full := l.full[line*(l.w.cells+1):]
	full[first+1][c]++
	full[last][c]--
}

// join adds another ledger.
func (l *ledger) join(o *ledger) {
	for i := range l.part {
		for c, d := range o.part[i] {
			l.part[i][c] += d
		}
	}
	for i := range l.full {
		for c, d := range o.full[i] {
			l.full[i][c] += d
		}
	}
}

// line returns the sums of a line, cell by cell.
func (l *ledger) line(i int) []model.Share {
	out := l.part[i*l.w.cells : (i+1)*l.w.cells : (i+1)*l.w.cells]
	var filled [model.NumClasses]int32
	for x := range out {
		width := l.w.width(x)
		for c, d := range l.full[i*(l.w.cells+1)+x] {
			filled[c] += d
			out[x][c] += model.Time(filled[c]) * width
		}
	}
	return out
}
