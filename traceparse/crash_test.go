package traceparse

import (
	"context"
	"io"
	"runtime/debug"
	"strings"
	"testing"

	"chanlens/samples"
)

// faulty is data that a decoder panics over, and nobody else.
type faulty struct{ io.ReaderAt }

func (f faulty) ReadAt(p []byte, at int64) (int, error) {
	if strings.Contains(string(debug.Stack()), "generationDecoder") {
		panic("a bug in decoding")
	}
	return f.ReaderAt.ReadAt(p, at)
}

// A panic in a decoder, which works beside, reaches whoever loads the trace.
func TestCrashReachesLoad(t *testing.T) {
	in, err := FromBytes("sample", samples.Default().Trace)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	in.data = faulty{in.data}
	defer func() {
		if text, _ := recover().(string); !strings.HasPrefix(text, "a bug in decoding") {
			t.Errorf("Load panics with %.60q", text)
		}
	}()
	_, err = Load(context.Background(), in, Options{})
	t.Errorf("Load returns error %v", err)
}
