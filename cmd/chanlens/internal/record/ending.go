package record

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"chanlens/model/format"
	"chanlens/traceparse"
)

// leastTrace is the size in bytes below which a file is not worth keeping if it has no whole
// generation.
const leastTrace = 1 << 10

// recorded describes the trace of a program that has ended, in one line for people. If
// there is none, it says why; and takes away what is too short to be one. before is the
// stamp of the file when the program started.
func recorded(ctx context.Context, trace, before string, end exit, wait time.Duration) (text string, ok bool) {
	info, err := os.Stat(trace)
	if errors.Is(err, fs.ErrNotExist) || err == nil && stampOf(info) == before {
		return "nothing was recorded: " + whyMissing(end), false
	}
	if err != nil {
		return fmt.Sprintf("%s: %v", trace, reason(err)), false
	}
	parts := generations(ctx, trace)
	switch {
	case parts == 0 && info.Size() < leastTrace:
		os.Remove(trace)
		return "nothing was recorded: " + whyEmpty(end), false
	case parts == 0:
		return fmt.Sprintf("nothing was recorded: %s (%s) is cut off within its first generation, and cannot be read; %s",
			trace, format.Bytes(info.Size()), whyCutOff(end)), false
	}
	text = fmt.Sprintf("recorded %s: %s in %s", trace, format.Bytes(info.Size()), format.Plural(parts, "whole generation"))
	if wait > 0 {
		text += ", " + format.Duration(wait)
	}
	return text, true
}

// stamp tells a file from what it is after it has been written to.
func stamp(name string) string {
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	return stampOf(info)
}

func stampOf(info fs.FileInfo) string {
	return fmt.Sprint(info.ModTime().UnixNano(), info.Size())
}

// generations counts the whole generations of a trace that has been written. It reads little of it.
func generations(ctx context.Context, trace string) int {
	ctx = context.WithoutCancel(ctx) // the signal that ended the program may be ours, too
	in, err := traceparse.Open(ctx, trace, nil, nil)
	if err != nil {
		return 0
	}
	defer in.Close()
	return in.Generations(ctx)
}

// whyCutOff says why not even the first generation of a trace is whole.
func whyCutOff(end exit) string {
	if end.signal != nil {
		return fmt.Sprintf("a signal (%v) ended the program", end.signal)
	}
	return "is the disk full?"
}

// whyMissing says why a program has not even made the file.
func whyMissing(end exit) string {
	switch {
	case end.signal != nil:
		return fmt.Sprintf("a signal (%v) ended the program before it began", end.signal)
	case end.code != 0:
		return "the program ended before it began, or could not make the file"
	}
	return "the program did not make the file"
}

// crashed is the exit code of a program that Go's runtime ends: of a panic, which leaves a
// whole trace; of SIGQUIT, SIGABRT or a failure of the runtime itself, which leave none.
const crashed = 2

// whyEmpty says why there is not one generation in a file.
func whyEmpty(end exit) string {
	if end.signal != nil {
		return fmt.Sprintf("a signal (%v) ended the program before it had written anything, which it does about once a second", end.signal)
	}
	if end.code == crashed {
		return "the program crashed before it had written anything, which it does about once a second, or the disk is full"
	}
	return "the program ended without writing anything; is the disk full?"
}

// howToOpen says what to do with traces.
func howToOpen(traces []string, word func(string) string) string {
	var list []string
	for _, t := range traces {
		list = append(list, "chanlens "+word(t))
	}
	return "see it with: " + strings.Join(list, "\n             ")
}
