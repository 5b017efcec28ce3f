//go:build unix

package traceparse

import "os"

// hide takes a temporary file's name away, so that it is gone with the process,
// however that ends. It reports whether it could.
func hide(f *os.File) bool { return os.Remove(f.Name()) == nil }
