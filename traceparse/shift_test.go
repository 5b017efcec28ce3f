package traceparse

import "encoding/binary"

// shiftHeader moves the generation and the timestamp of a batch header.
func shiftHeader(head []byte, generation, ticks uint64) []byte {
	if head[0] == evEndOfGeneration {
		return head
	}
	out := []byte{head[0]}
	at := 1
	if head[0] == evExperimentalBatch {
		out = append(out, head[1])
		at = 2
	}
	for field := range 4 {
		x, n := binary.Uvarint(head[at:])
		at += n
		switch field {
		case 0:
			x += generation
		case 2:
			x += ticks
		}
		out = binary.AppendUvarint(out, x)
	}
	return out
}
