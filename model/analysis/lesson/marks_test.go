package lesson_test

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model/analysis/lesson"
)

// TestRuns holds where texts are divided: code stands in <>, what is bold in [].
func TestRuns(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"plain", "plain"},
		{"a `make(chan int)`, then **no** more", "a |<make(chan int)>|, then |[no]| more"},
		{"`a``b`", "<a>|<b>"},
		{"**all of it**", "[all of it]"},
		{"**bold `with` code**", "[bold `with` code]"},
		{"`x ** y` and ** z", "<x ** y>| and ** z"},
		{"an unpaired ` mark", "an unpaired ` mark"},
		{"two `` and **** are text", "two `` and **** are text"},
	} {
		var parts []string
		for _, r := range lesson.Runs(c.text) {
			parts = append(parts, fmt.Sprintf([]string{"%s", "<%s>", "[%s]"}[r.Mark], r.Text))
		}
		if got := strings.Join(parts, "|"); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}
