package traceparse

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Reading ahead changes nothing: the index is that of hopping from header to header.
func TestReadAhead(t *testing.T) {
	whole := generations(t, 800)
	damaged := bytes.Clone(whole)
	for at := 100_000; at < len(damaged); at += 700_000 {
		copy(damaged[at:], "damage damage damage damage")
	}
	for name, data := range map[string][]byte{"whole": whole, "damaged": damaged, "cut": whole[:len(whole)-1000]} {
		ctx, r, size := context.Background(), bytes.NewReader(data), int64(len(data))
		ahead := readAhead(ctx, r, size, 26, nil)
		if len(ahead) == 0 {
			t.Fatalf("%s: nothing is read ahead of %d bytes", name, size)
		}
		if !slices.IsSortedFunc(ahead, func(a, b headerAt) int { return int(a.at - b.at) }) {
			t.Errorf("%s: headers are out of order", name)
		}
		plain := newIndexer(ctx, r, size, 26)
		if diff := cmp.Diff(plain.run(), index(ctx, r, size, 26, nil), cmp.AllowUnexported(extent{}, clock{})); diff != "" {
			t.Errorf("%s (-hopping +ahead):\n%s", name, diff)
		}
	}
}
