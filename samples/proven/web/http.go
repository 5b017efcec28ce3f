package web

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"

	"chanlens/samples/proven"
)

func get(c *http.Client, url string) (string, error) {
	resp, err := c.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}

// A server and a client have exchanged a few requests, and keep their
// connection open for the next. Half a dozen goroutines of net/http wait.
func keepAlive(stop func()) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "hello, "+r.URL.Path)
	}))
	defer s.Close()
	for _, p := range []string{"/ann", "/bob"} {
		get(s.Client(), s.URL+p)
	}
	proven.Pause(50)
	stop()
}

// Three requests are in flight. The handler sleeps; the clients' goroutines wait
// in net/http for the answers.
func slowHandler(stop func()) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		proven.Pause(150)
	}))
	defer s.Close()
	var clients sync.WaitGroup
	for range 3 {
		clients.Go(func() { get(s.Client(), s.URL) })
	}
	proven.Pause(60)
	stop()
	clients.Wait()
}

// A board answers long polls: a request waits until there is something new, or
// until its client goes away.
type board struct {
	mu   sync.Mutex
	news chan struct{}
}

func (b *board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	news := b.news
	b.mu.Unlock()
	select {
	case <-news:
		io.WriteString(w, "news")
	case <-r.Context().Done():
	}
}

func (b *board) post() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.news)
	b.news = make(chan struct{})
}

// Two clients poll a board on which nothing is posted until the end.
func longPoll(stop func()) {
	b := &board{news: make(chan struct{})}
	s := httptest.NewServer(b)
	defer s.Close()
	var clients sync.WaitGroup
	for range 2 {
		clients.Go(func() { get(s.Client(), s.URL) })
	}
	proven.Pause(80)
	stop()
	b.post()
	clients.Wait()
}

// A handler starts a search and does not wait for it longer than its client. One
// goroutine leaks with each client that has gone; the server is fine.
func handlerLeaks(stop func()) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		found := make(chan string)
		go search(r.URL.Path, found)
		select {
		case f := <-found:
			io.WriteString(w, f)
		case <-r.Context().Done():
		}
	}))
	defer s.Close()
	for i := range 4 {
		impatient(s, i)
	}
	proven.Pause(40)
	stop()
}

func search(path string, found chan<- string) {
	proven.Pause(20)
	found <- "found " + path
}

func impatient(s *httptest.Server, i int) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", s.URL, nil)
	if err != nil {
		return
	}
	if i%2 == 0 {
		go func() { proven.Pause(8); cancel() }()
	}
	if resp, err := s.Client().Do(req); err == nil {
		resp.Body.Close()
	}
}

// A handler leaves a note of each request, which somebody reads once in a while.
// There is room for one, and two wait to be written down.
func audited(stop func()) {
	notes := make(chan string, 1)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		go func() { notes <- r.Method }()
	}))
	defer s.Close()
	for range 3 {
		get(s.Client(), s.URL)
	}
	proven.Pause(45)
	stop()
	for range 3 {
		<-notes
	}
}

func init() {
	proven.Healthy("http-keep-alive", "idle connections of an HTTP server and client", keepAlive)
	proven.Healthy("http-slow-handler", "requests in flight", slowHandler)
	proven.Healthy("http-long-poll", "long polls", longPoll)
	proven.Leaking("http-handler-leak", "handler that leaks, one per lost client", 2, handlerLeaks)
	proven.Healthy("http-audit", "handlers' notes that are read later", audited)
}
