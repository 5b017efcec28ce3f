package traceparse

import (
	"strings"

	"chanlens/model"
	"chanlens/traceparse/chanlog"

	"golang.org/x/exp/trace"
)

// note records what is no change of state: ranges, tasks, regions, logs, metrics
// and CPU samples.
func (d *decoder) note(ev trace.Event) {
	at := model.Time(ev.Time())
	switch ev.Kind() {
	case trace.EventMetric:
		m := ev.Metric()
		if kind, ok := metrics[m.Name]; ok {
			d.g.Metric(at, kind, m.Value.Uint64())
		}
	case trace.EventRangeBegin, trace.EventRangeActive:
		r := ev.Range()
		scope, of := scopeOf(r.Scope)
		d.g.RangeBegin(at, d.g.String(r.Name), rangeKind(r.Name), scope, of, ev.Kind() == trace.EventRangeActive)
	case trace.EventRangeEnd:
		r := ev.Range()
		scope, of := scopeOf(r.Scope)
		d.g.RangeEnd(at, d.g.String(r.Name), rangeKind(r.Name), scope, of)
	case trace.EventTaskBegin:
		t := ev.Task()
		d.g.TaskBegin(at, model.TaskID(t.ID), model.TaskID(t.Parent), d.g.String(name(t.Type)), goID(ev.Goroutine()), d.stack(ev.Stack()))
	case trace.EventTaskEnd:
		t := ev.Task()
		d.g.TaskEnd(at, model.TaskID(t.ID), model.TaskID(t.Parent), d.g.String(name(t.Type)))
	case trace.EventRegionBegin:
		r := ev.Region()
		d.g.RegionBegin(at, d.other(ev.Goroutine()), model.TaskID(r.Task), d.g.String(name(r.Type)), d.stack(ev.Stack()))
	case trace.EventRegionEnd:
		r := ev.Region()
		d.g.RegionEnd(at, d.other(ev.Goroutine()), model.TaskID(r.Task), d.g.String(name(r.Type)))
	case trace.EventLog:
		l := ev.Log()
		if cat, ok := chanlog.ParseCategory(l.Category); ok && d.ops.Message(at, d.other(ev.Goroutine()), uint64(l.Task), cat, []byte(l.Message), d.stack(ev.Stack())) {
			return
		}
		d.g.Log(at, goID(ev.Goroutine()), model.TaskID(l.Task), d.g.String(name(l.Category)), d.g.String(l.Message), d.stack(ev.Stack()))
	case trace.EventStackSample:
		d.g.Sample(at, goID(ev.Goroutine()), d.stack(ev.Stack()), d.g.Where(int64(ev.Proc()), int64(ev.Thread())))
	}
}

var metrics = map[string]model.MetricKind{
	"/memory/classes/heap/objects:bytes": model.MetricHeap,
	"/gc/heap/goal:bytes":                model.MetricGoal,
	"/sched/gomaxprocs:threads":          model.MetricProcs,
}

// rangeKind tells a range by the name that the reader gives it.
func rangeKind(name string) model.RangeKind {
	switch {
	case name == "GC concurrent mark phase":
		return model.RangeGCMark
	case name == "GC incremental sweep":
		return model.RangeGCSweep
	case name == "GC mark assist":
		return model.RangeMarkAssist
	case strings.HasPrefix(name, "stop-the-world"):
		return model.RangeSTW
	}
	return model.RangeOther
}

func scopeOf(r trace.ResourceID) (model.Scope, int64) {
	switch r.Kind {
	case trace.ResourceGoroutine:
		return model.ScopeGoroutine, int64(r.Goroutine())
	case trace.ResourceProc:
		return model.ScopeProc, int64(r.Proc())
	case trace.ResourceThread:
		return model.ScopeThread, int64(r.Thread())
	}
	return model.ScopeProcess, 0
}
