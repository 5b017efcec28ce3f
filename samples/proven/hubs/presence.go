package hubs

import "chanlens/samples/proven"

// A room keeps what its members need in one goroutine, and not behind a lock.
type room struct {
	join, leave chan *member
	say         chan string
	quit        chan struct{}
}

type member struct {
	inbox chan string
	gone  chan struct{}
}

func openRoom() *room {
	r := &room{make(chan *member), make(chan *member), make(chan string), make(chan struct{})}
	go r.loop()
	return r
}

func (r *room) loop() {
	members := make(map[*member]bool)
	for {
		select {
		case m := <-r.join:
			members[m] = true
			go m.listen()
		case m := <-r.leave:
			delete(members, m) // m.gone is not closed
		case s := <-r.say:
			for m := range members {
				m.inbox <- s
			}
		case <-r.quit:
			for m := range members {
				close(m.gone)
			}
			return
		}
	}
}

func (m *member) listen() {
	for {
		select {
		case <-m.inbox:
		case <-m.gone:
			return
		}
	}
}

// The members of a room are reached from its goroutine, and that from main. The
// room and the three who are in it wait; the two who left are stuck.
func roomLeft(stop func()) {
	r := openRoom()
	defer close(r.quit)
	for i := range 5 {
		m := &member{make(chan string), make(chan struct{})}
		r.join <- m
		r.say <- "hello"
		if i < 2 {
			r.leave <- m
		}
	}
	proven.Pause(85)
	stop()
}

// A room whose door is lost: its goroutine, which has everything in hand that
// would wake the members, is stuck itself.
func roomLost(stop func()) {
	func() {
		r := openRoom()
		for range 2 {
			r.join <- &member{make(chan string), make(chan struct{})}
		}
		r.say <- "anybody there?"
	}()
	proven.Pause(250)
	stop()
}

// A room full of silent members, held by a struct of main's.
func roomQuiet(stop func()) {
	house := struct{ kitchen, hall *room }{openRoom(), openRoom()}
	for range 2 {
		house.hall.join <- &member{make(chan string), make(chan struct{})}
	}
	proven.Pause(10)
	stop()
	close(house.kitchen.quit)
	close(house.hall.quit)
}

func init() {
	proven.Leaking("room-left", "members that left a live room", 2, roomLeft)
	proven.Leaking("room-lost", "a room nobody knows any more, and its members", 3, roomLost)
	proven.Healthy("room-quiet", "goroutines held by a goroutine held by main", roomQuiet)
}
