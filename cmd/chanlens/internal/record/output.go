package record

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// extension ends the names of traces that we choose.
const extension = ".trace"

// defaultOutput names the trace of a program after it, in the current folder.
func defaultOutput(program string) string {
	return strings.TrimSuffix(filepath.Base(program), ".exe") + extension
}

// traceStart is how the first bytes of a trace read, of any release.
var traceStart = []byte("go 1.")

// checkOutput refuses names that cannot be written to, and files that are no trace: they
// would be lost. A trace is overwritten.
func checkOutput(name string) error {
	switch {
	case name == "-":
		return errors.New("-o -: standard output belongs to the program; name a file")
	case strings.Contains(name, "%p"), strings.Contains(name, "%n"):
		return fmt.Errorf("%s: a name with %%p or %%n in it cannot be recorded to", name)
	}
	switch info, err := os.Stat(name); {
	case errors.Is(err, fs.ErrNotExist):
		return checkFolder(name)
	case err != nil:
		return fmt.Errorf("%s: %w", name, reason(err))
	case info.IsDir():
		return fmt.Errorf("%s is a folder\nName a file in it, as in -o %s", name, filepath.Join(name, "app"+extension))
	case !info.Mode().IsRegular(): // a pipe would keep us waiting, and a device might be taken away as empty
		return fmt.Errorf("%s is no plain file\nName one with -o; a trace is read again when it is written.", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, reason(err))
	}
	defer f.Close()
	head := make([]byte, len(traceStart))
	if n, err := io.ReadFull(f, head); n > 0 && (err != nil || !bytes.Equal(head, traceStart)) {
		return fmt.Errorf("%s is there already, and is no trace: it stays as it is\nName another file with -o.", name)
	}
	w, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("%s: %w", name, reason(err))
	}
	return w.Close()
}

// checkFolder tries whether a file can be made where none is.
func checkFolder(name string) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".chanlens-*")
	if err != nil {
		return fmt.Errorf("%s: no file can be made there: %w\nName another with -o.", name, reason(err))
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
