package finding_test

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/finding"
	"chanlens/model/analysis/verdict"
)

// Titles call channels and locks by their names, where these are known and there is
// but one at the place.
func TestNamesInTitles(t *testing.T) {
	tests := []struct {
		op    string
		known channel.Result
		want  string
	}{
		{"send", channel.Result{}, "3 senders wait for ever in main.ask (main.go:48)"},
		{"send", channels("results"), "3 senders wait for ever on results in main.ask (main.go:48)"},
		{"send", channels("results", "answers"), "3 senders wait for ever in main.ask (main.go:48)"},
		{"send", channels("main.go:48"), "3 senders wait for ever in main.ask (main.go:48)"},
		{"Mutex.Lock", locks("s.mu"), "3 goroutines wait for ever for a lock: Mutex.Lock of s.mu in main.ask (main.go:48)"},
	}
	for _, tt := range tests {
		tr := stuck(3, tt.op, "ask").trace(t)
		e := finding.Evidence{Trace: tr, Blocked: verdict.AtEnd(t.Context(), tr), Channels: tt.known}
		e.Groups = verdict.GroupBlocked(tr, e.Blocked)
		site := tr.Site(e.Blocked[0].Stack)
		for i := range tt.known.Channels {
			tt.known.Channels[i].Uses = []channel.Use{{Op: model.OpSend, Site: site}}
		}
		for i := range tt.known.Locks {
			tt.known.Locks[i].Uses = []channel.Use{{Op: model.OpMutexLock, Site: site}}
		}
		found := finding.Find(e)
		if len(found) != 1 || found[0].Title != tt.want {
			t.Errorf("%s: found %+v, want %q", tt.op, found, tt.want)
		}
	}
}

func channels(names ...string) (r channel.Result) {
	for _, name := range names {
		r.Channels = append(r.Channels, channel.Channel{Name: name})
	}
	return r
}

func locks(name string) channel.Result {
	return channel.Result{Locks: []channel.Lock{{Name: name}}}
}

// A key stays what it is when lines, counts and times change, and tells two places of
// one function apart.
func TestKeys(t *testing.T) {
	keys := func(s *script) string {
		var keys []string
		for _, f := range examine(t.Context(), s.trace(t)) {
			keys = append(keys, f.Key)
		}
		return strings.Join(keys, ", ")
	}
	a := keys(stuck(3, "send", "ask"))
	moved := new(script)
	moved.WriteString(strings.ReplaceAll(stuck(5, "send", "ask").String(), "main.go:48", "main.go:52"))
	if b := keys(moved); a != b || a != "stuck-senders waits=main.ask" {
		t.Errorf("keys %q and %q", a, b)
	}
	two := stuck(3, "send", "ask")
	two.goroutine(20, "ask")
	two.line("^ send @ %smain.ask main.go:60", leaf("send"))
	if got, want := keys(two), "stuck-senders waits=main.ask, stuck-senders waits=main.ask #2"; got != want {
		t.Errorf("keys %q, want %q", got, want)
	}
}
