package source

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
)

// Default returns the places where the go command of this user looks: GOROOT from the
// environment, around the go command, and that of the build; the module cache from
// GOMODCACHE, those of GOPATH, or else the one below the home directory. It runs nothing.
func Default() Places {
	var p Places
	for _, dir := range []string{os.Getenv("GOROOT"), around("go"), runtime.GOROOT()} {
		if dir != "" && !slices.Contains(p.GOROOTs, dir) {
			p.GOROOTs = append(p.GOROOTs, dir)
		}
	}
	if dir := os.Getenv("GOMODCACHE"); dir != "" {
		p.ModCaches = append(p.ModCaches, dir)
	}
	for _, dir := range filepath.SplitList(os.Getenv("GOPATH")) {
		p.ModCaches = append(p.ModCaches, filepath.Join(dir, "pkg", "mod"))
	}
	if home, err := os.UserHomeDir(); len(p.ModCaches) == 0 && err == nil {
		p.ModCaches = append(p.ModCaches, filepath.Join(home, "go", "pkg", "mod"))
	}
	return p
}

// around returns the folder above the one that a command is in, "" if there is no such
// command.
func around(command string) string {
	path, err := exec.LookPath(command)
	if err != nil {
		return ""
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return ""
	}
	return filepath.Dir(filepath.Dir(path))
}
