package filter_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/filter"
	"chanlens/model/format"
)

// TestActing holds who is chosen by recorded channel operations, in the scene that the screens
// show, and that a trace without any is no silent "nobody".
func TestActing(t *testing.T) {
	src, err := os.ReadFile("../../../tui/testdata/ops.txt")
	if err != nil {
		t.Fatal(err)
	}
	tr, err := model.ParseText(string(src))
	if err != nil {
		t.Fatal(err)
	}
	facts := &filter.Facts{Channels: []string{}, ChannelsOf: func(list []int, _ model.Interval) []int { return list },
		Recorded: format.ChanNames{1: "jobs"}}
	for _, c := range []struct{ text, want string }{
		{"chan-op=send", "1 7 10"},
		{"chan-op=close", "1 9"},
		{"chan-op=panic", "9"},
		{"chan-op=default", "9"},
		{"chan-op in (panic, send)", "1 7 9 10"},
		{"chan-op=receive and state=select", "8"},
		{"chan-op=receive and state=running", "7 8"},
		{"cap=0 and chan-op=send", "7 10"},
		{"cap>=4", "1 7"},
		{"elem~job", "1 7"},
		{"elem=error", "10"},
		{`channel="chan int #2"`, "7 8"},
		{"channel=main.go:8", "1 7"},
		{"channel=jobs", "1 7"},
		{"channel~nothing", ""},
		{"not goroutine in having(chan-op in (send, receive))", "9"},
		{"chan-op=drain", ""},
	} {
		e, err := filter.Parse(c.text)
		if err != nil {
			t.Fatalf("%s: %v", c.text, err)
		}
		f, err := filter.Compile(e, tr, facts)
		if err != nil {
			t.Fatalf("%s: %v", c.text, err)
		}
		set, err := f.Match(t.Context(), 0, tr.End(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for g := range set.All() {
			got = append(got, fmt.Sprint(tr.Goroutine(g).ID))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: goroutines %v, want %s", c.text, got, c.want)
		}
	}
	plain, err := model.ParseText("generation 1 0 100\ngoroutine 1 main.main\n ^ running P0\n")
	if err != nil {
		t.Fatal(err)
	}
	e, _ := filter.Parse("cap>3")
	var wrong *filter.Error
	if _, err := filter.Compile(e, plain, facts); !errors.As(err, &wrong) || wrong.Hint == "" {
		t.Errorf("without recorded operations: %v, want an error that says what to do", err)
	}
}
