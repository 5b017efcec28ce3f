package source

import (
	"strings"
	"testing"
)

const mail = `package mail

var hook = func() {
	notify()
}

func (b *Box[T]) Send(m T) {
	go func() {
		b.c <- m
	}()
}

func Map[A any](list []A) {
}
`

// TestDoubt holds which frames a text is believed to have.
func TestDoubt(t *testing.T) {
	for _, tt := range []struct {
		fn   string
		line int
		want string
	}{
		{"example.com/mail.(*Box[...]).Send", 7, ""},
		{"example.com/mail.(*Box[go.shape.struct { a/b.c int }]).Send", 8, ""},
		{"example.com/mail.(*Box[...]).Send.func1", 9, ""},
		{"example.com/mail.(*Box[...]).Send.gowrap1", 8, ""},
		{"example.com/mail.Box.Send-fm", 7, ""},
		{"example.com/mail.Post.(*Box[...]).Send.func2", 9, ""}, // Send is inlined in Post
		{"example.com/mail.Map[...].func1-range2", 13, ""},
		{"example.com/mail.glob..func1", 4, ""},
		{"example.com/mail.init.func1", 4, ""},
		{"example.com/mail.init.0", 4, ""},
		{"", 4, ""},
		{"example.com/mail.Map[...]", 0, ""},
		{"example.com/mail.Map[...]", 9, "may differ: line 9 is not in Map"},
		{"example.com/mail.(*Box[...]).Receive.func1", 9, "may differ: line 9 is not in Receive"},
		{"example.com/mail.Send", 4, "may differ: line 4 is not in Send"},
		{"example.com/mail.Map", 14, ""},
		{"example.com/mail.Map", 15, "may differ: it has 14 lines only"},
	} {
		if got := doubt("send.go", []byte(mail), tt.fn, tt.line); got != tt.want {
			t.Errorf("%s at %d: %q, want %q", tt.fn, tt.line, got, tt.want)
		}
	}
	if got := doubt("asm.s", []byte(mail), "runtime.asmcgocall", 9); got != "" {
		t.Errorf("assembly: %q", got)
	}
	if got := doubt("send.go", []byte(strings.TrimSpace(mail)), "a.Map", 14); got != "" {
		t.Errorf("no line end at the end: %q", got)
	}
}
