package traceparse

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	rtmetrics "runtime/metrics"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/samples"
)

// What any input may cost, whatever its bytes. The costliest known, of those in
// hostile_test.go and hostile_old_test.go, makes it allocate 160 times its size in all,
// and hold 90 times its size at once, garbage included.
const (
	allocatedPerByte = 250
	heldPerByte      = 150
	loadFixed        = 8 << 20         // and as much for the smallest input
	loadFixedOld     = 48 << 20        // before Go 1.22: golang.org/x/exp/trace makes room for half a million events
	loadTime         = 2 * time.Second // of all processors together, and for each megabyte more
)

// cost is what loading took; took is of the processors, see busy.
type cost struct {
	allocated, held uint64 // bytes
	took            time.Duration
}

// costOf measures f. Nothing else may run meanwhile.
func costOf(f func()) cost {
	runtime.GC()
	allocated, before := readMemory()
	stop, held := make(chan struct{}), make(chan uint64)
	go func() { held <- mostHeld(stop) }()
	start := busy()
	f()
	took := busy() - start
	close(stop)
	most := <-held
	after, _ := readMemory()
	return cost{after - allocated, most - min(before, most), took}
}

// mostHeld looks at the memory in use now and then, and returns the most it saw.
func mostHeld(stop chan struct{}) uint64 {
	most := uint64(0)
	for {
		_, held := readMemory()
		most = max(most, held)
		select {
		case <-stop:
			return most
		case <-time.After(time.Millisecond):
		}
	}
}

// readMemory returns how many bytes were ever allocated, and how many are in use by
// objects, reachable or not, and by stacks.
func readMemory() (allocated, held uint64) {
	s := []rtmetrics.Sample{{Name: "/gc/heap/allocs:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/stacks:bytes"}}
	rtmetrics.Read(s)
	return s[0].Value.Uint64(), s[1].Value.Uint64() + s[2].Value.Uint64()
}

// limitOf returns what loading so many bytes of a format may cost.
func limitOf(size uint64, v version) cost {
	fixed := uint64(loadFixed)
	if v < versionGenerations {
		fixed = loadFixedOld
	}
	return cost{fixed + allocatedPerByte*size, fixed + heldPerByte*size, loadTime * time.Duration(1+max(size, 1)>>20)}
}

// checkBounds loads bytes that may be anything, and holds that the model, if there is
// one, is sound, and that it cost no more than the bytes warrant.
func checkBounds(t testing.TB, data []byte) {
	t.Helper()
	v, _ := parseHeader(data[:min(len(data), headerSize)])
	size := uint64(len(data))
	limit := limitOf(size, v)
	c := costOfLoading(t, data)
	if c.allocated > limit.allocated || c.held > limit.held || c.took > limit.took {
		t.Errorf("%d bytes cost %v, which is more than %v", size, c, limit)
	}
	if len(data) > 1<<19 {
		t.Logf("%d bytes cost %v: %d allocated and %d held for each byte", size, c, c.allocated/size, c.held/size)
	}
}

func (c cost) String() string {
	return fmt.Sprintf("%v, %d kB allocated and %d kB held", c.took.Round(time.Millisecond), c.allocated>>10, c.held>>10)
}

func costOfLoading(t testing.TB, data []byte) cost {
	t.Helper()
	var tr *model.Trace
	var err error
	c := costOf(func() { tr, err = loadUnnamed(data) })
	if err != nil {
		if len(data) > 1<<19 {
			t.Log(err)
		}
		return c
	}
	if err := model.Check(tr); err != nil {
		t.Error(err)
	}
	return c
}

func loadUnnamed(data []byte) (*model.Trace, error) {
	in, err := FromBytes("x", data)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return Load(context.Background(), in, Options{Workers: 2})
}

// The inputs with which golang.org/x/exp/trace's own fuzzing found trouble.
func TestHostileInputs(t *testing.T) {
	inputs := hostileInputs(t)
	if len(inputs) == 0 {
		t.Skip("no hostile inputs at hand")
	}
	for name, data := range inputs {
		t.Run(name, func(t *testing.T) { checkBounds(t, data) })
	}
}

// Every sample, every format, and several generations, cut at every 997th byte.
func TestBoundsOfCuts(t *testing.T) {
	cuts := func(t *testing.T, data []byte) {
		for cut := 0; cut <= len(data); cut += 997 {
			checkBounds(t, data[:cut])
		}
	}
	for _, s := range samples.Stock() {
		t.Run(s.Name, func(t *testing.T) { cuts(t, s.Trace) })
	}
	for name, data := range formats(t) {
		t.Run(name, func(t *testing.T) { cuts(t, data) })
	}
	t.Run("several generations", func(t *testing.T) { cuts(t, generations(t, 4)) })
}

// One byte changed, anywhere.
func TestBoundsOfFlips(t *testing.T) {
	flips := func(t *testing.T, data []byte, step int) {
		if testing.Short() {
			step *= 10
		}
		for at := 0; at < len(data); at += step {
			bad := bytes.Clone(data)
			bad[at] ^= byte(1) << (at % 8)
			checkBounds(t, bad)
		}
	}
	t.Run("several generations", func(t *testing.T) { flips(t, generations(t, 3), 101) })
	for name, data := range formats(t) {
		t.Run(name, func(t *testing.T) { flips(t, data, 41) })
	}
}

// formats returns the recordings of formatTraces by the Go release.
func formats(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, path := range formatTraces(t) {
		all[filepath.Base(path)] = readFile(t, path)
	}
	return all
}
