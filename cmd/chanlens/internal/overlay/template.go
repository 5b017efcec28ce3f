package overlay

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// templates are the files that join the runtime. They are Go, but for another
// package than any here, so that the go command must not take them for ours.
//
//go:embed templates/*.go.txt
var templates embed.FS

// moved says where packages that the templates import were in older releases.
var moved = map[string]string{
	"internal/runtime/atomic": "runtime/internal/atomic", // since Go 1.23
}

// add puts a template into the overlay. A GOROOT that has the file already has
// been tampered with.
func (o *Overlay) add(path, template, src string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s is there already: this Go installation was changed to record channel operations; use an unchanged one", path)
	}
	text, err := templates.ReadFile("templates/" + template)
	if err != nil {
		return err
	}
	o.Files[path] = []byte(imports(string(text), src))
	return nil
}

// imports replaces import paths that this GOROOT does not have.
func imports(text, src string) string {
	for now, once := range moved {
		if _, err := os.Stat(filepath.Join(src, filepath.FromSlash(now))); err != nil {
			text = strings.Replace(text, `"`+now+`"`, `"`+once+`"`, 1)
		}
	}
	return text
}
