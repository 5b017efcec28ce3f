//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The UI in a real terminal, at the prompt of a shell, as a user meets it there: each
// script is one story. On top of testscript's own commands it may say
//
//	terminal 80x24          a new terminal of that size, with a shell in it
//	start 'chanlens FILE'   type a command line; a UI fills the screen
//	keys 'jj<Enter>'        press keys, written as for chanlens snapshot
//	resize 40x10            drag the window's corner
//	screen                  the screen is what the same command line prints as a
//	                        snapshot, after the same keys: each character and colour
//	sees TEXT…              the screen shows these; "! sees" that it shows none of them
//	coloured                there are colours on the screen; "! coloured" that none are
//	signal TERM             send a signal to chanlens
//	shell 'echo hello'      type a line at the shell's prompt
//	prompt [CODE]           the shell is back, and the exit code was CODE
//	restored                the terminal is as it was before anything was started
//	printed TEXT…           the plain screen shows these, or what has scrolled off it
//
// All that looks at the terminal waits until it is so. Two things can only be told
// apart by time, so that a script has to look at the screen between them: keys before
// and after a change of size, and <Esc> and the key after it.
func TestTerminal(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("the UI is not tried in a real terminal: tmux is not installed")
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/terminal",
		Setup: func(env *testscript.Env) error {
			term, err := newTerminal(env.WorkDir, env.Vars)
			env.Values[terminalKey{}] = term
			env.Defer(term.close)
			return err
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"terminal": command("SIZE", 1, 1, (*terminal).open),
			"start":    command("LINE", 1, 1, (*terminal).start),
			"keys":     command("KEYS", 1, 1, (*terminal).press),
			"resize":   command("SIZE", 1, 1, (*terminal).resize),
			"screen":   command("", 0, 0, (*terminal).isSnapshot),
			"sees":     claim("TEXT…", 1, (*terminal).sees),
			"coloured": claim("", 0, (*terminal).isColoured),
			"signal":   command("NAME", 1, 1, (*terminal).signal),
			"shell":    command("LINE", 1, 1, (*terminal).shell),
			"prompt":   command("[CODE]", 0, 1, (*terminal).isAtPrompt),
			"restored": command("", 0, 0, (*terminal).isRestored),
			"printed":  command("TEXT…", 1, 99, (*terminal).printed),
		},
	})
}

// terminalKey is the key of a script's terminal among its values.
type terminalKey struct{}

// command makes a script's command of a method.
func command(usage string, least, most int, do func(*terminal, ...string) error) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) < least || len(args) > most {
			ts.Fatalf("usage: %s", usage)
		}
		ts.Check(do(ts.Value(terminalKey{}).(*terminal), args...))
	}
}

// claim makes a script's command, which "!" may stand before, of a method.
func claim(usage string, least int, do func(t *terminal, want bool, args ...string) error) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if len(args) < least {
			ts.Fatalf("usage: [!] %s", usage)
		}
		ts.Check(do(ts.Value(terminalKey{}).(*terminal), !neg, args...))
	}
}

// start types a command line, and waits for what fills the screen.
func (t *terminal) start(args ...string) error {
	t.line, t.startSize, t.keys = args[0], t.size, ""
	if err := t.shell(t.line); err != nil {
		return err
	}
	return t.until("the screen is not taken over", func() bool { return t.ask("#{alternate_on}") == "1" })
}

// press presses keys.
func (t *terminal) press(args ...string) error {
	if args[0] != "<C-z>" { // which changes no screen
		t.keys += args[0]
	}
	return t.send(args[0])
}

// resize changes the terminal's size.
func (t *terminal) resize(args ...string) error {
	w, h, err := parseSize(args[0])
	if err != nil {
		return err
	}
	t.size = args[0]
	t.keys += "<resize " + t.size + ">"
	for _, window := range []string{live, printedOut} {
		t.tmux("resize-window", "-t", window, "-x", strconv.Itoa(w), "-y", strconv.Itoa(h))
	}
	return t.err
}

// isSnapshot waits until the screen is what chanlens snapshot prints.
//
//  1. Snapshot runs on the same command line, with the keys that were pressed.
//  2. What it prints is shown on a second terminal of the same size.
//  3. tmux tells what stands on both, and with what looks.
func (t *terminal) isSnapshot(...string) error {
	line := viewing.ReplaceAllLiteralString(t.line, fmt.Sprintf("chanlens snapshot --ansi --size %s --keys %s", t.startSize, shellWord(t.keys)))
	sh := exec.Command("sh", "-c", line)
	sh.Dir, sh.Env, sh.Stderr = t.dir, t.env, os.Stderr
	snapshot, err := sh.Output()
	if err != nil {
		return fmt.Errorf("%s: %w", line, err)
	}
	want, err := t.shown(strings.TrimSuffix(string(snapshot), "\n"))
	if err != nil {
		return err
	}
	err = t.until("the screen is not that of "+line, func() bool { return t.capture("-e") == want })
	if err != nil {
		return fmt.Errorf("%w\n%s", err, differences(t.capture("-e"), want))
	}
	return nil
}

// viewing is how a command line opens the UI.
var viewing = regexp.MustCompile(`\bchanlens( view\b)?`)

// differences tells which lines of two screens differ. Looks are shown where they
// alone do.
func differences(got, want string) string {
	var b strings.Builder
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b1 := at(g, i), at(w, i)
		if a == b1 {
			continue
		}
		if plain(a) != plain(b1) {
			a, b1 = plain(a), plain(b1)
		}
		fmt.Fprintf(&b, "line %d\n got %q\nwant %q\n", i+1, a, b1)
	}
	return b.String()
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// plain returns a text without the sequences that change its looks.
func plain(text string) string { return looks.ReplaceAllString(text, "") }

// sees waits until the screen shows all of some texts, or none of them.
func (t *terminal) sees(want bool, texts ...string) error {
	for _, text := range texts {
		err := t.until(fmt.Sprintf("the screen shows %q: %v", text, !want), func() bool {
			return strings.Contains(t.capture(), text) == want
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// isColoured waits until there are colours on the screen, or none.
func (t *terminal) isColoured(want bool, _ ...string) error {
	return t.until(fmt.Sprintf("the screen has colours: %v", !want), func() bool {
		return colour.MatchString(t.capture("-e")) == want
	})
}

// signals are those that a terminal's user may send.
var signals = map[string]syscall.Signal{"HUP": syscall.SIGHUP, "INT": syscall.SIGINT, "TERM": syscall.SIGTERM}

// signal sends a signal to the last chanlens that was started.
func (t *terminal) signal(args ...string) error {
	text, err := os.ReadFile(filepath.Join(t.dir, pidFile))
	if err != nil {
		return err
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return err
	}
	sig, ok := signals[args[0]]
	if !ok {
		return fmt.Errorf("no signal is called %q", args[0])
	}
	return syscall.Kill(pid, sig)
}

// isAtPrompt waits until the shell is back, and checks the exit code.
func (t *terminal) isAtPrompt(args ...string) error {
	var code string
	err := t.until("the shell does not come back", func() bool {
		lines := strings.Split(strings.TrimRight(t.capture(), "\n"), "\n")
		code = promptOf(lines[len(lines)-1])
		return code != "" && t.ask("#{alternate_on}") == "0"
	})
	if err == nil && len(args) > 0 && code != args[0] {
		return fmt.Errorf("exit code %s, want %s; the screen:\n%s", code, args[0], t.capture())
	}
	return err
}

// isRestored checks that the terminal is as it was.
func (t *terminal) isRestored(...string) error {
	modes, stty := t.ask(modes), t.stty()
	if modes != t.modes {
		return fmt.Errorf("the terminal's modes %s\nwere %s\n now %s", modes, t.modes, modes)
	}
	if t.err == nil && stty != t.settings {
		return fmt.Errorf("stty -g was %s, now is %s", t.settings, stty)
	}
	return t.err
}

// printed waits until the plain screen and what has scrolled off it show some texts.
func (t *terminal) printed(texts ...string) error {
	for _, text := range texts {
		err := t.until(fmt.Sprintf("%q is not printed", text), func() bool {
			return strings.Contains(t.capture("-J", "-S", "-"), text)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
