package report

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// shortNames returns names of at most so many runes: without the folders that all of
// them share, if one is longer, and then without their begin.
func shortNames(files []string, most int) []string {
	long := func(name string) bool { return utf8.RuneCountInString(name) > most }
	if !slices.ContainsFunc(files, long) {
		return files
	}
	shared := folder(files[0])
	for _, f := range files {
		for shared != "" && !strings.HasPrefix(f, shared) {
			shared = folder(strings.TrimSuffix(shared, string(filepath.Separator)))
		}
	}
	if shared == string(filepath.Separator) {
		shared = ""
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimPrefix(f, shared)
		if long(names[i]) {
			runes := []rune(names[i])
			names[i] = "…" + string(runes[len(runes)-most+1:])
		}
	}
	return names
}

// folder returns the folder that a file is named to be in, with the separator behind
// it; "" if the name has none.
func folder(name string) string {
	return name[:strings.LastIndexByte(name, filepath.Separator)+1]
}
