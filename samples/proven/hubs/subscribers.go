package hubs

import "chanlens/samples/proven"

// weather is a hub of the whole program.
var weather = NewHub()

// Subscribers of a global hub wait for the next news. There is nobody at the
// moment who would publish any, but there may be.
func subscribersIdle(stop func()) {
	for _, topic := range []string{"sun", "rain", "snow"} {
		go follow(weather.Subscribe(), topic)
	}
	weather.Publish("rain")
	proven.Pause(55)
	stop()
}

// A hub is used for one import and dropped. Those who followed it wait for ever.
func hubDropped(stop func()) {
	importAll([]string{"a.csv", "b.csv"})
	proven.Pause(140)
	stop()
}

func importAll(files []string) {
	h := NewHub()
	for range 3 {
		go follow(h.Subscribe(), "row")
	}
	for _, f := range files {
		h.Publish("row")
		h.Publish(f)
		proven.Pause(3)
	}
}

// Followers of two hubs, started by one line. One hub lives on, the other one
// was local to a function that has returned.
func hubKeptAndDropped(stop func()) {
	kept := open(2)
	open(4).Publish("sun")
	kept.Publish("sun")
	proven.Pause(30)
	stop()
	kept.Publish("rain")
	kept.Close()
}

func open(followers int) *Hub {
	h := NewHub()
	for range followers {
		go follow(h.Subscribe(), "sun")
	}
	return h
}

// Visitors come and go. When one goes, the hub forgets the channel, but the
// goroutine that follows it is not told. The two that stay are fine.
func unsubscribed(stop func()) {
	h := NewHub()
	var visitors []chan string
	for i := range 5 {
		c := h.Subscribe()
		go follow(c, "chat")
		visitors = append(visitors, c)
		h.Publish("chat")
		proven.Pause(6)
		if i%2 == 1 {
			h.Unsubscribe(visitors[0])
			visitors = visitors[1:]
		}
	}
	h.Unsubscribe(visitors[0])
	visitors = nil
	proven.Pause(5)
	stop()
	h.Close()
}

func init() {
	proven.Healthy("hub-subscribers", "subscribers of a global hub", subscribersIdle)
	proven.Leaking("hub-dropped", "hub dropped, subscribers left", 3, hubDropped)
	proven.Leaking("hub-kept-and-dropped", "subscribers of a kept and of a dropped hub", 4, hubKeptAndDropped)
	proven.Leaking("hub-unsubscribed", "unsubscribed without close", 3, unsubscribed)
}
