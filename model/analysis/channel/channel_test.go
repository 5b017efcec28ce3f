package channel

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chanlens/model"
)

// Each fixture is a way to use channels, and what is told of it.
func TestChannels(t *testing.T) {
	for _, tt := range []struct {
		name       string
		goroutines int
		play       func(*script)
		want       string
	}{
		{"a hand-off is one channel", 2, func(s *script) {
			s.wait(1, 10, 20, "send", sendAt, 2, receiveAt)
			s.wait(2, 30, 40, "receive", receiveAt, 1, sendAt)
		}, "one: main.send → main.receive, hand-off: 2 sends 2 receives 1 at once 10.0µs sending 10.0µs receiving\n"},

		{"two pairs at the same places are two channels", 4, func(s *script) {
			s.wait(2, 10, 100, "receive", receiveAt, 1, sendAt)
			s.wait(4, 20, 50, "receive", receiveAt, 3, sendAt)
		}, `one: main.send → main.receive (goroutines 2, 1), result used once: 1 sends 1 receives 1 at once 90.0µs receiving
one: main.send → main.receive (goroutines 4, 3), result used once: 1 sends 1 receives 1 at once 30.0µs receiving
`},

		{"workers in turn share a channel", 4, func(s *script) {
			for i := range 9 { // 2, 3, 4 wait in turn, and are woken in turn
				s.wait(2+i%3, 100*i+10, 100*i+250, "receive", receiveAt, 1, sendAt)
			}
		}, "one: main.send → main.receive, starved consumers: 9 sends 9 receives 3 at once 2.16ms receiving\n"},

		{"who is overtaken waits on another channel", 3, func(s *script) {
			for i := range 4 { // 3 begins later and is woken first
				s.wait(2, 1000*i+10, 1000*i+800, "receive", receiveAt, 1, sendAt)
				s.wait(3, 1000*i+20, 1000*i+300, "receive", receiveAt, 1, sendAt)
			}
		}, `one: main.send → main.receive (goroutines 2, 1), starved consumers: 4 sends 4 receives 1 at once 3.16ms receiving
one: main.send → main.receive (goroutines 3, 1), starved consumers: 4 sends 4 receives 1 at once 1.12ms receiving
`},

		{"senders and receivers never wait together", 4, func(s *script) {
			for i := range 3 { // 1 sends to 2 and to 3; 2 waits while 1 waits for 3
				s.wait(2, 1000*i+10, 1000*i+900, "receive", receiveAt, 1, sendAt)
				s.wait(1, 1000*i+100, 1000*i+500, "send", sendAt, 3, receiveAt)
			}
		}, `one: main.send → main.receive (goroutines 2, 1), starved consumers: 3 sends 3 receives 1 at once 2.67ms receiving
one: main.send → main.receive (goroutines 1, 3), slow consumer: 3 sends 3 receives 1 at once 1.20ms sending
`},

		{"a close wakes all at once, in reverse", 4, func(s *script) {
			s.wait(1, 10, 105, "receive", receiveAt, 4, closeAt)
			s.wait(2, 20, 104, "receive", receiveAt, 4, closeAt)
			s.wait(3, 30, 103, "receive", receiveAt, 4, closeAt)
		}, "one: main.stop → main.receive, signal by close: 1 closes 3 at once 252µs receiving\n"},

		{"closes in a loop are of several channels", 4, func(s *script) {
			s.wait(1, 10, 103, "receive", receiveAt, 4, closeAt)
			s.wait(2, 20, 104, "receive", receiveAt, 4, closeAt)
			s.wait(3, 30, 105, "receive", receiveAt, 4, closeAt)
		}, `one: main.stop → main.receive (goroutines 1, 4), signal by close: 1 closes 1 at once 93.0µs receiving
one: main.stop → main.receive (goroutines 2, 4), signal by close: 1 closes 1 at once 84.0µs receiving
one: main.stop → main.receive (goroutines 3, 4), signal by close: 1 closes 1 at once 75.0µs receiving
`},

		{"a wait after a close is on another channel", 2, func(s *script) {
			s.wait(1, 10, 100, "receive", receiveAt, 2, closeAt)
			s.wait(1, 200, 300, "receive", receiveAt, 2, closeAt)
		}, `one: main.stop → main.receive (goroutines 1, 2), signal by close: 1 closes 1 at once 100µs receiving
one: main.stop → main.receive (goroutines 1, 2), signal by close: 1 closes 1 at once 90.0µs receiving
`},

		{"the cases of a select are told apart by who comes", 3, func(s *script) {
			s.wait(1, 10, 50, "select", selectAt, 2, sendAt)
			s.wait(1, 60, 90, "select", selectAt, 3, closeAt)
			s.wait(1, 100, 120, "select", selectAt, 0, "")
			s.wait(1, 130, 140, "select", selectAt, 2, cancelAt)
		}, `one: main.send → main.choose, result used once: 1 sends 1 receives 1 at once 40.0µs selecting
one: main.stop → main.choose, signal by close: 1 closes 1 at once 30.0µs selecting
one: timer at main.go:30, timer: 1 timers 1 at once 20.0µs selecting
one: ctx.Done() cancelled at main.go:50, signal by close: 1 cancels 1 at once 10.0µs selecting
`},

		{"of select and select no direction is known", 2, func(s *script) {
			s.wait(1, 10, 50, "select", selectAt, 2, selectAt)
		}, "one: select at main.go:30, result used once: 1 selects 1 at once 40.0µs selecting\n"},

		{"who never met anybody has a channel, too", 3, func(s *script) {
			s.open(1, 10, "send", sendAt)
			s.open(2, 10, "send", sendAt)
		}, "several (2): send at main.go:10, idle: 2 at once 2 senders at end 2.00s sending\n"},

		{"an open wait is on the channel of its node", 2, func(s *script) {
			s.wait(2, 10, 20, "receive", receiveAt, 1, sendAt)
			s.open(2, 30, "receive", receiveAt)
		}, "one: main.send → main.receive, starved consumers: 1 sends 1 receives 1 at once 1 receivers at end 1.00s receiving\n"},

		{"an open wait that was overtaken is not", 3, func(s *script) {
			for i := range 3 {
				s.wait(2, 100*i+10, 100*i+50, "receive", receiveAt, 1, sendAt)
				s.wait(3, 100*i+20, 100*i+60, "receive", receiveAt, 1, sendAt)
			}
			s.open(2, 310, "receive", receiveAt)
			s.wait(3, 400, 500, "receive", receiveAt, 1, sendAt)
		}, `one: receive at main.go:20, idle: 1 at once 1 receivers at end 1.00s receiving
one: main.send → main.receive, starved consumers: 7 sends 7 receives 2 at once 340µs receiving
`},

		{"a Mutex", 3, func(s *script) {
			s.wait(1, 10, 2000, "Mutex.Lock", lockAt, 2, unlockAt)
			s.wait(3, 20, 2010, "Mutex.Lock", lockAt, 1, unlockAt)
			s.open(2, 3000, "Mutex.Lock", lockAt)
		}, "lock Mutex.Lock at main.go:60: 3 waits, 2 at once, 1 at end, 3 starved\n"},

		{"nil channels are none", 1, func(s *script) {
			s.open(1, 10, "send-on-nil-channel", "@ runtime.chansend1 chan.go:161 < main.send main.go:10")
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var s script
			tt.play(&s)
			r := studied(t, s.trace(t, tt.goroutines)).Result()
			if diff := cmp.Diff(strings.Split(tt.want, "\n"), strings.Split(told(r), "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, c := range r.Channels {
				if c.Confidence <= 0 || c.Confidence > 1 || c.Evidence == "" {
					t.Errorf("%s: confidence %v, evidence %q", c.Name, c.Confidence, c.Evidence)
				}
			}
		})
	}
}

// Names are told apart once, however often that is asked for.
func TestTellApart(t *testing.T) {
	var s script
	s.wait(2, 10, 100, "receive", receiveAt, 1, sendAt)
	s.wait(4, 20, 50, "receive", receiveAt, 3, sendAt)
	tr := s.trace(t, 4)
	r := studied(t, tr).Result()
	r.NameFromSource(tr, func(model.Frame) ([]byte, bool) { return nil, false })
	for i, want := range []string{"main.send → main.receive (goroutines 2, 1)", "main.send → main.receive (goroutines 4, 3)"} {
		if got := r.Channels[i].Name; got != want {
			t.Errorf("channel %d is called %q, want %q", i+1, got, want)
		}
	}
}
