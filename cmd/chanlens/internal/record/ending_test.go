package record

import (
	"context"
	"os"
	"syscall"
	"testing"
	"time"

	"chanlens/model/format"
	"chanlens/samples"
)

func TestRecorded(t *testing.T) {
	t.Chdir(t.TempDir())
	sample := samples.Default().Trace
	half := string(sample[:len(sample)/2])
	killed := exit{code: 137, signal: syscall.SIGKILL}
	tests := []struct {
		name    string
		content string // "-": no file
		before  string // what was there before; "=": the same
		end     exit
		want    string
		stays   bool
	}{
		{"whole", string(sample), "", exit{}, "recorded t.trace: " + format.Bytes(int64(len(sample))) + " in 1 whole generation, 1.50s", true},
		{"killed within a generation", half, "", killed, "nothing was recorded: t.trace (" + format.Bytes(int64(len(half))) + ") is cut off within its first generation, and cannot be read; a signal (killed) ended the program", true},
		{"no space within a generation", half, "", exit{}, "nothing was recorded: t.trace (" + format.Bytes(int64(len(half))) + ") is cut off within its first generation, and cannot be read; is the disk full?", true},
		{"killed at once", string(sample[:16]), "", killed, "nothing was recorded: a signal (killed) ended the program before it had written anything, which it does about once a second", false},
		{"empty", "", "", exit{}, "nothing was recorded: the program ended without writing anything; is the disk full?", false},
		{"crashed at once", "", "", exit{code: 2}, "nothing was recorded: the program crashed before it had written anything, which it does about once a second, or the disk is full", false},
		{"missing", "-", "", exit{}, "nothing was recorded: the program did not make the file", false},
		{"missing and failed", "-", "", exit{code: 1}, "nothing was recorded: the program ended before it began, or could not make the file", false},
		{"missing and killed", "-", "", killed, "nothing was recorded: a signal (killed) ended the program before it began", false},
		{"an old one", string(sample), "=", exit{}, "nothing was recorded: the program did not make the file", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			defer os.Remove("t.trace")
			if test.content != "-" {
				if err := os.WriteFile("t.trace", []byte(test.content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			before := test.before
			if before == "=" {
				before = stamp("t.trace")
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel() // as by a signal that we had, too
			got, _ := recorded(ctx, "t.trace", before, test.end, 1500*time.Millisecond)
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if _, err := os.Stat("t.trace"); (err == nil) != test.stays {
				t.Errorf("the file is there: %v, want %v", err == nil, test.stays)
			}
		})
	}
}
