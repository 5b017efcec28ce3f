package moment_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/moment"
)

// finder returns a Finder in a trace in text form.
func finder(t *testing.T, src string) *moment.Finder {
	t.Helper()
	tr, err := model.ParseText(src)
	if err != nil {
		t.Fatal(err)
	}
	r, err := examine.All(t.Context(), tr, examine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return moment.NewFinder(tr, &r.Channels)
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// say writes moments: when, and in words.
func say(f *moment.Finder, all []moment.Moment) string {
	var b strings.Builder
	for _, m := range all {
		fmt.Fprintf(&b, "%v", time.Duration(m.At))
		if m.End != m.At {
			fmt.Fprintf(&b, "-%v", time.Duration(m.End))
		}
		if m.Never {
			b.WriteString(" for ever")
		}
		fmt.Fprintf(&b, " %s\n", f.Words(m))
	}
	return b.String()
}

func testX(t *testing.T) {
	f := finder(t, readFile(t, "../../../tui/testdata/ops.txt"))
	for _, q := range []string{"sends", "receives", "selects", "default", "panics", "closes", "makes", "starts", "exits", "go-statements", "waits", "sleeps", "runs by worker", "receive that is closed", "select on main.go:9", "receives on main.go:9", "2nd receive on \"chan int #2\"",
		"end of last send by main", "last send that waits", "receive by worker after (first close)","end of trace", "start of trace"} {
		x, err := moment.Parse(q)
		if err != nil {
			t.Error(q, err)
			continue
		}
		fmt.Printf("-- %v\n%s", x, say(f, f.All(x)))
		m, ok := f.First(x)
		fmt.Println("   first:", ok, say(f, []moment.Moment{m}))
	}
	for _, q := range []string{"recieve", "send on", "send on x on y", "2nd", "", "run on x", "send that blocks", "send by f#0", "send longer 5", "send longer than 5", "send after first x", "send after (", "send after (close", "region parse", "trace", "send )", `send on "x`, "send bye f", "close that is closed", "start of trace now", "send send"} {
		_, err := moment.Parse(q)
		fmt.Printf("%-20s %v\n", q, err)
	}
}
