package main

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/filter"
	"chanlens/tui"
	"chanlens/tui/lane"
	"chanlens/tui/palette"
	"chanlens/tui/session"

	"github.com/spf13/cobra"
)

// startFlags say where the UI begins: what its "copy a command line" writes.
type startFlags struct {
	view      string
	goroutine int64
	at        string
	span      string
	filter    string
	lanes     string
	sort      string
	chosen    string
	row       string
}

func addStartFlags(cmd *cobra.Command, f *startFlags) {
	flags := cmd.Flags()
	addViewFlag(cmd, &f.view)
	flags.Int64Var(&f.goroutine, "goroutine", 0, "begin at the goroutine of this `number`")
	flags.StringVar(&f.at, "at", "", "begin at this `moment`, such as 1.2034s")
	flags.StringVar(&f.span, "span", "", "show so much `time`, such as 4ms, or from when to when, as 1.2s..1.35s")
	flags.StringVar(&f.filter, "filter", "", "show only goroutines for which this `expression` holds, such as \"state=send wait>10ms\"")
	flags.StringVar(&f.lanes, "lanes", "", "what the timeline has lanes of: "+strings.Join(lane.Modes(), ", ")+" (default goroutines, or sites where there are many)")
	flags.StringVar(&f.sort, "sort", "", "how lanes of goroutines are sorted: "+strings.Join(lane.Sorts(), ", ")+"; -number and so on the other way round")
	flags.StringVar(&f.chosen, "range", "", "choose this range of `time`, as v does, for statistics: 1.2s..1.35s")
	flags.StringVar(&f.row, "row", "", "begin at the row of this `name`, as y l copies it")
	completeWords(cmd, "lanes", lane.Modes()...)
	completeWords(cmd, "sort", lane.Sorts()...)
	for _, name := range []string{"goroutine", "at", "span", "range", "row"} {
		completeWords(cmd, name)
	}
	if err := cmd.RegisterFlagCompletionFunc("filter", completeFilter); err != nil {
		panic(err) // no such flag
	}
}

// completeFilter completes the last word of a filter, with what the language has.
func completeFilter(_ *cobra.Command, _ []string, text string) ([]string, cobra.ShellCompDirective) {
	var list []string
	for _, c := range filter.Complete(text, len(text), nil) {
		list = append(list, text[:c.Pos]+c.Text+"\t"+c.Doc)
	}
	return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// set puts into the options of the UI what the flags say. What is wrong whatever the
// trace, it says at once.
func (f *startFlags) set(cmd *cobra.Command, opt *tui.Options) error {
	if err := checkView(cmd, f.view); err != nil {
		return err
	}
	opt.View = f.view
	start, err := f.start(cmd)
	if err != nil {
		return usageError(cmd, err.Error())
	}
	opt.Start = start
	return nil
}

func (f *startFlags) start(cmd *cobra.Command) (tui.Start, error) {
	var to tui.Start
	if cmd.Flags().Changed("goroutine") && f.goroutine < 1 {
		return to, fmt.Errorf("--goroutine %d: goroutines are numbered from 1", f.goroutine)
	}
	to.Goroutine = model.GoID(f.goroutine)
	at, err := parseBound("--at", f.at)
	switch {
	case err != nil:
		return to, err
	case at.relative:
		return to, fmt.Errorf("%v: a moment is a time since the start of the trace, such as 1.2034s", at)
	case at.given():
		to.At = &at.at
	}
	if to.Range, to.Span, err = parseSpan(f.span); err != nil {
		return to, fmt.Errorf("--span %s: %w", f.span, err)
	}
	if f.lanes != "" {
		m, ok := lane.ModeOf(f.lanes)
		if !ok {
			return to, fmt.Errorf("no lanes %q: there are %s", f.lanes, strings.Join(lane.Modes(), ", "))
		}
		to.Lanes = &m
	}
	var ok bool
	if to.Order, ok = orderOf(f.sort); !ok {
		return to, fmt.Errorf("no order %q: there are %s", f.sort, strings.Join(lane.Sorts(), ", "))
	}
	var length model.Time
	if to.Chosen, length, err = parseSpan(f.chosen); err != nil || length > 0 {
		return to, fmt.Errorf("--range %s: no range such as 1.2s..1.35s", f.chosen)
	}
	to.Row = f.row
	to.Filter, err = filter.Parse(f.filter)
	if wrong, ok := errors.AsType[*filter.Error](err); ok {
		return to, fmt.Errorf("--filter is not understood:\n%s", strings.TrimSpace(wrong.Show(f.filter)))
	}
	return to, err
}

// orderOf reads an order of lanes; "" is none.
func orderOf(text string) (o session.Arrangement, ok bool) {
	if text == "" {
		return o, true
	}
	word, back := strings.CutPrefix(text, "-")
	by, ok := lane.SortOf(word)
	return session.Arrangement{By: by, Back: back, Chosen: true}, ok
}

// parseSpan reads how much time is shown: a length, or from when to when.
func parseSpan(text string) (*session.Range, model.Time, error) {
	if text == "" {
		return nil, 0, nil
	}
	if d, err := time.ParseDuration(withUnit(text)); err == nil && d > 0 {
		return nil, model.Time(d), nil
	}
	goal, ok, err := palette.Read(text, palette.Here{End: math.MaxInt64 / 2})
	switch {
	case err != nil:
		return nil, 0, err
	case !ok || goal.Kind != palette.Range:
		return nil, 0, errors.New("no length such as 4ms, and no range such as 1.2s..1.35s")
	}
	return &session.Range{Start: goal.From, Span: goal.To - goal.From}, 0, nil
}
