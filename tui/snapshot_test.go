package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"chanlens/model"
)

func TestSnapshot(t *testing.T) {
	scene := fixture(t, "scene")
	ctx := context.Background()
	text, err := Snapshot(ctx, Options{Trace: scene}, SnapshotOptions{Width: 100, Height: 30, Keys: "2"})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text, "\n"); n != 30 {
		t.Errorf("got %d lines, want 30", n)
	}
	if !strings.Contains(text, "main.sender") || strings.Contains(text, "\x1b") {
		t.Errorf("not the text of the list of blocked goroutines:\n%s", text)
	}
	ansi, err := Snapshot(ctx, Options{Trace: scene}, SnapshotOptions{ANSI: true})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(ansi, "\x1b[0") {
		t.Error("no escape sequences")
	}
	quit, err := Snapshot(ctx, Options{Trace: scene}, SnapshotOptions{Keys: "q?"})
	if err != nil || strings.Contains(quit, "keys ·") {
		t.Errorf("keys after quitting were handled (%v)", err)
	}
}

func TestSnapshotErrors(t *testing.T) {
	scene := fixture(t, "scene")
	broken := errors.New("broken")
	for _, c := range []struct {
		name string
		opt  Options
		keys string
		want string
	}{
		{"bad keys", Options{Trace: scene}, "<Foo>", "no key is called <Foo>"},
		{"bad view", Options{Trace: scene, View: "pie"}, "", "no view"},
		{"no trace", Options{}, "", "no trace"},
		{"bad trace", Options{Load: func(context.Context, Watcher) (*model.Trace, error) { return nil, broken }}, "", "broken"},
	} {
		_, err := Snapshot(context.Background(), c.opt, SnapshotOptions{Keys: c.keys})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want one with %q", c.name, err, c.want)
		}
	}
}
