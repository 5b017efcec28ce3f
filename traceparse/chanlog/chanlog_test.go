package chanlog

import (
	"fmt"
	"math/rand"
	"testing"

	"chanlens/model"

	"github.com/google/go-cmp/cmp"
)

func TestParseCategory(t *testing.T) {
	act := func(k model.ChanKind, f model.ChanFlags, length int32) Category {
		return Category{Act: model.ChanAct{Kind: k, Flags: f, Len: length}}
	}
	selected := func(k model.ChanKind, f model.ChanFlags, length int32, i, n uint16) Category {
		return Category{Act: model.ChanAct{Kind: k, Flags: f | model.ChanInSelect, Len: length, Case: i, Cases: n}}
	}
	for text, want := range map[string]Category{
		"chanlens":                      {Start: true},
		"chan make":                     {Make: true},
		"lock wait mutex":               {Lock: model.LockMutex},
		"lock wait rwmutex-w":           {Lock: model.LockWrite},
		"lock wait rwmutex-r":           {Lock: model.LockRead},
		"lock wait waitgroup":           {Lock: model.LockWaitGroup},
		"lock wait cond":                {Lock: model.LockCond},
		"lock wait sema":                {Lock: model.LockSema},
		"chan send q=3":                 act(model.ChanSend, 0, 3),
		"chan recv q=0 timer":           act(model.ChanReceive, model.ChanOfTimer, 0),
		"chan recv closed blocked q=0":  act(model.ChanReceive, model.ChanOfClosed|model.ChanWaited, -1),
		"chan send panic q=1":           act(model.ChanSend, model.ChanPanics, 1),
		"chan send wait":                act(model.ChanSend, model.ChanWaits, -1),
		"chan close q=2":                act(model.ChanClose, 0, 2),
		"chan drain q=0 timer":          act(model.ChanDrain, model.ChanOfTimer, 0),
		"chan send direct sel=1/4 q=0":  selected(model.ChanSend, model.ChanDirect, 0, 1, 4),
		"chan recv wait sel=3/4 q=0":    selected(model.ChanReceive, model.ChanWaits, 0, 0, 4), // the first receive stands last
		"chan select default sel=-/2":   selected(model.ChanSelect, model.ChanFails, -1, 0, 2),
		"chan recv blocked sel=0/2 q=0": selected(model.ChanReceive, model.ChanWaited, -1, 1, 2),
	} {
		if got, ok := ParseCategory(text); !ok || got != want {
			t.Errorf("%q: %v %+v, want %+v", text, ok, got, want)
		}
	}
	for _, text := range []string{
		"", "chan", "chan ", "channel", "chan make x", "chan sends", "chan send now", "chan send q=", "chan send q=-1",
		"chan send q=4294967296", "chan recv sel=2/2", "chan recv sel=1", "chan recv sel=0/70000", "CHAN send", "lock wait", "lock wait none", "lock wait mutex ", "lock mutex", "chan send  q=1",
	} {
		if got, ok := ParseCategory(text); ok {
			t.Errorf("%q is taken for %+v", text, got)
		}
	}
}

func TestParseState(t *testing.T) {
	intern := func(s string) model.StringID { return model.StringID(len(s)) }
	got, ok := parseState("cap=3 len=1 s=12 r=11 closed=1 timer addr=0xc0 elem=struct { a int }", intern)
	want := model.ChanState{Cap: 3, Elem: 16, Timer: true, Closed: true, Addr: 0xc0, Sent: 12, Received: 11}
	if diff := cmp.Diff(want, got); !ok || diff != "" {
		t.Errorf("%v (-want +got)\n%s", ok, diff)
	}
	for _, text := range []string{"", "cap=3", "cap=x elem=int", "hello elem=int"} {
		if s, ok := parseState(text, intern); ok {
			t.Errorf("%q is taken for %+v", text, s)
		}
	}
}

// TestNumbers tells numbers that are out of order, as threads write them, and holds
// what is made of the short ones against the full ones.
func TestNumbers(t *testing.T) {
	for _, before := range []uint64{0, 1, 499, 500, 501, 998, 999, 1000, 1 << 40} {
		rng := rand.New(rand.NewSource(int64(before)))
		var n numbers
		n.begin(model.ChanState{Sent: before}, nil)
		pending := []uint64{}
		next := before
		for range 5000 {
			for len(pending) < 300 {
				next++
				pending = append(pending, next)
			}
			i := rng.Intn(1 + rng.Intn(len(pending)))
			want := pending[i]
			pending = append(pending[:i], pending[i+1:]...)
			if got, ok := n.next(model.ChanSend, fmt.Appendf(nil, "%03d", want%modulus)); !ok || got != want {
				t.Fatalf("from %d: %d is taken for %d", before, want, got)
			}
			if pending[0]+400 < next { // who comes that late says so
				if got, ok := n.next(model.ChanSend, fmt.Appendf(nil, "=%d", pending[0])); !ok || got != pending[0] {
					t.Fatalf("=%d is taken for %d", pending[0], got)
				}
				pending = pending[1:]
			}
		}
	}
}

// TestEarlyNumbers: what is told before the channel's state gets its number from it.
func TestEarlyNumbers(t *testing.T) {
	var n numbers
	if got, ok := n.next(model.ChanReceive, []byte("001")); got != 0 || !ok {
		t.Fatalf("%d %v without knowing where the count begins", got, ok)
	}
	n.wait(7, model.ChanReceive, []byte("001"))
	told := make(map[model.LocalOp]uint64)
	n.begin(model.ChanState{Received: 4000}, func(op model.LocalOp, k uint64) { told[op] = k })
	if diff := cmp.Diff(map[model.LocalOp]uint64{7: 4001}, told); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestNoNumber(t *testing.T) {
	for _, text := range []string{"", "=", "=0", "=x", "12", "1234", "+12", "12a"} {
		var n numbers
		n.begin(model.ChanState{}, nil)
		if k, ok := n.next(model.ChanSend, []byte(text)); ok {
			t.Errorf("%q is taken for %d", text, k)
		}
	}
}

func TestParseLock(t *testing.T) {
	if got, ok := parseLock("addr=0xc000012a40"); !ok || got != 0xc000012a40 {
		t.Errorf("%v %#x", ok, got)
	}
	for _, text := range []string{"", "addr=", "addr=0x", "addr=0xg", "addr=12", "addr=0x12 x", "addr=0x10000000000000000", "0x12"} {
		if got, ok := parseLock(text); ok {
			t.Errorf("%q is taken for %#x", text, got)
		}
	}
}

func TestParseStart(t *testing.T) {
	got, ok := parseStart("v=1 go=go1.26.8 polls=0 more=words")
	if want := (model.Recording{Version: "1", GoVersion: "go1.26.8"}); !ok || got != want {
		t.Errorf("%v %+v, want %+v", ok, got, want)
	}
	if _, ok := parseStart("hello"); ok {
		t.Error("any message is taken for a start")
	}
}

// TestDeadlock: the last word of a program that the runtime ended.
func TestDeadlock(t *testing.T) {
	g := model.NewGeneration(model.GenerationInfo{Start: 1, Number: 1})
	g.Event(1)
	l := g.Goroutine(1)
	g.Status(1, l, model.StateRunning, model.ReasonNone, model.NoStack)
	var r Reader
	r.Reset(g, Take)
	if !r.Message(2, l, taskBase, Category{Start: true}, []byte("end=deadlock"), model.NoStack) {
		t.Error("it is taken for a program's own message")
	}
	g.Finish(3)
	b := model.NewBuilder(model.Info{})
	b.Add(g)
	if !b.Seal().Info().Deadlock {
		t.Error("the model does not know")
	}
}

// FuzzMessage: whatever a program logs, a reader neither panics nor breaks the model.
func FuzzMessage(f *testing.F) {
	f.Add("chan send q=1", "001", uint64(1<<20+1))
	f.Add("chan make", "cap=1 len=0 s=0 r=0 closed=0 addr=0x1 elem=int", uint64(1<<20+1))
	f.Add("chan recv wait sel=0/1 q=0", "", uint64(1<<20+2))
	f.Add("chanlens", "v=1", uint64(1<<20))
	f.Add("lock wait mutex", "addr=0xc000012a40", uint64(1<<20))
	f.Fuzz(func(t *testing.T, category, message string, task uint64) {
		g := model.NewGeneration(model.GenerationInfo{Start: 1, Number: 1})
		g.Event(1)
		l := g.Goroutine(1)
		g.Status(1, l, model.StateRunning, model.ReasonNone, model.NoStack)
		var r Reader
		r.Reset(g, Take)
		for i := range model.Time(3) {
			g.Event(2 + i)
			if cat, ok := ParseCategory(category); ok {
				r.Message(2+i, l, task, cat, []byte(message), model.NoStack)
			}
		}
		g.Finish(6)
		b := model.NewBuilder(model.Info{})
		b.Add(g)
		if err := model.Check(b.Seal()); err != nil {
			t.Error(err)
		}
	})
}
