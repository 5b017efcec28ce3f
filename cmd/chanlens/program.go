package main

import (
	"fmt"

	finder "chanlens/cmd/chanlens/internal/source"
	"chanlens/model"
	"chanlens/samples"
	"chanlens/tui/code"

	"github.com/spf13/cobra"
)

// program is the source of the program that was traced, as far as it is at hand: the one
// way to it, for the names of channels and for the screen.
type program struct{ reader *finder.Reader }

// newProgram looks in the folders that the user names, where the go command does, and
// among the samples.
func newProgram(dirs ...string) *program {
	places := finder.Default()
	places.Dirs, places.Embedded = dirs, samples.Source
	return &program{finder.NewReader(places)}
}

// addSourceFlag adds the flag that names folders of sources.
func addSourceFlag(cmd *cobra.Command, dirs *[]string) {
	cmd.Flags().StringArrayVar(dirs, "source", nil, "look for the program's source files in this `folder`, too; may be repeated")
	if err := cmd.MarkFlagDirname("source"); err != nil {
		panic(err) // no such flag
	}
}

// programIn returns a program whose source is looked for in folders that must be there.
func programIn(cmd *cobra.Command, dirs []string) (*program, error) {
	for _, dir := range dirs {
		if !isDir(dir) {
			return nil, usageError(cmd, fmt.Sprintf("--source %s: there is no such folder", fileWord(dir)))
		}
	}
	return newProgram(dirs...), nil
}

// Find returns the text of the file that a frame is in.
func (p *program) Find(f model.Frame) (code.Text, error) {
	file, err := p.reader.Find(f.File, f.Func, f.Line)
	return code.Text{Text: file.Text, Path: file.Path, Doubt: file.Doubt}, err
}

// text returns the same text to find names in.
func (p *program) text(f model.Frame) ([]byte, bool) {
	file, err := p.Find(f)
	return file.Text, err == nil
}
