package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/spf13/cobra"
)

func TestParseMemory(t *testing.T) {
	const machine = 16e9
	for _, tt := range []struct {
		text string
		want int64
		err  string // a part of it
	}{
		{"512MB", 512e6, ""},
		{"2GB", 2e9, ""},
		{"1.5GiB", 3 << 29, ""},
		{"800M", 800e6, ""},
		{"1g", 1e9, ""},
		{"1 TiB", 1 << 40, ""},
		{"200000kB", 200e6, ""},
		{"100000KiB", 100000 << 10, ""},
		{"123456789", 123456789, ""},
		{"123456789B", 123456789, ""},
		{"64MB", 64e6, ""},
		{"50%", machine / 2, ""},
		{"12.5%", machine / 8, ""},
		{"100%", machine, ""},
		{"0", 0, ""},
		{"0MB", 0, ""},
		{"none", 0, ""},
		{"None", 0, ""},

		{"63MB", 0, "63.0 MB is too little: at least 64 MB are needed"},
		{"512", 0, "512 B is too little: at least 64 MB are needed; is 512MB meant?"},
		{"0.1%", 0, "16.0 MB is too little"},
		{"0%", 0, "0 B is too little"},
		{"101%", 0, "more than 100%"},
		{"-5%", 0, "no percentage"},
		{"-2GB", 0, "no amount of memory; write it like 2GB"},
		{"", 0, "no amount of memory"},
		{"GB", 0, "no amount of memory"},
		{"1e9", 0, "no amount of memory"},
		{"1.2.3GB", 0, "no amount of memory"},
		{"2 gigabytes", 0, "no amount of memory"},
		{"99999999TB", 0, "more than any machine has"},
	} {
		got, err := parseMemory(tt.text, machine)
		switch {
		case tt.err == "" && (err != nil || got != tt.want):
			t.Errorf("%q: %d, %v, want %d", tt.text, got, err, tt.want)
		case tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)):
			t.Errorf("%q: %d, error %v, want %q", tt.text, got, err, tt.err)
		}
	}
	if _, err := parseMemory("50%", 0); err == nil || !strings.Contains(err.Error(), "give a size such as 2GB") {
		t.Errorf("half of nobody knows what: %v", err)
	}
}

func TestDefaultMemory(t *testing.T) {
	for machine, want := range map[int64]int64{0: 4e9, 16e9: 8e9, 100e6: 64e6} {
		if got := defaultMemory(machine); got != want {
			t.Errorf("of %d: %d, want %d", machine, got, want)
		}
	}
}

func TestMachineMemory(t *testing.T) {
	const (
		meminfo   = "MemTotal:       16384000 kB\nMemFree:         1024 kB\n"
		has       = 16384000 << 10
		unlimited = "9223372036854771712\n"
	)
	for name, tt := range map[string]struct {
		files map[string]string
		want  int64
	}{
		"no /proc":        {nil, 0},
		"no groups":       {map[string]string{"proc/meminfo": meminfo}, has},
		"meminfo is odd":  {map[string]string{"proc/meminfo": "MemTotal: much\n"}, 0},
		"meminfo is huge": {map[string]string{"proc/meminfo": "MemTotal: 9223372036854775807 kB\n"}, 0},
		"v2, no limit": {map[string]string{
			"proc/meminfo":                        meminfo,
			"proc/self/cgroup":                    "0::/user.slice\n",
			"sys/fs/cgroup/user.slice/memory.max": "max\n",
		}, has},
		"v2, own limit": {map[string]string{
			"proc/meminfo":                          meminfo,
			"proc/self/cgroup":                      "0::/user.slice/x\n",
			"sys/fs/cgroup/user.slice/x/memory.max": "1000000000\n",
			"sys/fs/cgroup/user.slice/memory.max":   "2000000000\n",
		}, 1e9},
		"v2, limit of a group around": {map[string]string{
			"proc/meminfo":                          meminfo,
			"proc/self/cgroup":                      "0::/user.slice/x\n",
			"sys/fs/cgroup/user.slice/x/memory.max": "max\n",
			"sys/fs/cgroup/user.slice/memory.max":   "2000000000\n",
		}, 2e9},
		"v2, in a container": {map[string]string{
			"proc/meminfo":             meminfo,
			"proc/self/cgroup":         "0::/../host/only\n",
			"sys/fs/cgroup/memory.max": "500000000\n",
		}, 500e6},
		"v2, limit above the machine": {map[string]string{
			"proc/meminfo":             meminfo,
			"proc/self/cgroup":         "0::/\n",
			"sys/fs/cgroup/memory.max": "99000000000000\n",
		}, has},
		"v1, no limit": {map[string]string{
			"proc/meminfo":     meminfo,
			"proc/self/cgroup": "9:name=systemd:/\n4:memory:/a/b\n0::/\n",
			"sys/fs/cgroup/memory/a/b/memory.limit_in_bytes": unlimited,
			"sys/fs/cgroup/memory/memory.limit_in_bytes":     unlimited,
		}, has},
		"v1, own limit": {map[string]string{
			"proc/meminfo":     meminfo,
			"proc/self/cgroup": "5:hugetlb,memory:/a/b\n",
			"sys/fs/cgroup/memory/a/b/memory.limit_in_bytes": "300000000\n",
			"sys/fs/cgroup/memory/memory.limit_in_bytes":     unlimited,
		}, 300e6},
		"only a group": {map[string]string{
			"proc/self/cgroup":         "0::/\n",
			"sys/fs/cgroup/memory.max": "500000000\n",
		}, 500e6},
		"only a group without limit": {map[string]string{
			"proc/self/cgroup":                           "5:memory:/\n",
			"sys/fs/cgroup/memory/memory.limit_in_bytes": unlimited,
		}, 0},
		"senseless limits": {map[string]string{
			"proc/meminfo":               meminfo,
			"proc/self/cgroup":           "0::/a\nx\n::\n",
			"sys/fs/cgroup/a/memory.max": "-1\n",
			"sys/fs/cgroup/memory.max":   "0\n",
		}, has},
	} {
		t.Run(name, func(t *testing.T) {
			root := fstest.MapFS{}
			for file, text := range tt.files {
				root[file] = &fstest.MapFile{Data: []byte(text)}
			}
			if got := machineMemory(root); got != tt.want {
				t.Errorf("%d, want %d", got, tt.want)
			}
		})
	}
}

func TestMemoryFlag(t *testing.T) {
	var limit int64
	cmd := &cobra.Command{Use: "x"}
	addMemoryFlag(cmd, &limit)
	if limit < leastMemory {
		t.Errorf("by default %d", limit)
	}
	if err := cmd.ParseFlags([]string{"--memory", "1.5GB"}); err != nil || limit != 1.5e9 {
		t.Errorf("limit %d, %v", limit, err)
	}
	err := cmd.ParseFlags([]string{"--memory=12"})
	if err == nil || !strings.Contains(err.Error(), `"--memory" flag: 12 B is too little`) {
		t.Errorf("error %v", err)
	}
	if limit != 1.5e9 {
		t.Errorf("a refused value leaves %d", limit)
	}
	if usage := cmd.Flags().FlagUsages(); !strings.Contains(usage, "--memory size") || !strings.Contains(usage, "(default 50%)") {
		t.Errorf("usage:\n%s", usage)
	}
}

// FuzzMemory holds that whatever is given, and whatever the machine tells of itself,
// the limit is none, or is sensible.
func FuzzMemory(f *testing.F) {
	f.Add("1.5GiB", "MemTotal: 16384000 kB", "0::/a/b", "max")
	f.Add("50%", "MemTotal: -1 kB", "4:memory:/../..", "300000000")
	f.Add("none", "", "0::", "9223372036854775807")
	f.Fuzz(func(t *testing.T, text, meminfo, groups, limit string) {
		file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
		machine := machineMemory(fstest.MapFS{
			"proc/meminfo":                               file(meminfo),
			"proc/self/cgroup":                           file(groups),
			"sys/fs/cgroup/memory.max":                   file(limit),
			"sys/fs/cgroup/memory/memory.limit_in_bytes": file(limit),
		})
		if machine < 0 {
			t.Fatalf("the machine has %d", machine)
		}
		if n := defaultMemory(machine); n < leastMemory {
			t.Errorf("by default %d of %d", n, machine)
		}
		n, err := parseMemory(text, machine)
		if err == nil && n != noMemoryLimit && n < leastMemory {
			t.Errorf("%q is %d", text, n)
		}
		if err == nil && strings.HasSuffix(strings.TrimSpace(text), "%") && n > machine {
			t.Errorf("%q of %d is %d", text, machine, n)
		}
	})
}
