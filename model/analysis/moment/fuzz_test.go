package moment_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/model/analysis/moment"
)

// FuzzFind holds that whatever query can be read can be looked for: what is found is within
// the trace, the first is among all, and there is an answer to why there is none.
func FuzzFind(f *testing.F) {
	finders := []*moment.Finder{
		finderInText(f, "../../../tui/testdata/ops.txt"), finderInText(f, "testdata/scene.txt"),
	}
	for _, file := range []string{"ops", "scene"} {
		text, err := os.ReadFile(filepath.Join("testdata", file+".golden"))
		if err != nil {
			f.Fatal(err)
		}
		for _, q := range queriesOf(string(text)) {
			f.Add(q)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := moment.Parse(text)
		if err != nil {
			return
		}
		for _, find := range finders {
			all := find.All(q)
			if n := find.Count(q); n != len(all) {
				t.Errorf("%s: %d are counted, and %d found", q, n, len(all))
			}
			for _, m := range all {
				find.Words(m)
				find.Frame(m, "")
				if end := find.Trace().End(); m.At < 0 || m.End < m.At && !q.EndOf() || m.End > end {
					t.Errorf("%s: from %d to %d of %d", q, m.At, m.End, end)
				}
			}
			if m, ok := find.First(q); ok {
				find.Words(m)
			} else {
				find.Lacks(q)
			}
			if _, ok := find.First(q); ok && len(all) == 0 {
				t.Errorf("%s: there is a first of none", q)
			}
		}
	})
}

// queriesOf returns the queries of a golden file: the lines that are not indented.
func queriesOf(text string) (list []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\n"); line != "" && line[0] != ' ' {
			list = append(list, line)
		}
	}
	return list
}
