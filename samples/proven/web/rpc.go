package web

import (
	"io"
	"net"
	"net/rpc"

	"chanlens/samples/proven"
)

// A Calculator is served over net/rpc.
type Calculator struct{}

// Square answers at once.
func (Calculator) Square(n int, result *int) error {
	*result = n * n
	return nil
}

// Think takes as many milliseconds as it is told.
func (Calculator) Think(ms int, result *int) error {
	proven.Pause(ms)
	*result = ms
	return nil
}

func dialCalculator() *rpc.Client {
	near, far := net.Pipe()
	s := rpc.NewServer()
	if err := s.Register(Calculator{}); err != nil {
		panic(err)
	}
	go s.ServeConn(far)
	return rpc.NewClient(near)
}

// A client and a server at the ends of a connection in memory, both idle. They
// wait in a select of package net.
func rpcIdle(stop func()) {
	c := dialCalculator()
	defer c.Close()
	var n int
	c.Call("Calculator.Square", 12, &n)
	proven.Pause(50)
	stop()
}

// A call is under way, and another was sent off without waiting for it.
func rpcCalling(stop func()) {
	c := dialCalculator()
	defer c.Close()
	var later, n int
	call := c.Go("Calculator.Think", 150, &later, nil)
	answered := make(chan error)
	go func() { answered <- c.Call("Calculator.Think", 120, &n) }()
	proven.Pause(60)
	stop()
	<-answered
	<-call.Done
}

// A proxy copies in both directions between two silent connections.
func proxy(stop func()) {
	client, a := net.Pipe()
	b, server := net.Pipe()
	for _, way := range [][2]net.Conn{{a, b}, {b, a}} {
		go func() {
			io.Copy(way[0], way[1])
			way[0].Close()
		}()
	}
	go func() {
		io.Copy(server, server) // an echo
		server.Close()
	}()
	client.Write([]byte("hello"))
	io.ReadFull(client, make([]byte, 5))
	proven.Pause(30)
	stop()
	client.Close()
}

// Connections in memory whose other ends were dropped instead of closed, and one
// that was not.
func pipesLost(stop func()) {
	kept := echoed()
	defer kept.Close()
	for range 2 {
		io.WriteString(echoed(), "?")
	}
	proven.Pause(45)
	stop()
}

func echoed() net.Conn {
	near, far := net.Pipe()
	go io.Copy(far, far)
	return near
}

func init() {
	proven.Healthy("rpc-idle", "net/rpc over net.Pipe, idle", rpcIdle)
	proven.Healthy("rpc-calling", "net/rpc calls under way", rpcCalling)
	proven.Healthy("proxy-idle", "io.Copy in both directions", proxy)
	proven.Leaking("conn-dropped", "net.Pipe dropped without Close, and one kept", 2, pipesLost)
}
