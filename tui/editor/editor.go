// Package editor says how to open a file at a line in the user's editor.
//
// What comes in: the environment, a file and a line. What goes out: a command and its
// arguments. It runs nothing.
//
// Package editor imports nothing of this module.
package editor

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// fallback is the editor where the environment names none.
const fallback = "vi"

// opens says how an editor is told a line: by what stands for its arguments, in which
// {file} and {line} are replaced. An editor that is not here gets the file only.
var opens = make(map[string][]string)

func init() {
	for _, way := range []struct {
		editors string
		args    []string
	}{
		{"vi vim nvim gvim view ex nano pico emacs emacsclient kak micro joe jove mg ne", []string{"+{line}", "{file}"}},
		{"code code-insiders codium vscodium cursor windsurf", []string{"--goto", "{file}:{line}"}},
		{"hx helix subl sublime_text zed", []string{"{file}:{line}"}},
		{"goland idea", []string{"--line", "{line}", "{file}"}},
	} {
		for editor := range strings.FieldsSeq(way.editors) {
			opens[editor] = way.args
		}
	}
}

// Command returns the command, and its arguments, that opens a file at a line (from 1; 0
// for none) in the editor that $VISUAL or else $EDITOR names, or in vi. What these hold is
// read as words of a shell; nothing in it is expanded.
func Command(getenv func(string) string, file string, line int) ([]string, error) {
	words := []string{fallback}
	for _, name := range []string{"VISUAL", "EDITOR"} {
		named, err := split(getenv(name))
		if err != nil {
			return nil, fmt.Errorf("$%s: %w", name, err)
		}
		if len(named) > 0 && named[0] != "" {
			words = named
			break
		}
	}
	if strings.HasPrefix(file, "-") || strings.HasPrefix(file, "+") {
		file = "./" + file // no flag
	}
	args := opens[strings.TrimSuffix(path.Base(strings.ReplaceAll(words[0], `\`, "/")), ".exe")]
	if args == nil || line < 1 {
		args = []string{"{file}"}
	}
	fill := strings.NewReplacer("{file}", file, "{line}", strconv.Itoa(line))
	for _, arg := range args {
		words = append(words, fill.Replace(arg))
	}
	return words, nil
}
