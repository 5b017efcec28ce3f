package state

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
)

// head is how much of a trace tells it from others, in bytes: its first batches, which have
// the time at which it was recorded.
const head = 64 << 10

// KeyOf returns what a trace file is known by; "" for what is no file, as a pipe.
func KeyOf(name string) string {
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	data := make([]byte, min(head, info.Size()))
	if _, err := io.ReadFull(f, data); err != nil {
		return ""
	}
	return KeyOfBytes(data, info.Size())
}

// KeyOfBytes returns what a trace is known by, from its bytes or the first of them.
func KeyOfBytes(data []byte, size int64) string {
	sum := sha256.Sum256(data[:min(len(data), head)])
	return fmt.Sprintf("%d-%x", size, sum[:12])
}
