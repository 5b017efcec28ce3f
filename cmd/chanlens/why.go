package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/cmd/chanlens/internal/whyprint"
	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/model/format"

	"github.com/spf13/cobra"
)

// whyOptions are the flags of the why command.
type whyOptions struct {
	goroutine int64
	at        string
	limit     int
	format    string
	output    string
	width     int
	load      loadFlags
}

func newWhy() *cobra.Command {
	var opt whyOptions
	cmd := &cobra.Command{
		Use:   "why FILE --goroutine N",
		Short: "Walk back from a moment of a goroutine: what did it wait for, and that, and that",
		Long: `Why tells what the time before a moment of a goroutine's life went into. It walks
back from there: while the goroutine ran, the time is its own; while it waited for
another one, which ended the wait, the time is that of the other one, back to where
the wait began; and if that one waited, too, it is that of the next.

The chain is printed with the latest step first; a wait that another goroutine ended
stands above the steps of that one. What is left, and adds up to all of the time, is
work, system calls, waits for a processor, and waits for time, the network or the
runtime, or for somebody who has not come.

Without --at, it is asked about the goroutine's end, or the end of the trace. If it
waits at the moment asked about, that wait is told to its end.

"-" reads standard input. With --format json the answer is one line of JSON
("schema": "chanlens.why/1").

Exit codes: 0 fine, 2 bad input or usage.`,
		Example: `  chanlens why trace.out --goroutine 1
  chanlens why trace.out -g 7 --at 1.204s --limit 100
  chanlens why trace.out -g 7 --format json | jq '.lines[:5]'
  chanlens report --format json trace.out | jq '.blocked[].goroutine'   # who is blocked`,
		Args:              oneArgument,
		ValidArgsFunction: completeTraces,
		RunE: func(cmd *cobra.Command, args []string) error {
			return why(cmd, args[0], opt)
		},
	}
	f := cmd.Flags()
	f.Int64VarP(&opt.goroutine, "goroutine", "g", 0, "the goroutine's `number`, as in a goroutine dump and in the lanes")
	f.StringVar(&opt.at, "at", "", "the `moment`: 1m30s, 350ms, 12.5 (seconds), 40% (of the trace) (default its end)")
	f.IntVar(&opt.limit, "limit", 40, "print so many steps; the sums are of all")
	f.StringVar(&opt.format, "format", "text", "how to print: text, json or markdown")
	f.StringVarP(&opt.output, "output", "o", "", "write to this file instead of standard output")
	f.IntVar(&opt.width, "width", 0, "width of the text in cells (default the terminal's, $COLUMNS, or 100)")
	addLoadFlags(cmd, &opt.load)
	completeWords(cmd, "goroutine")
	completeWords(cmd, "at")
	completeWords(cmd, "limit")
	completeWords(cmd, "format", "text", "json", "markdown")
	return cmd
}

// oneArgument accepts a trace file and nothing else.
var oneArgument = cobra.MatchAll(minimumArgs(1), maximumArgs(1))

// question is what is asked of a trace.
type question struct {
	number model.GoID
	at     bound
	limit  int
}

// asked checks the flags, as far as that needs no trace.
func (opt *whyOptions) asked(cmd *cobra.Command) (q question, err error) {
	switch {
	case !cmd.Flags().Changed("goroutine"):
		return q, errors.New("say which goroutine: --goroutine NUMBER")
	case opt.limit < 1:
		return q, fmt.Errorf("--limit %d: it is 1 or more", opt.limit)
	}
	q = question{number: model.GoID(opt.goroutine), limit: opt.limit}
	q.at, err = parseBound("--at", opt.at)
	return q, err
}

// why prints how a goroutine of a trace came to be where it was.
func why(cmd *cobra.Command, file string, opt whyOptions) error {
	q, err := opt.asked(cmd)
	if err != nil {
		return usageError(cmd, err.Error())
	}
	form, err := report.ParseFormat(opt.format)
	if err != nil {
		return usageError(cmd, err.Error())
	}
	load, err := opt.load.options()
	if err != nil {
		return usageError(cmd, err.Error())
	}
	if err := protectInputs(opt.output, []string{file}, cmd.InOrStdin()); err != nil {
		return err
	}
	src, err := open(cmd.Context(), file, cmd.InOrStdin())
	if err != nil {
		return err
	}
	defer src.close()
	line := progressOn(cmd.ErrOrStderr(), src.name)
	defer line.stop()
	load.Progress = line.update
	t, err := src.load(cmd.Context(), load)
	if err != nil {
		return err
	}
	p, err := q.walk(cmd, src.name, t, line)
	if err != nil {
		return err
	}
	answer := whyprint.New(cmd.Context(), t, p)
	line.stop()
	if err := errors.Join(t.Err(), cmd.Context().Err()); err != nil {
		return fmt.Errorf("%s: %w", src.name, err)
	}
	warnLost(cmd.ErrOrStderr(), t)
	return withOutput(cmd, opt.output, func(w io.Writer) error {
		width := opt.width
		if width == 0 {
			width = terminalWidth(w)
		}
		if err := answer.Print(w, form, whyprint.Options{Width: width, Color: wantColor(w)}); err != nil {
			return outputError{err}
		}
		return nil
	})
}

// walk answers the question for a trace.
func (q *question) walk(cmd *cobra.Command, file string, t *model.Trace, line *progressLine) (path.Path, error) {
	at := model.NoTime
	if q.at.given() {
		if at = q.at.of(t.End()); at > t.End() {
			return path.Path{}, fmt.Errorf("%s: %v is beyond the end of the trace, which is %s long", file, q.at, format.Moment(t.End(), time.Millisecond))
		}
	}
	g, err := q.find(file, t, at)
	if err != nil {
		return path.Path{}, err
	}
	info := t.Goroutine(g)
	if at == model.NoTime {
		_, known := t.Known()
		at = min(info.Last, known)
	}
	p := path.Back(cmd.Context(), t, g, at, path.Limits{Keep: q.limit, Progress: func(done model.Time) {
		line.scanned(int(at-done), int(max(at, 1)))
	}})
	if !p.Alive {
		return p, fmt.Errorf("%s: goroutine %d %s was not alive at %s: it is seen from %s to %s\nGive --at a moment between these, or leave it out for its last.",
			file, info.ID, t.FuncName(g), format.Moment(at, time.Microsecond), format.Moment(info.First, time.Microsecond), format.Moment(info.Last, time.Microsecond))
	}
	return p, nil
}

// maxNear is how many goroutines are named in place of one that is not there.
const maxNear = 5

// find finds the goroutine asked about. Of several with one number it is the one that
// was alive at the moment, or else the last.
func (q *question) find(file string, t *model.Trace, at model.Time) (model.Goroutine, error) {
	last, ok := t.Lookup(q.number)
	if !ok {
		return last, fmt.Errorf("%s: there is no goroutine %d%s\n\"chanlens report --format json\" lists those that are blocked at the end, and the timeline shows all.",
			file, q.number, q.near(t))
	}
	alive := func(g model.Goroutine) bool { info := t.Goroutine(g); return at >= info.First && at <= info.Last }
	if at == model.NoTime || alive(last) {
		return last, nil
	}
	for i := range t.NumGoroutines() {
		if g := model.Goroutine(i); t.Goroutine(g).ID == q.number && alive(g) {
			return g, nil
		}
	}
	return last, nil
}

// near names the goroutines of the program whose numbers are the nearest.
func (q *question) near(t *model.Trace) string {
	far := func(id model.GoID) model.GoID { return max(id-q.number, q.number-id) }
	var near []model.GoID
	for i := range t.NumGoroutines() {
		info := t.Goroutine(model.Goroutine(i))
		if info.System || slices.Contains(near, info.ID) {
			continue
		}
		at, _ := slices.BinarySearchFunc(near, info.ID, func(a, b model.GoID) int { return cmp.Compare(far(a), far(b)) })
		if near = slices.Insert(near, at, info.ID); len(near) > maxNear {
			near = near[:maxNear]
		}
	}
	if len(near) == 0 {
		return ""
	}
	slices.Sort(near)
	names := make([]string, len(near))
	for i, id := range near {
		names[i] = fmt.Sprint(id)
	}
	return "; the nearest are " + strings.Join(names, ", ")
}
