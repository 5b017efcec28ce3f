package record

import (
	"fmt"
	"path/filepath"
	"strings"
)

// nameTraces returns a file for the trace of each test binary. One alone is called as the
// user says, or after the binary; several after their packages: as folders if two
// packages have the same name. output may be "". base is the folder that they are told
// apart in, a full path.
func nameTraces(output, base string, tests []invocation) []string {
	if len(tests) == 1 {
		name := output
		if name == "" {
			name = defaultOutput(tests[0].program())
		}
		return []string{free(name, nil)}
	}
	short := make(map[string]int)
	for _, t := range tests {
		short[packageName(t)]++
	}
	taken := make(map[string]bool)
	names := make([]string, len(tests))
	for i, t := range tests {
		label := packageName(t)
		if rel, err := filepath.Rel(base, t.Dir); short[label] > 1 && err == nil && rel != "." {
			label = strings.Trim(strings.ReplaceAll(filepath.ToSlash(rel), "/", "-"), ".-")
		}
		name := label + ".test" + extension
		if output != "" {
			name = beforeExtension(output, "."+label)
		}
		names[i] = free(name, taken)
		taken[names[i]] = true
	}
	return names
}

// packageName returns the name of a test binary without what all have.
func packageName(t invocation) string {
	return strings.TrimSuffix(strings.TrimSuffix(filepath.Base(t.program()), ".exe"), ".test")
}

// free returns the name, or if nothing may be written there, one like it. What has been
// recorded is not thrown away because there is no place for it.
func free(name string, taken map[string]bool) string {
	for i := 2; ; i++ {
		try := name
		if i > 2 {
			try = beforeExtension(name, fmt.Sprint("-", i-1))
		}
		if !taken[try] && (checkOutput(try) == nil || i > 99) {
			return try
		}
	}
}

// beforeExtension puts text before the extension of a file's name.
func beforeExtension(name, text string) string {
	ext := filepath.Ext(name)
	return strings.TrimSuffix(name, ext) + text + ext
}
