package traceparse

import "context"

// Generations counts the whole generations of a trace without decoding them.
// A trace of Go 1.21 or older is one if anything stands behind its header. When ctx is
// done, it returns what it has counted.
func (in *Input) Generations(ctx context.Context) int {
	if in.version < versionGenerations {
		return min(1, int(max(0, in.size-headerSize)))
	}
	n := 0
	for _, e := range index(ctx, in.data, in.size, in.version, nil) {
		if e.damage == "" {
			n++
		}
	}
	return n
}
