package state

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// version is that of the file's form. Another one is not read.
const version = 1

// maxTraces is how many traces are remembered, those used last.
const maxTraces = 200

// maxFile is how large a file is read, in bytes: ten times what one of ours has.
const maxFile = 16 << 20

// Kept is what is kept for one trace, as the UI writes it.
type Kept struct {
	Marks json.RawMessage `json:"marks,omitempty"`
	Pins  json.RawMessage `json:"pins,omitempty"`
	Used  time.Time       `json:"used"`
}

// file is the form of the file.
type file struct {
	Version int             `json:"version"`
	Theme   string          `json:"theme,omitempty"`
	Traces  map[string]Kept `json:"traces,omitempty"`
	// Programs of version 1 that know of no lessons read the file all the same.
	Lessons map[string]Progress `json:"lessons,omitempty"`
}

// Store is the file, or what stands for it where there is none.
type Store struct {
	path string // "": nothing is kept
	note string
}

// Open returns the store for an environment. off says that the user wants none.
func Open(getenv func(string) string, off bool) *Store {
	if off || getenv("CHANLENS_STATE") == "off" {
		return &Store{note: "not kept: switched off"}
	}
	dir := getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) { // the standard has others ignored
		home := getenv("HOME")
		if !filepath.IsAbs(home) {
			return &Store{note: "not kept: there is no home directory"}
		}
		dir = filepath.Join(home, ".local", "state")
	}
	path := filepath.Join(dir, "chanlens", "state.json")
	return &Store{path: path, note: "kept in " + path}
}

// Note says where things are kept, or why they are not.
func (s *Store) Note() string { return s.note }

// Load returns what is kept for a trace, and the theme. The key "" is no trace.
func (s *Store) Load(key string) (theme string, of Kept) {
	f := s.read()
	return f.Theme, f.Traces[key]
}

// Save keeps the theme, if it is not "", and what there is for a trace.
func (s *Store) Save(key, theme string, of Kept) {
	s.change(func(f *file) {
		if theme != "" {
			f.Theme = theme
		}
		if key != "" {
			if f.Traces == nil {
				f.Traces = make(map[string]Kept)
			}
			f.Traces[key] = of
			forget(f.Traces, maxTraces, func(k Kept) time.Time { return k.Used })
		}
	})
}

// change reads the file, changes what is in it, and writes it again.
func (s *Store) change(by func(*file)) {
	if s.path == "" {
		return
	}
	f := s.read()
	f.Version = version
	by(&f)
	if err := s.write(&f); err != nil {
		s.note = "not kept: " + err.Error()
		return
	}
	s.note = "kept in " + s.path
}

// forget drops what was not used for longest, down to a number.
func forget[V any](all map[string]V, most int, used func(V) time.Time) {
	for len(all) > most {
		oldest, first := "", true
		for key, v := range all {
			at, least := used(v), used(all[oldest])
			if first || at.Before(least) || at.Equal(least) && key < oldest {
				oldest, first = key, false
			}
		}
		delete(all, oldest)
	}
}

// read returns what the file has; nothing if it cannot be read.
func (s *Store) read() file {
	if s.path == "" {
		return file{}
	}
	info, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return file{}
	case err != nil:
		s.note = "not read: " + err.Error()
		return file{}
	case !info.Mode().IsRegular() || info.Size() > maxFile:
		s.note = "not read: " + s.path + " is no file of chanlens"
		return file{}
	}
	data, err := os.ReadFile(s.path)
	if err != nil {
		s.note = "not read: " + err.Error()
		return file{}
	}
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		s.note = fmt.Sprintf("not read: %s: %v", s.path, err)
		return file{}
	}
	if f.Version != version {
		s.note = fmt.Sprintf("not read: %s has version %d, and this is %d", s.path, f.Version, version)
		return file{}
	}
	return f
}

// write puts the file in place in one step.
func (s *Store) write(f *file) error {
	data, err := json.Marshal(f)
	if err != nil {
		return err
	}
	dir := filepath.Dir(s.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, "state-*.json")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // fails once it is in place
	_, err = tmp.Write(append(data, '\n'))
	if err = errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), s.path)
}
