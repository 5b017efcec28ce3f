//go:build unix

package tui

import (
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/gdamore/tcell/v2"
)

// openScreen opens the terminal's screen, ready to be drawn on.
func openScreen() (tcell.Screen, error) {
	tty, err := tcell.NewDevTty()
	if err != nil {
		return nil, err
	}
	s := &terminal{line: newLine(tty)}
	if s.Screen, err = tcell.NewTerminfoScreenFromTty(s.line); err != nil {
		return nil, err
	}
	if err = s.Screen.Init(); err == nil && s.CharacterSet() == "UTF-8" {
		s.line.utf8.Store(true)
	}
	return s, err
}

// terminal is a screen that can be left while more is typed, or pasted, than the event loop
// has come to. The screen alone could not: it waits for who reads the line, who waits for the
// queue of events to have room, which the event loop does not make while it leaves. So for
// that time the line is deaf, and events are dropped.
type terminal struct {
	tcell.Screen
	line *line
}

// Init implements tcell.Screen. The screen is ready.
func (t *terminal) Init() error { return nil }

// Fini implements tcell.Screen.
func (t *terminal) Fini() { t.dropping(t.Screen.Fini) }

// Suspend implements tcell.Screen.
func (t *terminal) Suspend() (err error) {
	t.dropping(func() { err = t.Screen.Suspend() })
	return err
}

// dropping does something while all events are dropped.
func (t *terminal) dropping(do func()) {
	left := make(chan struct{})
	var work sync.WaitGroup
	if q, ok := t.Screen.(interface{ EventQ() chan tcell.Event }); ok {
		work.Go(func() {
			for {
				select {
				case <-q.EventQ():
				case <-left:
					return
				}
			}
		})
	}
	t.line.deafen()
	do()
	close(left)
	work.Wait()
}

// line is a terminal's line that can be made deaf: then what comes is dropped, until it is
// started again.
type line struct {
	tcell.Tty
	mu      sync.Mutex
	changed *sync.Cond
	started bool
	deaf    bool
	reading bool // somebody waits for what comes, or nobody will any more
	utf8    atomic.Bool
	held    []byte // the begin of a character of which the rest is still to come
}

func newLine(tty tcell.Tty) *line {
	l := &line{Tty: tty}
	l.changed = sync.NewCond(&l.mu)
	return l
}

// Start implements tcell.Tty.
func (l *line) Start() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := l.Tty.Start()
	l.started, l.deaf, l.reading = err == nil, false, false
	return err
}

// Read implements tcell.Tty.
func (l *line) Read(b []byte) (int, error) {
	l.mu.Lock()
	l.reading = true
	l.changed.Broadcast()
	l.mu.Unlock()
	held := copy(b, l.held)
	n, err := l.Tty.Read(b[held:])
	l.held = nil
	if n += held; l.utf8.Load() {
		n, l.held = sound(b[:n])
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.deaf {
		return 0, err
	}
	l.reading = err != nil // after an error nobody reads again
	return n, err
}

// deafen makes the line deaf. It returns once nobody has anything that came before in hand.
func (l *line) deafen() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.deaf = true
	for l.started && !l.reading {
		l.changed.Wait()
	}
}

// sound moves what is UTF-8 to the front of a text, and returns how many bytes that is and
// the begin of a character that is not there in full. On a wrong byte the screen would stop
// to listen for ever.
func sound(b []byte) (n int, begun []byte) {
	for i := 0; i < len(b); {
		if !utf8.FullRune(b[i:]) {
			return n, append(begun, b[i:]...)
		}
		r, size := utf8.DecodeRune(b[i:])
		if r != utf8.RuneError || size > 1 {
			n += copy(b[n:], b[i:i+size])
		}
		i += size
	}
	return n, nil
}
