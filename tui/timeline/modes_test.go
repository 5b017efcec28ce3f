package timeline

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// opened returns the timeline of the fixture lanes, with lanes of a kind.
func opened(t *testing.T, m lane.Mode, script string) *View {
	t.Helper()
	s := session.Open(viewtest.Fixture(t, "lanes"))
	s.Mode = m
	v := New(s)
	viewtest.Play(t, v, "<resize 100x30>"+script)
	return v
}

// lanesOf returns the lanes as a person names them.
func lanesOf(v *View) string {
	var names []string
	for i, l := range v.lanes.List {
		name := fmt.Sprint([...]string{"g", "site", "family", "P", "thread", "ch", "task", "track"}[l.Kind], l.ID)
		if g, ok := l.Goroutine(); ok {
			name = fmt.Sprint(v.s.Trace.Goroutine(g).ID)
		}
		name = strings.Repeat(">", int(l.Depth)) + name + [...]string{"", "+", "-"}[l.Fold]
		if i == v.lanes.Pinned && i > 0 {
			name = "| " + name
		}
		if l.Key == v.cursor {
			name = "[" + name + "]"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

// TestLanes holds which lanes there are, in which order, and where the cursor is, after keys.
func TestLanes(t *testing.T) {
	for _, c := range []struct {
		m            lane.Mode
		script, want string
	}{
		{lane.Goroutines, "", "1+ 5 6+ [7] 8"},
		{lane.Goroutines, "g<Space>", "[1-] >track0 >track1 5 6+ 7 8"},
		{lane.Goroutines, "g<Space>j<Space>", "[1+] 5 6+ 7 8"}, // closes what holds it
		{lane.Goroutines, "gx", "[5] 6+ 7 8"},
		{lane.Goroutines, "gxX", "1+ [5] 6+ 7 8"},
		{lane.Goroutines, "p", "[7] | 1+ 5 6+ 8"},
		{lane.Goroutines, "pp", "1+ 5 6+ [7] 8"},
		{lane.Goroutines, "pGp", "7 [8] | 1+ 5 6+"},
		{lane.Goroutines, "pGpK", "[8] 7 | 1+ 5 6+"},
		{lane.Goroutines, "pGpKJ", "7 [8] | 1+ 5 6+"},
		{lane.Goroutines, "px", "[7] | 1+ 5 6+ 8"}, // a pinned lane is not hidden
		{lane.Goroutines, "O", "8 [7] 6+ 5 1+"},
		{lane.Goroutines, "o", "[7] 1+ 5 6+ 8"}, // stuck first
		{lane.Goroutines, "oo", "[7] 1+ 5 6+ 8"},
		{lane.Goroutines, "ooo", "[7] 5 1+ 6+ 8"},  // longest wait: 68, 41, 34 and 16 ms
		{lane.Goroutines, "oooo", "1+ [7] 5 6+ 8"}, // all waits
		{lane.Goroutines, "$++++A", "1+ [7]"},
		{lane.BySite, "", "1+ [site1+] 8"},
		{lane.BySite, "<Space>", "1+ [site1-] >5 >6+ >7 8"},
		{lane.BySite, "<Space>j<Space>", "1+ [site1+] 8"},
		{lane.BySite, "!!", "1+ site1- >5 >6+ [>7] 8"}, // what is gone to is shown
		{lane.BySite, "p", "[site1+] | 1+ 8"},
		{lane.BySite, "xG", "1+ [8]"},
		{lane.BySite, "x!", "1+ site1- >5 >6+ [>7] 8"},
		{lane.ByFamily, "", "1- >track0 >track1 >5 >6+ [>7-] >>8"},
		{lane.Processors, "", "P0 [P1]"}, // where 7 ran before it got stuck
		{lane.Processors, "!", "[P0] P1"},
		{lane.Threads, "", "thread0 [thread1] thread2"},
		{lane.Channels, "", "[ch1] ch2 ch3"},
		{lane.Channels, "O", "ch3 ch2 [ch1]"},
		{lane.Channels, "o", "[ch1] ch2 ch3"},    // stuck first
		{lane.Channels, "oooO", "ch3 ch2 [ch1]"}, // waited on least
		{lane.Channels, "!", "[1+] 5 6+ 7 8"},    // who waits on none,
		{lane.Tasks, "", "[task0-] >track3 >track4 >task1- >>track5"},
		{lane.Tasks, "jj<Space>", "[task0+]"},
	} {
		if got := lanesOf(opened(t, c.m, c.script)); got != c.want {
			t.Errorf("%s, after %q: lanes are\n%s, want\n%s", c.m, c.script, got, c.want)
		}
	}
}

// TestUnderCursor holds what the ruler says, and whom the cursor comes to.
func TestUnderCursor(t *testing.T) {
	for _, c := range []struct {
		m      lane.Mode
		script string
		who    model.GoID
		want   string
	}{
		{lane.Goroutines, "g^", 1, "running 12.0ms"},
		{lane.Processors, "g^", 1, "P0 ran goroutine 1 main.main for 12.0ms"},
		{lane.Processors, "g^.", 6, "P0 ran goroutine 6 main.worker for 18.0ms"},
		{lane.Processors, "g^.,", 1, "P0 ran goroutine 1 main.main for 12.0ms"},
		{lane.Threads, "g^.", 6, "thread 1 ran goroutine 6 main.worker for 18.0ms"},
		{lane.BySite, "!!<Space>", 7, "3 of 3 alive, 1 stuck in the end; goroutine 7: send 68.0ms"},
	} {
		v := opened(t, c.m, c.script)
		if got := v.underCursor().Texts; len(got) == 0 || got[0] != c.want {
			t.Errorf("%s, after %q: %q, want %q", c.m, c.script, got, c.want)
		}
		if who := v.s.Trace.Goroutine(v.s.Sel.Goroutine).ID; who != c.who {
			t.Errorf("%s, after %q: the selection is goroutine %d, want %d", c.m, c.script, who, c.who)
		}
	}
}

// TestPinsOfAFinding holds that goroutines are pinned for a reason, and that Esc gives
// them up and keeps those pinned by hand.
func TestPinsOfAFinding(t *testing.T) {
	v := opened(t, lane.Processors, "gp")
	v.s.Pin("2 wait for ever", []model.Goroutine{v.s.Roll.Numbered(7)[0], v.s.Roll.Numbered(8)[0]})
	v.Enter()
	if got, want := lanesOf(v), "7 8 [P0] | P1"; got != want {
		t.Errorf("pinned: %s, want %s", got, want)
	}
	c := canvas.New(100, 28)
	v.Draw(c)
	if !strings.Contains(strings.Join(c.Lines(), "\n"), "─ ▴ 2 wait for ever ─") {
		t.Errorf("the reason is not told:\n%s", strings.Join(c.Lines(), "\n"))
	}
	viewtest.Play(t, v, "<Esc>")
	if got, want := lanesOf(v), "[P0] | P1"; got != want {
		t.Errorf("after Esc: %s, want %s", got, want)
	}
}

// some is a filter.
type some []model.Goroutine

func (s *some) Has(g model.Goroutine) bool { return slices.Contains(*s, g) }
func (s *some) Len() int                   { return len(*s) }

// TestFilter holds that lanes are limited to what a filter lets through.
func TestFilter(t *testing.T) {
	for _, c := range []struct {
		m    lane.Mode
		want string
	}{
		{lane.Goroutines, "6+ [7]"}, {lane.BySite, "[site1+]"}, {lane.ByFamily, "6+ [7]"},
	} {
		v := opened(t, c.m, "")
		v.s.Only = &some{v.s.Roll.Numbered(6)[0], v.s.Roll.Numbered(7)[0]}
		v.Refresh()
		if got := lanesOf(v); got != c.want || v.lanes.Left.Filtered != 3 {
			t.Errorf("%s: %s, %d left out; want %s and 3", c.m, got, v.lanes.Left.Filtered, c.want)
		}
	}
}

// TestRange chooses a range by keys and by mouse.
func TestRange(t *testing.T) {
	for _, c := range []struct {
		script string
		chosen bool
		want   string
	}{
		{"g^vllllv", true, "[0s 7.81ms)"},
		{"g^llllvhhhhv", true, "[0s 7.81ms)"},
		{"g^vllll<Enter>ll", true, "[0s 7.81ms)"},
		{"g^vllllv<Esc>", false, ""},
		{"<press 40,12><drag 59,13><release 59,13>", true, "[6.25ms 37.5ms)"},
	} {
		v := opened(t, lane.BySite, c.script)
		r := v.s.Chosen
		got := ""
		if r.Span > 0 {
			got = fmt.Sprintf("[%v %v)", time.Duration(r.Start).Round(10*time.Microsecond), time.Duration(r.End()).Round(10*time.Microsecond))
		}
		if (r.Span > 0) != c.chosen || got != c.want {
			t.Errorf("after %s: chosen is %s, want %s", c.script, got, c.want)
		}
	}
	v := opened(t, lane.Goroutines, "g^vllllvz")
	if p, c := v.viewport(), v.s.Chosen; p.Start > c.Start || p.End() < c.End() || p.Span > 2*c.Span {
		t.Errorf("z shows %+v, the range is %+v", p, c)
	}
}

// TestStripsBeside holds that what takes long is computed beside the event loop, one thing
// at a time, and that strips of another window are drawn meanwhile.
func TestStripsBeside(t *testing.T) {
	v := opened(t, lane.Processors, "g^")
	row := func() string {
		c := canvas.New(100, 28)
		v.Draw(c)
		return strings.TrimSpace(c.Lines()[v.layout.Lanes][v.layout.Label:])
	}
	whole := row()
	var work []func() func()
	v.s.Shell.Beside = func(do func() func()) { work = append(work, do) }
	viewtest.Play(t, v, "+")
	asked := len(work)
	stretched := row()
	viewtest.Play(t, v, "+")
	if len(work) != asked {
		t.Errorf("%d things go on beside, want %d", len(work), asked)
	}
	for len(work) > 0 {
		do := work[0]
		work = work[1:]
		do()()
	}
	exact := row()
	v.s.Shell.Beside = nil
	v.strips = nil
	v.compute()
	if want := row(); exact != want || exact == stretched || stretched == whole || stretched == "" {
		t.Errorf("of the whole  %q\nstretched     %q\nwhen it is there %q\nwant          %q", whole, stretched, exact, want)
	}
}

// TestBackKeepsTheKind holds that going back brings the kind of lanes back, too.
func TestBackKeepsTheKind(t *testing.T) {
	v := opened(t, lane.Processors, "g^")
	viewtest.Play(t, v, "t")
	if v.made.mode != lane.Threads {
		t.Fatalf("lanes are %s", v.made.mode)
	}
	v.s.Back()
	v.Enter()
	if v.made.mode != lane.Processors {
		t.Errorf("back leads to %s", v.made.mode)
	}
}

// TestAnyKeysInAnyMode drives the timeline with random events: it must not panic, draw
// nothing outside, and the cursor must be on a lane that leads to the selection's goroutine.
func TestAnyKeysInAnyMode(t *testing.T) {
	rng := rand.New(rand.NewSource(11))
	script := []string{}
	for _, k := range strings.Fields("j k l h g G H L 0 z + - w a s d ^ $ n N . , ] [ ) ( ! c t t t <C-t> <Space> <Space> o O p p x X J K A v <Esc> <Enter> <PgDn> <PgUp>") {
		script = append(script, k)
	}
	for round := range 40 {
		v := opened(t, lane.Mode(round%len(lane.Modes())), "")
		v.s.Shell.Show = func(string) { v.Enter() } // as the program does where a link is followed
		played := ""
		for range 80 {
			switch rng.Intn(12) {
			case 0:
				v.Resize(30+rng.Intn(200), 6+rng.Intn(60))
			case 1:
				names := []string{keys.Click, keys.DoubleClick, keys.Down, keys.Drag, keys.Up, keys.WheelUp, keys.WheelDown}
				v.Mouse(keys.Event{Kind: keys.Mouse, Name: names[rng.Intn(len(names))], X: rng.Intn(200), Y: rng.Intn(60), Shift: rng.Intn(3) == 0})
			default:
				k := script[rng.Intn(len(script))]
				played += k
				viewtest.Play(t, v, k)
			}
			c := canvas.New(v.w, v.h)
			v.Draw(c)
			if n := v.lanes.Len(); n > 0 && v.lanes.Index(v.cursor) < 0 {
				t.Fatalf("round %d, after %s: the cursor %v is on no lane of %s", round, played, v.cursor, lanesOf(v))
			}
			if g, ok := v.cursor.Goroutine(); ok && v.cursor.Kind == lane.Goroutine && v.lanes.Len() > 0 && g != v.s.Sel.Goroutine {
				t.Fatalf("round %d, after %s: the cursor is on %v, the selection is %v", round, played, v.cursor, v.s.Sel)
			}
			if p := v.viewport(); p.Start < 0 || p.End() > v.s.Trace.End() && p.Span > p.Clamp(v.s.Trace.End()).Span {
				t.Fatalf("round %d, after %s: the picture is %+v", round, played, p)
			}
		}
	}
}
