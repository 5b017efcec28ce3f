package tui

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestImports holds that the drawing parts know no terminal, and that this
// package knows it only in live*.go and no wire format anywhere.
func TestImports(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	below, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, below...) {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			path := strings.Trim(spec.Path.Value, `"`)
			terminal := strings.HasPrefix(path, "github.com/gdamore/tcell") || path == "github.com/rivo/tview"
			if terminal && !strings.HasPrefix(file, "live") {
				t.Errorf("%s imports %s", file, path)
			}
			if path == "chanlens/traceparse" || path == "golang.org/x/exp/trace" {
				t.Errorf("%s imports %s", file, path)
			}
		}
	}
}
