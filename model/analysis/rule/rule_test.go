package rule

import (
	"html"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	seen := make(map[string]bool)
	for _, r := range All() {
		if seen[r.ID] {
			t.Errorf("%s stands twice", r.ID)
		}
		seen[r.ID] = true
		if r.Title == "" || r.Text == "" || !strings.HasPrefix(r.URL, "https://") {
			t.Errorf("%s lacks something: %+v", r.ID, r)
		}
		if found, ok := Lookup(r.ID); !ok || found != r {
			t.Errorf("Lookup(%q) = %+v, %v", r.ID, found, ok)
		}
		if got, want := r.URL, anchors(r.ID); want != "" && got != want {
			t.Errorf("%s is at %s, want %s", r.ID, got, want)
		}
	}
	if r, ok := Lookup("mem/none"); ok {
		t.Errorf("found %+v", r)
	}
}

// anchors returns where a rule of the specification stands; "" for others, whose IDs do
// not tell.
func anchors(id string) string {
	if section, ok := strings.CutPrefix(id, "spec/"); ok {
		return refSpec + section
	}
	return ""
}

// TestQuotes holds each quotation against its source, where that is on this machine.
func TestQuotes(t *testing.T) {
	goroot := output(t, "go", "env", "GOROOT")
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			text := source(t, goroot, r.ID)
			if !strings.Contains(text, plain(r.Text)) {
				t.Errorf("its source does not say: %s", r.Text)
			}
		})
	}
}

// TestAnchors holds the sections that addresses name against the documents.
func TestAnchors(t *testing.T) {
	goroot := output(t, "go", "env", "GOROOT")
	for _, r := range All() {
		for prefix, name := range map[string]string{refMem: "go_mem.html", refSpec: "go_spec.html"} {
			anchor, ok := strings.CutPrefix(r.URL, prefix)
			if !ok {
				continue
			}
			page := read(t, filepath.Join(goroot, "doc", name))
			if !strings.Contains(page, `id="`+anchor+`"`) {
				t.Errorf("%s: %s has no section %s", r.ID, name, anchor)
			}
		}
	}
}

// source returns what the rule with an ID is a quotation from, in plain words. It skips
// the test where that is not on this machine.
func source(t *testing.T, goroot, id string) string {
	kind, name, _ := strings.Cut(id, "/")
	switch kind {
	case "mem":
		return page(read(t, filepath.Join(goroot, "doc", "go_mem.html")))
	case "spec":
		return page(read(t, filepath.Join(goroot, "doc", "go_spec.html")))
	case "pkg":
		dir, _, _ := strings.Cut(path.Base(name), ".") // of sync/atomic.Int64 it is sync/atomic
		return comments(t, folder(t, goroot, path.Join(path.Dir(name), dir)))
	}
	t.Skipf("no page of %s comes with Go", kind)
	return ""
}

// folder returns where a package lies.
func folder(t *testing.T, goroot, name string) string {
	if name == "errgroup" || name == "singleflight" {
		module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/sync").Output()
		if err != nil || len(module) == 0 {
			t.Skip("module golang.org/x/sync is not on this machine")
		}
		return filepath.Join(strings.TrimSpace(string(module)), name)
	}
	return filepath.Join(goroot, "src", filepath.FromSlash(name))
}

// comments returns all text of a package's files without the marks of comments.
func comments(t *testing.T, dir string) string {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Skipf("%s is not on this machine", dir)
	}
	var all strings.Builder
	for _, name := range files {
		all.WriteString(read(t, name))
	}
	return plain(strings.NewReplacer("//", " ", "[", "", "]", "").Replace(all.String()))
}

var tag = regexp.MustCompile(`<[^>]*>`)

// page returns the text of a page of HTML.
func page(text string) string { return plain(html.UnescapeString(tag.ReplaceAllString(text, ""))) }

// plain makes all white space one blank.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

func read(t *testing.T, name string) string {
	text, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		t.Skipf("%s is not on this machine", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func output(t *testing.T, name string, args ...string) string {
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
