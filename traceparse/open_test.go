package traceparse

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chanlens/samples"

	"github.com/klauspost/compress/zstd"
)

// tempDir makes an empty directory for temporary files.
func tempDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, dir)
	}
	return dir
}

// isEmpty checks that nothing is left in a directory.
func isEmpty(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		t.Errorf("%s is left behind", e.Name())
	}
}

// gzipBytes compresses data.
func gzipBytes(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zstdBytes compresses data.
func zstdBytes(t *testing.T, data []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(data, nil)
}

// returnsSoon fails the test if f does not return.
func returnsSoon(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatal("does not return")
	}
}

// Opening a stream gives up when its context does, also while it waits for bytes
// that never come, and says how far it is.
func TestOpenStreamCancelled(t *testing.T) {
	plain := samples.Default().Trace
	for name, begin := range map[string][]byte{
		"nothing":  nil,
		"header":   plain[:16],
		"a part":   plain[:3000],
		"gzip":     gzipBytes(t, plain)[:3000],
		"gzip cut": gzipBytes(t, plain)[:5],
		"zstd":     zstdBytes(t, plain)[:3000],
	} {
		t.Run(name, func(t *testing.T) {
			dir := tempDir(t)
			r, w := io.Pipe()
			defer r.Close() // frees the read that is left behind
			ctx, cancel := context.WithCancel(t.Context())
			go func() {
				w.Write(begin)
				time.Sleep(20 * time.Millisecond)
				cancel()
			}()
			returnsSoon(t, func() {
				_, err := Open(ctx, "-", r, nil)
				if !errors.Is(err, context.Canceled) || errors.Is(err, ErrNotTrace) {
					t.Errorf("error %v, want context.Canceled", err)
				}
			})
			isEmpty(t, dir)
		})
	}
}

func TestOpenStreamProgress(t *testing.T) {
	data := gzipBytes(t, samples.Default().Trace)
	var last Progress
	in, err := Open(t.Context(), "-", bytes.NewReader(data), func(p Progress) { last = p })
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if want := (Progress{Done: int64(len(samples.Default().Trace))}); last != want {
		t.Errorf("progress %+v, want %+v", last, want)
	}
}

// The temporary file goes with the input.
func TestCloseRemovesTheSpool(t *testing.T) {
	dir := tempDir(t)
	in, err := Open(t.Context(), "-", bytes.NewReader(samples.Default().Trace), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(t.Context(), in, Options{}); err != nil {
		t.Error(err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	isEmpty(t, dir)
}

func TestStreams(t *testing.T) {
	plain := samples.Default().Trace
	dir := t.TempDir()
	for name, data := range map[string][]byte{"plain": plain, "gzip": gzipBytes(t, plain), "zstd": zstdBytes(t, plain), "empty": nil} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
		want := name == "gzip" || name == "zstd"
		if got := Streams(path, nil); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := Streams("-", f); got != want {
			t.Errorf("%s as standard input: %v, want %v", name, got, want)
		}
		f.Close()
	}
	for _, path := range []string{dir, filepath.Join(dir, "missing")} {
		if Streams(path, nil) {
			t.Errorf("%s streams", path)
		}
	}
	if !Streams("-", bytes.NewReader(plain)) {
		t.Error("a reader that is no file does not stream")
	}
}

// failing is a stream that cannot be read.
type failing struct{}

func (failing) Read([]byte) (int, error) {
	return 0, &os.PathError{Op: "read", Path: "/dev/stdin", Err: errors.New("is on fire")}
}

// An error of reading is told, and not taken for an empty input.
func TestReadErrorIsReported(t *testing.T) {
	for name, tt := range map[string]struct {
		r    io.Reader
		want string
	}{
		"at once":    {failing{}, "standard input: cannot be read: is on fire"},
		"in header":  {io.MultiReader(strings.NewReader("go 1.2"), failing{}), "standard input: cannot be read: is on fire"},
		"compressed": {io.MultiReader(bytes.NewReader(gzipBytes(t, samples.Default().Trace)[:5]), failing{}), "standard input: cannot be read: is on fire"},
	} {
		_, err := Open(t.Context(), "-", tt.r, nil)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: got %v, want %s", name, err, tt.want)
		}
	}
	folder, err := os.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if _, err := Open(t.Context(), "-", folder, nil); err == nil || err.Error() != "standard input is a directory" {
		t.Errorf("got %v", err)
	}
}

// A compressed input that ends before its trace begins says that it is cut off.
func TestCompressedInputCutEarly(t *testing.T) {
	plain := samples.Default().Trace
	for name, data := range map[string][]byte{"gzip": gzipBytes(t, plain), "zstd": zstdBytes(t, plain)} {
		for cut := 4; cut < 24; cut++ {
			in, err := FromBytes("x", data[:cut])
			if err == nil {
				in.Close() // there was a header in it
				continue
			}
			if want := "x: the compressed input is cut off"; err.Error() != want {
				t.Errorf("%s cut at %d: got %q, want %q", name, cut, err, want)
			}
		}
	}
	_, err := FromBytes("x", []byte("\x1f\x8bnonsense, nonsense"))
	if err == nil || !strings.Contains(err.Error(), "cannot be decompressed: ") {
		t.Errorf("got %v", err)
	}
}
