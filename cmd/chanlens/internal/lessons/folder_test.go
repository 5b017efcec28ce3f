package lessons

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// text is a lesson that says nothing of its trace.
const text = "# Nothing\n\n```lesson\nabout: nothing at all\n```\n\nNothing.\n"

// folder makes a folder of files by name. A name that ends in a slash is a folder; a text
// that begins with "->" is where a symbolic link leads.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		err := error(nil)
		if to, ok := strings.CutPrefix(text, "->"); ok {
			err = os.Symlink(to, path)
		} else if strings.HasSuffix(name, "/") {
			err = os.Mkdir(path, 0o755)
		} else {
			err = os.WriteFile(path, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestFolder says which file of a folder is the recording, and what is said of folders that
// are no lesson. DIR stands for the folder.
func TestFolder(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside.trace")
	if err := os.WriteFile(outside, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		files map[string]string
		trace string // or
		err   string
	}{
		{name: "plain", files: map[string]string{"lesson.md": text, "lesson.trace": "x", "other.trace": "x"}, trace: "lesson.trace"},
		{name: "gzip", files: map[string]string{"lesson.md": text, "lesson.trace.gz": "x", "other.trace": "x"}, trace: "lesson.trace.gz"},
		{name: "zstd", files: map[string]string{"lesson.md": text, "lesson.trace.zst": "x"}, trace: "lesson.trace.zst"},
		{name: "the only one", files: map[string]string{"lesson.md": text, "run.trace.gz": "x", "main.go": "x"}, trace: "run.trace.gz"},
		{name: "a link within", files: map[string]string{"lesson.md": text, "a.trace": "x", "lesson.trace": "->a.trace"}, trace: "lesson.trace"},
		{name: "empty", err: "DIR/lesson.md: there is no such file\nThe text of a lesson stands in lesson.md; "},
		{name: "no recording", files: map[string]string{"lesson.md": text},
			err: "DIR: there is no recording\nMake one, in that folder: chanlens record -o lesson.trace -- go run ."},
		{name: "two recordings", files: map[string]string{"lesson.md": text, "a.trace": "x", "b.trace": "x"},
			err: "DIR: which is the recording: a.trace, b.trace?\nCall it lesson.trace."},
		{name: "text is a folder", files: map[string]string{"lesson.md/": ""}, err: "DIR/lesson.md: is no regular file"},
		{name: "text is elsewhere", files: map[string]string{"lesson.md": "->" + outside}, err: "DIR/lesson.md: path escapes from parent"},
		{name: "recording is a folder", files: map[string]string{"lesson.md": text, "lesson.trace/": ""}, err: "DIR/lesson.trace: is no regular file"},
		{name: "recording is elsewhere", files: map[string]string{"lesson.md": text, "lesson.trace": "->" + outside}, err: "DIR/lesson.trace: path escapes from parent"},
		{name: "links in a circle", files: map[string]string{"lesson.md": "->b", "b": "->lesson.md"}, err: "DIR/lesson.md: too many levels of symbolic links"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := folder(t, tt.files)
			l, err := Open(dir)
			if err != nil {
				got := filepath.ToSlash(strings.ReplaceAll(err.Error(), dir, "DIR"))
				if tt.err == "" || !strings.HasPrefix(got, tt.err) {
					t.Errorf("error %q, want %q", got, tt.err)
				}
				return
			}
			if tt.err != "" {
				t.Fatalf("no error, want %q", tt.err)
			}
			if l.Trace != filepath.Join(dir, tt.trace) || l.Name != dir || l.Dir != dir || l.Text.Title != "Nothing" {
				t.Errorf("got %+v", l)
			}
		})
	}
}

// TestNext holds that the lesson that follows may be a folder beside, if chanlens has none of
// its name.
func TestNext(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"one", "two", "nil-channel"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for next, want := range map[string]string{"two": filepath.Join(dir, "two"), "three": "three", "nil-channel": "nil-channel", "": ""} {
		if got := beside(filepath.Join(dir, "one"), next); got != want {
			t.Errorf("next %q opens %q, want %q", next, got, want)
		}
	}
}

// TestFaultyText holds that what is wrong in a text is told by file and line.
func TestFaultyText(t *testing.T) {
	dir := folder(t, map[string]string{"lesson.md": "no title\n", "lesson.trace": "x"})
	_, err := Open(dir)
	if err == nil || !strings.Contains(err.Error(), filepath.Join(dir, "lesson.md")+":1: ") {
		t.Errorf("error %v", err)
	}
}

// TestLongText holds that of a text without end no more is read than tells that it is none.
func TestLongText(t *testing.T) {
	dir := folder(t, map[string]string{"lesson.md": text, "lesson.trace": "x"})
	if err := os.Truncate(filepath.Join(dir, "lesson.md"), 1<<40); err != nil {
		t.Skip("no sparse files here:", err)
	}
	if _, err := Open(dir); err == nil || len(err.Error()) > 1000 {
		t.Errorf("error %.200v", err)
	}
}
