package record

import (
	"errors"
	"os"
	"os/exec"
	"time"
)

// lingering is how long we wait for streams that somebody still holds when the program
// itself has ended.
const lingering = time.Second

// exit is how a process ended.
type exit struct {
	code   int           // as a shell has it: 128+n for signal n
	signal os.Signal     // nil: it ended by itself
	took   time.Duration // from start to end
}

// run runs a command to its end. started is called when it runs. A command that cannot
// be started is an error; one that fails is not.
func run(cmd *exec.Cmd, started func(*os.Process)) (exit, error) {
	cmd.WaitDelay = lingering
	since := time.Now()
	if err := cmd.Start(); err != nil {
		return exit{}, err
	}
	started(cmd.Process)
	err := cmd.Wait()
	took := time.Since(since)
	if _, failed := errors.AsType[*exec.ExitError](err); err != nil && !failed && !errors.Is(err, exec.ErrWaitDelay) {
		return exit{}, err
	}
	code, sig := exitStatus(cmd.ProcessState)
	return exit{code, sig, took}, nil
}
