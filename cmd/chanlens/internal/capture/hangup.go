package capture

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"sync"
	"time"
)

// client sends requests, and can end the one that is answered.
type client struct {
	http   *http.Client
	header http.Header

	mu   sync.Mutex
	conn *net.TCPConn // the one made last
}

// Connecting takes no longer than this.
const connectTimeout = 10 * time.Second

func newClient(insecure bool, header http.Header) *client {
	c := &client{header: header}
	dialer := net.Dialer{Timeout: connectTimeout}
	c.http = &http.Client{Transport: &http.Transport{
		Proxy: http.ProxyFromEnvironment,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			if tcp, ok := conn.(*net.TCPConn); ok {
				c.mu.Lock()
				defer c.mu.Unlock()
				c.conn = tcp
			}
			return conn, err
		},
		// As HTTP/1.1, for in HTTP/2 a request cannot be ended without its answer.
		TLSClientConfig:     &tls.Config{InsecureSkipVerify: insecure, NextProtos: []string{"http/1.1"}},
		TLSHandshakeTimeout: connectTimeout,
	}}
	return c
}

// get asks for an address.
func (c *client) get(ctx context.Context, address string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	for name, values := range c.header {
		req.Header[name] = values
	}
	if host := c.header.Get("Host"); host != "" {
		req.Host = host
	}
	return c.http.Do(req)
}

// hangUp tells the server that nothing more will be sent. That ends the context of its
// handler, which then stops the trace and still sends what is left of it. It reports
// whether there is a connection to tell it on.
func (c *client) hangUp() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.conn != nil && c.conn.CloseWrite() == nil
}
