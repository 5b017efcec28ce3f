package limits

import (
	"context"
	"os"
	"os/signal"
	"sync"

	"chanlens/samples/proven"
)

// An application handles signals, does its rounds, and waits for its end in
// main. Someone else ends the recording, and then the application.
func mainWaits(stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	defer signal.Stop(signals)
	done := make(chan struct{})
	go func() {
		proven.Pause(90)
		stop()
		close(done)
	}()
	select {
	case <-signals:
	case <-done:
	}
}

// A goroutine reloads the configuration at a signal, as long as the program runs.
func reloader(stop func()) {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, os.Interrupt)
	go func() {
		for range hup {
			proven.Pause(1)
		}
	}()
	proven.Pause(40)
	stop()
	signal.Stop(hup)
	close(hup)
}

// Components wait for a context that a signal ends.
func untilSignal(stop func()) {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	var components sync.WaitGroup
	for _, name := range []string{"api", "worker", "cron"} {
		components.Go(func() { component(ctx, name) })
	}
	proven.Pause(25)
	stop()
	cancel()
	components.Wait()
}

func component(ctx context.Context, name string) string {
	<-ctx.Done()
	return name + " has ended"
}

// Services register themselves in the global list that the end of the program
// goes through. Each waits for its own signal.
func registered(stop func()) {
	for i := range 4 {
		register(func(quit <-chan struct{}) {
			proven.Pause(i)
			<-quit
		})
	}
	proven.Pause(150)
	stop()
	shutdown()
}

var services struct {
	sync.Mutex
	quits   []chan struct{}
	running sync.WaitGroup
}

func register(run func(quit <-chan struct{})) {
	quit := make(chan struct{})
	services.Lock()
	services.quits = append(services.quits, quit)
	services.Unlock()
	services.running.Go(func() { run(quit) })
}

func shutdown() {
	services.Lock()
	defer services.Unlock()
	for _, q := range services.quits {
		close(q)
	}
	services.running.Wait()
}

func init() {
	proven.Healthy("main-waits", "main waits for a signal", mainWaits)
	proven.Healthy("signal-handler", "signal handler", reloader)
	proven.Healthy("signal-context", "context that a signal ends", untilSignal)
	proven.Healthy("services-registered", "goroutines in a global list", registered)
}
