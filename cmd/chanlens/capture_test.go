package main

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// servePprof starts a server that sends recordings as net/http/pprof does, and returns its
// address. Before the path of the handlers stands what is peculiar: "/plain", no leak
// profile; "/busy", a program that is being traced; "/endless", a trace that lasts until
// whoever asked hangs up; asked is closed when somebody has.
func servePprof(t *testing.T) (address string, asked <-chan struct{}) {
	t.Helper()
	endless := make(chan struct{})
	ask := sync.OnceFunc(func() { close(endless) })
	file := func(name string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, dumps+name) }
	}
	trace, leaks, plain := file("stuck.trace"), file("leak.txt"), file("goroutine.txt")
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/trace", trace)
	mux.HandleFunc("/debug/pprof/goroutineleak", leaks)
	mux.HandleFunc("/plain/debug/pprof/trace", trace)
	mux.HandleFunc("/plain/debug/pprof/goroutine", plain)
	mux.HandleFunc("/busy/debug/pprof/trace", func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "Could not enable tracing: tracing is already enabled", http.StatusInternalServerError)
	})
	mux.HandleFunc("/endless/debug/pprof/trace", func(w http.ResponseWriter, r *http.Request) {
		ask()
		<-r.Context().Done()
		trace(w, r)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL, endless
}
