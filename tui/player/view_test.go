package player

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/tui/canvas"
	"chanlens/tui/golden"
	"chanlens/tui/session"
	"chanlens/tui/theme"
	"chanlens/tui/viewtest"
)

// open returns the player of a session as it is on screen, of a size, at the first operation.
func open(t testing.TB, s *session.Session, size string) *View {
	t.Helper()
	s.Shell.Show = func(name string) { s.View = name }
	s.View = "player"
	s.Sel.Goroutine = 0
	v := New(s)
	viewtest.Play(t, v, "<resize "+size+">")
	v.Enter()
	viewtest.Play(t, v, "<Home>")
	return v
}

func fixture(t testing.TB, name string) *session.Session {
	t.Helper()
	return session.Open(viewtest.Fixture(t, name))
}

func draw(v *View) *canvas.Canvas {
	c := canvas.New(v.w, v.h)
	v.Draw(c)
	return c
}

func text(v *View) string { return strings.Join(draw(v).Lines(), "\n") }

// arrive lets elements come to where they go.
const arrive = "<tick><tick><tick><tick><tick><tick><tick><tick><tick><tick><tick><tick><tick>"

// TestFilms compares what stands on the board after each operation, and what is said of it,
// with films that a person checked.
func TestFilms(t *testing.T) {
	for _, name := range []string{"kinds", "ops", "recorded"} {
		t.Run(name, func(t *testing.T) {
			v := open(t, fixture(t, name), "90x24")
			var film strings.Builder
			for n := 1; ; n++ {
				l := v.layout()
				fmt.Fprintf(&film, "== %d, %s: %s (%s)\n", n, time.Duration(v.now.At), v.sentence(), v.where(v.stack(&v.now)))
				for _, line := range draw(v).Sub(0, l.board, v.w, l.words-l.board).Lines() {
					if line != "" {
						film.WriteString(line + "\n")
					}
				}
				before := v.at
				if viewtest.Play(t, v, "l"+arrive); v.at == before {
					break
				}
			}
			golden.CheckText(t, "film-"+name, film.String())
		})
	}
}

// TestScreens compares whole screens.
func TestScreens(t *testing.T) {
	for _, c := range []struct{ name, fixture, size, script string }{
		{"hand-off-80x24", "recorded", "80x24", "llll" + arrive},
		{"on-its-way-100x30", "recorded", "100x30", "lllllllll<tick><tick><tick><tick><tick>"},
		{"moves-up-100x30", "recorded", "100x30", "lllllllll<tick><tick><tick><tick><tick><tick><tick><tick><tick><tick>"},
		{"half-way-160x45", "recorded", "160x45", "lll<Enter>l<tick><tick><tick><tick>"},
		{"takes-and-fills-160x45", "recorded", "160x45", "lllllllll" + arrive},
		{"chosen-100x30", "kinds", "100x30", "llllljj<Enter>l" + arrive},
		{"stuck-80x24", "ops", "80x24", "<End>"},
		{"rules-100x30", "recorded", "100x30", "rlllllllll" + arrive},
		{"narrow-40x10", "ops", "40x10", "llllll" + arrive},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := open(t, fixture(t, c.fixture), c.size)
			viewtest.Play(t, v, c.script)
			golden.Check(t, c.name, draw(v))
		})
	}
}

// TestASCII holds that a screen in ASCII has nothing that stands for several things at once:
// walls, elements and arrows are told apart.
func TestASCII(t *testing.T) {
	v := open(t, fixture(t, "recorded"), "80x24")
	viewtest.Play(t, v, "lllllllll"+arrive)
	c := draw(v)
	theme.Mono.InASCII(true).Finish(c)
	screen := strings.Join(c.Lines(), "\n")
	for _, want := range []string{"+======+", "!  #4  |  #3  !", "=> #2 ", "|   |"} {
		if !strings.Contains(screen, want) {
			t.Errorf("no %q in\n%s", want, screen)
		}
	}
}

// TestKeys holds where keys lead, each after the ones before.
func TestKeys(t *testing.T) {
	s := fixture(t, "recorded")
	v := open(t, s, "100x30")
	for _, step := range []struct {
		keys string
		at   time.Duration
	}{
		{"", 9900 * time.Microsecond},
		{"l", 10200 * time.Microsecond},
		{"<Right>l", 11900 * time.Microsecond},
		{"h", 11 * time.Millisecond},
		{"<End>", 39900 * time.Microsecond},
		{"l", 39900 * time.Microsecond},
		{"<Home>", 9900 * time.Microsecond},
		{"h", 9900 * time.Microsecond},
		{"ol", 13900 * time.Microsecond}, // only what moves an element
		{"oh", 11900 * time.Microsecond},
		{"j<Enter>ll", 14200 * time.Microsecond}, // only jobs, which the operation is on
		{"l<Enter>", 15 * time.Millisecond},
		{"<PgUp>", 9900 * time.Microsecond},
		{"<click 1,28>", 9900 * time.Microsecond}, // before all
		{"<click 98,28>", 39900 * time.Microsecond},
		{"<wheel-up 5,5>", 38 * time.Millisecond},
	} {
		if viewtest.Play(t, v, step.keys); v.now.At != model.Time(step.at) {
			t.Errorf("after %q at %v, want %v", step.keys, time.Duration(v.now.At), step.at)
		}
		if s.Sel.Goroutine != v.now.Goroutine || s.Sel.At != v.now.At {
			t.Errorf("after %q the selection is not the operation", step.keys)
		}
	}
}

// TestFollows holds that the player shows the moment that was selected elsewhere, and leaves
// the selection as it is.
func TestFollows(t *testing.T) {
	s := fixture(t, "recorded")
	v := open(t, s, "100x30")
	s.Sel = session.Selection{Goroutine: 0, At: 16_500_000}
	v.Enter()
	if v.now.At != 16_000_000 || s.Sel.At != 16_500_000 {
		t.Errorf("at %v, selected %v", v.now.At, s.Sel.At)
	}
	viewtest.Play(t, v, "t")
	if s.View != "timeline" || s.Sel.At != 16_500_000 {
		t.Errorf("in %s at %v", s.View, s.Sel.At)
	}
}

// TestPlays holds that a trace that is played shows each operation once, in order, and stops
// at the end, whatever the speed; and that it can be played again from there.
func TestPlays(t *testing.T) {
	for _, faster := range []string{"", "+++", "---"} {
		v := open(t, fixture(t, "kinds"), "100x30")
		var want []replay.Place
		for before := (replay.Place{Index: -2}); v.at != before; {
			before = v.at
			want = append(want, v.at)
			viewtest.Play(t, v, "l")
		}
		viewtest.Play(t, v, faster+"<Space>")
		got := []replay.Place{v.at}
		for range 100_000 {
			if !v.clock.playing {
				break
			}
			if viewtest.Play(t, v, "<tick>"); v.at != got[len(got)-1] {
				got = append(got, v.at)
			}
		}
		if v.clock.playing {
			t.Fatalf("speed %q: it still plays", faster)
		}
		if faster != "+++" && fmt.Sprint(got) != fmt.Sprint(want) { // else several go by in a tick
			t.Errorf("speed %q: played %v\nwant %v", faster, got, want)
		}
		if v.at != want[len(want)-1] || v.Ticking() {
			t.Errorf("speed %q: it stops at %v, want %v", faster, v.at, want[len(want)-1])
		}
	}
}

// TestVeil holds that nothing is shown of what is hidden, by whatever key.
func TestVeil(t *testing.T) {
	s := fixture(t, "recorded")
	v := open(t, s, "100x30")
	s.Veil = session.Veil{On: true, From: 15_000_000}
	viewtest.Play(t, v, "r")
	for _, keys := range []string{"lllllllll", "<End>", "<Space><tick><tick>" + arrive + arrive, "<click 90,28>", "<PgDn>", "ol", "<Enter>l"} {
		viewtest.Play(t, v, keys)
		if v.now.At >= s.Veil.From || strings.Contains(text(v), "buffer 1 of") || strings.Contains(text(v), "happens") {
			t.Errorf("%s leads to %v\n%s", keys, v.now.At, text(v))
		}
	}
	s.Sel.At = 30_000_000
	if v.Enter(); v.now.At >= s.Veil.From {
		t.Errorf("what was selected elsewhere is shown: %v", v.now.At)
	}
	s.Sel.At = 14_000_000
	s.Veil.Who = s.Sel
	if v.Enter(); !strings.Contains(text(v), "comes to this line: what follows is hidden until you answer") || !strings.Contains(text(v), "what does it do next?") {
		t.Errorf("it does not speak of what is asked about\n%s", text(v))
	}
	if viewtest.Play(t, v, "<Home>"); strings.Contains(text(v), "comes to this line") {
		t.Errorf("it speaks of what is asked about at another step\n%s", text(v))
	}
}

// TestUnrecorded holds that a trace without channel operations says what it needs.
func TestUnrecorded(t *testing.T) {
	s := fixture(t, "scene")
	s.View = "player"
	v := New(s)
	viewtest.Play(t, v, "<resize 80x24><Space>l<tick><click 5,5>")
	v.Enter()
	if !strings.Contains(text(v), "chanlens record -- go run .") || v.Ticking() {
		t.Errorf("got\n%s", text(v))
	}
}

// TestDrawingIsPure holds that drawing changes nothing, and any size is drawn.
func TestDrawingIsPure(t *testing.T) {
	v := open(t, fixture(t, "kinds"), "100x30")
	viewtest.Play(t, v, "llllllll<tick>")
	if a, b := golden.Print(draw(v)), golden.Print(draw(v)); a != b {
		t.Error("the same is drawn in two ways")
	}
	for w := 1; w < 60; w += 7 {
		for h := 1; h < 40; h += 3 {
			v.Resize(w, h)
			draw(v)
		}
	}
}

// TestVeilOnUsers holds that under a veil nobody stands at a channel who has not used it yet,
// and that nobody is said to wait for ever; and that all is said as soon as the veil is lifted.
func TestVeilOnUsers(t *testing.T) {
	for _, name := range []string{"kinds", "ops", "recorded"} {
		s := fixture(t, name)
		v := open(t, s, "160x60")
		for op := range s.Trace.ChanOps(0, s.Trace.End()+1) {
			s.Veil = session.Veil{On: true, From: op.At}
			s.Sel.At = s.Within(op.At - 1)
			v.Enter()
			for i, b := range v.scene.blocks {
				used := make(map[string]bool)
				for before := range s.Trace.ChanOpsOf(v.shown[i], 0, op.At) {
					if before.Goroutine != model.NoGoroutine {
						used[v.who(before.Goroutine)] = true
					}
				}
				for _, p := range slices.Concat(b.left, b.right) {
					if !used[p.name] || p.stuck {
						t.Errorf("%s: before %v %s stands at %s: %s", name, time.Duration(op.At), p.name, b.name, p.note)
					}
				}
			}
		}
	}
	s := fixture(t, "ops")
	v := open(t, s, "80x24")
	viewtest.Play(t, v, "<End>")
	s.Veil = session.Veil{On: true, From: s.Trace.End() - 1}
	if v.Refresh(); strings.Contains(text(v), "for ever") {
		t.Errorf("the end is told:\n%s", text(v))
	}
	s.Veil, s.Quiet = session.Veil{}, true
	if v.Refresh(); strings.Contains(text(v), "for ever") {
		t.Errorf("a lesson will ask, and the end is told:\n%s", text(v))
	}
	s.Quiet = false
	if v.Refresh(); !strings.Contains(text(v), "for ever") {
		t.Errorf("the end is not told:\n%s", text(v))
	}
}

// TestNumbersOfThoseWhoWait holds that what somebody wants to send has the number that it gets
// in the end.
func TestNumbersOfThoseWhoWait(t *testing.T) {
	for _, name := range []string{"kinds", "ops", "recorded"} {
		s := fixture(t, name)
		v := open(t, s, "160x60")
		held := make(map[string]string) // by who waits
		n := 0
		for before := (replay.Place{Index: -2}); v.at != before; {
			before = v.at
			if who := v.who(v.now.Goroutine); v.now.Is(model.ChanWaited) && v.now.Kind == model.ChanSend {
				if got, ok := held[who]; ok && v.now.Seq > 0 {
					n++
					if got != elementLabel(v.now.Seq) {
						t.Errorf("%s: %s waited with %s, and sent #%d", name, who, got, v.now.Seq)
					}
				}
				delete(held, who)
			}
			for _, b := range v.scene.blocks {
				for _, p := range b.left {
					if p.holds != nil && p.holds.label != elementLabel(0) {
						held[p.name] = p.holds.label
					}
				}
			}
			viewtest.Play(t, v, "l")
		}
		if n == 0 && name != "kinds" {
			t.Errorf("%s: nobody waited", name)
		}
	}
}

// TestForms holds which channels are drawn large for how much room there is.
func TestForms(t *testing.T) {
	for _, c := range []struct {
		size string
		want string // the forms, in the order of the channels
	}{
		{"160x60", "tall tall tall tall"},
		{"160x34", "box box box box"},
		{"100x30", "box row row box"},
		{"80x20", "row row row row"},
		{"80x17", "box row"},
	} {
		v := open(t, fixture(t, "recorded"), c.size)
		viewtest.Play(t, v, "llllllll")
		var got []string
		for _, b := range v.scene.blocks {
			got = append(got, [...]string{rowForm: "row", boxForm: "box", tallForm: "tall"}[b.form])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.size, strings.Join(got, " "), c.want)
		}
	}
}

// TestMade holds that a channel is there from the moment on at which it is made, also while
// nothing is done to any channel.
func TestMade(t *testing.T) {
	s := fixture(t, "kinds")
	v := open(t, s, "100x60")
	seen := 0
	for c := range model.Chan(s.Trace.NumChans()) {
		info := s.Trace.Chan(c)
		if info.Made == model.NoTime {
			continue
		}
		s.Sel = session.Selection{Goroutine: info.Maker, At: info.Made}
		v.Enter()
		for i, shown := range v.shown {
			if shown == c && i < len(v.scene.blocks) {
				seen++
				if !v.scene.blocks[i].there {
					t.Errorf("channel %d is made at %v, and not there then", c, info.Made)
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no channel is shown when it is made")
	}
}
