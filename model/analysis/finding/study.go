package finding

import (
	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Study gathers what the checks need and no other analysis has. It implements
// [visit.OrderedStudy].
type Study struct{ t *model.Trace }

// NewStudy returns a study of a trace.
func NewStudy(t *model.Trace) *Study { return &Study{t: t} }

// Worker implements [visit.Study].
func (s *Study) Worker() visit.Worker { return worker{} }

// Segment implements [visit.OrderedStudy].
func (s *Study) Segment(int, *model.Segment) {}

type worker struct{}

func (worker) Row(int, model.Row) {}
func (worker) Done()              {}
