package traceparse

import "context"

// Generations counts the generations of a trace, whole or damaged, without decoding them.
// A trace of Go 1.21 or older is one if anything stands behind its header. When ctx is
// done, it returns what it has counted.
func (in *Input) Generations(ctx context.Context) int {
	if in.version < versionGenerations {
		return min(1, int(max(0, in.size-headerSize)))
	}
	return len(index(ctx, in.data, in.size, in.version, nil))
}
