package report

import (
	"fmt"
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/finding"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

// Against is what an earlier report said of a trace.
type Against struct {
	name     string // of the baseline's file
	known    bool   // it has a report on the trace
	findings []GoneFinding
	stuck    map[stuckAt]bool
}

// stuckAt names a kind of stuck goroutine in a way that outlives edits of the program.
type stuckAt struct{ op, fn string }

func (a *Against) add(reports ...earlier) {
	for _, e := range reports {
		a.known = true
		a.findings = append(a.findings, *e.Findings...)
		for _, b := range e.Blocked {
			if b.Verdict == verdict.Stuck.String() && b.Site != nil {
				a.stuck[stuckAt{b.Op, b.Site.Func}] = true
			}
		}
	}
}

// held is a report held against an earlier one. Nil stands for no baseline.
type held struct {
	*Against
	asBefore map[*finding.Finding]bool
	gone     []GoneFinding // what only the baseline has
	newStuck int           // goroutines that are stuck where the baseline has none
}

// HoldAgainst lets the report tell what is new since an earlier one. A finding is as
// before if the baseline has one of the same key that is as severe or more; of several
// of one key, as many are as the baseline has.
func (r *Report) HoldAgainst(a *Against) {
	h := &held{Against: a, asBefore: make(map[*finding.Finding]bool), gone: []GoneFinding{}}
	left := make(map[string][]GoneFinding)
	for _, f := range a.findings {
		left[f.Key] = append(left[f.Key], f)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		at := slices.IndexFunc(left[f.Key], func(old GoneFinding) bool { return severityOf(old.Severity) >= f.Severity })
		if at >= 0 {
			h.asBefore[f] = true
			left[f.Key] = slices.Delete(left[f.Key], at, at+1)
		}
	}
	for i := range r.Findings { // what became worse is new, but not gone
		if f := &r.Findings[i]; !h.asBefore[f] && len(left[f.Key]) > 0 {
			left[f.Key] = left[f.Key][1:]
		}
	}
	for _, f := range a.findings { // in their order
		if n := len(left[f.Key]); n > 0 && left[f.Key][0] == f {
			h.gone = append(h.gone, f)
			left[f.Key] = left[f.Key][1:]
		}
	}
	h.newStuck = r.stuckBut(a.stuck)
	r.held = h
}

// severityOf returns the severity of a name; one of a later version counts as the least.
func severityOf(name string) finding.Severity {
	for _, s := range finding.Severities() {
		if s.String() == name {
			return s
		}
	}
	return finding.Info
}

// stuckBut counts the stuck goroutines, but for those where some were stuck before.
func (r *Report) stuckBut(before map[stuckAt]bool) int {
	n := 0
	for _, g := range r.Groups {
		if g.Verdict != verdict.Stuck {
			continue
		}
		at := stuckAt{g.Members[0].Op.DumpWords(), r.Trace.Frame(g.Site).Func}
		if g.Site == model.NoFrame || !before[at] {
			n += len(g.Members)
		}
	}
	return n
}

// fresh reports whether a finding is to be looked at as a new one: all are without a
// baseline.
func (r *Report) fresh(f *finding.Finding) bool { return r.held == nil || !r.held.asBefore[f] }

// isNew reports whether the baseline does not have a finding; nil without a baseline.
func (r *Report) isNew(f *finding.Finding) *bool {
	if r.held == nil {
		return nil
	}
	fresh := r.fresh(f)
	return &fresh
}

// baseline fills in the contract's "baseline".
func (r *Report) baseline() *Baseline {
	h := r.held
	if h == nil {
		return nil
	}
	return &Baseline{
		File: h.name, Known: h.known, New: len(r.Findings) - len(h.asBefore), AsBefore: len(h.asBefore),
		Gone: h.gone, NewStuck: h.newStuck,
	}
}

// sentence tells how the findings compare: "2 new, 3 as before, 1 gone".
func (b *Baseline) sentence() string {
	if !b.Known {
		return fmt.Sprintf("against %s, which has no report on this trace: %s new", b.File, format.Count(uint64(b.New)))
	}
	return fmt.Sprintf("against %s: %s new, %s as before, %s gone", b.File,
		format.Count(uint64(b.New)), format.Count(uint64(b.AsBefore)), format.Count(uint64(len(b.Gone))))
}
