//go:build unix

package record

import (
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// linkRights says what a link may need.
const linkRights = ""

// passedOn are the signals that we pass on, beside the one of Ctrl-C.
var passedOn = []os.Signal{syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP}

// fromTerminal reports whether a signal has come, as far as one can know, from a key at
// the terminal. Then all of the process group in the foreground has it.
func fromTerminal(s os.Signal) bool {
	if s != os.Interrupt && s != syscall.SIGQUIT {
		return false
	}
	tty, err := os.Open("/dev/tty")
	if err != nil {
		return false
	}
	defer tty.Close()
	group, err := unix.IoctlGetInt(int(tty.Fd()), unix.TIOCGPGRP)
	return err == nil && group == unix.Getpgrp()
}

// sendEnd asks a program to end.
func sendEnd(p *os.Process, s os.Signal) error { return p.Signal(s) }

// exitStatus returns how a process ended: its code as a shell has it, and the signal that
// ended it, if one did.
func exitStatus(state *os.ProcessState) (int, os.Signal) {
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal()), status.Signal()
	}
	return state.ExitCode(), nil
}

// become replaces this process by a program.
func become(args, env []string) (int, error) {
	name, err := exec.LookPath(args[0])
	if err != nil {
		return 0, notFound(args[0], err)
	}
	return 0, syscall.Exec(name, args, env)
}

// signalCode returns the exit code by which a shell knows that a signal ended a command.
func signalCode(s os.Signal) int {
	if n, ok := s.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return 1
}
