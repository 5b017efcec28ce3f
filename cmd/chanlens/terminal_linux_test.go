package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"chanlens/samples"
)

// console is a terminal of a test, with a chanlens on it.
type console struct {
	*process
	master *os.File
	mu     sync.Mutex
	shown  bytes.Buffer // what was written to it
}

// onConsole starts chanlens with standard output on a terminal of its own.
func onConsole(t *testing.T, term string, args ...string) *console {
	t.Helper()
	c := &console{process: newProcess(t, args...)}
	slave := c.openTerminal(t)
	defer slave.Close()
	c.Env = append(c.Env, "TERM="+term, "NO_COLOR=1")
	c.Stdout = slave
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	c.start(t)
	go c.copy()
	return c
}

// openTerminal makes a terminal of 100x30 cells and returns its inner side.
func (c *console) openTerminal(t *testing.T) *os.File {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { master.Close() })
	c.master = master
	var number uint32
	var unlock int32
	size := [4]uint16{30, 100}
	for _, call := range []struct {
		request uintptr
		arg     unsafe.Pointer
	}{
		{syscall.TIOCSPTLCK, unsafe.Pointer(&unlock)},
		{syscall.TIOCGPTN, unsafe.Pointer(&number)},
		{syscall.TIOCSWINSZ, unsafe.Pointer(&size)},
	} {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, master.Fd(), call.request, uintptr(call.arg)); errno != 0 {
			t.Skip(errno)
		}
	}
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	return slave
}

// copy keeps what is written to the terminal.
func (c *console) copy() {
	buf := make([]byte, 1<<12)
	for {
		n, err := c.master.Read(buf)
		c.mu.Lock()
		c.shown.Write(buf[:n])
		c.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (c *console) has(want string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return strings.Contains(c.shown.String(), want)
}

// sees waits until a text is written to the terminal.
func (c *console) sees(t *testing.T, want string) {
	t.Helper()
	for end := time.Now().Add(patience); !c.has(want); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the terminal does not show %q", want)
		}
	}
}

// types presses keys.
func (c *console) types(t *testing.T, keys string) {
	t.Helper()
	if _, err := c.master.WriteString(keys); err != nil {
		t.Fatal(err)
	}
}

// The UI shows at once how much of a stream has come, and q leaves it.
func TestStreamInUICancelled(t *testing.T) {
	c := onConsole(t, "xterm", "-")
	c.stdin.Write(samples.Default().Trace)
	c.sees(t, "reads standard input")
	c.sees(t, "14.3") // kB; only the cells that change are written
	c.types(t, "q")
	if code, by := c.ends(t); code != exitOK || c.stderr.Len() > 0 {
		t.Errorf("code %d, signal %v, stderr %q", code, by, c.stderr.String())
	}
	c.leavesNothing(t)
}

// A stream that has ended is shown, and keys work.
func TestStreamInUI(t *testing.T) {
	c := onConsole(t, "xterm", "-")
	c.stdin.Write(samples.Default().Trace)
	c.sees(t, "reads standard input")
	c.stdin.Close()
	c.sees(t, "main.queryReplica")
	c.types(t, "4")
	c.sees(t, "queryReplica")
	c.types(t, "q")
	if code, by := c.ends(t); code != exitOK || c.stderr.Len() > 0 {
		t.Errorf("code %d, signal %v, stderr %q", code, by, c.stderr.String())
	}
}

// A stream that is no trace ends the UI by itself.
func TestStreamInUIIsNoTrace(t *testing.T) {
	c := onConsole(t, "xterm", "-")
	c.stdin.Write([]byte("Dear diary, today I wrote no trace"))
	code, _ := c.ends(t)
	want := "chanlens: standard input: not a Go execution trace: it starts with \"Dear diary, toda\"\n\t" + howToRecord + "\n"
	if code != exitBadInput || c.stderr.String() != want {
		t.Errorf("code %d, stderr %q, want %q", code, c.stderr.String(), want)
	}
}

// A signal ends the UI also while it waits for a stream.
func TestSignalEndsUI(t *testing.T) {
	c := onConsole(t, "xterm", "-")
	c.sees(t, "reads standard input")
	c.Process.Signal(syscall.SIGTERM)
	if code, _ := c.ends(t); code != exitBadInput || c.stderr.String() != "chanlens: interrupted\n" {
		t.Errorf("code %d, stderr %q", code, c.stderr.String())
	}
}

// A signal is told as such also when all of the trace is shown.
func TestSignalEndsUIThatIsReady(t *testing.T) {
	c := onConsole(t, "xterm")
	c.sees(t, "main.queryReplica")
	c.Process.Signal(syscall.SIGTERM)
	if code, _ := c.ends(t); code != exitBadInput || c.stderr.String() != "chanlens: interrupted\n" {
		t.Errorf("code %d, stderr %q", code, c.stderr.String())
	}
}

// A terminal that cannot move its cursor gets the report.
func TestDumbTerminal(t *testing.T) {
	c := onConsole(t, "dumb")
	c.sees(t, "STUCK AT THE END: 3 goroutines")
	if code, _ := c.ends(t); code != exitOK || !strings.Contains(c.stderr.String(), `here is "chanlens report" instead`) {
		t.Errorf("code %d, stderr %q", code, c.stderr.String())
	}
}

// A terminal that nobody knows is no dead end.
func TestUnknownTerminal(t *testing.T) {
	c := onConsole(t, "no-such-terminal")
	if code, _ := c.ends(t); code != exitBadInput || !strings.Contains(c.stderr.String(), `"chanlens report" prints`) {
		t.Errorf("code %d, stderr %q", code, c.stderr.String())
	}
}

// A theme that the user asks for has its colours even under NO_COLOR, and as many as
// the user says that the terminal has.
func TestThemeOverridesNoColor(t *testing.T) {
	const of256, of16 = "48;5;233", "[44m"
	for _, c := range []struct {
		flags     []string
		want, not string
	}{
		{nil, "main.queryReplica", of256},
		{[]string{"--theme", "dark", "--colors", "256"}, of256, of16},
		{[]string{"--theme", "light", "--colors", "16"}, of16, of256},
		{[]string{"--ascii"}, "> send main.go:48 >>>", "›"},
	} {
		con := onConsole(t, "xterm", c.flags...)
		con.sees(t, "main.queryReplica")
		con.sees(t, c.want)
		if con.has(c.not) {
			t.Errorf("%q: the terminal was told %q", c.flags, c.not)
		}
		con.types(t, "q")
		if code, _ := con.ends(t); code != exitOK {
			t.Errorf("%q: code %d", c.flags, code)
		}
	}
}

// Without UTF-8 in the locale the screen is drawn in ASCII, unless the user knows
// better.
func TestLocaleWithoutUnicode(t *testing.T) {
	for _, c := range []struct {
		locale string
		flags  []string
		want   string
	}{
		{"C", nil, ">>>>>"},
		{"C", []string{"--ascii=false"}, "›››››"},
		{"de_DE.ISO-8859-1", nil, ">>>>>"},
		{"de_DE.ISO-8859-1", []string{"--ascii=false"}, "›››››"},
		{"de_DE.UTF-8", nil, "›››››"},
	} {
		t.Setenv("LC_ALL", c.locale)
		con := onConsole(t, "xterm", c.flags...)
		con.sees(t, c.want)
		con.types(t, "q")
		if code, _ := con.ends(t); code != exitOK {
			t.Errorf("LC_ALL=%s %q: code %d", c.locale, c.flags, code)
		}
	}
}

// The UI can be left by a key and by a signal while far more is pasted than it has come to,
// also when an editor had the terminal meanwhile.
func TestPasteEnds(t *testing.T) {
	t.Setenv("VISUAL", "true")
	const lots = 2000
	for _, c := range []struct {
		name, paste string
		want        int
	}{
		{"key", strings.Repeat("jk", lots/8) + "q" + strings.Repeat("jk", lots), exitOK},
		{"key after wrong bytes", "j\xff\xe9q", exitOK},
		{"signal", strings.Repeat("jk", lots), exitBadInput},
		{"editor", strings.Repeat("jkjkjke", lots/4), exitBadInput},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("LC_ALL", "C.UTF-8")
			p := onConsole(t, "xterm")
			p.sees(t, "main.queryReplica")
			go p.master.WriteString(c.paste) // until nobody is there to read it
			if c.want == exitBadInput {
				time.Sleep(100 * time.Millisecond) // some of it is handled by then
				p.Process.Signal(syscall.SIGTERM)
			}
			if code, by := p.ends(t); code != c.want {
				t.Errorf("code %d, signal %v, stderr %q", code, by, p.stderr.String())
			}
		})
	}
}
