package channel

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chanlens/model"
)

// lock records that a goroutine is about to wait for a lock, and lets it.
func (s *script) lock(g, from, to int, kind string, addr int, by int) {
	s.announce(g, from, kind, addr)
	s.wait(g, from, to, lockWords[kind], lockPlaces[kind], by, unlockAt)
}

func (s *script) announce(g, from int, kind string, addr int) {
	s.note(fmt.Sprintf("lock %d by %d %s 0x%x", from*1000-100, g, kind, addr))
}

func (s *script) collect(from, to int) {
	s.note(fmt.Sprintf("range GC-mark process \"GC concurrent mark phase\" %d %d", from*1000, to*1000))
}

// note adds a line that is no goroutine's.
func (s *script) note(line string) {
	s.at(1, 0, "")
	s.lines[1] = append(s.lines[1][:len(s.lines[1])-1], line)
}

var lockWords = map[string]string{"mutex": "Mutex.Lock", "rwmutex-w": "RWMutex.Lock", "queue": "RWMutex.Lock-queue", "waitgroup": "WaitGroup.Wait"}

var lockPlaces = map[string]string{
	"mutex":     lockAt,
	"rwmutex-w": "@ sync.(*RWMutex).Lock rwmutex.go:155 < main.write main.go:70",
	"queue":     "@ sync.(*Mutex).Lock mutex.go:46 < sync.(*RWMutex).Lock rwmutex.go:150 < main.write main.go:70",
	"waitgroup": "@ sync.(*WaitGroup).Wait waitgroup.go:118 < main.gather main.go:80",
}

// locksTold writes the locks of a result as lines.
func locksTold(r Result) string {
	var b strings.Builder
	for _, k := range r.Locks {
		exact := "taken for"
		if k.Exact {
			exact = "exactly"
		}
		fmt.Fprintf(&b, "%s %d: %d waits, %d at once, %d at end, %.2f\n", exact, k.Count, k.Waits, k.MaxWaiting, k.AtEnd, k.Confidence)
	}
	return b.String()
}

func TestRecordedLocks(t *testing.T) {
	for _, tt := range []struct {
		name   string
		script func(*script)
		want   string
	}{
		{"two at the same places, used in turn", func(s *script) {
			for i := range 10 {
				s.lock(1, 100*i+10, 100*i+30, "mutex", 0x1000, 2)
				s.lock(2, 100*i+50, 100*i+80, "mutex", 0x2000, 1)
			}
		}, "exactly 1: 10 waits, 1 at once, 0 at end, 1.00\nexactly 1: 10 waits, 1 at once, 0 at end, 1.00\n"},
		{"one, of goroutines that never meet", func(s *script) {
			s.lock(1, 10, 30, "mutex", 0x1000, 2)
			s.lock(3, 50, 80, "mutex", 0x1000, 4)
		}, "exactly 1: 2 waits, 1 at once, 0 at end, 1.00\n"},
		{"a collection between", func(s *script) {
			s.lock(1, 10, 30, "mutex", 0x1000, 2)
			s.collect(20, 40)
			s.lock(3, 50, 80, "mutex", 0x1000, 4)
		}, "taken for 1: 2 waits, 1 at once, 0 at end, 0.95\n"},
		{"somebody waits when the collection ends", func(s *script) {
			s.lock(1, 10, 60, "mutex", 0x1000, 2)
			s.collect(20, 40)
			s.lock(3, 50, 80, "mutex", 0x1000, 4)
		}, "exactly 1: 2 waits, 2 at once, 0 at end, 1.00\n"},
		{"another kind at the address", func(s *script) {
			s.lock(1, 10, 30, "mutex", 0x1000, 2)
			s.collect(35, 40)
			s.lock(3, 50, 80, "waitgroup", 0x1000, 4)
		}, "exactly 1: 1 waits, 1 at once, 0 at end, 1.00\nexactly 1: 1 waits, 1 at once, 0 at end, 1.00\n"},
		{"a writer queues behind another", func(s *script) {
			s.lock(1, 10, 60, "rwmutex-w", 0x1000, 3)
			s.announce(2, 20, "mutex", 0x1000)
			s.wait(2, 20, 80, lockWords["queue"], lockPlaces["queue"], 1, unlockAt)
		}, "exactly 1: 2 waits, 2 at once, 0 at end, 1.00\n"},
		{"many that are alike", func(s *script) {
			for i := range 5 {
				s.lock(1, 100*i+10, 100*i+30, "mutex", 0x1000+16*i, 2)
			}
		}, "exactly 5: 5 waits, 1 at once, 0 at end, 1.00\n"},
		{"open ones", func(s *script) {
			s.lock(1, 10, 30, "mutex", 0x1000, 2)
			s.announce(1, 50, "mutex", 0x1000)
			s.open(1, 50, lockWords["mutex"], lockPlaces["mutex"])
			s.announce(2, 60, "mutex", 0x2000)
			s.open(2, 60, lockWords["mutex"], lockPlaces["mutex"])
			s.announce(3, 70, "mutex", 0x2000)
			s.open(3, 70, lockWords["mutex"], lockPlaces["mutex"])
		}, "exactly 1: 2 waits, 2 at once, 2 at end, 1.00\nexactly 1: 2 waits, 1 at once, 1 at end, 1.00\n"},
		{"many open ones", func(s *script) {
			for g := 1; g <= 4; g++ {
				s.announce(g, 50, "waitgroup", 0x1000+16*g)
				s.open(g, 50, lockWords["waitgroup"], lockPlaces["waitgroup"])
			}
		}, "exactly 4: 4 waits, 4 at once, 4 at end, 1.00\n"},
		{"one that was not recorded", func(s *script) {
			s.lock(1, 10, 40, "mutex", 0x1000, 2)
			s.wait(1, 50, 60, lockWords["mutex"], lockPlaces["mutex"], 2, unlockAt)
		}, "exactly 1: 1 waits, 1 at once, 0 at end, 1.00\ntaken for 1: 1 waits, 1 at once, 0 at end, 0.95\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var s script
			tt.script(&s)
			tr := s.trace(t, 4)
			study := studied(t, tr)
			r := study.Result()
			checkResult(t, study, r)
			if diff := cmp.Diff(tt.want, locksTold(r)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			checkLockOf(t, tr, &r)
		})
	}
}

// checkLockOf holds that exact locks and recorded addresses tell waits apart alike,
// as far as there are no several in an entry.
func checkLockOf(t *testing.T, tr *model.Trace, r *Result) {
	t.Helper()
	addrs := map[int]model.LockAddr{}
	for g := range tr.NumGoroutines() {
		for iv := range tr.Intervals(model.Goroutine(g), 0, tr.End()) {
			w, recorded := tr.LockWait(iv)
			if !recorded {
				continue
			}
			id, ok := r.LockOf(iv)
			if !ok {
				t.Errorf("the lock at %#x that goroutine %d waits for from %d is not told", w.Addr, g, iv.Start)
				continue
			}
			if was, ok := addrs[id]; ok && was != w.Addr && !r.Locks[id-1].Several {
				t.Errorf("lock %d lies at %#x and at %#x", id, was, w.Addr)
			}
			addrs[id] = w.Addr
		}
	}
}
