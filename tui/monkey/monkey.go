// Package monkey plays with the terminal UI, for tests: it presses keys, types, turns the
// mouse's wheel and drags the window's corner, without any sense in it, and each time the
// same for the same seed.
//
// What comes in: a seed. What goes out: events, one after the other, and a key script of
// those that led to a fault.
//
// Package monkey imports keys.
package monkey

import (
	"math/rand/v2"

	"chanlens/tui/keys"
)

// Monkey makes events.
type Monkey struct {
	rng    *rand.Rand
	next   []keys.Event // of something that takes several
	w, h   int          // of the screen
	x0, y0 int          // where it was hit last
}

// New returns a monkey for a seed, before a screen of 80x24.
func New(seed uint64) *Monkey {
	return &Monkey{rng: rand.New(rand.NewPCG(seed, 1)), w: 80, h: 24}
}

// Chance returns true once in n times.
func (m *Monkey) Chance(n int) bool { return m.rng.IntN(n) == 0 }

// Pick returns a number from 0 on, below n.
func (m *Monkey) Pick(n int) int { return m.rng.IntN(n) }

// Next returns what the monkey does next.
func (m *Monkey) Next() keys.Event {
	if len(m.next) == 0 {
		m.think()
	}
	e := m.next[0]
	m.next = m.next[1:]
	if e.Kind == keys.Resize {
		m.w, m.h = e.X, e.Y
	}
	return e
}

// think chooses something to do.
func (m *Monkey) think() {
	switch n := m.rng.IntN(100); {
	case n < 50:
		m.do(one(m.rng, commands))
	case n < 60: // as when a key is held down
		e := one(m.rng, commands)
		for range 2 + m.rng.IntN(20) {
			m.do(e)
		}
	case n < 65:
		m.do(keys.Press(one(m.rng, views)))
	case n < 77:
		m.typeText()
	case n < 82:
		m.do(m.anyKey())
	case n < 97:
		m.mouse()
	default:
		m.resize()
	}
}

func (m *Monkey) do(e keys.Event) { m.next = append(m.next, e) }

// typeText opens a prompt, or asks for another key, and types what means something there
// or does not.
func (m *Monkey) typeText() {
	opener := one(m.rng, []string{"/", "f", "f", ":", "m", "'", "y", ""})
	if opener != "" {
		m.do(keys.Press(opener))
	}
	for range 1 + m.rng.IntN(3) {
		for _, r := range one(m.rng, phrases) {
			m.do(press(r))
		}
		for m.Chance(3) {
			m.do(one(m.rng, editing))
		}
		if m.Chance(2) {
			m.do(press(' '))
		}
	}
	m.do(keys.Press(one(m.rng, []string{"<Enter>", "<Enter>", "<Enter>", "<Esc>", "<Tab>"})))
}

// anyKey returns a key that may mean nothing anywhere.
func (m *Monkey) anyKey() keys.Event {
	if m.Chance(4) {
		return press(one(m.rng, []rune("éß界🙂\u0301ÿ ")))
	}
	return press(rune('!' + m.rng.IntN('~'-'!'+1)))
}

// mouse does something with the mouse, mostly on the screen.
func (m *Monkey) mouse() {
	x, y := m.rng.IntN(m.w+2), m.rng.IntN(m.h+2)
	if m.Chance(3) { // about where it was
		x, y = max(m.x0+m.rng.IntN(7)-3, 0), max(m.y0+m.rng.IntN(3)-1, 0)
	}
	at := func(name string) keys.Event {
		return keys.Event{Kind: keys.Mouse, Name: name, X: x, Y: y, Ctrl: m.Chance(4), Shift: m.Chance(4)}
	}
	m.x0, m.y0 = x, y
	switch m.rng.IntN(6) {
	case 0, 1: // as a terminal tells it
		m.do(at(keys.Down))
		m.do(at(keys.Up))
		m.do(at(keys.Click))
	case 2:
		m.do(at(keys.DoubleClick))
	case 3:
		m.do(at(keys.Down))
		for range 1 + m.rng.IntN(5) {
			x, y = m.rng.IntN(m.w+2), m.rng.IntN(m.h+2)
			m.do(at(keys.Drag))
		}
		if !m.Chance(5) {
			m.do(at(keys.Up))
		}
	case 4:
		e := at(one(m.rng, []string{keys.WheelUp, keys.WheelDown, keys.WheelLeft, keys.WheelRight}))
		for range 1 + m.rng.IntN(8) {
			m.do(e)
		}
	default:
		m.do(at(one(m.rng, []string{keys.Click, keys.DoubleClick, keys.Down, keys.Drag, keys.Up})))
	}
}

// resize changes the size, a few times now and then, as when the corner is dragged.
func (m *Monkey) resize() {
	times := 1
	if m.Chance(3) {
		times = 1 + m.rng.IntN(10)
	}
	for range times {
		w, h := 40+m.rng.IntN(220), 10+m.rng.IntN(70)
		switch m.rng.IntN(10) {
		case 0:
			w, h = 1+m.rng.IntN(60), 1+m.rng.IntN(20)
		case 1:
			w, h = 40, 10
		case 2:
			w = 400
		}
		m.do(keys.Event{Kind: keys.Resize, X: w, Y: h})
	}
}

func one[T any](rng *rand.Rand, of []T) T { return of[rng.IntN(len(of))] }
