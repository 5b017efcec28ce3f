package compare

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
)

// Places of one function are the same in their order, however far they moved.
func TestAlign(t *testing.T) {
	tests := []struct{ before, after, want string }{
		{"", "", ""},
		{"10", "10", "10=10"},
		{"10", "300", "10=300"},
		{"10 20", "20 30", "10=20 20=30"},
		{"10 20 30", "15 99", "10- 20=15 30=99"},
		{"10 20 30", "10 30", "10=10 20- 30=30"},
		{"10 20 30", "15 25 28 35", "10=15 20=25 +28 30=35"},
		{"10 30", "5 10 30 40", "+5 10=10 30=30 +40"},
		{"10", "5 10 15", "+5 10=10 +15"},
		{"10 20", "", "10- 20-"},
		{"", "10 20", "+10 +20"},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range align(atLines(tt.before), atLines(tt.after)) {
			switch {
			case p.before == nil:
				got = append(got, fmt.Sprintf("+%d", p.after.at.Line))
			case p.after == nil:
				got = append(got, fmt.Sprintf("%d-", p.before.at.Line))
			default:
				got = append(got, fmt.Sprintf("%d=%d", p.before.at.Line, p.after.at.Line))
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%q to %q: %s, want %s", tt.before, tt.after, s, tt.want)
		}
	}
}

func atLines(s string) []item {
	var items []item
	for word := range strings.FieldsSeq(s) {
		var line int
		fmt.Sscan(word, &line)
		items = append(items, item{key: "send main.f", at: model.Frame{Func: "main.f", File: "main.go", Line: line}})
	}
	return items
}

// Every item is in one pair, and pairs are of one key.
func TestPairUp(t *testing.T) {
	before := []item{{key: "c"}, {key: "a"}, {key: "b"}, {key: "b", at: model.Frame{Line: 2}}}
	after := []item{{key: "d"}, {key: "b", at: model.Frame{Line: 9}}, {key: "c"}}
	pairs := pairUp(before, after)
	n := 0
	for _, p := range pairs {
		if p.before != nil {
			n++
		}
		if p.after != nil {
			n++
		}
		if p.before != nil && p.after != nil && p.before.key != p.after.key {
			t.Errorf("%s is paired with %s", p.before.key, p.after.key)
		}
	}
	if n != len(before)+len(after) || len(pairs) != 5 {
		t.Errorf("%d items in %d pairs, want 7 in 5", n, len(pairs))
	}
}
