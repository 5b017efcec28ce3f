package report

import "chanlens/model/analysis/finding"

// findings writes the contract's "findings".
func (e *encoder) findings(r *Report) {
	e.text(`,"findings":[`)
	for i := range r.Findings {
		e.comma(i)
		e.finding(r, &r.Findings[i])
	}
	e.text(`]`)
}

func (e *encoder) finding(r *Report, f *finding.Finding) {
	e.text(`{"kind":`).quoted(f.Kind).text(`,"severity":"`).text(f.Severity.String())
	e.text(`","title":`).quoted(f.Title).text(`,"key":`).quoted(f.Key)
	e.text(`,"new":`).value(r.isNew(f))
	e.text(`,"goroutines":[`)
	for i, g := range f.Goroutines {
		e.comma(i)
		e.number(int64(r.Trace.Goroutine(g).ID))
	}
	e.text(`],"places":[`)
	for i, p := range f.Places {
		e.comma(i)
		e.text(`{"role":`).quoted(p.Role).text(`,"frame":`).frame(p.Site).text(`}`)
	}
	e.text(`],"spans":[`)
	for i, s := range f.Spans {
		e.comma(i)
		e.text(`{"from_ns":`).number(int64(s.From)).text(`,"to_ns":`).number(int64(s.To)).text(`}`)
	}
	e.text(`],"cost_ns":`).time(f.Cost).text(`,"cost_of":`).quoted(f.CostOf)
	e.text(`,"confidence":`).share(f.Confidence)
	e.text(`,"why":`).quoted(f.Why).text(`,"fix":`).quoted(f.Fix)
	e.text(`,"lesson":`).quoted(f.Lesson).text(`}`)
}
