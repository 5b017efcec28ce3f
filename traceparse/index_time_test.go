package traceparse

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"math"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/samples"

	"golang.org/x/exp/trace"
)

// timesOf indexes a trace in memory.
func timesOf(data []byte) ([]extent, timetable, bool) {
	v, err := parseHeader(data[:headerSize])
	if err != nil {
		panic(err)
	}
	extents := index(context.Background(), bytes.NewReader(data), int64(len(data)), v, nil)
	t, _, ok := times(extents)
	return extents, t, ok
}

// checkTimetable holds that the spans follow one another and are of the extents.
func checkTimetable(t testing.TB, extents []extent, table timetable) {
	t.Helper()
	if len(table) != len(extents) {
		t.Fatalf("%d spans for %d extents", len(table), len(extents))
	}
	var at model.Time
	for i, s := range table {
		if s.start != at || s.end < s.start {
			t.Fatalf("span %d is %d to %d, after one that ends at %d", i, s.start, s.end, at)
		}
		at = s.end
	}
	if at != table.length() || at > latest {
		t.Fatalf("the trace lasts %d, the spans %d", table.length(), at)
	}
}

// What the index estimates is what the decoder finds, and all before a single event
// was looked at.
func TestTimesAgainstDecoder(t *testing.T) {
	forEachTrace(t, func(t *testing.T, name string, data []byte) {
		if v, err := parseHeader(data[:headerSize]); err != nil || v < versionGenerations {
			t.Skip("no generations")
		}
		t.Parallel()
		extents, table, ok := timesOf(data)
		if !ok {
			t.Fatal("no frequency found")
		}
		checkTimetable(t, extents, table)
		var origin trace.Time
		for i, e := range extents {
			at := firstMoment(t, data, e)
			if i == 0 {
				origin = at
			}
			if table[i].start != model.Time(at-origin) {
				t.Errorf("generation %d starts at %d, its own reader says at %d", i, table[i].start, at-origin)
			}
		}
		tr, err := loadBytes(t, name, data, 2)
		if err != nil {
			t.Fatal(err)
		}
		compareTimes(t, table, tr)
	})
}

// firstMoment returns with what time a reader begins one generation.
func firstMoment(t *testing.T, data []byte, e extent) trace.Time {
	t.Helper()
	r, err := trace.NewReader(io.MultiReader(bytes.NewReader(data[:headerSize]), bytes.NewReader(data[e.offset:e.end])))
	if err != nil {
		t.Fatal(err)
	}
	ev, err := r.ReadEvent()
	if err != nil {
		t.Fatal(err)
	}
	return ev.Time()
}

// compareTimes holds a timetable against a decoded trace. Threads that were slow to
// leave a generation stamp events in it after the next one has begun; on a busy
// machine that has taken 4 ms. The builder moves the next one behind them.
func compareTimes(t *testing.T, table timetable, tr *model.Trace) {
	t.Helper()
	gens := tr.Info().Generations
	if len(gens) != len(table) {
		t.Fatalf("%d spans, %d generations", len(table), len(gens))
	}
	const exact, overlap = model.Time(time.Millisecond), model.Time(10 * time.Millisecond)
	for i, g := range gens {
		if d := g.Start - table[i].start; d < -exact || d > overlap {
			t.Errorf("generation %d starts at %d, decoded at %d", i, table[i].start, g.Start)
		}
		want := g.End - g.Start
		if d := table[i].end - table[i].start - want; max(d, -d) > exact+want/20 {
			t.Errorf("generation %d lasts %d, decoded %d", i, table[i].end-table[i].start, want)
		}
	}
}

// A lost generation takes the time between its neighbours, wherever it stands.
func TestTimesWithDamage(t *testing.T) {
	data := generations(t, 5)
	sound, _, _ := timesOf(data)
	for lost, e := range sound {
		bad := bytes.Clone(data)
		for i := e.offset + 30; i < e.offset+60; i++ {
			bad[i] ^= 0xff
		}
		bad[e.end-1] = 0 // its end
		extents, table, ok := timesOf(bad)
		if !ok {
			t.Fatalf("without generation %d: no frequency", lost)
		}
		checkTimetable(t, extents, table)
		tr, err := loadBytes(t, "damaged", bad, 1)
		if err != nil {
			t.Fatal(err)
		}
		compareTimes(t, table, tr)
	}
}

// No byte that is wrong, and no cut, gives times that do not follow one another.
func TestTimesOfDamagedBytes(t *testing.T) {
	data := generations(t, 3)
	for at := headerSize; at < len(data); at += 7 {
		bad := bytes.Clone(data)
		bad[at] ^= 0xff
		for _, d := range [][]byte{bad, data[:at]} {
			if extents, table, ok := timesOf(d); ok {
				checkTimetable(t, extents, table)
			}
		}
	}
}

func TestTimesOfHostileClocks(t *testing.T) {
	const top = math.MaxUint64
	sound := func(first, last, frequency uint64) extent {
		return extent{clock: clock{first, last, frequency}}
	}
	damaged := extent{clock: clock{top, top, 1}, damage: "damaged"}
	for name, extents := range map[string][]extent{
		"one":               {sound(0, 0, 1)},
		"slow clock":        {sound(5, top, 1), sound(top, top, 1), sound(9, 9, 1)},
		"fast clock":        {sound(5, top, top), sound(top, top, top)},
		"clocks disagree":   {sound(5, 9, 1), sound(10, 11, top), sound(12, 13, 0), sound(14, 15, 3)},
		"backwards":         {sound(1e9, 2e9, 1e9), sound(5e8, 6e8, 1e9), sound(3e9, 4e9, 1e9)},
		"damaged first":     {damaged, damaged, sound(1e9, 2e9, 1e9), damaged},
		"damaged in middle": {sound(1e9, 2e9, 1e9), damaged, damaged, sound(3e9, 4e9, 1e9)},
	} {
		t.Run(name, func(t *testing.T) {
			table, _, ok := times(extents)
			if !ok {
				t.Fatal("no times")
			}
			checkTimetable(t, extents, table)
		})
	}
	for name, extents := range map[string][]extent{
		"nothing":        nil,
		"no frequency":   {sound(1, 2, 0)},
		"damage's alone": {damaged, sound(1, 2, 0)},
	} {
		if table, _, ok := times(extents); ok || table.length() != 0 {
			t.Errorf("%s: %v", name, table)
		}
	}
}

func TestTimetableWindows(t *testing.T) {
	const s = model.Time(time.Second)
	table := timetable{{0, 0, 7}, {0, s, 100}, {s, 3 * s, 400}, {3 * s, 3 * s, 30}, {3 * s, 4 * s, 10}}
	for _, tt := range []struct {
		from, to   model.Time
		first, end int
	}{
		{0, 4 * s, 0, 5},
		{0, 1, 0, 2},
		{0, s, 0, 2},
		{s, 2 * s, 2, 3},
		{s / 2, 2 * s, 1, 3},
		{2 * s, 3 * s, 2, 3},
		{3 * s, 4 * s, 3, 5},
		{3*s + s/2, 9 * s, 4, 5},
		{4 * s, 9 * s, 5, 5},
		{2 * s, 2 * s, 2, 3},
	} {
		first, end := table.touching(tt.from, tt.to)
		if first != tt.first || end != tt.end {
			t.Errorf("%d to %d touches [%d, %d), want [%d, %d)", tt.from, tt.to, first, end, tt.first, tt.end)
		}
	}
	if n := table.bytes(); n != 547 {
		t.Errorf("%d bytes, want 547", n)
	}
	var none timetable
	if first, end := none.touching(0, s); first != 0 || end != 0 {
		t.Errorf("an empty timetable has [%d, %d)", first, end)
	}
}

func TestFrequency(t *testing.T) {
	number := func(b []byte, x ...uint64) []byte {
		for _, v := range x {
			b = binary.AppendUvarint(b, v)
		}
		return b
	}
	plain := number([]byte{evFrequency}, 15625000)
	snapshot := number([]byte{evClockSnapshot}, 3, 1<<63, 1<<34, 999999999)
	both := append(append([]byte{evSync}, plain...), snapshot...)
	turned := append(append([]byte{evSync}, snapshot...), plain...)
	for _, tt := range []struct {
		payload []byte
		v       version
		want    uint64
	}{
		{plain, 22, 15625000}, {plain, 23, 15625000}, {plain, 25, 0}, {plain, 26, 0},
		{both, 23, 0}, {both, 25, 15625000}, {both, 26, 15625000},
		{turned, 25, 15625000}, {turned, 26, 15625000},
		{turned[:5], 26, 0}, {both[:2], 26, 0}, {both[:1], 26, 0}, {plain[:1], 22, 0},
	} {
		if got := frequency(tt.payload, tt.v); got != tt.want {
			t.Errorf("% x in format %v: %d, want %d", tt.payload, tt.v, got, tt.want)
		}
	}
	if len(turned) > maxSync {
		t.Errorf("a sync batch takes %d bytes", len(turned))
	}
}

// A batch of an experiment, as GODEBUG=traceallocfree=1 adds, is one like any other.
func TestIndexExperimentalBatch(t *testing.T) {
	data := samples.Default().Trace
	extra := []byte{49, 1} // written out: EvExperimentalBatch, AllocFree
	h, err := parseBatchHeader(data[headerSize:], 26)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []uint64{h.generation, 0, h.time, 3} {
		extra = binary.AppendUvarint(extra, x)
	}
	extra = append(extra, evSync, evFrequency, 1) // means nothing in an experiment
	first := headerSize + h.length + h.size
	with := append(bytes.Clone(data[:first]), extra...)
	with = append(with, data[first:]...)
	extents, table, ok := timesOf(with)
	_, want, _ := timesOf(data)
	if len(extents) != 1 || extents[0].damage != "" {
		t.Errorf("the index finds %+v", extents)
	}
	if !ok || table.length() != want.length() {
		t.Errorf("lasts %d, want %d", table.length(), want.length())
	}
}
