package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// playOn plays a script on a stack and returns the screen as text.
func playOn(t *testing.T, k *stack, script string) string {
	t.Helper()
	events, err := keys.Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(k.play(events).Lines(), "\n")
}

// stackOn returns a stack on an App that shows the findings of a trace, and of which lessons
// can be opened.
func stackOn(t *testing.T, keep func(step int, done bool)) *stack {
	t.Helper()
	scene, text := fixture(t, "scene"), fixtureLesson(t, "lesson")
	a := open(scene, theme.Colour, 120, 36, "")
	a.lessons = lessonsOf(text, scene)
	a.session.Shell = a.shell()
	open := a.lessons.Open
	a.lessons.Open = func(ctx context.Context, name string) (Options, error) {
		opt, err := open(ctx, name)
		if err == nil {
			opt.Lesson.Keep = keep
		}
		return opt, err
	}
	return newStack(t.Context(), a, Options{}, beginNow)
}

// TestStack holds how lessons are opened above a trace, and that the trace below is as it was
// left.
func TestStack(t *testing.T) {
	k := stackOn(t, nil)
	before := playOn(t, k, "jj++")
	if got := playOn(t, k, "Enil<Enter>"); !strings.Contains(got, "its recording is gone") || len(k.apps) != 1 {
		t.Errorf("a lesson that cannot be opened: %d Apps, and\n%s", len(k.apps), got)
	}
	for _, c := range []struct {
		keys, sees string
		apps       int
	}{
		{"E<Enter>", "step 1 of 4", 2},
		{"<Enter>", "step 2 of 4", 2},
		{"Eroom<Enter>", "step 1 of 4", 2}, // in its place
		{"T<resize 100x30>", "more ▾", 2},
	} {
		if got := playOn(t, k, c.keys); !strings.Contains(got, c.sees) || len(k.apps) != c.apps {
			t.Errorf("%s leads to %d Apps, want %d that show %q, and\n%s", c.keys, len(k.apps), c.apps, c.sees, got)
		}
	}
	above := k.top().theme
	if got := playOn(t, k, "q<resize 120x36>"); got != before || k.top().theme != above {
		t.Errorf("below is %s\n%s\nwant\n%s", k.top().theme.Name, got, before)
	}
}

// TestFindingLeadsToLesson holds that E opens the lesson that explains the finding under the
// cursor.
func TestFindingLeadsToLesson(t *testing.T) {
	k := stackOn(t, nil)
	a := k.top()
	var asked []string
	a.lessons.Open = func(_ context.Context, name string) (Options, error) {
		asked = append(asked, name)
		return Options{}, errors.New("not now")
	}
	playOn(t, k, "1E")
	if want := a.session.Found.Findings[0].Lesson; want == "" || !slices.Equal(asked, []string{want}) {
		t.Errorf("asked for %q, want the lesson %q of the first finding", asked, want)
	}
	a.lecture = a.newLecture(&Lesson{Text: fixtureLesson(t, "lesson"), Name: a.session.Found.Findings[0].Lesson})
	if got := playOn(t, k, "1E"); len(asked) != 1 || !strings.Contains(got, "A channel that is nil") {
		t.Errorf("in the lesson itself E opens %q instead of the list:\n%s", asked, got)
	}
}

// TestFindingRowLeadsToLesson holds that Enter opens the lesson on the row of the details that
// names it.
func TestFindingRowLeadsToLesson(t *testing.T) {
	k := stackOn(t, nil)
	a := k.top()
	var asked []string
	a.lessons.Open = func(_ context.Context, name string) (Options, error) {
		asked = append(asked, name)
		return Options{}, errors.New("not now")
	}
	for rows := 1; rows < 20 && len(asked) == 0; rows++ { // those before lead to goroutines
		playOn(t, k, "1<Esc><Tab>"+strings.Repeat("j", rows)+"<Enter>")
	}
	if want := a.session.Found.Findings[0].Lesson; want == "" || !slices.Equal(asked, []string{want}) {
		t.Errorf("asked for %q, want the lesson %q of the first finding", asked, want)
	}
}

// TestKeepsProgress holds what is kept of a lesson: the furthest step, and its end.
func TestKeepsProgress(t *testing.T) {
	var kept []string
	k := stackOn(t, func(step int, done bool) { kept = append(kept, fmt.Sprint(step, done)) })
	playOn(t, k, "E<Enter><Enter><Enter>b<Backspace><Enter><Enter><Enter>")
	if want := []string{"1 false", "2 false", "3 false", "3 true"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
}
