//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"chanlens/tui/keys"
)

// patience is how long a terminal may take to come to show something, on a machine
// that is busy with all else.
const patience = time.Minute

// terminal is a terminal that tmux plays, with a shell in it. No other tmux and no
// file of the user has anything to do with it.
type terminal struct {
	dir    string   // where the shell is
	env    []string // of all that runs
	socket string   // of the tmux server
	prints int      // how many screens were shown on the second terminal
	err    error    // the first thing that went wrong with tmux

	size            string
	modes, settings string // of the terminal, before anything was started in it
	line, startSize string // the command line that was started last, and the size then
	keys            string // pressed since, and changes of size
}

// The terminals of a server: the one that is used, and one to print screens on.
const (
	live       = "live"
	printedOut = "printed"
)

// pidFile is where the last chanlens that was started in a terminal has its process id.
const pidFile = "chanlens.pid"

// conf makes a terminal of tmux as large as it was asked for, with all that it shows
// told apart: 256 colours, and <Esc> from a key with Alt.
const conf = `set -g status off
set -g default-terminal tmux-256color
set -g history-limit 5000
set -s escape-time 0
`

// newTerminal prepares a terminal of which nothing is there yet.
func newTerminal(dir string, vars []string) (*terminal, error) {
	t := &terminal{dir: dir, env: append(vars,
		"HOME="+dir, "SHELL=/bin/sh", "PS1=code $? ready> ", "ENV=", "TERM=tmux-256color",
		"LANG=C.UTF-8", "LC_ALL=", "LC_CTYPE=", "NO_COLOR=", "COLORTERM=", "TMUX=")}
	short, err := os.MkdirTemp("", "cl") // a socket's name may have about a hundred bytes
	if err != nil {
		return t, err
	}
	t.socket = filepath.Join(short, "s")
	chanlens, err := exec.LookPath("chanlens")
	if err != nil {
		return t, err
	}
	// In the shell, chanlens is a script that tells its process id first.
	script := fmt.Sprintf("#!/bin/sh\necho $$ >'%s'\nexec '%s' \"$@\"\n", filepath.Join(dir, pidFile), chanlens)
	return t, errors.Join(
		os.WriteFile(filepath.Join(dir, "tmux.conf"), []byte(conf), 0o666),
		os.Mkdir(filepath.Join(dir, "bin"), 0o777),
		os.WriteFile(filepath.Join(dir, "bin", "chanlens"), []byte(script), 0o777))
}

// close ends the terminal, and what runs in it.
func (t *terminal) close() {
	if t.size != "" {
		t.tmux("kill-server")
	}
	os.RemoveAll(filepath.Dir(t.socket))
}

// open makes the terminal, and waits for the shell in it.
func (t *terminal) open(args ...string) error {
	w, h, err := parseSize(args[0])
	if err != nil {
		return err
	}
	t.size = args[0]
	for _, s := range []struct{ name, path, program string }{
		{live, filepath.Join(t.dir, "bin") + ":", "sh -i"},
		{printedOut, "", "cat"},
	} {
		t.tmux("-f", "tmux.conf", "new-session", "-d", "-s", s.name, "-x", strconv.Itoa(w), "-y", strconv.Itoa(h),
			"PATH='"+s.path+"'$PATH; export PATH; exec "+s.program)
	}
	if err := t.isAtPrompt("0"); err != nil {
		return err
	}
	t.modes, t.settings = t.ask(modes), t.stty()
	return t.err
}

// tmux runs a command of tmux, and returns what it prints.
func (t *terminal) tmux(args ...string) string {
	cmd := exec.Command("tmux", append([]string{"-u", "-S", t.socket}, args...)...)
	cmd.Dir, cmd.Env = t.dir, t.env
	out, err := cmd.CombinedOutput()
	if err != nil && t.err == nil {
		t.err = fmt.Errorf("tmux %q: %w: %s", args, err, out)
	}
	return string(out)
}

// modes are the modes of a terminal that a program may leave behind: the screen, the
// cursor, the mouse's, the keypad's, inserting and wrapping.
const modes = "alternate=#{alternate_on} cursor=#{cursor_flag} mouse=#{mouse_any_flag}#{mouse_button_flag}" +
	"#{mouse_standard_flag}#{mouse_all_flag}#{mouse_sgr_flag}#{mouse_utf8_flag} keypad=#{keypad_flag}#{keypad_cursor_flag} " +
	"insert=#{insert_flag} wrap=#{wrap_flag} origin=#{origin_flag} scroll=#{scroll_region_upper}"

// ask returns what tmux knows of the terminal.
func (t *terminal) ask(format string) string {
	return strings.TrimSuffix(t.tmux("display-message", "-p", "-t", live, format), "\n")
}

// capture returns what the terminal shows.
func (t *terminal) capture(flags ...string) string {
	return t.tmux(append([]string{"capture-pane", "-p", "-t", live}, flags...)...)
}

var (
	looks  = regexp.MustCompile("\x1b\\[[0-9;:]*m")
	colour = regexp.MustCompile("\x1b\\[([0-9;:]*[;:])?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;:m]")
	prompt = regexp.MustCompile(`^code (\d+) ready>\s*$`)
)

// promptOf returns the exit code in a prompt that nothing is typed at; "" if a line is none.
func promptOf(line string) string {
	if m := prompt.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return ""
}

// shown prints a screen on the second terminal, and returns what that shows then. The
// title, which comes after it, tells when all of it has arrived.
func (t *terminal) shown(screen string) (string, error) {
	t.prints++
	title := fmt.Sprintf("screen %d", t.prints)
	file := filepath.Join(t.dir, "screen.ansi")
	if err := os.WriteFile(file, []byte(screen+"\x1b]2;"+title+"\x1b\\"), 0o666); err != nil {
		return "", err
	}
	t.tmux("respawn-pane", "-k", "-t", printedOut, "stty -echo; cat '"+file+"'; exec cat")
	err := t.until("the snapshot is not shown", func() bool {
		return strings.TrimSpace(t.tmux("display-message", "-p", "-t", printedOut, "#{pane_title}")) == title
	})
	return t.tmux("capture-pane", "-p", "-e", "-t", printedOut), err
}

// until waits until something is so; complaint says that it is not.
func (t *terminal) until(complaint string, so func() bool) error {
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		ok := so()
		switch {
		case t.err != nil:
			return t.err
		case ok:
			return nil
		case time.Now().After(end):
			return fmt.Errorf("%s, %v long; it is:\n%s", complaint, patience, strings.TrimRight(t.capture(), "\n"))
		}
	}
}

// shell types a line at the prompt. It waits until the line stands there before it is
// entered: until then the screen ends with the prompt of before, which tells the exit code
// of another command.
func (t *terminal) shell(args ...string) error {
	t.tmux("send-keys", "-t", live, "-l", args[0])
	typed := "ready> " + strings.TrimRight(args[0], " ")
	err := t.until(fmt.Sprintf("%q is not typed", args[0]), func() bool {
		return strings.HasSuffix(strings.TrimRight(t.capture("-J"), " \n"), typed)
	})
	t.tmux("send-keys", "-t", live, "Enter")
	return errors.Join(err, t.err)
}

// stty returns the settings of the terminal's line, as the shell's children have them.
func (t *terminal) stty() string {
	file := filepath.Join(t.dir, "stty.now")
	os.Remove(file)
	t.shell("stty -g >stty.new; mv stty.new stty.now")
	var settings []byte
	err := t.until("stty does not answer", func() bool {
		var err error
		settings, err = os.ReadFile(file)
		return err == nil
	})
	if err == nil {
		err = t.isAtPrompt("0")
	}
	t.err = errors.Join(t.err, err)
	return strings.TrimSpace(string(settings))
}

// tmuxNames are tmux's names of the keys that have names in key scripts.
var tmuxNames = map[string]string{
	"<Esc>": "Escape", "<S-Tab>": "BTab", "<Backspace>": "BSpace", "<Delete>": "DC", "<Insert>": "IC",
	"<PgUp>": "PPage", "<PgDn>": "NPage", "<lt>": "<",
}

// buttons are the mouse's buttons as terminals number them.
var buttons = map[string]int{keys.WheelUp: 64, keys.WheelDown: 65}

// send presses the keys of a key script, and turns the mouse's wheel.
func (t *terminal) send(script string) error {
	events, err := keys.Parse(script)
	if err != nil {
		return err
	}
	for _, e := range events {
		button, wheel := buttons[e.Name]
		named, special := tmuxNames[e.Name]
		switch {
		case e.Kind == keys.Mouse && wheel:
			t.tmux("send-keys", "-t", live, "-l", fmt.Sprintf("\x1b[<%d;%d;%dM", button, e.X+1, e.Y+1))
		case e.Kind != keys.Key:
			return fmt.Errorf("%s cannot be sent to a terminal here", e.Name)
		case special:
			t.tmux("send-keys", "-t", live, named)
		case len(e.Name) > 1 && e.Name[0] == '<':
			t.tmux("send-keys", "-t", live, strings.Trim(e.Name, "<>"))
		default:
			t.tmux("send-keys", "-t", live, "-l", e.Name)
		}
	}
	return t.err
}
