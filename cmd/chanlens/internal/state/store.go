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
	if s.path == "" {
		return
	}
	f := s.read()
	f.Version = version
	if theme != "" {
		f.Theme = theme
	}
	if key != "" {
		if f.Traces == nil {
			f.Traces = make(map[string]Kept)
		}
		f.Traces[key] = of
		f.forget()
	}
	if err := s.write(&f); err != nil {
		s.note = "not kept: " + err.Error()
		return
	}
	s.note = "kept in " + s.path
}

// forget drops the traces that were not used for longest.
func (f *file) forget() {
	for len(f.Traces) > maxTraces {
		oldest, first := "", true
		for key, k := range f.Traces {
			if o := f.Traces[oldest]; first || k.Used.Before(o.Used) || k.Used.Equal(o.Used) && key < oldest {
				oldest, first = key, false
			}
		}
		delete(f.Traces, oldest)
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
