package detail

import (
	"fmt"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/gap"
	"chanlens/tui/theme"
)

// Rows returns the pane for a subject, for a pane of a width.
func Rows(s Subject, width int) []Row {
	r := &rows{width: max(width, 16)}
	r.head(&s)
	if s.Hidden != "" {
		r.veiled(&s)
		return r.list
	}
	if !s.Alive {
		r.notAlive(&s)
		r.creation(&s)
		return r.list
	}
	r.state(&s)
	r.operation(&s)
	if s.Code != nil && s.Code.Column > 0 {
		r.waker(&s) // for the section that says so may be off the screen
	}
	r.order(&s)
	state := len(r.list)
	switch running := s.Interval.Op == model.OpRunning; {
	case s.Op != nil:
		r.heading("stack", faded("  of this operation"))
		r.stack(s.Trace, s.Stack, s.Unfolded)
	case !running || s.Interval.Stack != model.NoStack:
		r.heading("stack")
		r.stack(s.Trace, s.Stack, s.Unfolded)
	case s.Stack != model.NoStack:
		r.heading("stack", faded("  where this run ends"))
		r.stack(s.Trace, s.Stack, s.Unfolded)
	}
	stack := len(r.list)
	r.waitsOn(&s)
	r.operations(&s)
	r.wokenBy(&s)
	r.woke(&s)
	r.creation(&s)
	r.did(&s)
	r.spent(&s)
	r.insertCode(s.Code, state, stack)
	return r.list
}

// head names the goroutine.
func (r *rows) head(s *Subject) {
	info := s.Trace.Goroutine(s.Goroutine)
	number := fmt.Sprintf("goroutine %d", info.ID)
	name := name(s.Trace, s.Goroutine, r.width-canvas.Width(number)-4)
	if s.Blocked != nil && s.Blocked.Verdict == verdict.Stuck {
		r.add(alarmed("◆ "+number), strong("  "+name))
	} else {
		r.add(strong(number), strong("  "+name))
	}
}

func name(t *model.Trace, g model.Goroutine, width int) string {
	fn := t.FuncName(g)
	if fn == "" {
		return "(function not told)"
	}
	return canvas.Cut(format.Func(fn, width), max(width, 8))
}

// notAlive says that there is nothing at this moment.
func (r *rows) notAlive(s *Subject) {
	info := s.Trace.Goroutine(s.Goroutine)
	switch {
	case s.Fetching:
		r.add(faded("reading this part of the trace again …"))
	case s.Absent == model.Pending:
		r.add(faded("not read yet at this moment"))
	case s.Absent == model.Skipped:
		r.add(faded("outside the window that was asked for"))
	case s.At < info.First:
		r.add(faded("not created yet; seen first at "), plain(r.moment(s, info.First))).Link = &Link{s.Goroutine, info.First}
	case info.Ended != model.NoTime:
		r.add(faded("ended at "), plain(r.moment(s, info.Ended))).Link = &Link{s.Goroutine, info.Ended - 1}
	default:
		r.add(faded("last seen at "), plain(r.moment(s, info.Last))).Link = &Link{s.Goroutine, info.Last - 1}
	}
}

// state says what the goroutine does, for how long, and where.
func (r *rows) state(s *Subject) {
	iv := s.Interval
	class := canvas.As(theme.BarText).On(theme.Class(iv.Op.Class()))
	if s.stuck() {
		class = canvas.As(theme.Stuck)
	}
	badge := Span{" " + string(theme.Glyph(iv.Op.Class())) + " " + iv.Op.String() + " ", class}
	row := r.add(badge, plain(" "), strong(format.Duration(iv.Duration())))
	when := r.when(s)
	beside := canvas.Width(row.Text()+"  "+(&Row{Spans: when}).Text()) <= r.width
	if beside {
		row.Spans = append(append(row.Spans, plain("  ")), when...)
	}
	switch b := s.Blocked; {
	case s.stuck():
		r.wrapped("", "STUCK, "+sure(b)+": "+b.Why(s.Trace), canvas.As(theme.StuckText))
	case s.waits() && b != nil && b.Verdict == verdict.Waiting:
		r.wrapped("", "not stuck, "+sure(b)+": "+b.Why(s.Trace), canvas.As(theme.Text))
	default:
		r.wrapped("", s.meaning(), canvas.As(theme.Text))
		if s.waits() {
			r.add(faded("still blocked when the trace ends"))
		}
	}
	if !beside {
		r.add(when...)
	}
	switch s.Later {
	case model.Pending:
		r.add(faded("goes on in what is not read yet"))
	case model.Skipped:
		r.add(faded("goes on outside the window"))
	}
	if iv.Proc != model.NoProc {
		r.add(faded("on processor "), plain(iv.Proc.String()))
	}
}

// when says from when to when the interval is.
func (r *rows) when(s *Subject) []Span {
	from := []Span{faded("from "), plain(r.moment(s, s.Interval.Start))}
	if s.Interval.Open && !s.Trace.Info().Partial {
		return append(from, faded(" on"))
	}
	return append(from, faded(" to "), plain(r.moment(s, s.Interval.End)))
}

// waits reports whether the interval is a wait that goes on when the trace ends.
func (s *Subject) waits() bool {
	return s.Interval.Op.Blocked() && s.Interval.Open && !s.Trace.Info().Partial
}

// sure says how sure a verdict is.
func sure(b *verdict.Blocked) string { return format.Sure(float64(b.Confidence)) + " sure" }

// moment writes a moment with enough digits for the length of the interval, or else of the
// goroutine's life.
func (r *rows) moment(s *Subject, at model.Time) string {
	length, resolution := s.Interval.Duration(), time.Duration(1)
	if !s.Alive {
		info := s.Trace.Goroutine(s.Goroutine)
		length = info.Last.Sub(info.First)
	}
	for resolution < length/1000 {
		resolution *= 10
	}
	return format.Moment(at, min(resolution, time.Millisecond))
}

// goroutine adds a row that names a goroutine and leads to it.
func (r *rows) goroutine(s *Subject, indent string, g model.Goroutine, to *Link) {
	number := fmt.Sprintf("%d", s.Trace.Goroutine(g).ID)
	r.add(plain(indent), linked("goroutine "+number), plain("  "+name(s.Trace, g, r.width-len(number)-len(indent)-13))).Link = to
}

// woke lists whom the interval woke.
func (r *rows) woke(s *Subject) {
	if s.Interval.Op.Blocked() {
		return
	}
	var wakes []model.Wake
	more := false
	for w := range s.Trace.WakesBy(s.Goroutine, s.Interval.Start, s.Interval.End) {
		if len(wakes) == MaxWakes {
			more = true
			break
		}
		wakes = append(wakes, w)
	}
	if len(wakes) == 0 {
		return
	}
	count := format.Plural(len(wakes), "goroutine")
	if more {
		count = "more than " + count
	}
	r.heading("woke", faded(" "+count+" in this interval"))
	for _, w := range wakes {
		number := fmt.Sprintf("goroutine %d", s.Trace.Goroutine(w.Woken).ID)
		room := r.width - 4 - canvas.Width(number)
		from := " from " + w.Waited.String()
		tail := canvas.Fitting(room, from+", "+r.moment(s, w.At), from)
		room -= canvas.Width(tail)
		fn := ""
		if room >= 6 {
			fn = canvas.Pad(name(s.Trace, w.Woken, room), room)
		}
		r.add(plain("  "), linked(number), plain("  "+fn), faded(tail)).Link = &Link{w.Woken, w.At}
	}
}

// creation says who created the goroutine, when and where, and how long it lived.
func (r *rows) creation(s *Subject) {
	info := s.Trace.Goroutine(s.Goroutine)
	r.heading("life")
	if info.Created == model.NoTime {
		r.add(faded("  " + Before(s.Earlier)))
	} else if info.Creator != model.NoGoroutine {
		r.add(faded("  created at "), plain(r.moment(s, info.Created)), faded(" by"))
		r.goroutine(s, "  ", info.Creator, &Link{info.Creator, info.Created})
	} else {
		r.add(faded("  created at "), plain(r.moment(s, info.Created)))
	}
	if f := s.Trace.Site(info.CreatedAt); f != model.NoFrame {
		const in = "  in "
		fn, place := site(s.Trace.Frame(f), r.width-len(in)-1)
		r.add(faded(in), plain(fn), faded(" "+place))
	}
	lived := format.Duration(time.Duration(info.Last - info.First))
	switch {
	case info.Ended != model.NoTime:
		r.add(faded("  ended at "), plain(r.moment(s, info.Ended)), faded(" after "), plain(lived))
	case s.Trace.Info().Partial || gap.At(s.Trace, info.Last) != model.Present:
		r.add(faded("  seen for "), plain(lived))
	default:
		r.add(faded("  alive at the end, for "), plain(lived))
	}
}

// Before says of a goroutine whose creation is not seen that it is older than what
// is there of the trace; earlier says why what comes before is not.
func Before(earlier model.Absence) string {
	switch earlier {
	case model.Pending:
		return "existed before what is read so far"
	case model.Skipped:
		return "existed before the window"
	}
	return "existed before the trace began"
}

// spent shows how the goroutine's life divides into classes, as bars.
func (r *rows) spent(s *Subject) {
	share := s.Trace.Spent(s.Goroutine)
	total := share.Total()
	if total <= 0 {
		return
	}
	r.heading("its time")
	full := min(max(r.width-30, 4), 24) // cells of a bar that stands for all of it
	for {
		class, ok := share.Largest()
		if !ok {
			return
		}
		ns := share[class]
		share[class] = 0
		bar := ""
		for eighths := max(int(float64(ns)/float64(total)*float64(full*8)), 1); eighths > 0; eighths -= 8 {
			bar += string(theme.LeftEighths(eighths))
		}
		r.add(
			plain("  "+canvas.Pad(class.String(), 10)),
			plain(canvas.PadLeft(format.Duration(time.Duration(ns)), 8)),
			faded(canvas.PadLeft(format.Percent(float64(ns), float64(total)), 7)+" "),
			Span{bar, canvas.As(theme.Class(class)).On(theme.Dim)},
		)
	}
}
