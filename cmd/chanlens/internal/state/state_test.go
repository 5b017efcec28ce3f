package state

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// env is an environment of a test.
func env(pairs ...string) func(string) string {
	m := make(map[string]string)
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return func(name string) string { return m[name] }
}

var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

func TestSaveAndLoad(t *testing.T) {
	dir := t.TempDir()
	s := Open(env("XDG_STATE_HOME", dir), false)
	if theme, kept := s.Load("a"); theme != "" || string(kept.Marks) != "" {
		t.Errorf("something is kept before anything was: %q, %+v", theme, kept)
	}
	s.Save("a", "light", Kept{Marks: json.RawMessage(`[1]`), Used: noon})
	s.Save("b", "", Kept{Pins: json.RawMessage(`[2]`), Used: noon})
	other := Open(env("XDG_STATE_HOME", dir), false)
	theme, a := other.Load("a")
	_, b := other.Load("b")
	if theme != "light" || string(a.Marks) != `[1]` || !a.Used.Equal(noon) || string(b.Pins) != `[2]` {
		t.Errorf("got %q, %+v, %+v", theme, a, b)
	}
	files, err := filepath.Glob(filepath.Join(dir, "chanlens", "*"))
	if err != nil || len(files) != 1 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}

// TestWhere says where the file is, for an environment.
func TestWhere(t *testing.T) {
	for _, c := range []struct {
		env  func(string) string
		off  bool
		want string
	}{
		{env("XDG_STATE_HOME", "/x", "HOME", "/h"), false, "kept in /x/chanlens/state.json"},
		{env("XDG_STATE_HOME", "x", "HOME", "/h"), false, "kept in /h/.local/state/chanlens/state.json"},
		{env("HOME", "/h"), false, "kept in /h/.local/state/chanlens/state.json"},
		{env(), false, "not kept: there is no home directory"},
		{env("HOME", "/h"), true, "not kept: switched off"},
		{env("HOME", "/h", "CHANLENS_STATE", "off"), false, "not kept: switched off"},
	} {
		if got := filepath.ToSlash(Open(c.env, c.off).Note()); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestForget holds that the traces used last are remembered.
func TestForget(t *testing.T) {
	s := Open(env("XDG_STATE_HOME", t.TempDir()), false)
	for i := range maxTraces + 5 {
		s.Save(fmt.Sprint(i), "", Kept{Marks: json.RawMessage(`[1]`), Used: noon.Add(time.Duration(i) * time.Second)})
	}
	if n := len(s.read().Traces); n != maxTraces {
		t.Errorf("%d traces are remembered", n)
	}
	if _, old := s.Load("4"); old.Marks != nil {
		t.Error("the oldest is not forgotten")
	}
	if _, last := s.Load(fmt.Sprint(maxTraces + 4)); last.Marks == nil {
		t.Error("the last is forgotten")
	}
}

// TestLessons holds that what was reached in a lesson stays reached, until it is forgotten.
func TestLessons(t *testing.T) {
	e := env("XDG_STATE_HOME", t.TempDir())
	s := Open(e, false)
	s.Save("a", "light", Kept{Used: noon})
	s.SaveLesson("sender", Progress{Step: 3, Used: noon})
	s.SaveLesson("sender", Progress{Step: 1, Done: true, Used: noon})
	s.SaveLesson("pool", Progress{Step: 2, Used: noon})
	want := map[string]Progress{"sender": {Step: 3, Done: true, Used: noon}, "pool": {Step: 2, Used: noon}}
	if got := Open(e, false).Lessons(); !maps.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
	if n := s.ForgetLessons("pool"); n != 1 || len(s.Lessons()) != 1 {
		t.Errorf("forgot %d, left %v", n, s.Lessons())
	}
	if n := s.ForgetLessons("nonsense"); n != 0 {
		t.Errorf("forgot %d of what was not there", n)
	}
	if n := s.ForgetLessons(""); n != 1 || len(s.Lessons()) != 0 {
		t.Errorf("forgot %d, left %v", n, s.Lessons())
	}
	if theme, _ := s.Load("a"); theme != "light" {
		t.Error("the theme is forgotten with the lessons")
	}
	off := Open(e, true)
	off.SaveLesson("sender", Progress{Step: 1, Used: noon})
	if len(off.Lessons()) != 0 || off.ForgetLessons("") != 0 {
		t.Error("something is kept though it is switched off")
	}
}

// TestForgetLesson holds that the lessons read last are remembered.
func TestForgetLesson(t *testing.T) {
	all := map[string]Progress{}
	for i := range 7 {
		all[fmt.Sprint(i)] = Progress{Used: noon.Add(time.Duration(i%5) * time.Second)}
	}
	forget(all, 4, func(p Progress) time.Time { return p.Used })
	if got := slices.Sorted(maps.Keys(all)); !slices.Equal(got, []string{"2", "3", "4", "6"}) {
		t.Errorf("left are %v", got)
	}
}

// TestNeverNeeded holds that nothing comes of a file that is not one of ours, and that it is
// put right by the next who saves.
func TestNeverNeeded(t *testing.T) {
	for name, c := range map[string]struct{ text, note string }{
		"empty":      {"", "unexpected end"},
		"no JSON":    {"{{{", "invalid"},
		"cut off":    {`{"version":1,"theme":"li`, "unexpected end"},
		"wrong type": {`{"version":1,"traces":[1,2]}`, "cannot unmarshal"},
		"version":    {`{"version":9,"theme":"light"}`, "has version 9"},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "chanlens", "state.json")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		s := Open(env("XDG_STATE_HOME", dir), false)
		if theme, kept := s.Load("a"); theme != "" || string(kept.Marks) != "" || !strings.Contains(s.Note(), c.note) {
			t.Errorf("%s: got %q, %+v, note %q", name, theme, kept, s.Note())
		}
		s.Save("a", "mono", Kept{Used: noon})
		if theme, _ := s.Load("a"); theme != "mono" {
			t.Errorf("%s: it is not put right", name)
		}
	}
}

// TestNowhereToWrite holds that a place that cannot be written to is only noted.
func TestNowhereToWrite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := Open(env("XDG_STATE_HOME", file), false)
	s.Save("a", "light", Kept{})
	if theme, _ := s.Load("a"); theme != "" || !strings.HasPrefix(s.Note(), "not ") {
		t.Errorf("got %q, note %q", theme, s.Note())
	}
}

// FuzzLoad holds that no file makes reading fail.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(`{"version":1,"theme":"light","traces":{"a":{"pins":[],"marks":[],"used":"2026-01-02T12:00:00Z"}}}`))
	dir := f.TempDir()
	path := filepath.Join(dir, "chanlens", "state.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s := Open(env("XDG_STATE_HOME", dir), false)
		s.Load("a")
		s.Save("a", "light", Kept{Marks: json.RawMessage(`"x"`), Used: noon})
		if theme, kept := s.Load("a"); theme != "light" || string(kept.Marks) != `"x"` {
			t.Errorf("after %q: %q, %+v, %s", data, theme, kept, s.Note())
		}
	})
}

// TestKeyOf holds that a trace is known wherever it lies, and that another one is not it.
func TestKeyOf(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	a, b, c := KeyOf(write("a", "go 1.26 trace")), KeyOf(write("b", "go 1.26 trace")), KeyOf(write("c", "go 1.27 trace"))
	if a == "" || a != b || a == c || a != KeyOfBytes([]byte("go 1.26 trace"), 13) {
		t.Errorf("keys are %q, %q, %q", a, b, c)
	}
	if KeyOf(dir) != "" || KeyOf(filepath.Join(dir, "none")) != "" {
		t.Error("what is no file has a key")
	}
}
