package capture

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"time"
)

// DefaultFor is how long a trace is if nobody says.
const DefaultFor = 5 * time.Second

// Options say what to record.
type Options struct {
	URL      string        // of the program, or of any of its handlers
	For      time.Duration // 0: as the URL says, or [DefaultFor]
	Header   []string      // "Name: value", for all requests
	Insecure bool          // take any certificate
	Output   string        // file name; "" makes one from the host
	NoDump   bool          // take no goroutine dump
}

// Job is a recording that can begin.
type Job struct {
	File string        // where the trace will be
	From string        // whom it asks, without what is secret
	For  time.Duration // how long the trace will be

	target   target
	header   http.Header
	insecure bool
	noDump   bool
	patience time.Duration // with a server that sends nothing
	hangup   time.Duration // patience with one that was asked to end the trace
}

// Result is what was recorded.
type Result struct {
	Bytes  int64         // of the trace
	Took   time.Duration // from the request to the trace's last byte
	Cut    error         // why the trace is not whole; nil if it is
	Dump   string        // file of the goroutine dump; "" if there is none
	Leaks  bool          // the dump is a goroutine-leak profile
	NoDump error         // why there is no dump; nil if there is one or none was wanted
}

// Prepare says at once what is wrong with the options.
func Prepare(opt Options) (*Job, error) {
	t, err := parseTarget(opt.URL)
	if err != nil {
		return nil, err
	}
	j := &Job{
		File: opt.Output, From: t.shown + "/trace", For: opt.For, target: t,
		insecure: opt.Insecure, noDump: opt.NoDump, patience: 30 * time.Second, hangup: 5 * time.Second,
	}
	if j.header, err = parseHeader(opt.Header); err != nil {
		return nil, err
	}
	switch {
	case j.For < 0:
		return nil, fmt.Errorf("--for %v: a trace takes longer than that", j.For)
	case j.For == 0 && t.seconds > 0:
		j.For = t.seconds
	case j.For == 0:
		j.For = DefaultFor
	}
	if j.File == "" {
		j.File = t.fileName()
	}
	return j, j.protect()
}

// parseHeader reads lines such as "Authorization: Bearer …". Errors do not repeat what may
// be secret.
func parseHeader(lines []string) (http.Header, error) {
	header := http.Header{}
	for i, line := range lines {
		name, value, ok := strings.Cut(line, ":")
		name = strings.TrimSpace(name)
		if !ok || name == "" || strings.ContainsAny(name, " \t\r\n") {
			return nil, fmt.Errorf("--header, number %d: no header\nWrite it like -H \"Authorization: Bearer $TOKEN\".", i+1)
		}
		header.Add(name, strings.TrimSpace(value))
	}
	return header, nil
}

// Run records. When ctx ends, so does the trace, before its time. The error says why there
// is no trace at all. Run calls progress, which may be nil, with the bytes so far.
func (j *Job) Run(ctx context.Context, progress func(bytes int64)) (Result, error) {
	out, err := create(j.File)
	if err != nil {
		return Result{}, err
	}
	defer out.discard()
	c := newClient(j.insecure, j.header)
	defer c.http.CloseIdleConnections()
	r, err := j.stream(ctx, c, out, progress)
	if err != nil {
		return r, err
	}
	if err := out.keep(); err != nil {
		return r, err
	}
	err = j.takeDump(ctx, c, &r)
	if r.Dump == "" {
		// One of an earlier trace would be taken for this one's.
		if gone := os.Remove(DumpName(j.File)); !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	r.NoDump = err
	return r, nil
}
