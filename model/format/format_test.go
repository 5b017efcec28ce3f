package format_test

import (
	"math"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

func TestDuration(t *testing.T) {
	tests := []struct {
		in   time.Duration
		want string
	}{
		{0, "0s"},
		{1, "1ns"},
		{850, "850ns"},
		{999, "999ns"},
		{1000, "1.00µs"},
		{1234, "1.23µs"},
		{9994, "9.99µs"},
		{9995, "10.0µs"},
		{99_949, "99.9µs"},
		{99_950, "100µs"},
		{999_499, "999µs"},
		{999_500, "1.00ms"},
		{12_345_678, "12.3ms"},
		{999_499_999, "999ms"},
		{999_500_000, "1.00s"},
		{4_560_000_000, "4.56s"},
		{59_940_000_000, "59.9s"},
		{59_950_000_000, "1m00s"},
		{192 * time.Second, "3m12s"},
		{time.Hour - 1, "1h00m"},
		{5*time.Hour + 7*time.Minute, "5h07m"},
		{52 * time.Hour, "2d04h"},
		{-1500, "-1.50µs"},
		{math.MinInt64, "-106751d23h"},
	}
	for _, tt := range tests {
		if got := format.Duration(tt.in); got != tt.want {
			t.Errorf("Duration(%d) = %q, want %q", int64(tt.in), got, tt.want)
		}
	}
}

func TestTime(t *testing.T) {
	tests := []struct {
		in         model.Time
		resolution time.Duration
		want       string
	}{
		{0, 1, "0s"},
		{model.NoTime, 1, "-"},
		{1_203_456_789, 100 * time.Microsecond, "1.2035s"},
		{1_203_456_789, 20 * time.Microsecond, "1.20346s"},
		{1_203_456_789, 1, "1.203456789s"},
		{1_203_456_789, time.Second, "1s"},
		{1_203_456_789, 0, "1.203456789s"},
		{800_123_456, 100 * time.Microsecond, "800.1ms"},
		{800_123_456, time.Millisecond, "800ms"},
		{800_123_456, time.Second, "800ms"},
		{3_050, 10, "3.05µs"},
		{42, 10, "42ns"},
		{-1_500_000_000, 100 * time.Millisecond, "-1.5s"},
		{62_000_000_000, 100 * time.Microsecond, "1m02.0000s"},
		{62_999_999_999, time.Second, "1m03s"},
		{59_999_999_999, time.Second, "1m00s"},
		{999_999_999, time.Millisecond, "1.000s"},
		{999_700, 1000, "1.000ms"},
		{math.MaxInt64, 1, "153722867m16.854775807s"},
		{math.MinInt64 + 1, time.Second, "-153722867m16s"},
	}
	for _, tt := range tests {
		if got := format.Time(tt.in, tt.resolution); got != tt.want {
			t.Errorf("Time(%d, %v) = %q, want %q", int64(tt.in), tt.resolution, got, tt.want)
		}
	}
}

// A moment agrees with the duration that leads to it.
func TestMoment(t *testing.T) {
	tests := []struct {
		in         model.Time
		resolution time.Duration
		want       string
	}{
		{0, time.Second, "0s"},
		{119_610, time.Millisecond, "120µs"},
		{85_940_000, 4 * time.Millisecond, "85.9ms"},
		{8_058_757_630, 100 * time.Millisecond, "8.06s"},
		{8_058_757_630, time.Microsecond, "8.058758s"},
		{7, time.Second, "7ns"},
		{-85_940_000, time.Second, "-85.9ms"},
		{model.NoTime, 1, "-"},
	}
	for _, tt := range tests {
		if got := format.Moment(tt.in, tt.resolution); got != tt.want {
			t.Errorf("Moment(%d, %v) = %q, want %q", int64(tt.in), tt.resolution, got, tt.want)
		}
	}
}

func TestCount(t *testing.T) {
	tests := []struct {
		in   uint64
		want string
	}{
		{0, "0"}, {999, "999"}, {1000, "1,000"}, {12_345, "12,345"}, {99_999, "99,999"},
		{100_000, "100 k"}, {999_499, "999 k"}, {999_500, "1.00 M"}, {1_234_567, "1.23 M"},
		{6_000_000_000, "6.00 G"}, {math.MaxUint64, "18446744 T"},
	}
	for _, tt := range tests {
		if got := format.Count(tt.in); got != tt.want {
			t.Errorf("Count(%d) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestRate(t *testing.T) {
	for in, want := range map[float64]string{
		0: "0.00/s", 0.004: "<0.01/s", 0.52: "0.52/s", 9.87: "9.87/s", 812: "812/s", 12_345: "12.3 k/s", 1.5e6: "1.50 M/s", 3e9: "3.00 G/s",
	} {
		if got := format.Rate(in); got != want {
			t.Errorf("Rate(%v) = %q, want %q", in, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for n, want := range map[int]string{0: "0 waits", 1: "1 wait", 2: "2 waits", 1234: "1,234 waits"} {
		if got := format.Plural(n, "wait"); got != want {
			t.Errorf("Plural(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestBytes(t *testing.T) {
	tests := []struct {
		in   int64
		want string
	}{
		{0, "0 B"}, {850, "850 B"}, {999, "999 B"}, {1000, "1.00 kB"}, {12_345, "12.3 kB"},
		{999_500, "1.00 MB"}, {34_100_000, "34.1 MB"}, {58_000_000_000, "58.0 GB"}, {-12_345, "-12.3 kB"},
	}
	for _, tt := range tests {
		if got := format.Bytes(tt.in); got != tt.want {
			t.Errorf("Bytes(%d) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestPercent(t *testing.T) {
	tests := []struct {
		part, whole float64
		want        string
	}{
		{0, 0, "-"}, {0, 5, "0%"}, {5, 5, "100%"}, {1, 8, "12.5%"}, {1, 3, "33.3%"},
		{1, 100_000, "<0.1%"}, {99_999, 100_000, ">99.9%"}, {3, 2, "150.0%"},
	}
	for _, tt := range tests {
		if got := format.Percent(tt.part, tt.whole); got != tt.want {
			t.Errorf("Percent(%v, %v) = %q, want %q", tt.part, tt.whole, got, tt.want)
		}
	}
}

func TestFunc(t *testing.T) {
	tests := []struct {
		in    string
		width int
		want  string
	}{
		{"", 0, ""},
		{"main.main", 0, "main.main"},
		{"net/http.(*conn).serve", 0, "http.(*conn).serve"},
		{"net/http.(*conn).serve", 18, "http.(*conn).serve"},
		{"net/http.(*conn).serve", 17, "(*conn).serve"},
		{"net/http.(*conn).serve", 8, "serve"},
		{"main.queryReplica.func1", 12, "queryReplic…"},
		{"main.queryReplica", 1, "…"},
		{"example.com/mail/v2.Send", 0, "mail.Send"},
		{"example.com/mail/v2.Map[go.shape.int].func1", 0, "mail.Map[…].func1"},
		{"slices.SortFunc[...]", 0, "slices.SortFunc[…]"},
		{"a/b.(*T[c/d.K[e/f.G]]).Do", 0, "b.(*T[…]).Do"},
		{"gopkg.in/yaml%2ev3.(*Decoder).Decode", 0, "yaml.v3.(*Decoder).Decode"},
		{"v2.Run", 0, "v2.Run"},
	}
	for _, tt := range tests {
		if got := format.Func(tt.in, tt.width); got != tt.want {
			t.Errorf("Func(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
		}
	}
}

func TestName(t *testing.T) {
	const generic = "example.com/a/pkg.(*T[go.shape.int]).Do"
	tests := []struct {
		in    string
		width int
		want  string
	}{
		{generic, 40, "example.com/a/pkg.(*T[…]).Do"},
		{generic, 28, "example.com/a/pkg.(*T[…]).Do"},
		{generic, 27, "a/pkg.(*T[…]).Do"},
		{generic, 15, "pkg.(*T[…]).Do"},
		{generic, 13, "(*T[…]).Do"},
		{generic, 9, "(*T).Do"},
		{generic, 6, "Do"},
		{generic, 1, "…"},
		{generic, 0, ""},
		{"", 10, ""},
		{"main.main", 8, "main"},
		{"main.(*server).query.func1", 18, "query.func1"},
		{"main.(*server).query.func1", 10, "query.fun…"},
		{"main.(*server).query.func1.2", 16, "query.func1.2"},
		{"main.Map[go.shape.int,go.shape.string].func1", 16, "Map[…].func1"},
		{"main.Map[go.shape.int,go.shape.string].func1", 11, "Map.func1"},
		{"example.com/mail/v2.Send", 30, "example.com/mail/v2.Send"},
		{"example.com/mail/v2.Send", 20, "mail/v2.Send"},
		{"example.com/mail/v2.Send", 11, "mail.Send"},
		{"example.com/mail/v2.Send", 8, "Send"},
		{"gopkg.in/yaml%2ev3.(*Decoder).Decode", 30, "yaml.v3.(*Decoder).Decode"},
		{"gopkg.in/yaml%2ev3.(*Decoder).Decode", 20, "(*Decoder).Decode"},
		{"gopkg.in/yaml%2ev3.(*Decoder).Decode", 10, "Decode"},
	}
	for _, tt := range tests {
		if got := format.Name(tt.in, tt.width); got != tt.want {
			t.Errorf("Name(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
		}
	}
}

func TestPlace(t *testing.T) {
	tests := []struct {
		in   model.Frame
		want string
	}{
		{model.Frame{}, ""},
		{model.Frame{File: "main.go", Line: 23}, "main.go:23"},
		{model.Frame{File: "/src/app/main.go", Line: 23}, "main.go:23"},
		{model.Frame{File: `C:\src\app\main.go`, Line: 23}, "main.go:23"},
		{model.Frame{File: "/src/app/main.go"}, "main.go"},
	}
	for _, tt := range tests {
		if got := format.Place(tt.in); got != tt.want {
			t.Errorf("Place(%v) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// The name of a channel keeps both of its ends.
func TestSides(t *testing.T) {
	const name = "main.(*server).submit → main.(*server).work ×3"
	tests := []struct {
		name  string
		width int
		want  string
	}{
		{name, 60, name},
		{name, 40, "(*server).submit → (*server).work ×3"},
		{name, 24, "submit → work ×3"},
		{"main.give.func1 → main.take", 20, "give.func1 → take"},
		{"testing.tRunner.func1.1 → testing.(*T).Run", 23, "tRunner.func1.1 → Run"},
		{"a.f → main.go:23", 12, "f → main.go:23"},
		{"results", 3, "results"},
		{"send at main.go:48", 9, "send at main.go:48"},
	}
	for _, tt := range tests {
		if got := format.Sides(tt.name, tt.width); got != tt.want {
			t.Errorf("Sides(%q, %d) = %q, want %q", tt.name, tt.width, got, tt.want)
		}
	}
}

func TestSure(t *testing.T) {
	for confidence, want := range map[float64]string{0: "0%", 0.5: "50%", 0.984: "98%", 1: "100%"} {
		if got := format.Sure(confidence); got != want {
			t.Errorf("%v: %q, want %q", confidence, got, want)
		}
	}
}
