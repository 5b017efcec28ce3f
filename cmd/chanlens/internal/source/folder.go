package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// errAbsent says that there is no such file, or none that may be read.
var errAbsent = errors.New("no such source file")

// folder is a folder that files are read in, and not beyond. "" is none.
type folder string

// join returns a folder in the folder.
func (d folder) join(name string) folder {
	if d == "" {
		return ""
	}
	return folder(filepath.Join(string(d), name))
}

// read reads a file in the folder. name has slashes. A name or a symbolic link that leads
// out of the folder is as good as none.
func (d folder) read(name string) (File, error) {
	name = filepath.FromSlash(name)
	if d == "" || !isSource(name) || !filepath.IsLocal(name) {
		return File{}, errAbsent
	}
	root, err := os.OpenRoot(string(d))
	if err != nil {
		return File{}, errAbsent
	}
	defer root.Close()
	text, err := regular(name, root.Stat, root.Open)
	if err != nil {
		return File{}, err
	}
	path, err := filepath.Abs(filepath.Join(string(d), name))
	if err != nil {
		return File{}, errAbsent
	}
	return File{Text: text, Path: path}, nil
}

// read reads a file by its absolute path.
func read(path string) (File, error) {
	text, err := regular(path, os.Stat, os.Open)
	return File{Text: text, Path: path}, err
}

// regular returns the text of a regular file that is not too long. It opens nothing else,
// for that may wait or have an effect, as a device or a pipe.
func regular(name string, stat func(string) (fs.FileInfo, error), open func(string) (*os.File, error)) ([]byte, error) {
	info, err := stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return nil, errAbsent
	}
	if info.Size() > maxSize {
		return nil, ErrTooLong
	}
	f, err := open(name)
	if err != nil {
		return nil, errAbsent
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	switch {
	case err != nil || len(text) == 0:
		return nil, errAbsent
	case len(text) > maxSize:
		return nil, ErrTooLong
	}
	return text, nil
}
