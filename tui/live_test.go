package tui

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"chanlens/model"

	"github.com/gdamore/tcell/v2"
)

// patience is how long a test waits for what should come soon, on a machine that is busy
// with all else.
const patience = time.Minute

// simulation is the terminal of a test.
type simulation struct {
	tcell.SimulationScreen
	done chan error
	mu   sync.Mutex
	text string // what was shown last
}

// Show implements tcell.Screen, and keeps what it shows as text.
func (s *simulation) Show() {
	s.SimulationScreen.Show()
	cells, w, _ := s.GetContents()
	var b strings.Builder
	for i, c := range cells {
		if w > 0 && i%w == 0 {
			b.WriteByte('\n')
		}
		b.WriteString(string(c.Runes))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text = b.String()
}

// start runs the live UI on a simulated terminal.
func start(ctx context.Context, opt Options) *simulation {
	s := &simulation{SimulationScreen: tcell.NewSimulationScreen("UTF-8"), done: make(chan error, 1)}
	go func() { s.done <- run(ctx, opt, s) }()
	return s
}

// sees waits until the screen shows a text.
func (s *simulation) sees(t *testing.T, want string) {
	t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		late := time.Now().After(end)
		s.mu.Lock()
		text := s.text
		s.mu.Unlock()
		switch {
		case strings.Contains(text, want):
			return
		case late:
			t.Fatalf("the screen does not show %q, but\n%s", want, text)
		}
	}
}

// column returns where in the first line of the screen a text begins, or -1.
func (s *simulation) column(text string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	line, _, _ := strings.Cut(strings.TrimPrefix(s.text, "\n"), "\n")
	before, _, ok := strings.Cut(line, text)
	if !ok {
		return -1
	}
	return len([]rune(before))
}

// ends waits until Run returns.
func (s *simulation) ends(t *testing.T) error {
	t.Helper()
	select {
	case err := <-s.done:
		return err
	case <-time.After(patience):
		t.Fatal("Run does not return")
		return nil
	}
}

func TestRun(t *testing.T) {
	scene := fixture(t, "scene")
	s := start(context.Background(), Options{Name: "scene.trace", Load: func(context.Context, Watcher) (*model.Trace, error) {
		return scene, nil
	}})
	s.sees(t, "main.sender")
	s.InjectKey(tcell.KeyRune, '4', tcell.ModNone)
	s.sees(t, "started for, at")
	x := s.column(" 2 ") + 1
	s.InjectMouse(x, 0, tcell.ButtonPrimary, tcell.ModNone)
	s.InjectMouse(x, 0, tcell.ButtonNone, tcell.ModNone)
	s.sees(t, "whole trace")
	s.InjectKey(tcell.KeyRune, 'q', tcell.ModNone)
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
}

func TestRunCancelsLoading(t *testing.T) {
	s := start(context.Background(), Options{Name: "slow.trace", Load: func(ctx context.Context, to Watcher) (*model.Trace, error) {
		to.Progress(Progress{Done: 1, Total: 4, Events: 1000})
		<-ctx.Done()
		return nil, ctx.Err()
	}})
	s.sees(t, "1,000 events")
	s.InjectKey(tcell.KeyEscape, 0, tcell.ModNone)
	if err := s.ends(t); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want context.Canceled", err)
	}
}

// TestRunLoadsAStream holds that a stream, of which nobody knows how long it is,
// shows how much has come.
func TestRunLoadsAStream(t *testing.T) {
	s := start(context.Background(), Options{Name: "standard input", Load: func(ctx context.Context, to Watcher) (*model.Trace, error) {
		to.Progress(Progress{Done: 12e6})
		<-ctx.Done()
		return nil, ctx.Err()
	}})
	s.sees(t, "read 12.0 MB")
	s.InjectKey(tcell.KeyRune, 'q', tcell.ModNone)
	if err := s.ends(t); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want context.Canceled", err)
	}
}

func TestRunShowsErrors(t *testing.T) {
	broken := errors.New("broken beyond repair")
	s := start(context.Background(), Options{Name: "bad.trace", Load: func(context.Context, Watcher) (*model.Trace, error) {
		return nil, broken
	}})
	s.sees(t, "broken beyond repair")
	s.InjectKey(tcell.KeyRune, 'q', tcell.ModNone)
	if err := s.ends(t); !errors.Is(err, broken) {
		t.Errorf("got error %v, want the loader's", err)
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := start(ctx, Options{Name: "scene.trace", Trace: fixture(t, "scene")})
	s.sees(t, "main.sender")
	cancel()
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
}

func TestKeyNames(t *testing.T) {
	for _, c := range []struct {
		event *tcell.EventKey
		want  string
	}{
		{tcell.NewEventKey(tcell.KeyRune, 'j', 0), "j"},
		{tcell.NewEventKey(tcell.KeyRune, ' ', 0), "<Space>"},
		{tcell.NewEventKey(tcell.KeyRune, '<', 0), "<lt>"},
		{tcell.NewEventKey(tcell.KeyEnter, 0, 0), "<Enter>"},
		{tcell.NewEventKey(tcell.KeyTab, 0, 0), "<Tab>"},
		{tcell.NewEventKey(tcell.KeyEsc, 0, 0), "<Esc>"},
		{tcell.NewEventKey(tcell.KeyBackspace2, 0, 0), "<Backspace>"},
		{tcell.NewEventKey(tcell.KeyLeft, 0, tcell.ModShift), "<S-Left>"},
		{tcell.NewEventKey(tcell.KeyCtrlD, 0, tcell.ModCtrl), "<C-d>"},
		{tcell.NewEventKey(tcell.KeyCtrlC, 0, tcell.ModCtrl), "<C-c>"},
	} {
		if got, _ := keyName(c.event); got != c.want {
			t.Errorf("%v: got %q, want %q", c.event.Name(), got, c.want)
		}
	}
}

// finished is a terminal that notes that it was given back.
type finished struct {
	tcell.SimulationScreen
	given chan struct{}
	once  sync.Once
}

// Fini implements tcell.Screen.
func (f *finished) Fini() {
	f.once.Do(func() { close(f.given) })
	f.SimulationScreen.Fini()
}

// TestPanicGivesTheTerminalBack holds that a bug in loading is seen on a terminal
// that works.
func TestPanicGivesTheTerminalBack(t *testing.T) {
	screen := &finished{SimulationScreen: tcell.NewSimulationScreen("UTF-8"), given: make(chan struct{})}
	told := make(chan any, 1)
	go func() {
		defer func() { told <- recover() }()
		_ = run(context.Background(), Options{Name: "x", Load: func(context.Context, Watcher) (*model.Trace, error) {
			panic("a bug of ours")
		}}, screen)
	}()
	select {
	case p := <-told:
		if text, _ := p.(string); !strings.Contains(text, "a bug of ours") {
			t.Errorf("Run panics with %v", p)
		}
	case <-time.After(patience):
		t.Fatal("the panic is lost")
	}
	select {
	case <-screen.given:
	default:
		t.Error("the terminal was not given back")
	}
}

// TestLiveEditor holds that e gives the terminal to an editor, and that the UI is back after it.
func TestLiveEditor(t *testing.T) {
	t.Setenv("VISUAL", "vi")
	ran := make(chan []string, 1)
	s := start(context.Background(), Options{Name: "scene.trace", Trace: fixture(t, "scene"), Source: shelf{"/src/"},
		Edit: func(argv []string) error { ran <- argv; return errors.New("exit status 3") }})
	s.sees(t, "results <- n")
	s.InjectKey(tcell.KeyRune, 'e', tcell.ModNone)
	if got := strings.Join(<-ran, " "); got != "vi +31 /src/main.go" {
		t.Errorf("ran %q", got)
	}
	s.sees(t, "no editor: exit status 3")
	s.InjectKey(tcell.KeyRune, 'q', tcell.ModNone)
	if err := s.ends(t); err != nil {
		t.Error(err)
	}
}

// TestRunLesson holds that a lesson is opened above a trace, and quitting it leads back.
func TestRunLesson(t *testing.T) {
	scene, text := fixture(t, "scene"), fixtureLesson(t, "lesson")
	kept := make(chan string, 10)
	lessons := lessonsOf(text, nil)
	lessons.Open = func(_ context.Context, name string) (Options, error) {
		return Options{
			Name: "lesson.trace", Keep: func(Kept) { kept <- name },
			Load:   func(context.Context, Watcher) (*model.Trace, error) { return scene, nil },
			Lesson: &Lesson{Text: text, Name: name},
		}, nil
	}
	s := start(context.Background(), Options{Name: "scene.trace", Trace: scene, Lessons: lessons})
	s.sees(t, "main.sender")
	s.InjectKey(tcell.KeyRune, 'E', tcell.ModNone)
	s.sees(t, "The same, with room")
	s.InjectKey(tcell.KeyEnter, 0, tcell.ModNone)
	s.sees(t, "step 1 of 4")
	s.InjectKey(tcell.KeyRune, 'q', tcell.ModNone)
	s.sees(t, " scene.trace")
	if name := <-kept; name != "forgotten-senders" {
		t.Errorf("what is worth it was kept of %q", name)
	}
	s.InjectKey(tcell.KeyRune, 'q', tcell.ModNone)
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
}
