package traceparse

import (
	"testing"

	"chanlens/samples"
)

func TestGenerations(t *testing.T) {
	whole := samples.Default().Trace
	for _, test := range []struct {
		name string
		data []byte
		want int
	}{
		{"whole", whole, 1},
		{"cut off", whole[:len(whole)/2], 0},
		{"a header alone", whole[:headerSize], 0},
		{"an old one", append([]byte("go 1.11 trace\x00\x00\x00"), 1, 2, 3), 1},
		{"an old header alone", []byte("go 1.11 trace\x00\x00\x00"), 0},
	} {
		in, err := FromBytes(test.name, test.data)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := in.Generations(t.Context()); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
		in.Close()
	}
}
