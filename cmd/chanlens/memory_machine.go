package main

import (
	"io/fs"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
)

// machineMemory returns how much memory there is for this process, in bytes: what the
// machine has, or what the process's control groups allow it if that is less. It
// returns 0 where neither is told, as anywhere but on Linux.
//
// Sources: proc(5), cgroups(7), and in the kernel's documentation cgroup-v2 (memory.max)
// and cgroup-v1/memory (memory.limit_in_bytes).
func machineMemory(root fs.FS) int64 {
	limit := int64(math.MaxInt64)
	for _, n := range append(groupLimits(root), totalMemory(readText(root, "proc/meminfo"))) {
		if n > 0 {
			limit = min(limit, n)
		}
	}
	if limit >= math.MaxInt64>>12 { // so is "unlimited" written in version 1
		return 0
	}
	return limit
}

// totalMemory returns MemTotal of /proc/meminfo, which is in units of 1024 bytes; 0 if
// it is not there.
func totalMemory(meminfo string) int64 {
	for line := range strings.Lines(meminfo) {
		value, ok := strings.CutPrefix(line, "MemTotal:")
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
		if err != nil || n < 0 || n > math.MaxInt64>>10 {
			return 0
		}
		return n << 10
	}
	return 0
}

// groupLimits returns the memory limits of the process's control groups of version 1
// and 2, and of all groups around those.
func groupLimits(root fs.FS) []int64 {
	var limits []int64
	for line := range strings.Lines(readText(root, "proc/self/cgroup")) {
		// hierarchy-ID:controller-list:cgroup-path
		fields := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(fields) != 3 {
			continue
		}
		switch {
		case fields[0] == "0" && fields[1] == "": // version 2
			limits = append(limits, limitsUp(root, "sys/fs/cgroup", fields[2], "memory.max")...)
		case slices.Contains(strings.Split(fields[1], ","), "memory"):
			limits = append(limits, limitsUp(root, "sys/fs/cgroup/memory", fields[2], "memory.limit_in_bytes")...)
		}
	}
	return limits
}

// limitsUp reads the limits of a group and of all groups around it, up to where the
// hierarchy is mounted. In a container the path may be one of the host's, which is not
// there; then the mount is the container's own group.
func limitsUp(root fs.FS, mount, group, file string) []int64 {
	var limits []int64
	for group = path.Clean("/" + group); ; group = path.Dir(group) {
		text := readText(root, path.Join(mount, group, file))
		if n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64); err == nil { // "max" is no limit
			limits = append(limits, n)
		}
		if group == "/" {
			return limits
		}
	}
}

// readText returns what is in a file, or "" if it cannot be read.
func readText(root fs.FS, name string) string {
	b, err := fs.ReadFile(root, name)
	if err != nil {
		return ""
	}
	return string(b)
}
