package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is this module's path, and root where it lies, seen from here.
const (
	module = "chanlens"
	root   = "../.."
)

// only says which packages may import a foreign one. Keys and values end in /…
// where they stand for all packages below, too.
var only = map[string][]string{
	"golang.org/x/exp/trace":     {"traceparse"},
	"github.com/gdamore/tcell/…": {"tui"},
	"github.com/rivo/tview/…":    {"tui"},
	"github.com/rivo/uniseg/…":   {"tui/canvas"}, // how wide a rune is
	"github.com/spf13/…":         {"cmd/…"},
	"golang.org/x/term":          {"cmd/…"},
	"golang.org/x/sys/…":         {"cmd/…"}, // who has the terminal
	"github.com/klauspost/…":     {"traceparse"},
	"github.com/rogpeppe/…":      {"cmd/…"},     // scripts drive commands
	"github.com/lucasb-eyer/…":   {"tui/theme"}, // how colours look to the colour-blind
}

// drawing are the packages of the terminal UI that know of no session.
var drawing = []string{"tui/canvas", "tui/theme", "tui/keys", "tui/action", "tui/list", "tui/chart", "tui/table", "tui/diagram", "tui/code", "tui/detail", "tui/gap", "tui/lane"}

// allowed says what of this module each package may import. The first line that
// fits counts. What is missing here may import nothing of the module.
var allowed = []struct {
	who  string
	what []string
}{
	{"model", []string{"model/crash", "model/radix"}},
	{"model/crash", nil},
	{"model/radix", nil},
	{"model/format", []string{"model"}},
	{"model/near", nil},
	// The analyses. Each knows of the others only what its answer rests on; examine
	// runs them together, and compare takes what that finds.
	{"model/analysis", []string{"model", "model/analysis/visit"}},
	{"model/analysis/visit", []string{"model", "model/crash"}},
	{"model/analysis/path", []string{"model"}},
	{"model/analysis/channel", []string{"model", "model/crash", "model/format", "model/radix", "model/analysis/visit", "model/analysis/channel/name"}},
	{"model/analysis/channel/name", nil},
	{"model/analysis/profile", []string{"model", "model/crash", "model/format", "model/analysis/visit"}},
	{"model/analysis/replay", []string{"model"}},
	{"model/analysis/strip", []string{"model", "model/analysis/visit"}},
	{"model/analysis/verdict", []string{"model", "model/format", "model/radix", "model/analysis/visit"}},
	{"model/analysis/filter", []string{"model", "model/format", "model/near", "model/analysis/visit"}},
	{"model/analysis/moment", []string{"model", "model/format", "model/near", "model/analysis/channel"}},
	{"model/analysis/lesson", []string{"model", "model/format", "model/near", "model/analysis/examine", "model/analysis/finding", "model/analysis/moment", "model/analysis/order", "model/analysis/rule"}},
	{"model/analysis/flow", []string{"model", "model/format", "model/analysis/channel", "model/analysis/verdict"}},
	{"model/analysis/rule", nil},
	{"model/analysis/order", []string{"model", "model/radix", "model/analysis/rule"}},
	{"model/analysis/proof", []string{"model", "model/analysis/verdict"}},
	{"model/analysis/agreement", []string{"model", "model/analysis/visit", "model/analysis/channel", "model/analysis/verdict"}},
	{"model/analysis/finding", []string{"model", "model/format", "model/analysis", "model/analysis/visit", "model/analysis/channel", "model/analysis/verdict"}},
	{"model/analysis/examine", []string{"model", "model/analysis", "model/analysis/channel", "model/analysis/verdict", "model/analysis/proof", "model/analysis/finding"}},
	{"model/analysis/compare", []string{"model", "model/analysis/channel", "model/analysis/verdict", "model/analysis/finding", "model/analysis/examine"}},
	{"traceparse", []string{"model", "model/crash", "traceparse/…"}},
	{"traceparse/wire", []string{"model", "traceparse/chanlog"}},
	{"traceparse/chanlog", []string{"model"}},
	{"traceparse/godump", nil},
	// The terminal UI, from the paper up. Views know what they share, and not each other.
	{"tui/canvas", nil},
	{"tui/theme", []string{"model", "tui/canvas"}},
	{"tui/keys", nil},
	{"tui/editor", nil},
	{"tui/code", []string{"model", "tui/canvas", "tui/theme"}},
	{"tui/action", []string{"tui/keys"}},
	{"tui/list", []string{"tui/action", "tui/keys"}},
	{"tui/chart", []string{"model", "model/format", "tui/canvas", "tui/theme"}},
	{"tui/table", []string{"model/radix", "tui/action", "tui/canvas", "tui/keys", "tui/list", "tui/detail", "tui/theme"}},
	{"tui/gap", []string{"model"}},
	{"tui/detail", []string{"model/…", "tui/canvas", "tui/code", "tui/gap", "tui/theme"}},
	{"tui/prompt", []string{"tui/canvas", "tui/keys", "tui/theme"}},
	{"tui/palette", []string{"model"}},
	{"tui/search", []string{"model/…", "tui/session"}},
	{"tui/clip", nil},
	{"tui/lane", []string{"model", "model/format", "model/radix", "model/analysis/strip", "tui/canvas", "tui/gap", "tui/theme"}},
	{"tui/diagram", []string{"model", "model/format", "model/analysis/flow", "tui/canvas", "tui/theme"}},
	{"tui/icicle", []string{"model/format", "model/analysis/profile", "tui/canvas", "tui/theme"}},
	{"tui/bulk", []string{"model"}},
	{"tui/monkey", []string{"tui/keys"}},
	{"tui/golden", []string{"tui/canvas", "tui/theme"}},
	{"tui/viewtest", []string{"model", "tui/action", "tui/keys"}},
	{"tui/sums", []string{"model", "model/analysis/examine", "model/analysis/profile", "model/analysis/verdict"}},
	{"tui/session", append([]string{"model/…", "tui/sums"}, drawing...)},
	{"tui/view", append([]string{"model/…", "tui/sums", "tui/session"}, drawing...)},
	{"tui/timeline", append([]string{"model/…", "tui/clip", "tui/session", "tui/view"}, drawing...)},
	{"tui/goroutines", append([]string{"model/…", "tui/sums", "tui/session", "tui/view"}, drawing...)},
	{"tui/waits", append([]string{"model/…", "tui/sums", "tui/session", "tui/view"}, drawing...)},
	{"tui/locks", append([]string{"model/…", "tui/session", "tui/view"}, drawing...)},
	{"tui/findings", append([]string{"model/…", "tui/clip", "tui/session", "tui/view"}, drawing...)},
	{"tui/channels", append([]string{"model/…", "tui/session", "tui/view"}, drawing...)},
	{"tui/flame", append([]string{"model/…", "tui/clip", "tui/session", "tui/view", "tui/icicle"}, drawing...)},
	{"tui/graph", append([]string{"model/…", "tui/clip", "tui/session", "tui/view"}, drawing...)},
	{"tui/player", append([]string{"model/…", "tui/session", "tui/view"}, drawing...)},
	{"tui/tutor", append([]string{"model/format", "model/analysis/lesson"}, drawing...)},
	{"tui", []string{"model/…", "tui/…"}},
	{"samples/…", []string{"samples/…"}},
	{"cmd/chanlens/internal/page", []string{"model", "model/format"}},
	{"cmd/chanlens/internal/report", []string{"model/…", "cmd/chanlens/internal/page"}},
	{"cmd/chanlens/internal/diffprint", []string{"model/…", "cmd/chanlens/internal/page"}},
	{"cmd/chanlens/internal/whyprint", []string{"model/…", "tui/detail", "cmd/chanlens/internal/page", "cmd/chanlens/internal/report"}},
	{"cmd/chanlens/internal/agreeprint", []string{"model/…", "cmd/chanlens/internal/page", "cmd/chanlens/internal/report"}},
	{"cmd/chanlens/internal/lessons", []string{"samples", "model/analysis/lesson", "model/near"}},
	{"cmd/chanlens/internal/lessonprint", []string{"model/…", "cmd/chanlens/internal/page"}},
	{"cmd/chanlens/internal/source", nil},
	{"cmd/chanlens/internal/capture", nil},
	{"cmd/chanlens/internal/state", nil},
	{"cmd/chanlens/internal/overlay", nil},
	{"cmd/chanlens/internal/record", []string{"model/format", "traceparse", "cmd/chanlens/internal/overlay"}},
	{"cmd/chanlens", []string{"…"}},
}

// fits reports whether a package's path (within the module, or a foreign one) is
// what a pattern stands for.
func fits(pattern, pkg string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "…"); ok {
		return strings.HasPrefix(pkg+"/", prefix)
	}
	return pkg == pattern
}

func fitsAny(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return fits(p, pkg) })
}

// imported is one import in one file.
type imported struct {
	file string // within the module
	pkg  string // the package the file belongs to, within the module
	path string // what it imports
	test bool
}

// imports reads the imports of all Go files of the module.
func imports(t *testing.T) []imported {
	t.Helper()
	var all []imported
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() && name != root && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(base, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			all = append(all, imported{rel, path.Dir(rel), p, strings.HasSuffix(rel, "_test.go")})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("found no imports at all")
	}
	return all
}

// The import graph is policy: who may know whom.
func TestImports(t *testing.T) {
	for _, i := range imports(t) {
		within, ours := strings.CutPrefix(i.path, module+"/")
		if !ours {
			checkForeign(t, i)
			continue
		}
		if i.test || within == i.pkg {
			continue // tests may hold any package against any other
		}
		for _, rule := range allowed {
			if fits(rule.who, i.pkg) {
				if !fitsAny(rule.what, within) {
					t.Errorf("%s imports %s; %s may import only %s of this module", i.file, within, rule.who, strings.Join(rule.what, ", "))
				}
				break
			}
		}
	}
}

func checkForeign(t *testing.T, i imported) {
	t.Helper()
	for pattern, who := range only {
		if fits(pattern, i.path) && !fitsAny(who, i.pkg) {
			t.Errorf("%s imports %s; only %s may", i.file, i.path, strings.Join(who, ", "))
		}
	}
}

// Every package stands in the policy.
func TestImportsKnowEveryPackage(t *testing.T) {
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Fatal(err)
	}
	for _, i := range imports(t) {
		known := false
		for _, rule := range allowed {
			known = known || fits(rule.who, i.pkg)
		}
		if !known {
			t.Errorf("package %s (%s) stands nowhere in the import policy", i.pkg, i.file)
		}
	}
}
