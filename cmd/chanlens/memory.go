package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"sync"

	"chanlens/model/format"

	"github.com/spf13/cobra"
)

// Amounts of memory, in bytes.
const (
	noMemoryLimit  int64 = 0
	leastMemory    int64 = 64e6 // less is a slip of the pen, and holds hardly a generation of a busy program
	fallbackMemory int64 = 4e9  // the default where the machine does not tell what it has
)

// ownMachine is what memory there is for this process, in bytes; 0 if unknown.
var ownMachine = sync.OnceValue(func() int64 { return machineMemory(os.DirFS("/")) })

// addMemoryFlag adds the flag that limits how much memory a trace may take, in bytes;
// 0 is no limit. It sets the limit to its default.
func addMemoryFlag(cmd *cobra.Command, limit *int64) {
	*limit = defaultMemory(ownMachine())
	cmd.Flags().Var(&memoryFlag{limit: limit}, "memory",
		"take about this much memory at most: 2GB, 512MiB, 25% of what there is, or none for no limit (default 50%)")
	completeWords(cmd, "memory", "25%", "50%", "75%", "1GB", "4GB", "none")
}

// defaultMemory returns the limit where none is given: half of what there is.
func defaultMemory(machine int64) int64 {
	if machine <= 0 {
		return fallbackMemory
	}
	return max(machine/2, leastMemory)
}

// memoryFlag is the value of --memory: [pflag.Value].
type memoryFlag struct {
	limit *int64
	text  string // as given
}

func (m *memoryFlag) String() string { return m.text }
func (m *memoryFlag) Type() string   { return "size" }

func (m *memoryFlag) Set(text string) error {
	limit, err := parseMemory(text, ownMachine())
	if err != nil {
		return err
	}
	*m.limit, m.text = limit, text
	return nil
}

// memoryUnits are the units in bytes, by name in small letters. Those of one letter are
// decimal, as the sizes are that chanlens prints.
var memoryUnits = map[string]float64{
	"": 1, "b": 1,
	"k": 1e3, "kb": 1e3, "kib": 1 << 10,
	"m": 1e6, "mb": 1e6, "mib": 1 << 20,
	"g": 1e9, "gb": 1e9, "gib": 1 << 30,
	"t": 1e12, "tb": 1e12, "tib": 1 << 40,
}

// parseMemory reads an amount of memory, as bytes: with a unit, as a percentage of what
// the machine has (0 if that is unknown), or "none" or 0 for no limit.
func parseMemory(text string, machine int64) (int64, error) {
	text = strings.TrimSpace(text)
	if strings.EqualFold(text, "none") {
		return noMemoryLimit, nil
	}
	if number, ok := strings.CutSuffix(text, "%"); ok {
		share, err := parseShare(number)
		switch {
		case err != nil:
			return 0, err
		case machine <= 0:
			return 0, errors.New("how much memory there is cannot be told on this machine; give a size such as 2GB")
		}
		return sensibleMemory(min(int64(share*float64(machine)), machine), "")
	}
	unitAt := len(text) - len(strings.TrimLeft(text, "0123456789."))
	number, unit := text[:unitAt], strings.TrimSpace(text[unitAt:])
	size, known := memoryUnits[strings.ToLower(unit)]
	x, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil || !known:
		return 0, errors.New("no amount of memory; write it like 2GB, 512MiB, 50% or none")
	case x == 0:
		return noMemoryLimit, nil
	case x*size >= math.MaxInt64:
		return 0, errors.New("more than any machine has; give none for no limit")
	}
	hint := ""
	if bytes := x * 1e6; unit == "" && bytes >= float64(leastMemory) && bytes < 1e12 {
		hint = fmt.Sprintf("; is %sMB meant?", number)
	}
	return sensibleMemory(int64(x*size), hint)
}

// sensibleMemory refuses a limit with which no trace could be shown.
func sensibleMemory(limit int64, hint string) (int64, error) {
	if limit < leastMemory {
		return 0, fmt.Errorf("%s is too little: at least %s are needed%s", format.Bytes(limit), plainMB(leastMemory), hint)
	}
	return limit, nil
}

// plainMB writes whole megabytes, as they are given.
func plainMB(n int64) string { return strconv.FormatInt(n/1e6, 10) + " MB" }
