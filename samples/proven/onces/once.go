package onces

import (
	"sync"

	"chanlens/samples/proven"
)

// The first of four callers loads a model, which takes a while; the others wait
// for it in Once.Do.
func slowFirst(stop func()) {
	var m model
	var callers sync.WaitGroup
	for range 4 {
		callers.Go(func() { m.predict(1) })
	}
	proven.Pause(50)
	stop()
	callers.Wait()
}

type model struct {
	loaded  sync.Once
	weights []int
}

func (m *model) predict(x int) int {
	m.loaded.Do(m.load)
	return x * len(m.weights)
}

func (m *model) load() {
	proven.Pause(120)
	m.weights = make([]int, 10)
}

// settings are read once by the whole program, from a slow disk.
var settings = sync.OnceValue(func() map[string]string {
	proven.Pause(90)
	return map[string]string{"color": "blue"}
})

// The value of a OnceValue is computed, and others wait for it.
func slowValue(stop func()) {
	var pages sync.WaitGroup
	for range 3 {
		pages.Go(func() { _ = settings()["color"] })
	}
	proven.Pause(20)
	stop()
	pages.Wait()
}

// The function given to Once asks for what it is to make. It waits for itself,
// and so do the others.
func recursion(stop func()) {
	connectAll(2)
	proven.Pause(30)
	stop()
}

func connectAll(n int) {
	d := new(driver)
	for range n {
		go d.connection()
		proven.Pause(2)
	}
}

type driver struct {
	once sync.Once
	conn *int
}

func (d *driver) connection() *int {
	d.once.Do(d.dial)
	return d.conn
}

func (d *driver) dial() {
	c := d.version() + 1
	d.conn = &c
}

func (d *driver) version() int {
	if c := d.connection(); c != nil {
		return *c
	}
	return 0
}

// Two values that are made once need each other.
func mutual(stop func()) {
	start()
	proven.Pause(75)
	stop()
}

func start() {
	a := &component{}
	b := &component{needs: a}
	a.needs = b
	go a.get()
	go b.get()
}

type component struct {
	once  sync.Once
	ready bool
	needs *component
}

func (c *component) get() *component {
	c.once.Do(func() {
		proven.Pause(3)
		c.ready = c.needs.get() != nil
	})
	return c
}

func init() {
	proven.Healthy("once-slow", "sync.Once with a slow first call", slowFirst)
	proven.Healthy("once-value-slow", "sync.OnceValue in a global", slowValue)
	proven.Leaking("once-recursive", "Once that calls itself", 2, recursion)
	proven.Leaking("once-mutual", "two Onces that need each other", 2, mutual)
}
