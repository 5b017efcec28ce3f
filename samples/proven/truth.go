package proven

import (
	"bytes"
	"path"
	"regexp"
	"runtime/pprof"
	"strconv"
	"strings"
)

// Truth is what is known about the goroutines of one trace.
type Truth struct {
	Class    string    `json:"class"`
	Subclass string    `json:"subclass"`
	Stuck    []Blocked `json:"stuck"`
	Unknown  []int     `json:"unknown"` // goroutines that nothing is known about
}

// Blocked is a goroutine that is proved to be blocked for ever.
type Blocked struct {
	Goroutine int    `json:"goroutine"`
	State     string `json:"state"` // as in a goroutine dump
	Site      string `json:"site"`  // file and line, of the program if it is there
}

// prove asks the garbage collector which goroutines leak. It reports false if
// this program was built without the profile.
func prove() (stuck []Blocked, ok bool) {
	leaks := pprof.Lookup("goroutineleak")
	if leaks == nil {
		return nil, false
	}
	var dump bytes.Buffer
	if err := leaks.WriteTo(&dump, 2); err != nil {
		return nil, false
	}
	return parseLeaks(dump.String()), true
}

// head is the first line of a goroutine in a dump.
var head = regexp.MustCompile(`^goroutine (\d+) \[([^\],]*) \(leaked\)[^\]]*\]:`)

// parseLeaks returns the goroutines of a dump that are marked as leaked.
func parseLeaks(dump string) []Blocked {
	stuck := []Blocked{}
	for text := range strings.SplitSeq(dump, "\n\n") {
		m := head.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		id, err := strconv.Atoi(m[1])
		if err != nil {
			continue
		}
		stuck = append(stuck, Blocked{id, m[2], site(strings.Split(text, "\n"))})
	}
	return stuck
}

// site finds where a goroutine is blocked: the first of its lines that is not
// in the runtime or in a package that locks on behalf of others.
func site(lines []string) string {
	first := ""
	for i := 1; i+1 < len(lines) && !strings.HasPrefix(lines[i], "created by"); i += 2 {
		file, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
		if first = file; !within(file, "runtime", "sync", "internal", "reflect", "time") {
			break
		}
	}
	return path.Base(first)
}

// within reports whether a file, its path as -trimpath leaves it, is below one
// of the folders.
func within(file string, folders ...string) bool {
	for _, f := range folders {
		if strings.HasPrefix(file, f+"/") || strings.Contains(file, "/src/"+f+"/") {
			return true
		}
	}
	return false
}
