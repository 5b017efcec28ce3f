package near_test

import (
	"testing"

	"chanlens/model/near"
)

func TestName(t *testing.T) {
	names := []string{"send", "receive", "close", "select", "cond-wait"}
	for _, c := range []struct{ text, want string }{
		{"recieve", "receive"},
		{"Send", "send"},
		{"sned", "send"},
		{"con", "cond-wait"},
		{"lock", ""},
		{"", ""},
	} {
		if got, ok := near.Name(c.text, names); got != c.want || ok != (c.want != "") {
			t.Errorf("Name(%q) = %q, %v; want %q", c.text, got, ok, c.want)
		}
	}
}
