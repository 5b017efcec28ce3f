package overlay

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// jsonName is the file that -overlay names, within the folder of one overlay.
const jsonName = "overlay.json"

// replacements is what the go command reads from an overlay file.
type replacements struct {
	Replace map[string]string
}

// Write puts the overlay into a folder of dir that is named by its Key, and
// returns the path of its JSON. What is there already and whole is used as it
// is. Any number of processes may write the same overlay at once: it is made
// beside, and takes its name when it is whole.
func (o *Overlay) Write(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	final := filepath.Join(dir, o.Key())
	index := filepath.Join(final, jsonName)
	if o.whole(final) {
		return index, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("the overlay cannot be kept: %w", err)
	}
	tmp, err := os.MkdirTemp(dir, "new-*")
	if err != nil {
		return "", fmt.Errorf("the overlay cannot be kept: %w", err)
	}
	defer os.RemoveAll(tmp) // of what a rename did not take away
	if err := o.fill(tmp, final); err != nil {
		return "", fmt.Errorf("the overlay cannot be kept: %w", err)
	}
	if err := o.settle(tmp, final); err != nil {
		return "", fmt.Errorf("the overlay cannot be kept: %w", err)
	}
	return index, nil
}

// settle gives the folder its name. Another process may have been faster, which
// is as good; a damaged one that has the name makes way.
func (o *Overlay) settle(tmp, final string) error {
	err := os.Rename(tmp, final)
	if err == nil || o.whole(final) {
		return nil
	}
	if !isFolder(final) {
		return err
	}
	aside, err := os.MkdirTemp(filepath.Dir(final), "old-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	if err := os.Rename(final, filepath.Join(aside, "damaged")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(tmp, final); err != nil && !o.whole(final) {
		return err
	}
	return nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// fill writes all files into dir, which will be called final.
func (o *Overlay) fill(dir, final string) error {
	for path, content := range o.Files {
		if err := os.WriteFile(filepath.Join(dir, o.nameOf(path)), content, 0o644); err != nil {
			return err
		}
	}
	index, err := o.index(final)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, jsonName), index, 0o644)
}

// nameOf is what a file is called in an overlay's folder: the path below
// GOROOT/src as one name.
func (o *Overlay) nameOf(path string) string {
	path = filepath.ToSlash(path)
	return strings.ReplaceAll(path[strings.LastIndex(path, "/src/")+len("/src/"):], "/", "_")
}

func (o *Overlay) index(final string) ([]byte, error) {
	all := replacements{Replace: map[string]string{}}
	for path, file := range o.others {
		all.Replace[path] = file
	}
	for path := range o.Files {
		all.Replace[path] = filepath.Join(final, o.nameOf(path))
	}
	return json.MarshalIndent(all, "", "\t")
}

// whole reports whether dir holds just this overlay.
func (o *Overlay) whole(dir string) bool {
	for path, content := range o.Files {
		have, err := os.ReadFile(filepath.Join(dir, o.nameOf(path)))
		if err != nil || !bytes.Equal(have, content) {
			return false
		}
	}
	want, err := o.index(dir)
	if err != nil {
		return false
	}
	have, err := os.ReadFile(filepath.Join(dir, jsonName))
	return err == nil && bytes.Equal(have, want)
}
