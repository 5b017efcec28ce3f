package web

import (
	"io"
	"net/http"
	"net/http/httptest"

	"chanlens/samples/proven"
)

// A client has two long answers open, of which it knows only the status so far.
// The goroutines of its connections wait until the bodies are read.
func bodiesOpen(stop func()) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, text)
	}))
	defer s.Close()
	var open []io.ReadCloser
	for range 2 {
		resp, err := s.Client().Get(s.URL)
		if err != nil {
			panic(err)
		}
		open = append(open, resp.Body)
	}
	proven.Pause(40)
	stop()
	for _, body := range open {
		io.Copy(io.Discard, body)
		body.Close()
	}
}

func init() {
	proven.Healthy("http-bodies-open", "answers that are read later", bodiesOpen)
}
