package main

import (
	"strings"
	"testing"
	"time"

	"chanlens/model"

	"github.com/spf13/cobra"
)

func TestWindow(t *testing.T) {
	const length = model.Time(100 * time.Second)
	const all = time.Duration(length)
	for _, tt := range []struct {
		from, to string
		wantFrom time.Duration
		wantTo   time.Duration
		err      string // a part of it
	}{
		{"", "", 0, all, ""},
		{"12s", "", 12 * time.Second, all, ""},
		{"", "350ms", 0, 350 * time.Millisecond, ""},
		{"1.5s", "1m30s", 1500 * time.Millisecond, 90 * time.Second, ""},
		{"12.5", "13", 12500 * time.Millisecond, 13 * time.Second, ""},
		{"0", "1", 0, time.Second, ""},
		{".5", "1.", 500 * time.Millisecond, time.Second, ""},
		{"10µs", "20us", 10 * time.Microsecond, 20 * time.Microsecond, ""},
		{"40%", "", 40 * time.Second, all, ""},
		{"0%", "100%", 0, all, ""},
		{"12.5 %", " 50% ", 12500 * time.Millisecond, 50 * time.Second, ""},
		{"40%", "41s", 40 * time.Second, 41 * time.Second, ""},
		{"1m39s", "2m", 99 * time.Second, all, ""},
		{"+5s", "", 5 * time.Second, all, ""},

		{"-5s", "", 0, 0, "--from -5s: a moment counts from the start of the trace and cannot be negative"},
		{"", "-40%", 0, 0, "--to -40%: a moment counts from the start of the trace and cannot be negative"},
		{"7s", "5s", 0, 0, "--to 5s is not later than --from 7s"},
		{"7", "7s", 0, 0, "--to 7s is not later than --from 7"},
		{"40%", "40%", 0, 0, "--to 40% is not later than --from 40%"},
		{"50%", "30s", 0, 0, "--to 30s is not later than --from 50%: the trace is 1m40"},
		{"0", "0", 0, 0, "--to 0 is not later than --from 0"},
		{"", "0", 0, 0, "--to 0 leaves nothing of the trace, which is"},
		{"2m", "", 0, 0, "--from 2m leaves nothing of the trace, which is 1m40"},
		{"100%", "", 0, 0, "--from 100% leaves nothing of the trace, which is 1m40"},
		{"2m", "3m", 0, 0, "--from 2m leaves nothing of the trace, which is 1m40"},
		{"", "101%", 0, 0, "--to 101%: more than 100%"},
		{"%", "", 0, 0, "--from %: no percentage"},
		{"Inf%", "", 0, 0, "--from Inf%: no percentage"},
		{"1e3", "", 0, 0, "--from 1e3: no moment"},
		{"..", "", 0, 0, "--from ..: no moment"},
		{"soon", "", 0, 0, "write it like 1m30s"},
		{"5 s", "", 0, 0, "--from 5 s: no moment"},
		{"99999999999", "", 0, 0, "--from 99999999999: no moment"},
	} {
		w, err := windowFlags{tt.from, tt.to}.parse()
		var from, to model.Time
		if err == nil {
			from, to, err = w.of(length)
		}
		name := tt.from + " to " + tt.to
		switch {
		case tt.err == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)):
			t.Errorf("%s: error %q, want %q", name, err, tt.err)
		case err == nil && (from != model.Time(tt.wantFrom) || to != model.Time(tt.wantTo)):
			t.Errorf("%s: %d to %d, want %d to %d", name, from, to, tt.wantFrom, tt.wantTo)
		}
	}
}

func TestWindowOfUnknownLength(t *testing.T) {
	if from, to, err := (window{}).of(0); from != 0 || to != 0 || err != nil {
		t.Errorf("all of nothing is %d to %d, %v", from, to, err)
	}
	w, err := windowFlags{from: "1s"}.parse()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.of(0); err == nil || !strings.Contains(err.Error(), "cannot be told") {
		t.Errorf("a window of nothing: %v", err)
	}
}

func TestWindowFlags(t *testing.T) {
	var flags windowFlags
	cmd := &cobra.Command{Use: "x"}
	addWindowFlags(cmd, &flags)
	if err := cmd.ParseFlags([]string{"--from", "12s", "--to=40%"}); err != nil {
		t.Fatal(err)
	}
	if flags != (windowFlags{"12s", "40%"}) {
		t.Errorf("parsed %+v", flags)
	}
	if usage := cmd.Flags().FlagUsages(); !strings.Contains(usage, "--from moment") {
		t.Errorf("usage:\n%s", usage)
	}
}

// FuzzWindow holds that whatever is given, the window is in order and in the trace.
func FuzzWindow(f *testing.F) {
	f.Add("12s", "1m30s", int64(100e9))
	f.Add("40%", "99.9%", int64(3))
	f.Add("", "12.5", int64(1<<62))
	f.Add("-1", "+Inf%", int64(0))
	f.Add("9223372036854775807ns", "100%", int64(1<<63-1))
	f.Fuzz(func(t *testing.T, from, to string, length int64) {
		w, err := windowFlags{from, to}.parse()
		if err != nil {
			return
		}
		a, b, err := w.of(model.Time(length))
		switch {
		case err != nil:
		case w.all() && a == 0 && b == model.Time(max(length, 0)):
		case a < 0 || a >= b || b > model.Time(length):
			t.Errorf("%q to %q of %d: %d to %d", from, to, length, a, b)
		}
	})
}
