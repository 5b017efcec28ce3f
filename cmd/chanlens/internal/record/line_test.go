package record

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the go command is given for what a user types. OVERLAY and EXEC are ours.
func TestGoArgs(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"go run .", "run -overlay=OVERLAY -exec=EXEC ."},
		{"go run -race . -race -overlay x", "run -overlay=OVERLAY -exec=EXEC -race . -race -overlay x"},
		{"go run -C dir . -C x", "run -C dir -overlay=OVERLAY -exec=EXEC . -C x"},
		{"go run -C=dir .", "run -C dir -overlay=OVERLAY -exec=EXEC ."},
		{"go run --C dir .", "run -C dir -overlay=OVERLAY -exec=EXEC ."},
		{"go -C dir run .", "run -C dir -overlay=OVERLAY -exec=EXEC ."},
		{"go --C=dir test -v . -args -C x", "test -C dir -overlay=OVERLAY -exec=EXEC -v . -args -C x"},
		{"go run -overlay mine.json -tags a,b main.go more.go x", "run -overlay=OVERLAY -exec=EXEC -tags a,b main.go more.go x"},
		{"go run -overlay=mine.json .", "run -overlay=OVERLAY -exec=EXEC ."},
		{"go run -exec sudo .", "run -overlay=OVERLAY -exec=EXEC ."},
		{"go run -ldflags -overlay .", "run -overlay=OVERLAY -exec=EXEC -ldflags -overlay ."},
		{"go run . -- -exec x", "run -overlay=OVERLAY -exec=EXEC . -- -exec x"},
		{"go run -- . -exec x", "run -overlay=OVERLAY -exec=EXEC -- . -exec x"},
		{"go run", "run -overlay=OVERLAY -exec=EXEC"},
		{"go test ./pkg -run X -v", "test -overlay=OVERLAY -exec=EXEC ./pkg -run X -v"},
		{"go test ./pkg -exec sudo -run X", "test -overlay=OVERLAY -exec=EXEC ./pkg -run X"},
		{"go test ./pkg -overlay mine.json -args -exec x", "test -overlay=OVERLAY -exec=EXEC ./pkg -args -exec x"},
		{"go test -run -exec .", "test -overlay=OVERLAY -exec=EXEC -run -exec ."},
		{"go1.25.4 test", "test -overlay=OVERLAY -exec=EXEC"},
		{"/usr/local/go/bin/go test", "test -overlay=OVERLAY -exec=EXEC"},
	}
	for _, test := range tests {
		l, err := parseLine(strings.Fields(test.typed))
		if err != nil {
			t.Errorf("%s: %v", test.typed, err)
			continue
		}
		got := strings.Join(l.goArgs(flagValue{"overlay", "OVERLAY"}, flagValue{"exec", "EXEC"}), " ")
		if got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.typed, got, test.want)
		}
	}
}

// What a line says of a flag, where it is the program's own, and where GOFLAGS has it.
func TestFlagValue(t *testing.T) {
	tests := []struct{ typed, goflags, flag, want string }{
		{"go run -overlay a.json .", "", "overlay", "a.json"},
		{"go run -overlay a.json -overlay=b.json .", "", "overlay", "b.json"},
		{"go run -overlay a.json .", "-overlay=c.json", "overlay", "a.json"},
		{"go run .", "-v -overlay=c.json", "overlay", "c.json"},
		{"go run .", "'-overlay=c d.json' -v", "overlay", "c d.json"},
		{"go run . -overlay a.json", "", "overlay", ""},
		{"go test . -test.count 3", "", "count", "3"},
		{"go test . -args -count 3", "", "count", ""},
	}
	for _, test := range tests {
		l, err := parseLine(strings.Fields(test.typed))
		if got := l.value(test.flag, test.goflags); err != nil || got != test.want {
			t.Errorf("GOFLAGS=%q %s: -%s is %q (%v), want %q", test.goflags, test.typed, test.flag, got, err, test.want)
		}
	}
}

func TestBuilds(t *testing.T) {
	for typed, want := range map[string]bool{
		"go run .":              false,
		"go test .":             false,
		"go test -c .":          true,
		"go test . -c":          true,
		"go test -c=false .":    false,
		"go test . -args -c":    false,
		"go build .":            true,
		"go install ./cmd/app":  true,
		"./app build":           false,
		"gopher build":          false,
		"go2 build":             false,
		"gotip build -o app .":  true,
		"go1.26rc1 install all": true,
	} {
		l, err := parseLine(strings.Fields(typed))
		if got := l.builds(); err != nil || got != want {
			t.Errorf("%s: builds %v (%v), want %v", typed, got, err, want)
		}
	}
}

// What cannot be recorded is refused, and the error says what can.
func TestRefusedLines(t *testing.T) {
	tests := []struct{ typed, goflags, want string }{
		{"", "", `nothing to record: put a command behind "--"`},
		{"go", "", "go: this runs no program"},
		{"go vet ./...", "", "go vet: this runs no program"},
		{"go -C dir vet .", "", "go vet: this runs no program"},
		{"go -C dir", "", "go: this runs no program"},
		{"go test -trace x.out .", "", "-trace: a test that is recorded writes its trace by itself"},
		{"go test . -test.trace=x.out", "", "-trace: a test that is recorded"},
		{"go test .", "-trace=x.out", "-trace: a test that is recorded"},
		{"go test -coverpkg=./...,all .", "", "-coverpkg=all takes in package runtime"},
		{"go test -coverpkg ./... .", "", ""},
		{"go test -c -trace x.out .", "", ""},
		{"go run . -trace x.out", "", ""},
	}
	for _, test := range tests {
		l, err := parseLine(strings.Fields(test.typed))
		if err == nil {
			err = l.check(false, test.goflags)
		}
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.typed, err)
		case test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)):
			t.Errorf("%s: error %v, want %q…", test.typed, err, test.want)
		}
	}
}

func TestQuoted(t *testing.T) {
	for text, want := range map[string][]string{
		"":                     nil,
		"  a  b\tc ":           {"a", "b", "c"},
		`'a b' "c 'd'" e"f`:    {"a b", "c 'd'", `e"f`},
		`'-ldflags=-X a=b' -v`: {"-ldflags=-X a=b", "-v"},
		`"unfinished business`: {"unfinished business"},
		`'' x`:                 {"", "x"},
	} {
		got := splitQuoted(text)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
		joined, ok := joinQuoted(got)
		if again := splitQuoted(joined); !ok || !slices.Equal(again, want) {
			t.Errorf("%q is joined to %s, which is %q", got, joined, again)
		}
	}
	if text, ok := joinQuoted([]string{`a'b"c`}); ok {
		t.Errorf("both kinds of quotes: %s", text)
	}
}

// Whatever is typed, no word is lost or made, but for the flags that are replaced.
func FuzzScanFlags(f *testing.F) {
	f.Add("test", "-run X ./... -args -v")
	f.Add("run", "-C x -overlay=y . a -b")
	f.Fuzz(func(t *testing.T, v, typed string) {
		args := strings.Fields(typed)
		if diff := cmp.Diff(strings.Join(args, " "), strings.Join(without(scanFlags(verb(v), args)), " ")); diff != "" {
			t.Errorf("go %s %s: (-typed +scanned)\n%s", v, typed, diff)
		}
	})
}
