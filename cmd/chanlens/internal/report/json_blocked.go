package report

// blocked writes the contract's "blocked".
func (e *encoder) blocked(r *Report) {
	part := r.parts()
	e.text(`,"blocked":[`)
	for i := range r.Blocked {
		b := &r.Blocked[i]
		info := r.Trace.Goroutine(b.Goroutine)
		e.comma(i)
		e.text(`{"goroutine":`).number(int64(info.ID))
		e.text(`,"function":`).name(info.Func)
		e.text(`,"op":"`).text(b.Op.DumpWords())
		e.text(`","verdict":"`).text(b.Verdict.String())
		e.text(`","confidence":`).share(certainty(b)).text(`,"proven":`).bool(b.Proven)
		e.text(`,"why":`).quoted(b.Why(r.Trace))
		e.text(`,"finding":`)
		if n := part.of(b.Goroutine); n >= 0 {
			e.number(int64(n))
		} else {
			e.text("null")
		}
		e.text(`,"since_ns":`).number(int64(b.Start))
		e.text(`,"blocked_ns":`).time(b.Duration())
		e.text(`,"site":`).frame(r.Trace.Site(b.Stack))
		e.text(`,"stack":`).stack(b.Stack)
		e.text(`,"created_at":`).frame(r.Trace.Site(info.CreatedAt)).text(`}`)
	}
	e.text(`]`)
}

// waits writes the contract's "waits".
func (e *encoder) waits(r *Report) {
	e.text(`,"waits":[`)
	for i, x := range r.Waits {
		e.comma(i)
		e.text(`{"class":"`).text(x.Op.Class().String())
		e.text(`","op":"`).text(x.Op.DumpWords())
		e.text(`","system":`).bool(x.System)
		e.text(`,"site":`).frame(x.Site)
		e.text(`,"count":`).number(int64(x.Count)).text(`,"open":`).number(int64(x.Open))
		e.text(`,"total_ns":`).time(x.Total).text(`,"p50_ns":`).time(x.P50)
		e.text(`,"p99_ns":`).time(x.P99).text(`,"max_ns":`).time(x.Max).text(`}`)
	}
	e.text(`]`)
}

// wakes writes the contract's "wakes".
func (e *encoder) wakes(r *Report) {
	e.text(`,"wakes":[`)
	for i, x := range r.Wakes {
		e.comma(i)
		e.text(`{"kind":"`).text(x.Kind.String()).text(`","waker":`).frame(x.Waker)
		e.text(`,"op":"`).text(x.Waited.DumpWords()).text(`","woken":`).frame(x.Woken)
		e.text(`,"system":`).bool(x.System)
		e.text(`,"count":`).number(int64(x.Count)).text(`}`)
	}
	e.text(`]`)
}
