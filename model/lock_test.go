package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// waited is a program in which two goroutines wait for locks. Goroutine 7 gets one
// after having been woken in vain; its wait goes on in the next generation.
const waited = `
generation 1 0 1000
goroutine 1 main.main
  ^ running P0 T1
  700 WaitGroup.Wait @ sync.(*WaitGroup).Wait waitgroup.go:118 < main.main main.go:20
goroutine 7 main.worker
  200 runnable created by 1
  250 running P1 T2
  400 Mutex.Lock @ sync.(*Mutex).Lock mutex.go:46 < main.worker main.go:12
  500 runnable woken by 1 @ sync.(*Mutex).Unlock mutex.go:65 < main.main main.go:16
  550 running P1 T2
  600 Mutex.Lock @ sync.(*Mutex).Lock mutex.go:46 < main.worker main.go:12
lock 390 by 7 mutex 0xc000012a40
lock 590 by 7 mutex 0xc000012a40
lock 690 by 1 waitgroup 0xc000012b00
generation 2 1000 2000
goroutine 1 main.main
  ^ WaitGroup.Wait
goroutine 7 main.worker
  ^ Mutex.Lock
  1100 runnable woken by 1 @ sync.(*Mutex).Unlock mutex.go:65 < main.main main.go:17
  1200 running P1 T2
  1300 Mutex.Lock @ sync.(*Mutex).Lock mutex.go:46 < main.worker main.go:12
  1400 runnable woken by -
  1500 running P1 T2
lock 1290 by 7 rwmutex-r 0xc000012c00
`

func TestLockWait(t *testing.T) {
	tr := fixture(t, waited)
	main, worker := Goroutine(0), Goroutine(1)
	for _, tt := range []struct {
		name string
		g    Goroutine
		at   Time
		want LockWait // zero: none
	}{
		{"the first wait", worker, 450, LockWait{390, worker, LockMutex, 0xc000012a40}},
		{"woken in vain", worker, 700, LockWait{590, worker, LockMutex, 0xc000012a40}},
		{"it goes on behind the border", worker, 1050, LockWait{590, worker, LockMutex, 0xc000012a40}},
		{"a WaitGroup", main, 1500, LockWait{690, main, LockWaitGroup, 0xc000012b00}},
		{"another kind than it waits for", worker, 1350, LockWait{}},
		{"it runs", worker, 560, LockWait{}},
		{"it runs behind", worker, 1600, LockWait{}},
	} {
		iv, ok := tr.IntervalAt(tt.g, tt.at)
		if !ok {
			t.Fatalf("%s: no interval", tt.name)
		}
		got, ok := tr.LockWait(iv)
		if !ok {
			got = LockWait{}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
	}
	var starts []Time
	for w := range tr.LockWaits(400, 1290) {
		starts = append(starts, w.At)
	}
	if diff := cmp.Diff([]Time{590, 690}, starts); diff != "" || !tr.RecordedLocks() {
		t.Errorf("in a span (-want +got)\n%s", diff)
	}
	first := dump(t, tr)
	if second := dump(t, fixture(t, first)); first != second || strings.Count(first, "\nlock ") != 4 {
		t.Errorf("(-first +second)\n%s", cmp.Diff(first, second))
	}
}

// TestLockWaitUnrecorded: a wait that nothing was recorded of is for no known lock,
// whatever its goroutine waited for before.
func TestLockWaitUnrecorded(t *testing.T) {
	tr := fixture(t, strings.Replace(waited, "lock 590 by 7 mutex 0xc000012a40\n", "", 1))
	iv, _ := tr.IntervalAt(1, 700)
	if w, ok := tr.LockWait(iv); ok {
		t.Errorf("it waits for %+v", w)
	}
}

// TestLockKinds: names are read as what they are written for, and every kind has
// operations in which a goroutine waits for it.
func TestLockKinds(t *testing.T) {
	for k := LockNone; int(k) < numLockKinds; k++ {
		if got := ParseLockKind(k.String()); got != k {
			t.Errorf("%v is read as %v", k, got)
		}
		if (len(lockOps[k]) == 0) != (k == LockNone) {
			t.Errorf("%v has operations %v", k, lockOps[k])
		}
	}
}
