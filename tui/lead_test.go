package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/lesson"
	"chanlens/model/analysis/moment"
	"chanlens/model/format"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// stepOf returns a lesson with a step that shows something.
func stepOf(t *testing.T, show, ask string) *lesson.Lesson {
	t.Helper()
	text := "# A step\n\n```lesson\nabout: what a step shows\nrules: mem/go\n```\n\nIntroduction.\n\n## The step\n\n```show\n" + show + "\n```\n\nText.\n" + ask
	l, err := lesson.Parse("test.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestLead holds what steps show: view, goroutine, moment and range.
func TestLead(t *testing.T) {
	const ask = "\n```ask\nWhat?\n- [x] this\n- [ ] that\n\nSo.\n```\n"
	for _, c := range []struct{ show, ask, keys, want string }{
		{"at: first send by main.sender", "", "", "timeline, goroutine 8 at 20.0ms, 0s to 100.0ms"},
		{"at: last send by main.sender", "", "", "timeline, goroutine 9 at 24.0ms, 0s to 100.0ms"},
		{"at: first receive by main\nspan: 10ms", "", "", "timeline, goroutine 1 at 30.0ms, 25.0ms to 35.0ms"},
		{"at: first receive by main\nspan: all", "", "", "timeline, goroutine 1 at 30.0ms, 0s to 100.0ms"},
		{"at: first receive by main", "", "", "timeline, goroutine 1 at 30.0ms, 22.5ms to 52.5ms"},
		{"at: first receive by main\nview: goroutines", "", "", "goroutines, goroutine 1 at 30.0ms, 22.5ms to 52.5ms"},
		{"at: start of main.sender#2\nto: first send by main.sender", "", "", "timeline, goroutine 8 at 11.0ms, 10.1ms to 20.9ms"},
		{"at: exit of main.sender", "", "", "timeline, goroutine 7 at 46.0ms, 41.0ms to 51.0ms"},
		{"at: first send by main.sender\nthen: end of trace", ask, "", "timeline, goroutine 8 at 20.0ms, 15.0ms to 25.0ms, hidden from 20.0ms"},
		{"at: first send by main.sender\nthen: end of trace", ask, "a", "timeline, goroutine 8 at 100.0ms, 12.0ms to 100.0ms"},
		{"at: end of trace\nview: locks", "", "", "locks, goroutine 1 at 100.0ms, 95.0ms to 100.0ms"},
		{"at: first receive by main\nspan: all\nedges: yes", "", "", "timeline, goroutine 1 at 30.0ms, 0s to 100.0ms, with edges"},
		{"at: first send by main.sender\nthen: end of trace\nspan: 10ms\nedges: yes", ask, "", "timeline, goroutine 8 at 20.0ms, 15.0ms to 25.0ms, hidden from 20.0ms"},
		{"at: first close", "", "", "timeline, goroutine 8 at 20.0ms, 0s to 100.0ms; This trace has no such moment: first close."},
	} {
		a := openLesson(stepOf(t, c.show, c.ask), fixture(t, "scene"), theme.Colour, 160, 45, 1)
		playOn(t, newStack(t.Context(), a, Options{}, beginNow), c.keys)
		if got := placeOf(a); got != c.want {
			t.Errorf("%q%s leads to\n\t%s, want\n\t%s", c.show, c.ask, got, c.want)
		}
	}
}

// TestLeadToWait holds that of what waits the wait is selected, and not what runs up to it:
// in the player, and of what doesn't wait, the operation.
func TestLeadToWait(t *testing.T) {
	for _, c := range []struct{ show, want string }{
		{"at: first send that waits", "send at 9.10µs"},
		{"at: first send that waits\nview: player", "running at 9.00µs"},
		{"at: first send that does not wait", "running at 5.00µs"},
	} {
		a := openLesson(stepOf(t, c.show, ""), fixture(t, "ops"), theme.Colour, 160, 45, 1)
		playOn(t, newStack(t.Context(), a, Options{}, beginNow), "")
		s := a.session
		iv, _ := s.Trace.IntervalAt(s.Sel.Goroutine, s.Sel.At)
		if got := fmt.Sprintf("%s at %s", iv.Op, format.Moment(s.Sel.At, time.Microsecond)); got != c.want {
			t.Errorf("%q leads to %s, want %s", c.show, got, c.want)
		}
	}
}

// placeOf says what an App shows.
func placeOf(a *App) string {
	s := a.session
	at := func(at model.Time) string { return format.Moment(at, 100*time.Microsecond) }
	text := fmt.Sprintf("%s, goroutine %d at %s, %s to %s", s.View, s.Trace.Goroutine(s.Sel.Goroutine).ID, at(s.Sel.At), at(s.Range.Start), at(s.Range.End()))
	if s.HappensBefore() != nil {
		text += ", with edges"
	}
	if s.Veil.On {
		text += ", hidden from " + at(s.Veil.From)
	}
	if word := a.lecture.pane.Word; word != "" {
		text += "; " + word
	}
	return text
}

// TestLeadWaits holds that a step waits for all of the trace, says so, and then goes where it
// leads.
func TestLeadWaits(t *testing.T) {
	trace := fixture(t, "scene")
	a := NewApp(Options{Name: "scene.trace", Theme: theme.Colour, Lesson: &Lesson{Text: fixtureLesson(t, "lesson"), Step: 2}})
	a.Show(session.NewSurvey(t.Context(), trace, nil, session.Arrangement{}))
	if got := strings.Join(a.Draw().Lines(), "\n"); !strings.Contains(strings.Join(strings.Fields(a.lecture.pane.Word), " "), "once all of the trace is loaded") {
		t.Errorf("while it is loading the lesson does not say so:\n%s", got)
	}
	a.Show(session.Surveyed(context.Background(), trace, examine.Options{}))
	if got, want := placeOf(a), "timeline, goroutine 8 at 20.0ms, 15.0ms to 25.0ms, hidden from 20.0ms"; got != want {
		t.Errorf("then it leads to\n\t%s, want\n\t%s", got, want)
	}
}

// TestInvolved holds which goroutines a step is about: those of its moments, and those that
// have ended the waits before them, if any did.
func TestInvolved(t *testing.T) {
	trace := fixture(t, "scene")
	moments := func(id model.GoID, at time.Duration) moment.Moment {
		g, ok := trace.Lookup(id)
		if !ok {
			t.Fatalf("there is no goroutine %d", id)
		}
		return moment.Moment{Goroutine: g, At: model.Time(at)}
	}
	for _, c := range []struct {
		at, to moment.Moment
		want   string
	}{
		{moments(1, 46*time.Millisecond), moments(13, 76*time.Millisecond), "1 13 7 12"},
		{moments(7, 45*time.Millisecond), moments(8, 30*time.Millisecond), "7 8"}, // a timer, and nobody yet
		{moments(1, 46*time.Millisecond), moment.Moment{Goroutine: model.NoGoroutine, At: trace.End()}, "1 7"},
	} {
		found := sight{at: c.at, to: c.to}
		var got []string
		for _, g := range found.involved(trace) {
			got = append(got, fmt.Sprint(trace.Goroutine(g).ID))
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%v to %v involves %s, want %s", c.at, c.to, got, c.want)
		}
	}
}
