package whyprint

import (
	"strings"
	"testing"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model"
)

// recorded is a program whose goroutine 1 waits in a select and is sent something by the
// select of 2, and then waits to receive until the end.
const recorded = `
generation 1 0 1ms
goroutine 1 main.main
  ^ running P0 T1
  100us select @ runtime.selectgo select.go:300 < main.main main.go:8
  200us runnable woken by 2 @ runtime.selectgo select.go:300 < main.other main.go:20
  250us running P0 T1
  300us receive @ runtime.chanrecv1 chan.go:500 < main.main main.go:12
goroutine 2 main.other
  ^ running P1 T2
  400us runnable
chan 1 cap 0 elem "int" sent 0 received 0
chan 2 cap 0 elem "main.Job" sent 0 received 0
op 90us by 1 receive 1 case 0 of 3 waits
op 91us by 1 receive 2 case 1 of 3 waits
op 190us by 2 send 2 seq 1 len 0 case 0 of 2 direct
op 260us by 1 receive 2 seq 1 len 0 case 1 of 3 waited
op 290us by 1 receive 1 waits
`

func TestRecordedChannels(t *testing.T) {
	tr, err := model.ParseText(recorded)
	if err != nil {
		t.Fatal(err)
	}
	a := ask(t, tr, 1, tr.End(), 0)
	text, doc := printed(t, a, report.Text, Options{Width: 100}), printed(t, a, report.JSON, Options{})
	for _, want := range []string{
		"receive from chan int #1  main.main main.go:12; still waits",
		"select, receive from chan main.Job #2  main.main main.go:8",
		"├ goroutine 2 main.other sent on the channel, main.go:20",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from\n%s", want, text)
		}
	}
	for _, want := range []string{`"channel":{"number":1,"name":"chan int #1"}`, `"kind":"send"`, `"channel":{"number":2,"name":"chan main.Job #2"}`} {
		if !strings.Contains(doc, want) {
			t.Errorf("%s is missing from\n%s", want, doc)
		}
	}
	inferred, err := model.ParseText(recorded[:strings.Index(recorded, "chan 1")])
	if err != nil {
		t.Fatal(err)
	}
	if text := printed(t, ask(t, inferred, 1, inferred.End(), 0), report.Text, Options{Width: 100}); strings.Contains(text, "#") {
		t.Errorf("a number of a channel that was not recorded:\n%s", text)
	}
}
