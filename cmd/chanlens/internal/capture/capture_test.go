package capture

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// What servers send, cut to what is looked at.
const (
	aTrace = "go 1.26 trace\x00\x00\x00and so on"
	aDump  = "goroutine 1 [running]:\nmain.main()\n"
)

// text answers with a status and a text.
func text(status int, said string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		io.WriteString(w, said)
	}
}

// serve starts a server with handlers of net/http/pprof, by name.
func serve(t *testing.T, handlers map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	for name, h := range handlers {
		mux.HandleFunc("/debug/pprof/"+name, h)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// prepare returns a recording to a file in a folder of its own.
func prepare(t *testing.T, opt Options) *Job {
	t.Helper()
	if opt.Output == "" {
		opt.Output = filepath.Join(t.TempDir(), "out.trace")
	}
	j, err := Prepare(opt)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// files returns what lies in the folder of a recording: names and contents.
func files(t *testing.T, j *Job) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(j.File))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(j.File), e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(data)
	}
	return all
}

// expect checks that these files are there and no others.
func expect(t *testing.T, j *Job, want map[string]string) {
	t.Helper()
	got := files(t, j)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("files %q, want %q", got, want)
	}
}

// The dump is a leak profile where there is one, else a plain one.
func TestRun(t *testing.T) {
	for name, tt := range map[string]struct {
		handlers map[string]http.HandlerFunc
		dump     string
		leaks    bool
	}{
		"leaks": {map[string]http.HandlerFunc{"goroutineleak": text(200, aDump+"leaks"), "goroutine": text(200, aDump)}, aDump + "leaks", true},
		"plain": {map[string]http.HandlerFunc{"goroutine": text(200, aDump)}, aDump, false},
		"none":  {nil, "", false},
		"no dump": {map[string]http.HandlerFunc{
			"goroutineleak": text(200, "<html>"), "goroutine": text(500, aDump),
		}, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			var asked []string
			all := map[string]http.HandlerFunc{}
			for handler, h := range tt.handlers {
				all[handler] = func(w http.ResponseWriter, r *http.Request) {
					asked = append(asked, r.URL.RequestURI())
					h(w, r)
				}
			}
			all["trace"] = func(w http.ResponseWriter, r *http.Request) {
				asked = append(asked, r.URL.RequestURI())
				io.WriteString(w, aTrace)
			}
			var told int64
			j := prepare(t, Options{URL: serve(t, all).URL, For: 1500 * time.Millisecond})
			r, err := j.Run(t.Context(), func(bytes int64) { told = bytes })
			if err != nil || r.Cut != nil {
				t.Fatal(err, r.Cut)
			}
			if r.Bytes != int64(len(aTrace)) || told != r.Bytes {
				t.Errorf("%d bytes, %d told, want %d", r.Bytes, told, len(aTrace))
			}
			want := map[string]string{"out.trace": aTrace}
			if tt.dump != "" {
				want["out.trace.goroutines"] = tt.dump
			}
			expect(t, j, want)
			if r.Leaks != tt.leaks || (r.NoDump == nil) != (tt.dump != "") {
				t.Errorf("leaks %v, no dump %v", r.Leaks, r.NoDump)
			}
			if asked[0] != "/debug/pprof/trace?seconds=1.5" || slices.ContainsFunc(asked[1:], func(u string) bool { return !strings.HasSuffix(u, "?debug=2") }) {
				t.Errorf("asked for %q", asked)
			}
		})
	}
}

// Password and headers go with each request, also to the dump.
func TestRunAuthorized(t *testing.T) {
	var seen []string
	note := func(said string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			user, password, _ := r.BasicAuth()
			seen = append(seen, user+password+r.Header.Get("X-Token")+r.URL.Query().Get("key")+r.Host)
			io.WriteString(w, said)
		}
	}
	s := serve(t, map[string]http.HandlerFunc{"trace": note(aTrace), "goroutineleak": note(aDump)})
	j := prepare(t, Options{URL: strings.Replace(s.URL, "http://", "http://me:pw@", 1) + "?key=k", Header: []string{"X-Token: t", "Host: h"}})
	if _, err := j.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if want := []string{"mepwtkh", "mepwtkh"}; !slices.Equal(seen, want) {
		t.Errorf("got %q, want %q", seen, want)
	}
}

// A dump of an earlier trace does not stay beside the new one, and no dump is taken that
// nobody wants.
func TestRunReplaces(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"trace": text(200, aTrace), "goroutine": text(200, aDump)})
	file := filepath.Join(t.TempDir(), "out.trace")
	for name, content := range map[string]string{file: aTrace + " of before", DumpName(file): aDump + " of before"} {
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	j := prepare(t, Options{URL: s.URL, Output: file, NoDump: true})
	if r, err := j.Run(t.Context(), nil); err != nil || r.NoDump != nil {
		t.Fatal(err, r.NoDump)
	}
	expect(t, j, map[string]string{"out.trace": aTrace})
}

// What is no recording is not overwritten.
func TestProtect(t *testing.T) {
	for name, tt := range map[string]struct {
		file, content string
		want          string // "": it is overwritten
	}{
		"trace":      {"out.trace", aTrace, ""},
		"empty":      {"out.trace", "", ""},
		"dump":       {"out.trace.goroutines", aDump, ""},
		"other":      {"out.trace", "package main", "out.trace is there and is no trace"},
		"other dump": {"out.trace.goroutines", "notes", "out.trace.goroutines is there and is no goroutine dump"},
		"folder":     {"out.trace/x", "", "is a directory"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, tt.file)
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(tt.content), 0o666); err != nil {
				t.Fatal(err)
			}
			_, err := Prepare(Options{URL: "host", Output: filepath.Join(dir, "out.trace")})
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	if _, err := Prepare(Options{URL: "host", Output: "-"}); err == nil {
		t.Error("standard output is no error")
	}
}

// A folder that is not there is told before anything is asked of the server.
func TestRunNoFolder(t *testing.T) {
	j := prepare(t, Options{URL: "host.invalid", Output: filepath.Join(t.TempDir(), "no", "out.trace")})
	if _, err := j.Run(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("got %v", err)
	}
}

// Each failure says what is wrong and what to do, and leaves nothing behind.
func TestRunRefused(t *testing.T) {
	for name, tt := range map[string]struct {
		trace http.HandlerFunc
		want  string // of the error, both lines
	}{
		"no pprof":      {http.NotFound, "no such page: 404 Not Found\nAre host, port and path right? The program serves them if it has import _ \"net/http/pprof\""},
		"traced":        {text(500, "Could not enable tracing: tracing is already enabled\n"), "is being traced already\nA program has one trace at a time"},
		"traced, 1.25":  {text(500, "Could not enable tracing: execution tracer already enabled\n"), "is being traced already\n"},
		"write timeout": {text(400, "profile duration exceeds server's WriteTimeout\n"), "WriteTimeout is shorter than 5s, so it would cut the trace off\nGive a shorter --for, or"},
		"unauthorized":  {text(401, "who are you"), "lets nobody in unasked: 401 Unauthorized\nGive user and password"},
		"forbidden":     {text(403, ""), "403 Forbidden\nGive user and password"},
		"gave up":       {text(503, "<html><title>Timeout</title>"), "gave up: 503 Service Unavailable\nIf it lets no request take that long"},
		"text":          {text(500, "out of\x20luck\nmore"), "the server says 500 Internal Server Error: out of luck"},
		"binary":        {text(500, "\x00\x01"), "the server says 500 Internal Server Error"},
		"to https":      {text(400, "Client sent an HTTP request to an HTTPS server.\n"), "speaks https, not http\nWrite https://"},
		"web page":      {text(200, "\n<!DOCTYPE html><p>Welcome"), "the answer is no trace, but a web page\nAre host"},
		"profile":       {text(200, "\x1f\x8b\x08\x00"+strings.Repeat("x", 40)), "a profile in pprof's binary form"},
		"words":         {text(200, "all is well"), `it starts with "all is well"`},
		"nothing":       {text(200, ""), "closed the connection without an answer"},
		"hung up":       {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "closed the connection without an answer\nDid the program end?"},
	} {
		t.Run(name, func(t *testing.T) {
			j := prepare(t, Options{URL: serve(t, map[string]http.HandlerFunc{"trace": tt.trace}).URL})
			_, err := j.Run(t.Context(), nil)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), j.From+": ") {
				t.Errorf("got %v\nwant %s", err, tt.want)
			}
			expect(t, j, map[string]string{})
		})
	}
}

// Where there is no server, or one that is not trusted.
func TestRunUnreached(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	l.Close()
	plain := serve(t, map[string]http.HandlerFunc{"trace": text(200, aTrace)})
	secret := httptest.NewTLSServer(plain.Config.Handler)
	defer secret.Close()
	secret.Config.ErrorLog = nil
	for name, tt := range map[string]struct{ url, want string }{
		"nobody listens": {"http://me:secret@" + l.Addr().String(), "nobody listens at 127.0.0.1:"},
		"no https":       {strings.Replace(plain.URL, "http:", "https:", 1), "speaks http, not https\nWrite http://"},
		"certificate":    {secret.URL, "--insecure takes any certificate."},
	} {
		t.Run(name, func(t *testing.T) {
			j := prepare(t, Options{URL: tt.url})
			_, err := j.Run(t.Context(), nil)
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "secret") {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
	j := prepare(t, Options{URL: secret.URL, Insecure: true})
	if _, err := j.Run(t.Context(), nil); err != nil {
		t.Errorf("with any certificate: %v", err)
	}
}

// live is a handler that sends a trace's beginning at once, and its end when the trace is
// to end, as net/http/pprof does.
func live(started chan<- struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, aTrace)
		http.NewResponseController(w).Flush()
		close(started)
		<-r.Context().Done()
		io.WriteString(w, " to its end")
	}
}

// When the context ends, the server is told to end the trace, and all of it comes.
func TestRunInterrupted(t *testing.T) {
	for name, start := range map[string]func(*httptest.Server){"http": (*httptest.Server).Start, "https": (*httptest.Server).StartTLS} {
		t.Run(name, func(t *testing.T) {
			started := make(chan struct{})
			mux := http.NewServeMux()
			mux.HandleFunc("/debug/pprof/trace", live(started))
			mux.HandleFunc("/debug/pprof/goroutine", text(200, aDump))
			s := httptest.NewUnstartedServer(mux)
			start(s)
			defer s.Close()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			go func() {
				<-started
				cancel()
			}()
			j := prepare(t, Options{URL: s.URL, For: time.Hour, Insecure: true})
			r, err := j.Run(ctx, nil)
			if err != nil || r.Cut != nil || r.NoDump != nil {
				t.Fatal(err, r.Cut, r.NoDump)
			}
			expect(t, j, map[string]string{"out.trace": aTrace + " to its end", "out.trace.goroutines": aDump})
		})
	}
}

// What has arrived is kept, whatever ends the answer.
func TestRunCut(t *testing.T) {
	for name, tt := range map[string]struct {
		then func(quit <-chan struct{})     // what the server does after the first bytes
		told func(j *Job, interrupt func()) // what happens when they have arrived
		want string
	}{
		"interrupted": {
			then: func(quit <-chan struct{}) { <-quit },
			told: func(_ *Job, interrupt func()) { interrupt() },
			want: "interrupted",
		},
		"stalled": {
			then: func(quit <-chan struct{}) { <-quit },
			told: func(j *Job, _ func()) { j.For, j.patience = 0, time.Millisecond },
			want: "sends nothing any more",
		},
		"ended": {
			then: func(<-chan struct{}) { panic(http.ErrAbortHandler) },
			told: func(*Job, func()) {},
			want: "did the program end, or has its http.Server a WriteTimeout",
		},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			quit := make(chan struct{})
			s := serve(t, map[string]http.HandlerFunc{"trace": func(w http.ResponseWriter, r *http.Request) {
				io.WriteString(w, aTrace)
				http.NewResponseController(w).Flush()
				tt.then(quit)
			}})
			defer close(quit) // before the server waits for its handlers
			j := prepare(t, Options{URL: s.URL, For: time.Hour, NoDump: true})
			j.hangup = time.Millisecond
			r, err := j.Run(ctx, func(int64) { tt.told(j, cancel) })
			if err != nil || r.Cut == nil || !strings.Contains(r.Cut.Error(), tt.want) {
				t.Fatalf("error %v, cut %v, want %s", err, r.Cut, tt.want)
			}
			expect(t, j, map[string]string{"out.trace": aTrace})
		})
	}
}

// A server that never answers is given up.
func TestRunUnanswered(t *testing.T) {
	quit := make(chan struct{})
	s := serve(t, map[string]http.HandlerFunc{"trace": func(http.ResponseWriter, *http.Request) { <-quit }})
	defer close(quit)
	j := prepare(t, Options{URL: s.URL})
	j.For, j.patience = time.Millisecond, 50*time.Millisecond
	if _, err := j.Run(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "no answer within") {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := j.Run(ctx, nil); err != context.Canceled {
		t.Errorf("got %v, want that it was interrupted", err)
	}
	expect(t, j, map[string]string{})
}
