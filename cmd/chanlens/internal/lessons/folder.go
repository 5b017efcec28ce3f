package lessons

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chanlens/model/analysis/lesson"
)

// textFile is the text of a lesson, in its folder.
const textFile = "lesson.md"

// recordings are what the recording of a lesson may be called, in its folder. Else it is
// the only file there whose name says that it is a trace.
var recordings = []string{"lesson.trace", "lesson.trace.gz", "lesson.trace.zst"}

// maxText is how much of a text is read, in bytes: a lesson is refused before that.
const maxText = 2 << 20

// maxFiles is how many files of a folder are looked at for a recording.
const maxFiles = 10_000

// inFolder returns the lesson in a folder.
func inFolder(dir string) (*Lesson, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, reason(err))
	}
	defer root.Close()
	file := filepath.Join(dir, textFile)
	data, err := readText(root, file)
	if err != nil {
		return nil, err
	}
	text, err := lesson.Parse(file, data)
	if err != nil {
		return nil, err
	}
	trace, err := findRecording(root, dir)
	if err != nil {
		return nil, err
	}
	key, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	text.Next = beside(key, text.Next)
	return &Lesson{Name: dir, Key: key, File: file, Text: text, Trace: filepath.Join(dir, trace), Dir: dir}, nil
}

// beside returns what opens the lesson that follows from one in a folder: that of chanlens
// which is called so, or else the folder of that name beside it, if there is one.
func beside(dir, next string) string {
	if _, ok := lookup(next); ok || next == "" {
		return next
	}
	folder := filepath.Join(filepath.Dir(dir), next)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return next
	}
	return folder
}

// readText reads the text of a lesson.
func readText(root *os.Root, file string) ([]byte, error) {
	switch err := regular(root, textFile); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: there is no such file\nThe text of a lesson stands in %s; \"go doc chanlens/model/analysis/lesson\" says how to write one.", file, textFile)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", file, reason(err))
	}
	f, err := root.Open(textFile)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, reason(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxText))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, reason(err))
	}
	return data, nil
}

// findRecording returns the name of the recording in a folder.
func findRecording(root *os.Root, dir string) (string, error) {
	for _, name := range recordings {
		switch err := regular(root, name); {
		case err == nil:
			return name, nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", fmt.Errorf("%s: %w", filepath.Join(dir, name), reason(err))
		}
	}
	found, err := traces(root)
	switch {
	case err != nil:
		return "", fmt.Errorf("%s: %w", dir, reason(err))
	case len(found) == 0:
		return "", fmt.Errorf("%s: there is no recording\nMake one, in that folder: chanlens record -o %s -- go run .", dir, recordings[0])
	case len(found) > 1:
		return "", fmt.Errorf("%s: which is the recording: %s?\nCall it %s.", dir, strings.Join(found[:min(len(found), 4)], ", "), recordings[0])
	}
	return found[0], nil
}

// traces returns the names of the regular files in a folder that say they are traces.
func traces(root *os.Root) ([]string, error) {
	f, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(maxFiles)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	slices.Sort(names)
	return slices.DeleteFunc(names, func(name string) bool {
		return !strings.Contains(name, ".trace") || regular(root, name) != nil
	}), nil
}

// regular says why a file is none to be read; nil if it is one. What it is is known without
// opening it, which may wait or have an effect.
func regular(root *os.Root, name string) error {
	info, err := root.Stat(name)
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("is no regular file")
	}
	return nil
}

// reason returns what an error is about a file, without the file's name.
func reason(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}
