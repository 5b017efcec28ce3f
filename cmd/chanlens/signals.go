package main

import (
	"context"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"sync/atomic"
	"syscall"
)

// lent says that another program has the terminal: its Ctrl-C is not ours.
var lent atomic.Bool

// untilSignal returns a context that ends when a signal asks the program to end.
// A signal that the program was started to ignore, as nohup does, stays ignored.
func untilSignal() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
	if len(signals) == 0 {
		return ctx, cancel // to name none means all
	}
	got := make(chan os.Signal, 1)
	signal.Notify(got, signals...)
	go func() {
		for {
			select {
			case s := <-got:
				if ends(s) {
					cancel()
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return ctx, func() {
		signal.Stop(got)
		cancel()
	}
}

// ends reports whether a signal asks the program to end, and not one that has the terminal.
func ends(s os.Signal) bool { return s != os.Interrupt || !lent.Load() }

// edit runs an editor, which has the terminal meanwhile. Standard input may be a trace.
func edit(argv []string) error {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if tty, err := os.Open("/dev/tty"); err == nil {
		defer tty.Close()
		cmd.Stdin = tty
	}
	lent.Store(true)
	defer lent.Store(false)
	return cmd.Run()
}
