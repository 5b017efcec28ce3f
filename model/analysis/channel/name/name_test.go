package name_test

import (
	"strings"
	"testing"

	"chanlens/model/analysis/channel/name"
)

const text = `package p

func f() {
	results <- r
	v, ok := <-s.done
	for j := range jobs {
		out <- <-in
	}
	close(quit)
	c.wg.Wait()
	select {
	case a.c <- v:
	case <-ctx.Done():
	}
	select {
	case <-x:
	case v := <-y:
		z <- v
	}
	mu.Lock()
	subs[i].c <- v
	go func() {
		defer close(finished)
		defer mu.Unlock()
		work()
	}()
	send(
		<-first,
		<-second,
	)
	(<-chans).m.RLock()
	for range time.Tick(d) {
	}
	for range 10 {
	}
	jobs := make(chan job, 8)
	a, b := make(chan int), make(chan int)
	s.done = make(chan struct{})
	return &t{in: make(chan int), all: []chan int{make(chan int)}}
	var out = make(chan int)
	_ = make(chan int)
}

type t struct{}

func (t) g() int {
	return <-second
}

var h = func() {
	in <- 1
}
`

func TestAt(t *testing.T) {
	f := name.New([]byte(text))
	lines := strings.Split(text, "\n")
	for _, tt := range []struct {
		line string
		role name.Role
		want string // "" for none
	}{
		{"results <- r", name.Send, "results"},
		{"results <- r", name.Receive, ""},
		{"v, ok := <-s.done", name.Receive, "s.done"},
		{"for j := range jobs {", name.Receive, "jobs"},
		{"out <- <-in", name.Send, "out"},
		{"out <- <-in", name.Receive, "in"},
		{"close(quit)", name.Close, "quit"},
		{"c.wg.Wait()", name.Wait, "c.wg"},
		{"c.wg.Wait()", name.Release, ""},
		{"select {", name.Send, "a.c"},
		{"select {", name.Receive, "ctx.Done()"},
		{"case v := <-y:", name.Receive, "y"},
		{"z <- v", name.Send, "z"},
		{"mu.Lock()", name.Wait, "mu"},
		{"subs[i].c <- v", name.Send, "subs[i].c"},
		{"}()", name.Close, "finished"}, // where the deferred call runs
		{"}()", name.Release, "mu"},
		{"<-first,", name.Receive, "first"},
		{"send(", name.Receive, ""},
		{"(<-chans).m.RLock()", name.Wait, "(<-chans).m"},
		{"for range time.Tick(d) {", name.Receive, "time.Tick(d)"},
		{"work()", name.Send, ""},
		{"for range 10 {", name.Receive, ""},
		{"return <-second", name.Receive, "second"},
		{"in <- 1", name.Send, "in"},
		{"jobs := make(chan job, 8)", name.Make, "jobs"},
		{"jobs := make(chan job, 8)", name.Send, ""},
		{"a, b := make(chan int), make(chan int)", name.Make, ""},
		{"s.done = make(chan struct{})", name.Make, "s.done"},
		{"return &t{in: make(chan int), all: []chan int{make(chan int)}}", name.Make, "in"},
		{"var out = make(chan int)", name.Make, "out"},
		{"_ = make(chan int)", name.Make, ""},
	} {
		line := 0
		for i, l := range lines {
			if strings.TrimSpace(l) == tt.line {
				line = i + 1
				break
			}
		}
		if got, _ := f.At(line, tt.role); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.line, got, tt.want)
		}
	}
	// Of a select with several cases on a side, it is not clear which one is meant.
	if got, ok := f.At(15, name.Receive); ok {
		t.Errorf("the select with two receives gives %q", got)
	}
}

// What cannot be parsed gives no names, and no panic.
func TestParseBroken(t *testing.T) {
	for _, text := range []string{"", "no Go at all", "package p\nfunc f() { a <- ", "package p\nfunc f() {\n\ta <- b\n}\nfunc ("} {
		f := name.New([]byte(text))
		for line := range 6 {
			for role := range name.Make + 1 {
				f.At(line, role)
			}
		}
	}
}

func FuzzAt(f *testing.F) {
	f.Add(text, 4, uint8(0))
	f.Fuzz(func(t *testing.T, text string, line int, role uint8) {
		name.New([]byte(text)).At(line, name.Role(role))
	})
}
