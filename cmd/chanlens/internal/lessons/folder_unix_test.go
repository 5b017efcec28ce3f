//go:build unix

package lessons

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestPipe holds that pipes are not waited for.
func TestPipe(t *testing.T) {
	for _, name := range []string{"lesson.md", "lesson.trace"} {
		files := map[string]string{"lesson.md": text, "lesson.trace": "x"}
		delete(files, name)
		dir := folder(t, files)
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Skip("no pipes here:", err)
		}
		if _, err := Open(dir); err == nil || !strings.HasSuffix(err.Error(), name+": is no regular file") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
