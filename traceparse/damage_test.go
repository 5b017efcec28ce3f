package traceparse

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/samples"

	"github.com/klauspost/compress/zstd"
)

// generations makes one trace of several generations: the sample's own, repeated
// with shifted numbers and times.
func generations(t testing.TB, n int) []byte {
	t.Helper()
	s := samples.Default()
	out := append([]byte(nil), s.Trace[:headerSize]...)
	for i := range n {
		out = append(out, shifted(t, s.Trace, uint64(i))...)
	}
	return out
}

// shifted returns the batches of a trace of one generation with their generation
// numbers and times moved by i.
func shifted(t testing.TB, data []byte, i uint64) []byte {
	t.Helper()
	const second = 1 << 24 // in ticks, about; more than the sample lasts
	return shiftedBy(t, data, i, i*second)
}

func shiftedBy(t testing.TB, data []byte, i, ticks uint64) []byte {
	t.Helper()
	var out []byte
	in := bytes.NewReader(data)
	for at := int64(headerSize); at < int64(len(data)); {
		r := newHopReader(in, int64(len(data)), 512)
		h, err := r.batch(at, 26)
		if err != nil {
			t.Fatal(err)
		}
		payload := data[at+h.length:][:h.size]
		out = append(out, shiftHeader(data[at:][:h.length], i, ticks)...)
		out = append(out, payload...)
		at += h.length + h.size
	}
	return out
}

func TestIndexFindsGenerations(t *testing.T) {
	data := generations(t, 5)
	extents := index(context.Background(), bytes.NewReader(data), int64(len(data)), 26, nil)
	if len(extents) != 5 {
		t.Fatalf("%d generations, want 5", len(extents))
	}
	at := int64(headerSize)
	for i, e := range extents {
		if e.offset != at || e.damage != "" || e.number != extents[0].number+uint64(i) {
			t.Errorf("extent %d: %+v, want one from %d", i, e, at)
		}
		at = e.end
	}
	if at != int64(len(data)) {
		t.Errorf("the last ends at %d of %d", at, len(data))
	}
}

// A trace that is cut off keeps every generation that is whole.
func TestCutOffTrace(t *testing.T) {
	data := generations(t, 4)
	whole, err := loadBytes(t, "whole", data, 1)
	if err != nil {
		t.Fatal(err)
	}
	gens := whole.Info().Generations
	for cut := 0; cut < len(data); cut += 997 {
		tr, err := loadBytes(t, "cut", data[:cut], 2)
		sound := 0
		for _, g := range gens {
			if g.Offset+g.Bytes <= int64(cut) {
				sound++
			}
		}
		if sound == 0 {
			if err == nil {
				t.Errorf("cut at %d: no error though nothing is whole", cut)
			}
			continue
		}
		if err != nil {
			t.Errorf("cut at %d: %v, want %d generations", cut, err, sound)
			continue
		}
		if err := model.Check(tr); err != nil {
			t.Errorf("cut at %d: %v", cut, err)
		}
		got := 0
		for _, g := range tr.Info().Generations {
			if g.Lost == "" {
				got++
			} else if !strings.Contains(g.Lost, "cut off") {
				t.Errorf("cut at %d: generation %d lost: %q", cut, g.Number, g.Lost)
			}
		}
		if got != sound {
			t.Errorf("cut at %d: %d generations, want %d", cut, got, sound)
		}
	}
}

// One byte wrong, anywhere, costs at most the generation it stands in and never
// more than the next one.
func TestDamagedByte(t *testing.T) {
	data := generations(t, 4)
	for at := headerSize; at < len(data); at += 61 {
		bad := bytes.Clone(data)
		bad[at] ^= 0xff
		tr, err := loadBytes(t, "damaged", bad, 2)
		if err != nil {
			t.Fatalf("byte %d: %v", at, err)
		}
		if err := model.Check(tr); err != nil {
			t.Errorf("byte %d: %v", at, err)
		}
		sound := 0
		for _, g := range tr.Info().Generations {
			if g.Lost == "" {
				sound++
			}
		}
		if sound < 3 {
			t.Errorf("byte %d: %d of 4 generations are left: %+v", at, sound, tr.Info().Generations)
		}
	}
}

// Every cut of every trace at hand gives a sound model or an error, and soon.
func TestCutsOfRealTraces(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of loads")
	}
	forEachTrace(t, func(t *testing.T, name string, data []byte) {
		t.Parallel()
		step := max(997, len(data)/40/997*997)
		for cut := 0; cut < len(data); cut += step {
			start := time.Now()
			tr, err := loadBytes(t, name, data[:cut], 2)
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("cut at %d took %v", cut, d)
			}
			if err != nil {
				continue
			}
			if err := model.Check(tr); err != nil {
				t.Errorf("cut at %d: %v", cut, err)
			}
		}
	})
}

func TestNotATrace(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{"", "empty"},
		{"go 1.", "cut off within its header"},
		{"go 1.26 trice\x00\x00\x00", "it starts with"},
		{"goroutine 1 [running]:\nmain.main()", "goroutine dump"},
		{"<html>404", "web page"},
		{"\x7fELF\x02\x01\x01", "executable"},
		{"{\"a\": 1}", "JSON"},
		{"hello, world, this is no trace", `"hello, world, th"`},
	} {
		_, err := FromBytes("x", []byte(tt.data))
		if !errors.Is(err, ErrNotTrace) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %q", tt.data, err, tt.want)
		}
	}
	for _, tt := range []struct{ data, want string }{
		{"go 1.26 trace\x00\x00\x00", "only a header"},
		{"go 1.22 trace\x00\x00\x00", "only a header"},
		{"go 1.99 trace\x00\x00\x00\x01\x01\x01\x01\x01\x05", "nothing in it can be read"},
		{"go 1.21 trace\x00\x00\x00", "cannot be read"},
		{"go 1.26 trace\x00\x00\x00garbage garbage", "nothing in it can be read"},
	} {
		if _, err := loadBytes(t, "x", []byte(tt.data), 1); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %q", tt.data, err, tt.want)
		}
	}
}

func TestCompressedInput(t *testing.T) {
	plain := samples.Default().Trace
	var gz, zs bytes.Buffer
	w := gzip.NewWriter(&gz)
	w.Write(plain)
	w.Close()
	z, err := zstd.NewWriter(&zs)
	if err != nil {
		t.Fatal(err)
	}
	z.Write(plain)
	z.Close()
	want, err := loadBytes(t, "plain", plain, 1)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{"gzip": gz.Bytes(), "zstd": zs.Bytes(), "plain": plain} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
		for _, stdin := range []bool{false, true} {
			in, err := open(path, stdin, data)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			got, err := Load(context.Background(), in, Options{})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if got.Info().Events != want.Info().Events || got.Info().Bytes != int64(len(plain)) {
				t.Errorf("%s (stdin %v): %d events of %d bytes", name, stdin, got.Info().Events, got.Info().Bytes)
			}
			in.Close()
		}
	}
	// A compressed file that breaks off keeps what came before.
	cut, err := FromBytes("cut", gz.Bytes()[:gz.Len()-20])
	if err != nil {
		t.Fatal(err)
	}
	defer cut.Close()
	if cut.cut == nil {
		t.Error("nothing says that the compressed input breaks off")
	}
}

func open(path string, stdin bool, data []byte) (*Input, error) {
	if stdin {
		return Open(context.Background(), "-", bytes.NewReader(data), nil)
	}
	return Open(context.Background(), path, nil, nil)
}

func TestLoadCancelled(t *testing.T) {
	in, err := FromBytes("x", generations(t, 3))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, in, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want that it was cancelled", err)
	}
}

// Junk between two whole generations costs neither.
func TestJunkBetweenGenerations(t *testing.T) {
	one := generations(t, 1)
	junk := bytes.Repeat([]byte{0xfe}, 300)
	data := append(bytes.Clone(one), junk...)
	data = append(data, shifted(t, one, 1)...)
	tr, err := loadBytes(t, "junk", data, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Error(err)
	}
	var lost []int64
	for _, g := range tr.Info().Generations {
		if g.Lost != "" {
			lost = append(lost, g.Bytes)
		}
	}
	if len(lost) != 1 || lost[0] != int64(len(junk)) {
		t.Errorf("lost %v bytes, want just the %d of junk", lost, len(junk))
	}
}

// Before Go 1.26, the goroutine that is preempted as the first thing that a thread does in
// a generation is not named. That costs nothing; with a later version it is damage.
func TestUnnamedPreemption(t *testing.T) {
	for v, sound := range map[version]bool{22: true, 23: true, 25: true, 26: false} {
		h := newHandMade(v)
		h.clock(1000, 1e9)
		h.batch(^uint64(0), 1000, []byte{evStrings}, event(evString, 1, 9), []byte("preempted"))
		h.batch(2, 1000, event(evProcStatus, 1, 0, procRunning), event(evGoBlock, 3, 1, 0),
			event(evGoStatus, 1, 7, 2, statusRunnable), event(evGoStart, 2, 7, 1))
		for thread := range uint64(5) { // enough bytes to be taken for a generation
			h.running(thread+3, 1000, thread+1, thread+10)
		}
		h.end()
		tr, err := loadUnnamed(h.data)
		if (err == nil) != sound {
			t.Errorf("Go 1.%d: %v", v, err)
		}
		if err == nil && tr.NumGoroutines() != 6 {
			t.Errorf("Go 1.%d: %d goroutines, want 6", v, tr.NumGoroutines())
		}
	}
}

// A generation that begins long before the one before ends, as on a machine with too
// much to do, costs nothing: its first events move behind it.
func TestOverlappingGenerations(t *testing.T) {
	one := generations(t, 1)
	whole, err := loadBytes(t, "one", one, 1)
	if err != nil {
		t.Fatal(err)
	}
	const tick = 64 // ns, where the sample was recorded
	half := uint64(whole.End()) / 2 / tick
	data := bytes.Clone(one)
	for i := range uint64(2) {
		data = append(data, shiftedBy(t, one, i+1, (i+1)*half)...)
	}
	tr, err := loadBytes(t, "overlapping", data, 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range tr.Info().Generations {
		if g.Lost != "" {
			t.Errorf("generation %d is lost: %s", g.Number, g.Lost)
		}
	}
	if err := model.Check(tr); err != nil {
		t.Error(err)
	}
	limited := loadWith(t, data, Options{Memory: 1})
	if a, b := dumpText(t, tr), dumpText(t, limited); a != b {
		t.Errorf("decoded again, it differs:\n%s", firstDifference(a, b))
	}
}

// Generations that are repeated or out of order do not break the model.
func TestGenerationsOutOfOrder(t *testing.T) {
	one := generations(t, 1)
	for _, order := range [][]uint64{{0, 0}, {0, 2, 1}, {1, 0}, {0, 1, 0, 1}, {3, 2, 1, 0}} {
		data := bytes.Clone(one[:headerSize])
		for _, i := range order {
			data = append(data, shifted(t, one, i)...)
		}
		tr, err := loadBytes(t, "order", data, 2)
		if err != nil {
			t.Errorf("%v: %v", order, err)
			continue
		}
		if err := model.Check(tr); err != nil {
			t.Errorf("%v: %v", order, err)
		}
	}
}

// A file of hundreds of thousands of batches, each a generation of its own, costs
// no more than its size warrants.
func TestManyTinyGenerations(t *testing.T) {
	data := bytes.Clone(generations(t, 1))
	for i := range 300_000 {
		n := uint64(1 + i%2)
		data = append(data, evEventBatch)
		for _, x := range []uint64{n, 1, uint64(i), 0} {
			data = binary.AppendUvarint(data, x)
		}
	}
	start := time.Now()
	tr, err := loadBytes(t, "tiny", data, 2)
	if err != nil {
		t.Fatal(err)
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v for %d bytes", d, len(data))
	}
	if n := len(tr.Info().Generations); n > 3 {
		t.Errorf("%d generations are told of", n)
	}
}
