package traceparse

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/samples"
	"chanlens/traceparse/wire"
)

// decodeFast decodes one generation as the loader does; decodePlain as one Reader
// of golang.org/x/exp/trace does.
func decodeFast(data []byte, v version, e extent) (*model.Generation, error) {
	var d wire.Decoder
	info := model.GenerationInfo{Number: e.number, Offset: e.offset, Bytes: e.bytes()}
	return d.Decode(data[e.offset:e.end], int(v), info, func(int) error { return nil })
}

func decodePlain(data []byte, v version, e extent) (*model.Generation, error) {
	whole := append(bytes.Clone(data[:headerSize]), data[e.offset:e.end]...)
	info := model.GenerationInfo{Number: e.number, Offset: e.offset, Bytes: e.bytes()}
	m := newMeter(0, nil)
	defer m.stop()
	return decodeWhole(context.Background(), bytes.NewReader(whole), v, info, m)
}

// oneGeneration makes a trace of a generation.
func oneGeneration(t *testing.T, g *model.Generation) *model.Trace {
	t.Helper()
	b := model.NewBuilder(model.Info{GoVersion: "1.26"})
	if !b.Add(g) {
		t.Fatal("the generation is refused")
	}
	tr := b.Seal()
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

// compareDecoders holds that both decoders make the same of every generation of a
// trace: the same text, or both an error.
func compareDecoders(t *testing.T, data []byte) {
	t.Helper()
	v, err := parseHeader(data[:min(len(data), headerSize)])
	if err != nil || v < versionGenerations {
		return
	}
	for i, e := range index(context.Background(), bytes.NewReader(data), int64(len(data)), v, nil) {
		if e.damage != "" {
			continue // the loader does not try
		}
		start := time.Now()
		fast, fastErr := decodeFast(data, v, e)
		if d := time.Since(start); d > 2*time.Second && len(data) < 1<<20 {
			t.Errorf("generation %d: %d bytes took %v", i, e.bytes(), d)
		}
		if errors.Is(fastErr, wire.ErrLimit) {
			continue // the plain one may try for ever
		}
		plain, plainErr := decodePlain(data, v, e)
		if (fastErr == nil) != (plainErr == nil) {
			t.Fatalf("generation %d: fast says %v, plain says %v", i, fastErr, plainErr)
		}
		if fastErr != nil {
			continue
		}
		a, b := dumpText(t, oneGeneration(t, plain)), dumpText(t, oneGeneration(t, fast))
		if a != b {
			t.Fatalf("generation %d (-plain +fast):\n%s", i, firstDifference(a, b))
		}
	}
}

// Of every sound and every damaged generation at hand, both decoders say the same.
func TestDecoders(t *testing.T) {
	for _, s := range samples.Stock() {
		compareDecoders(t, s.Trace)
	}
	for name, data := range hostileInputs(t) {
		t.Run(name, func(t *testing.T) { compareDecoders(t, data) })
	}
	forEachTrace(t, func(t *testing.T, name string, data []byte) { compareDecoders(t, data) })
}

// One byte changed: both decoders refuse the generation, or make the same of it.
func TestDecodersOnDamage(t *testing.T) {
	data := samples.Default().Trace
	step := 29
	if testing.Short() {
		step = 101
	}
	for at := headerSize; at < len(data); at += step {
		for _, flip := range []byte{1, 0x80, 0xff} {
			bad := bytes.Clone(data)
			bad[at] ^= flip
			compareDecoders(t, bad)
		}
	}
}

// FuzzDecoders holds the fast decoder against the plain one, whatever the bytes.
func FuzzDecoders(f *testing.F) {
	for _, s := range samples.Stock() {
		f.Add(s.Trace)
	}
	for _, data := range hostileInputs(f) {
		f.Add(data)
	}
	f.Fuzz(compareDecoders)
}
