package source

import (
	"os"
	"os/exec"
	"path/filepath"
)

// Default returns a Reader that looks where the go command of this user does: GOROOT
// from the environment, or else around the go command; the module cache from GOMODCACHE
// or GOPATH, or else below the home directory. It runs nothing.
func Default() *Reader {
	goroot := os.Getenv("GOROOT")
	if goroot == "" {
		goroot = around("go")
	}
	modules := os.Getenv("GOMODCACHE")
	if paths := filepath.SplitList(os.Getenv("GOPATH")); modules == "" && len(paths) > 0 {
		modules = filepath.Join(paths[0], "pkg", "mod")
	}
	if home, err := os.UserHomeDir(); modules == "" && err == nil {
		modules = filepath.Join(home, "go", "pkg", "mod")
	}
	return NewReader(goroot, modules)
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
