package programs

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"time"

	"chanlens/samples/proven"
)

// A shop takes orders over HTTP, packs them with a few packers, tells the bill
// to an accountant, and looks through its stock now and then.
type shop struct {
	orders chan order
	bills  chan int
	stock  *stock
	ends   context.CancelFunc
	staff  sync.WaitGroup
	check  func(ctx context.Context, item string) error
}

type order struct {
	item   string
	packed chan struct{}
}

func openShop(check func(context.Context, string) error) *shop {
	ctx, cancel := context.WithCancel(context.Background())
	s := &shop{
		orders: make(chan order),
		bills:  make(chan int, 2),
		stock:  &stock{items: map[string]int{"cup": 3, "pot": 4}},
		ends:   cancel,
		check:  check,
	}
	for range 3 {
		s.staff.Go(s.pack)
	}
	s.staff.Go(s.account)
	s.staff.Go(func() { s.stock.refill(ctx) })
	return s
}

func (s *shop) pack() {
	for o := range s.orders {
		proven.Pause(2)
		s.bills <- len(o.item)
		close(o.packed)
	}
}

func (s *shop) account() {
	for b := range s.bills {
		proven.Pause(b / 2)
	}
}

func (s *shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	item := r.URL.Path[1:]
	if err := s.check(r.Context(), item); err != nil || !s.stock.take(item) {
		http.Error(w, "sold out", http.StatusNotFound)
		return
	}
	o := order{item, make(chan struct{})}
	s.orders <- o
	<-o.packed
	io.WriteString(w, "thank you")
}

func (s *shop) close() {
	s.ends()
	close(s.orders)
	close(s.bills)
	s.staff.Wait()
}

type stock struct {
	mu    sync.RWMutex
	items map[string]int
}

func (s *stock) take(item string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[item]--
	return s.items[item] >= 0
}

func (s *stock) refill(ctx context.Context) {
	tick := time.NewTicker(40 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.mu.Lock()
			s.items["cup"]++
			s.mu.Unlock()
		case <-ctx.Done():
			return
		}
	}
}

func trade(s *shop, stop func()) {
	server := httptest.NewServer(s)
	defer s.close()
	defer server.Close()
	for _, item := range []string{"cup", "tea", "pot"} {
		resp, err := server.Client().Get(server.URL + "/" + item)
		if err != nil {
			panic(err)
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	proven.Pause(70)
	stop()
}

// Everybody in the shop waits for the next customer, and the door is open.
func shopOpen(stop func()) {
	trade(openShop(func(context.Context, string) error { return nil }), stop)
}

// The same shop asks a supplier about each item, and does not wait for the
// answer longer than a moment. The answers of the slow ones are never taken.
func shopLeaks(stop func()) {
	trade(openShop(askSupplier), stop)
}

func askSupplier(ctx context.Context, item string) error {
	answer := make(chan error)
	go supplier(item, answer)
	ctx, cancel := context.WithTimeout(ctx, 5*time.Millisecond)
	defer cancel()
	select {
	case err := <-answer:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func supplier(item string, answer chan<- error) {
	if item != "tea" {
		proven.Pause(15)
	}
	answer <- errors.New("unknown item")
}

func init() {
	proven.Healthy("shop-open", "a program of many parts, all idle", shopOpen)
	proven.Leaking("shop-supplier", "a program of many parts, one leaks", 2, shopLeaks)
}
