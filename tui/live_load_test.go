package tui

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"chanlens/model"

	"github.com/gdamore/tcell/v2"
)

// staged is a loader of the fixture stages that hands over a part each time it is
// told to go on.
func staged(t *testing.T, next <-chan []uint64, err error) Loader {
	return func(ctx context.Context, to Watcher) (*model.Trace, error) {
		for {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case there, more := <-next:
				switch {
				case !more:
					return nil, err
				case len(there) == len(whole):
					return stages(t, model.Pending, there...), nil
				}
				to.Progress(Progress{Done: int64(len(there)), Total: 5, Generations: len(there), Of: 5})
				to.Partial(stages(t, model.Pending, there...))
			}
		}
	}
}

func (s *simulation) press(keys string) {
	for _, r := range keys {
		s.InjectKey(tcell.KeyRune, r, tcell.ModNone)
	}
}

// TestRunShowsParts holds that the screens open on the first part, that keys work
// while the rest comes, and that they keep the user's place.
func TestRunShowsParts(t *testing.T) {
	next := make(chan []uint64)
	s := start(context.Background(), Options{Name: "stages.trace", Load: staged(t, next, nil)})
	s.sees(t, "reads stages.trace")
	next <- nil
	s.sees(t, "not read yet: lanes fill in")
	s.press("4")
	s.sees(t, "is known once all of it is")
	s.press("2")
	next <- []uint64{3}
	s.sees(t, "loading 20%")
	s.sees(t, "main.reader")
	s.press("/read")
	s.sees(t, "read▏")
	next <- []uint64{1, 2, 3}
	s.sees(t, "3 of 5 generations")
	s.sees(t, "main.setup")
	s.press("er")
	s.InjectKey(tcell.KeyEnter, 0, tcell.ModNone)
	s.sees(t, "goroutine 12  main.reader")
	next <- whole
	s.sees(t, "◆ 2 stuck")
	s.sees(t, "goroutine 12  main.reader")
	s.press("q")
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
}

// TestRunOpensAtOnce holds that the first part is on the screen however long the rest
// takes: here, for ever.
func TestRunOpensAtOnce(t *testing.T) {
	next := make(chan []uint64)
	s := start(context.Background(), Options{Name: "stages.trace", Load: staged(t, next, nil)})
	next <- nil
	s.sees(t, "not read yet: lanes fill in")
	s.press("q")
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
}

// TestRunLeavesWhileLoading holds that Run ends, and with no error, when the user leaves a
// trace of which a part is shown and the rest never comes.
func TestRunLeavesWhileLoading(t *testing.T) {
	next := make(chan []uint64)
	s := start(context.Background(), Options{Name: "stages.trace", Load: staged(t, next, nil)})
	next <- []uint64{1, 2}
	s.sees(t, "main.setup")
	s.press("q")
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
}

// TestRunKeepsPartsAfterAnError holds that what was read is still shown, and that
// the error is told on the screen and in the end.
func TestRunKeepsPartsAfterAnError(t *testing.T) {
	broken := errors.New("the disk is gone")
	next := make(chan []uint64)
	s := start(context.Background(), Options{Name: "stages.trace", Load: staged(t, next, broken)})
	next <- []uint64{1, 2}
	s.sees(t, "main.setup")
	close(next)
	s.sees(t, "loading failed: the disk is gone")
	s.press("j")
	s.sees(t, "goroutine 5  main.setup")
	s.press("q")
	if err := s.ends(t); !errors.Is(err, broken) {
		t.Errorf("got error %v, want the loader's", err)
	}
}

// TestRunReportsTheFocus holds that the loader can ask what is looked at.
func TestRunReportsTheFocus(t *testing.T) {
	var focus atomic.Value
	s := start(context.Background(), Options{Name: "stages.trace", Load: func(ctx context.Context, to Watcher) (*model.Trace, error) {
		if from, end := to.Focus(); from != 0 || end != 0 {
			t.Errorf("there is something to look at before there is anything: %d to %d", from, end)
		}
		to.Partial(stages(t, model.Pending))
		for ctx.Err() == nil {
			from, end := to.Focus()
			focus.Store(fmt.Sprint(from, " to ", end))
			time.Sleep(time.Millisecond)
		}
		return nil, ctx.Err()
	}})
	looks := func(want string) {
		t.Helper()
		for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			if focus.Load() == want {
				return
			}
		}
		t.Fatalf("the focus is %v, want %s", focus.Load(), want)
	}
	looks("0 to 500000000")
	s.press("+")
	looks("0 to 250000000")
	s.press("LL")
	looks("250000000 to 500000000")
	s.press("q")
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
}

// TestRunTakesTheNewest holds that parts which come faster than they can be looked
// at do not pile up: the final trace is shown soon after it came.
func TestRunTakesTheNewest(t *testing.T) {
	s := start(context.Background(), Options{Name: "crowd.trace", Load: func(ctx context.Context, to Watcher) (*model.Trace, error) {
		part := parse(t, crowdText(3000)+"pending 2 400000 500000\n")
		for range 5000 {
			to.Partial(part)
		}
		return stages(t, model.Pending, whole...), nil
	}})
	s.sees(t, "main.setup")
	s.press("q")
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
}

// TestRunGivesUpQuickly holds that Run ends with its context while a part is shown.
func TestRunGivesUpQuickly(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	next := make(chan []uint64)
	s := start(ctx, Options{Name: "stages.trace", Load: staged(t, next, nil)})
	next <- []uint64{1}
	s.sees(t, "main.setup")
	cancel()
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
}

// TestRunFiltersWhatComes holds that a filter and what was kept another day go by what there
// is of the trace while it comes, and that the end of it is told what to keep.
func TestRunFiltersWhatComes(t *testing.T) {
	next := make(chan []uint64)
	var kept []Kept
	s := start(context.Background(), Options{Name: "stages.trace", View: "timeline", Load: staged(t, next, nil),
		Keep: func(k Kept) { kept = append(kept, k) }})
	s.sees(t, "reads stages.trace")
	next <- []uint64{3}
	s.sees(t, "main.reader")
	s.press("ffunc~reader")
	s.InjectKey(tcell.KeyEnter, 0, tcell.ModNone)
	s.sees(t, "func~reader ×")
	s.sees(t, "1 of ")
	next <- []uint64{1, 2, 3}
	s.sees(t, "3 of 5 generations")
	s.sees(t, "func~reader ×")
	s.press("ma")
	next <- whole
	s.sees(t, "◆ 2 stuck")
	s.press("f stuck")
	s.InjectKey(tcell.KeyEnter, 0, tcell.ModNone)
	s.sees(t, "stuck ×")
	s.press("FF")
	s.press("q")
	if err := s.ends(t); err != nil {
		t.Errorf("got error %v", err)
	}
	if len(kept) != 1 || len(kept[0].Marks) != 1 || kept[0].Marks[0].Letter != 'a' {
		t.Errorf("kept %+v", kept)
	}
}
