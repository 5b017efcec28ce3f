package filter_test

import (
	"strings"
	"testing"

	"chanlens/model/analysis/filter"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What can stand at the cursor, which is the bar.
func TestComplete(t *testing.T) {
	tr := fixture(t, server)
	names := filter.NamesOf(tr, facts(tr))
	for _, c := range []struct{ text, want string }{
		{"st|", "state stack started stuck"},
		{"stat| and x", "state"},
		{"not cr|", "creator created-by"},
		{"(wai|", "wait waits"},
		{"state|", "= != in"},
		{"state |", "= != in"},
		{"state !|", "!="},
		{"wait>|", "10us 100us 1ms 10ms 100ms 1s >="},
		{"state=mu|", "mutex rwmutex"},
		{"state in (send, re|", "receive"},
		{"op=rwm|", "RWMutex.Lock-queue RWMutex.Lock RWMutex.RLock"},
		{"stuck |", "and or"},
		{"stuck o|", "op or"},
		{"stuck and |", "state op wait"},
		{"func~hand|", "main.handler"},
		{"func=|", "main.handler main.(*queue).run main.main net/http.(*Server).Serve"},
		{`func="main.h|`, "main.handler"},
		{"place=main.go:1|", "main.go:10 main.go:15"},
		{"goroutine in |", "created-by( woken-by( descendants-of( family( having( ("},
		{"goroutine in fam|", "family("},
		{"goroutine in family(serve|", "net/http.(*Server).Serve"},
		{"goroutine in having(chan|", "channel chan-op"},
		{"channel=|", "jobs results"},
		{"verdict=w|", "waiting"},
		{"finding~he|", "herd"},
		{"task=|", "request"},
		{"system=|", "yes no"},
		{"nonsense=|", ""},
		{"goroutine=|", ""},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		var got []string
		for _, x := range filter.Complete(before+after, len(before), names) {
			got = append(got, x.Text)
			if x.Pos+x.Len != len(before) {
				t.Errorf("%q: %q replaces %+v, which does not end at the cursor", c.text, x.Text, x.Span)
			}
		}
		want := strings.Fields(c.want)
		if c.want == "state op wait" || c.text == "stuck |" || c.text == "stuck o|" { // and all other fields
			got = got[:min(len(got), len(want))]
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

// Every example of the reference is right, and everything has its words.
func TestReference(t *testing.T) {
	tr := fixture(t, server+"chan 1 cap 3 elem \"int\" sent 0 received 0\n")
	for _, e := range filter.Reference() {
		if e.Group == "" || e.Name == "" || e.Doc == "" {
			t.Errorf("%+v lacks words", e)
		}
		if strings.HasPrefix(e.Group, "Fields") && !strings.Contains(e.Example, e.Name) {
			t.Errorf("the example of %s is %q, which is of something else", e.Name, e.Example)
		}
		x, err := filter.Parse(e.Example)
		if err != nil {
			t.Errorf("the example of %s: %v", e.Name, err)
			continue
		}
		some := facts(tr)
		some.FindingKinds = nil
		if _, err := filter.Compile(x, tr, some); err != nil {
			t.Errorf("the example of %s: %v", e.Name, err)
		}
	}
}
