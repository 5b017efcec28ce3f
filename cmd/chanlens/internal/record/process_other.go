//go:build !unix

package record

import (
	"os"
	"os/exec"
	"syscall"
)

// linkRights says what a link may need.
const linkRights = "\nOr allow links: Windows makes them for administrators, and for all in its developer mode."

// passedOn are the signals that we pass on, beside the one of Ctrl-C.
var passedOn = []os.Signal{syscall.SIGTERM}

// fromTerminal reports whether a signal has come from a key at the terminal: here, all
// that there are do, and all that have the same console have it.
func fromTerminal(os.Signal) bool { return true }

// sendEnd ends a program, which cannot be asked to.
func sendEnd(p *os.Process, _ os.Signal) error { return p.Kill() }

// exitStatus returns the exit code of a process.
func exitStatus(state *os.ProcessState) (int, os.Signal) { return state.ExitCode(), nil }

// become runs a program in place of this process, as far as that is possible.
func become(args, env []string) (int, error) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = env
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	end, err := run(cmd, func(*os.Process) {})
	return end.code, err
}

// signalCode returns the exit code of a command that was interrupted.
func signalCode(os.Signal) int { return 1 }
