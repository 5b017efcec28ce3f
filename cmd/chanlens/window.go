package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/format"

	"github.com/spf13/cobra"
)

// windowFlags are the values of --from and --to, as they were given.
type windowFlags struct{ from, to string }

// addWindowFlags adds the flags that choose a part of the trace by time.
func addWindowFlags(cmd *cobra.Command, flags *windowFlags) {
	f := cmd.Flags()
	f.StringVar(&flags.from, "from", "", "leave out what is before this `moment`: 1m30s, 350ms, 12.5 (seconds), 40% (of the trace)")
	f.StringVar(&flags.to, "to", "", "leave out what is after this `moment`")
	completeWords(cmd, "from")
	completeWords(cmd, "to")
}

// parse reads the flags. What is wrong whatever the trace, it says at once.
func (f windowFlags) parse() (window, error) {
	var w window
	var err error
	if w.from, err = parseBound("--from", f.from); err != nil {
		return window{}, err
	}
	if w.to, err = parseBound("--to", f.to); err != nil {
		return window{}, err
	}
	alike := w.from.given() && w.to.given() && w.from.relative == w.to.relative
	if alike && (w.to.at < w.from.at || w.to.at == w.from.at && w.to.share <= w.from.share) {
		return window{}, fmt.Errorf("%v is not later than %v", w.to, w.from)
	}
	return w, nil
}

// window is the part of a trace that was asked for. The zero value is all of it.
type window struct{ from, to bound }

// all reports whether nothing is to be left out.
func (w window) all() bool { return !w.from.given() && !w.to.given() }

// of returns the window's place in a trace of a length: 0 <= from < to <= length,
// unless the whole of a trace of no length is asked for. A window that reaches beyond
// the end of the trace ends there.
func (w window) of(length model.Time) (from, to model.Time, err error) {
	if w.all() {
		return 0, max(length, 0), nil
	}
	if length <= 0 {
		return 0, 0, errors.New("how long the trace is cannot be told, so that --from and --to have no meaning for it")
	}
	to = length
	if w.from.given() {
		from = w.from.of(length)
	}
	if w.to.given() {
		to = min(w.to.of(length), length)
	}
	switch {
	case from >= length:
		return 0, 0, fmt.Errorf("%v leaves nothing of the trace, which is %s long", w.from, format.Moment(length, time.Millisecond))
	case to <= 0:
		return 0, 0, fmt.Errorf("%v leaves nothing of the trace, which is %s long", w.to, format.Moment(length, time.Millisecond))
	case to <= from:
		return 0, 0, fmt.Errorf("%v is not later than %v: the trace is %s long", w.to, w.from, format.Moment(length, time.Millisecond))
	}
	return from, to, nil
}

// bound is one end of a window.
type bound struct {
	flag, text string     // as given; text is "" if it was not
	relative   bool       // share counts, and not at
	at         model.Time // since the start of the trace
	share      float64    // of the trace, 0 to 1
}

func (b bound) given() bool { return b.text != "" }

func (b bound) String() string { return b.flag + " " + b.text }

// of returns the moment in a trace of a length. It may lie beyond the end.
func (b bound) of(length model.Time) model.Time {
	if !b.relative {
		return b.at
	}
	return min(model.Time(b.share*float64(length)), length)
}

// parseBound reads the value of a flag that names a moment: a duration since the start
// of the trace, a number of seconds, or a share of the trace. "" is no bound.
func parseBound(flag, text string) (bound, error) {
	b := bound{flag: flag, text: strings.TrimSpace(text)}
	switch {
	case !b.given():
		return b, nil
	case strings.HasPrefix(b.text, "-"):
		return bound{}, fmt.Errorf("%v: a moment counts from the start of the trace and cannot be negative", b)
	}
	if number, ok := strings.CutSuffix(b.text, "%"); ok {
		share, err := parseShare(number)
		if err != nil {
			return bound{}, fmt.Errorf("%v: %w", b, err)
		}
		b.relative, b.share = true, share
		return b, nil
	}
	d, err := time.ParseDuration(withUnit(b.text))
	if err != nil {
		return bound{}, fmt.Errorf("%v: no moment; write it like 1m30s, 350ms, 12.5 (seconds) or 40%% (of the trace)", b)
	}
	b.at = model.Time(d)
	return b, nil
}

// withUnit takes a plain number for seconds.
func withUnit(text string) string {
	if isPlainNumber(text) {
		return text + "s"
	}
	return text
}

// parseShare reads the number before a per cent sign, as a share of 1.
func parseShare(number string) (float64, error) {
	number = strings.TrimSpace(number)
	x, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil || !isPlainNumber(number):
		return 0, errors.New("no percentage")
	case x > 100:
		return 0, errors.New("more than 100%")
	}
	return x / 100, nil
}

// isPlainNumber reports whether a text has only digits and points, so that it is no
// "Inf", "0x10" or "1e9".
func isPlainNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789.") == ""
}
