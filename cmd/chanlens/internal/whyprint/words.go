package whyprint

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/model/format"
	"chanlens/tui/detail"
)

// place is a function and a line in it; the line says more where there is no room
// for both.
type place struct{ fn, at string }

func (a *Answer) place(id model.FrameID) place {
	f := a.trace.Frame(id)
	return place{page.Clean(format.Func(f.Func, 0)), page.Clean(format.Place(f))}
}

func (x place) String() string { return strings.TrimSpace(x.fn + " " + x.at) }

// where says where a step was: a run, where it had come to. A goroutine that waits for
// a processor is nowhere, unless it was taken off one.
func (a *Answer) where(s *path.Step) (prefix string, x place) {
	x = a.place(a.trace.Site(s.Stack))
	switch {
	case x == place{} || s.Op == model.OpRunnable:
		return "", place{}
	case s.Op == model.OpRunning:
		return "up to ", x
	}
	return "", x
}

// behind says in at most width cells where a step was, and what ended it.
func (a *Answer) behind(s *path.Step, width int) string {
	prefix, x := a.where(s)
	end := a.ended(s)
	if end != "" && x != (place{}) {
		end = "; " + end
	}
	if x == (place{}) {
		return end
	}
	return fitting(width, prefix+x.String()+end, prefix+x.at+end)
}

// fitting returns the first of texts that is at most so wide, or the last.
func fitting(width int, texts ...string) string {
	for _, text := range texts {
		if utf8.RuneCountInString(text) <= width {
			return text
		}
	}
	return texts[len(texts)-1]
}

// ended says what ended a step that nobody on the path did; "" if nothing is to say.
func (a *Answer) ended(s *path.Step) string {
	switch {
	case s.Followed:
		return ""
	case s.Open:
		return "still waits"
	case s.Class == path.Unborn:
		return "the runtime created it"
	case s.Woken && s.Kind != model.WakeOther:
		return "then " + detail.Deed(s.Kind)
	}
	return ""
}

// who names a goroutine.
func (a *Answer) who(g model.Goroutine) string {
	return strings.TrimSpace(a.numbered(g) + " " + a.function(g))
}

func (a *Answer) numbered(g model.Goroutine) string {
	return fmt.Sprintf("goroutine %d", a.trace.Goroutine(g).ID)
}

func (a *Answer) function(g model.Goroutine) string {
	return page.Clean(format.Func(a.trace.FuncName(g), 0))
}

// follows says in at most width cells who explains a followed step, and how.
func (a *Answer) follows(s *path.Step, width int) string {
	deed := " " + detail.Deed(s.Kind)
	if s.Class == path.Unborn {
		deed = " created it"
	}
	x := a.place(a.trace.Site(s.There))
	if x.fn == a.function(s.By) { // it has just been named
		x.fn = ""
	}
	if x == (place{}) {
		return a.who(s.By) + deed
	}
	at := ", " + x.at // which the next step says again
	return fitting(width, a.who(s.By)+deed+", "+x.String(), a.who(s.By)+deed+at, a.who(s.By)+deed, a.numbered(s.By)+deed)
}

// head says in a sentence what the goroutine did at the moment.
func (a *Answer) head() string {
	p := &a.path
	if a.blocked != nil {
		return a.who(p.Goroutine) + " " + page.Clean(a.blocked.Why(a.trace))
	}
	text := a.who(p.Goroutine) + " at " + a.moment(p.At)
	switch p.At {
	case a.trace.Goroutine(p.Goroutine).Ended:
		text += ", its end"
	case a.trace.End():
		text += ", the end of the trace"
	}
	switch {
	case len(p.Steps) == 0:
		return text + ": nothing is told of what was before"
	case p.To > p.At:
		return text + ": " + a.did(&p.Steps[0]) + " until " + a.moment(p.To)
	}
	return text
}

// moment writes a moment with as many digits as the steps need to be told apart.
func (a *Answer) moment(at model.Time) string { return format.Moment(at, a.path.Resolution()) }

// lineWhere says in at most width cells whose the leaves of a line are, and where.
func (a *Answer) lineWhere(l path.Line, width int) string {
	x := a.place(l.Site)
	fn := page.Clean(format.Func(a.trace.String(l.Func), 0))
	switch {
	case x == (place{}):
		return fn
	case fn == "" || fn == x.fn:
		return fitting(width, x.String(), x.at)
	}
	return fitting(width, x.String()+", in goroutines of "+fn, x.String()+", in "+fn, x.at+", in "+fn)
}

// shares lists the classes of an amount of time with their shares of the whole, as long
// as they are a thousandth of it.
func shares(t *path.Times, whole time.Duration) string {
	var parts []string
	for _, c := range t.Order() {
		if len(parts) > 0 && 1000*t[c] < whole {
			break // the rest are less still
		}
		parts = append(parts, c.Label()+" "+format.Percent(float64(t[c]), float64(whole)))
	}
	return strings.Join(parts, ", ")
}
