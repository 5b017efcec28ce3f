package whyprint

import (
	"encoding/json"
	"io"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/model/format"
)

// printJSON writes a [Document] as one line.
func (a *Answer) printJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(a.document())
}

func (a *Answer) document() Document {
	p, t := &a.path, a.trace
	d := Document{
		Schema: Schema, File: t.Info().Source,
		Goroutine: a.number(p.Goroutine), Function: t.FuncName(p.Goroutine),
		AtNS: int64(p.At), FromNS: int64(p.From), ToNS: int64(p.To), Stop: p.Stop.String(),
		Steps: make([]Step, len(p.Steps)), Walked: p.Walked,
		OwnNS: times(&p.Own), SpentNS: times(&p.Spent), Lines: make([]Line, len(p.Lines)),
	}
	if a.blocked != nil {
		d.Blocked = &Blocked{a.blocked.Verdict.String(), a.blocked.Why(t)}
	}
	for i := range p.Steps {
		d.Steps[i] = a.step(&p.Steps[i])
	}
	for i, l := range p.Lines {
		d.Lines[i] = Line{
			Class: l.Class.String(), Op: l.Op.DumpWords(), Function: t.String(l.Func), Site: a.frame(l.Site),
			TotalNS: int64(l.Total), Count: l.Count,
		}
	}
	return d
}

func (a *Answer) step(s *path.Step) Step {
	return Step{
		Goroutine: a.number(s.Goroutine), Function: a.trace.FuncName(s.Goroutine), Depth: s.Depth,
		FromNS: int64(s.From), ToNS: int64(s.To), DurationNS: int64(s.Duration()),
		Op: s.Op.DumpWords(), Class: s.Class.String(), Followed: s.Followed, Open: s.Open,
		Site: a.frame(a.trace.Site(s.Stack)), By: a.by(s), Channel: a.channel(s),
	}
}

func (a *Answer) channel(s *path.Step) *Channel {
	op, ok := a.waitedOn(s)
	if !ok {
		return nil
	}
	return &Channel{a.trace.Chan(op.Chan).Number, format.Chan(a.trace, op.Chan)}
}

func (a *Answer) by(s *path.Step) *By {
	born := s.Class == path.Unborn
	if !s.Woken && !born {
		return nil
	}
	by := &By{Kind: s.Kind.String(), Site: a.frame(a.trace.Site(s.There))}
	if born {
		by.Kind = "create"
	}
	if s.By != model.NoGoroutine {
		number := a.number(s.By)
		by.Goroutine, by.Function = &number, a.trace.FuncName(s.By)
	}
	return by
}

func (a *Answer) number(g model.Goroutine) int64 { return int64(a.trace.Goroutine(g).ID) }

func (a *Answer) frame(id model.FrameID) *report.Frame {
	if id == model.NoFrame {
		return nil
	}
	f := a.trace.Frame(id)
	return &report.Frame{Func: f.Func, File: f.File, Line: f.Line}
}

// times returns an amount of time by the words of classes.
func times(t *path.Times) map[string]int64 {
	m := make(map[string]int64)
	for _, c := range t.Order() {
		m[c.String()] = int64(t[c])
	}
	return m
}
