package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"chanlens/cmd/chanlens/internal/capture"
	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/proof"
	"chanlens/model/format"
	"chanlens/tui"

	"github.com/spf13/cobra"
)

// dumpChoice says which goroutine dump a trace is held against. The zero value is the one
// that lies beside the trace, if there is one.
type dumpChoice struct {
	named knownDump
	none  bool
}

// chooseDump reads the value of --goroutines, and the dump if it names one.
func chooseDump(cmd *cobra.Command, file string) (dumpChoice, error) {
	switch {
	case !cmd.Flags().Changed("goroutines"):
		return dumpChoice{}, nil
	case file == noDump:
		return dumpChoice{none: true}, nil
	}
	dump, err := namedDump(cmd.Context(), file)
	return dumpChoice{named: knownDump{file: file, dump: dump}}, err
}

// of returns the dump for a trace.
func (c dumpChoice) of(ctx context.Context, src *source) knownDump {
	switch {
	case c.none:
		return knownDump{}
	case c.named.file != "":
		return c.named
	case src.file == "":
		return knownDump{}
	}
	return dumpBeside(ctx, src.file)
}

// knownDump is a goroutine dump that there is for a trace. The zero value is none.
type knownDump struct {
	file    string
	dump    *proof.Dump // nil: left out, or none
	beside  bool        // nobody named it: it may be left out
	leftOut error       // why it was
}

// copied is how much older than its trace a dump may look: tools that copy both do so in
// any order, and some systems know times to two seconds only.
const copied = 2 * time.Second

// dumpBeside returns the dump that lies beside a trace. One that cannot be used is left out.
func dumpBeside(ctx context.Context, trace string) knownDump {
	k := knownDump{file: capture.DumpName(trace), beside: true}
	info, err := os.Stat(k.file)
	if errors.Is(err, fs.ErrNotExist) {
		return knownDump{}
	}
	of, ofErr := os.Stat(trace)
	switch {
	case err == nil && !info.Mode().IsRegular():
		k.leftOut = errors.New("it is no plain file")
	case err == nil && ofErr == nil && info.ModTime().Before(of.ModTime().Add(-copied)):
		k.leftOut = fmt.Errorf("it is older than %s", trace)
	default:
		k.dump, k.leftOut = loadDump(ctx, k.file)
		if ctx.Err() != nil {
			return knownDump{}
		}
	}
	return k
}

// into has an examination use the dump.
func (k knownDump) into(opt *examine.Options) { opt.Dump, opt.Spare = k.dump, k.beside }

// String says which dump it is, and what it is; "" of none that is used.
func (k knownDump) String() string {
	if k.dump == nil {
		return ""
	}
	kind := "a goroutine dump"
	if k.dump.Profile {
		kind = "a goroutine-leak profile"
	}
	return k.file + ", " + kind + " with " + format.Plural(len(k.dump.Goroutines), "goroutine")
}

// inReport returns what a report says of the dump.
func (k knownDump) inReport() report.Dump {
	return report.Dump{File: k.file, Text: k.String(), LeftOut: k.leftOut}
}

// onScreen returns what the UI says of the dump.
func (k knownDump) onScreen() tui.Dump { return tui.Dump{Text: k.String(), LeftOut: k.leftOut} }

// warnDump says on w, in a line, that a goroutine dump was left out.
func warnDump(w io.Writer, d report.Dump) {
	if d.LeftOut != nil {
		fmt.Fprintf(w, "chanlens: warning: %s\n", d.Warning())
	}
}
