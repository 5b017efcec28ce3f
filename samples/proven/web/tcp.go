package web

import (
	"bufio"
	"net"
	"sync"

	"chanlens/samples/proven"
)

// A chat server reads lines from each connection in one goroutine, and writes
// to it in another.
type chat struct {
	listener net.Listener
	conns    sync.WaitGroup
	hangUp   bool // close the outbox of a connection that has ended
}

func listen(hangUp bool) (*chat, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	c := &chat{listener: l, hangUp: hangUp}
	c.conns.Go(c.accept)
	return c, nil
}

func (c *chat) accept() {
	for {
		conn, err := c.listener.Accept()
		if err != nil {
			return
		}
		outbox := make(chan string, 1)
		go write(conn, outbox)
		c.conns.Go(func() { c.read(conn, outbox) })
	}
}

func (c *chat) read(conn net.Conn, outbox chan<- string) {
	defer conn.Close()
	if c.hangUp {
		defer close(outbox)
	}
	for s := bufio.NewScanner(conn); s.Scan(); {
		outbox <- s.Text() + "\n"
	}
}

func write(conn net.Conn, outbox <-chan string) {
	for s := range outbox {
		conn.Write([]byte(s))
	}
}

func (c *chat) close() {
	c.listener.Close()
	c.conns.Wait()
}

func say(c *chat, s string) net.Conn {
	conn, err := net.Dial("tcp", c.listener.Addr().String())
	if err != nil {
		panic(err)
	}
	conn.Write([]byte(s + "\n"))
	bufio.NewReader(conn).ReadString('\n')
	return conn
}

// Clients are connected and silent. The readers wait for the network, and the
// writers for what the readers would give them.
func connected(stop func()) {
	c, err := listen(true)
	if err != nil {
		panic(err)
	}
	ann, bob := say(c, "hello"), say(c, "good morning")
	proven.Pause(35)
	stop()
	ann.Close()
	bob.Close()
	c.close()
}

// Three clients have hung up, and the writers of their connections were not
// told. The writer of the one that is still there waits at the same line.
func hungUp(stop func()) {
	c, err := listen(false)
	if err != nil {
		panic(err)
	}
	stays := say(c, "hello")
	for range 3 {
		say(c, "good bye").Close()
	}
	proven.Pause(60)
	stop()
	stays.Close()
	c.close()
}

func init() {
	proven.Healthy("tcp-connected", "silent connections", connected)
	proven.Leaking("tcp-hung-up", "writers of closed connections, one is open", 3, hungUp)
}
