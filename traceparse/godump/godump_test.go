package godump

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write golden files anew")

// dumps are those of testdata that programs wrote (see testdata/stuck).
var dumps = []string{"leak", "goroutine", "ancestors", "panic", "quit", "synctest"}

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parse(t *testing.T, text string) *Dump {
	t.Helper()
	d, err := Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// summary writes a dump a line for each goroutine.
func summary(d *Dump) string {
	var b strings.Builder
	fmt.Fprintf(&b, "profile=%v leaks=%v cut=%v repeated=%d\n", d.Profile, d.Leaks, d.Cut, d.Repeated)
	for _, g := range d.Goroutines {
		fmt.Fprintf(&b, "%d %s", g.ID, g.State)
		if g.Leaked {
			b.WriteString(", leaked")
		}
		if g.Waited > 0 {
			fmt.Fprintf(&b, ", %v", g.Waited)
		}
		place := func(f Frame) string { return fmt.Sprintf("%s %s:%d", f.Func, filepath.Base(f.File), f.Line) }
		fmt.Fprintf(&b, " | %d frames", len(g.Frames))
		if g.Elided > 0 {
			fmt.Fprintf(&b, ", some left out before %d", g.Elided)
		}
		if n := len(g.Frames); n > 0 {
			fmt.Fprintf(&b, ": %s … %s", place(g.Frames[0]), place(g.Frames[n-1]))
		}
		if g.CreatedBy.Func != "" {
			fmt.Fprintf(&b, " | by %d, %s", g.Creator, place(g.CreatedBy))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// What programs wrote is read as it is meant.
func TestRealDumps(t *testing.T) {
	for _, name := range dumps {
		t.Run(name, func(t *testing.T) {
			got := summary(parse(t, string(testdata(t, name+".txt"))))
			golden := name + ".golden"
			if *update {
				if err := os.WriteFile(filepath.Join("testdata", golden), []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(testdata(t, golden)), got); diff != "" {
				t.Errorf("(-want +got; -update writes it)\n%s", diff)
			}
		})
	}
}

func TestHeader(t *testing.T) {
	for _, tt := range []struct {
		line string
		want header
	}{
		{"goroutine 1 [running]:", header{id: 1, state: "running"}},
		{"goroutine 7 gp=0xc000002380 m=0 mp=0x5b1200 [chan send, 3 minutes, locked to thread]:", header{id: 7, state: "chan send", waited: 3 * time.Minute}},
		{"goroutine 7 gp=0xc000002380 m=nil [select (no cases)]:", header{id: 7, state: "select (no cases)"}},
		{"goroutine 7 gp=0xc000002380 [IO wait]:", header{id: 7, state: "IO wait"}},
		{"goroutine 7 [chan receive (nil chan) (leaked)]:", header{id: 7, state: "chan receive (nil chan)", leaked: true}},
		{"goroutine 7 [select (leaked), 2 minutes]:", header{id: 7, state: "select", leaked: true, waited: 2 * time.Minute}},
		{"goroutine 7 [chan receive (leaked) (scan)]:", header{id: 7, state: "chan receive", leaked: true}},
		{"goroutine 7 [select (durable), 2 minutes, synctest bubble 1]:", header{id: 7, state: "select", waited: 2 * time.Minute}},
		{"goroutine 7 [synctest.Wait, synctest group 3]:", header{id: 7, state: "synctest.Wait"}},
		{`goroutine 7 [sleep labels:{"a]:": "1, 2 minutes", "b": "x (leaked)"}]:`, header{id: 7, state: "sleep"}},
		{"goroutine 7 [semacquire, 99999999999999 minutes]:", header{id: 7, state: "semacquire", waited: 153722867 * time.Minute}},
		{"goroutine 7 [select, x minutes]:", header{id: 7, state: "select"}},
		{"goroutine 9223372036854775807 [???]:", header{id: 1<<63 - 1, state: "???"}},
		{"goroutine 7 []:", header{id: 7}},
		{"goroutine 7 [force gc (idle)]:", header{id: 7, state: "force gc (idle)"}},
	} {
		got, ok := parseHeader([]byte(tt.line), false)
		if !ok || got != tt.want {
			t.Errorf("%s: got %+v, %v; want %+v", tt.line, got, ok, tt.want)
		}
	}
	for _, line := range []string{
		"", "goroutine", "goroutine ", "goroutine x [running]:", "goroutine -1 [running]:", "goroutine 1[running]:",
		"goroutine 1 [running]", "goroutine 1 running:", "goroutine 9223372036854775808 [running]:",
		"goroutine profile: total 3", " goroutine 1 [running]:", "goroutine 1 was [running]:", "goroutine running on other thread; stack unavailable",
	} {
		if got, ok := parseHeader([]byte(line), false); ok {
			t.Errorf("%q: taken for %+v", line, got)
		}
	}
}

func TestFrames(t *testing.T) {
	d := parse(t, `log: something
goroutine 5 [chan receive]:
main.(*server).serve(0xc000012345?, {0x1, 0x2}, ...)
	C:/my dir/main.go:12 +0x1d fp=0xc0 sp=0xc1 pc=0x51e2fd
main.inlined[...](...)
	/src/a:b/main.go:14
non-Go function
	pc=0x1234
c_function
	/src/c.c:7 pc=0x4567
non-Go function at pc=0x77
...additional frames elided...
panic({0x1, 0x2})
	?:0
created by example.com/x%2ey.Start.func1
	/src/x.go:3 +0x5

goroutine 6 [running]:
	goroutine running on other thread; stack unavailable
created by main.main in goroutine 1
	/src/x.go:4
exit status 2
`)
	want := &Dump{Goroutines: []Goroutine{
		{
			ID: 5, State: "chan receive",
			Frames: []Frame{
				{"main.(*server).serve", "C:/my dir/main.go", 12},
				{"main.inlined[...]", "/src/a:b/main.go", 14},
				{"c_function", "/src/c.c", 7},
				{"panic", "?", 0},
			},
			Elided:    3,
			CreatedBy: Frame{"example.com/x%2ey.Start.func1", "/src/x.go", 3},
		},
		{ID: 6, State: "running", CreatedBy: Frame{"main.main", "/src/x.go", 4}, Creator: 1},
	}}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A goroutine that is listed again counts as it was last.
func TestRepeated(t *testing.T) {
	d := parse(t, "goroutine 5 [select]:\nmain.f()\n\tx.go:1\n\ngoroutine 0 [idle]:\n\ngoroutine 5 [running]:\nmain.g()\n\tx.go:2\n")
	if d.Repeated != 1 || len(d.Goroutines) != 1 || d.Goroutines[0].State != "running" || d.Goroutines[0].Frames[0].Func != "main.g" {
		t.Errorf("got %+v", d)
	}
}

// However a dump is cut off, that is noticed, unless it is between two goroutines.
func TestCut(t *testing.T) {
	text := string(testdata(t, "leak.txt"))
	whole := parse(t, text)
	if whole.Cut {
		t.Error("a whole dump is said to be cut off")
	}
	for at := len("goroutine 1 [running]:\n"); at < 3000; at++ {
		d := parse(t, text[:at])
		before, line := text[:at], text[:at]
		ended := strings.HasSuffix(before, "\n")
		line = strings.TrimSuffix(line, "\n")
		line = line[strings.LastIndexByte(line, '\n')+1:]
		isPlace, isHeader := strings.HasPrefix(line, "\t"), strings.HasPrefix(line, "goroutine ")
		blank := line == "" // so that what follows is another goroutine
		want := !blank && (!ended || isHeader || !isPlace)
		if !ended && !isHeader && strings.HasPrefix("goroutine ", line) && strings.HasSuffix(before, "\n\n"+line) {
			want = false // it could be any word
		}
		if d.Cut != want {
			t.Errorf("cut at %d, behind %q: cut off is %v", at, before[at-10:], d.Cut)
		}
		for i, g := range d.Goroutines {
			if g.ID != whole.Goroutines[i].ID || len(g.Frames) > len(whole.Goroutines[i].Frames) {
				t.Fatalf("cut at %d: %+v", at, g)
			}
			for k, f := range g.Frames {
				if f != whole.Goroutines[i].Frames[k] {
					t.Fatalf("cut at %d: frame %+v", at, f)
				}
			}
		}
	}
}

func pack(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Carriage returns, compression, long lines and text around do not matter.
func TestSameInOtherForms(t *testing.T) {
	text := string(testdata(t, "leak.txt"))
	want := parse(t, text)
	for name, other := range map[string]string{
		"CRLF":   strings.ReplaceAll(text, "\n", "\r\n"),
		"gzip":   string(pack(t, []byte(text))),
		"around": strings.Repeat("x", 3*maxLine) + "\n\n" + text + "\nexit status 2",
		"labels": strings.ReplaceAll(text, `labels:{`, `labels:{"long": "`+strings.Repeat("[]: ", maxLine)+`", `),
		"BOM":    "\ufeff" + text,
	} {
		if diff := cmp.Diff(want, parse(t, other)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
	d := parse(t, string(pack(t, []byte(text))[:1500]))
	if !d.Cut || len(d.Goroutines) == 0 {
		t.Errorf("gzip cut off: %d goroutines, cut=%v", len(d.Goroutines), d.Cut)
	}
}

// What is no dump is refused with what to do.
func TestRefuse(t *testing.T) {
	for _, tt := range []struct {
		name, data, want string
	}{
		{"counts", string(testdata(t, "leak-counts.txt")), "take it with /debug/pprof/goroutineleak?debug=2 instead of debug=1"},
		{"counts of all", "goroutine profile: total 2\n2 @ 0x1\n", "take it with /debug/pprof/goroutine?debug=2 instead of debug=1"},
		{"binary", string(testdata(t, "leak.pb.gz")), "it looks like a profile in pprof's binary form, which does not tell goroutines apart; take it with /debug/pprof/goroutineleak?debug=2 or"},
		{"empty", "", "the input is empty"},
		{"blank", "\n\r\n\n", "the input is empty"},
		{"trace", "go 1.26 trace\x00\x00\x00\x01\x02", "it is an execution trace"},
		{"no such profile", "Unknown profile\n", "build it with Go 1.26 or later and GOEXPERIMENT=goroutineleakprofile"},
		{"web page", "<!DOCTYPE html>\n", "it is a web page"},
		{"UTF-16", "\xff\xfeg\x00o\x00", "turn it into UTF-8"},
		{"other", "hello\nworld\n", `no goroutine is listed in it; it starts with "hello"`},
		{"header only", "goroutine 1 [runn", "cut off within its first goroutine"},
		{"packed, cut", string(pack(t, []byte("goroutine 1 [running]:\n"))[:10]), "the input is cut off"},
	} {
		_, err := Parse(strings.NewReader(tt.data))
		if !errors.Is(err, ErrNotDump) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
	damaged := pack(t, testdata(t, "leak.txt"))
	damaged[len(damaged)-8]++
	if _, err := Parse(bytes.NewReader(damaged)); err == nil || !strings.Contains(err.Error(), "it cannot be unpacked: ") {
		t.Errorf("damaged: got %v", err)
	}
	large := bytes.Repeat(pack(t, make([]byte, 1<<20)), maxUnpacked>>20) // streams of gzip can follow one another
	large = append(pack(t, []byte("goroutine 1 [running]:\nmain.f()\n\tx.go:1\n\n")), large...)
	if _, err := Parse(bytes.NewReader(large)); err == nil || !strings.Contains(err.Error(), "unpack it with gunzip") {
		t.Errorf("large: got %v", err)
	}
}

// failing is input that cannot be read to its end.
type failing struct{ rest *strings.Reader }

func (f failing) Read(p []byte) (int, error) {
	if n, _ := f.rest.Read(p); n > 0 {
		return n, nil
	}
	return 0, errors.New("is on fire")
}

func TestReadError(t *testing.T) {
	for _, text := range []string{"", "goroutine 1 [running]:\n"} {
		if _, err := Parse(failing{strings.NewReader(text)}); err == nil || err.Error() != "is on fire" {
			t.Errorf("got %v", err)
		}
	}
}

// Stacks that repeat are kept once.
func TestStacksAreShared(t *testing.T) {
	d := parse(t, "goroutine 5 [select]:\nmain.f()\n\tx.go:1\n\ngoroutine 6 [select]:\nmain.f()\n\tx.go:1\n")
	if a, b := d.Goroutines[0].Frames, d.Goroutines[1].Frames; &a[0] != &b[0] {
		t.Error("two goroutines with one stack have two")
	}
}

// write writes a dump as debug=2 does.
func write(d *Dump) string {
	var b strings.Builder
	for _, g := range d.Goroutines {
		fmt.Fprintf(&b, "goroutine %d [%s", g.ID, g.State)
		if g.Leaked {
			b.WriteString(" (leaked)")
		}
		if g.Waited > 0 {
			fmt.Fprintf(&b, ", %d minutes", g.Waited/time.Minute)
		}
		b.WriteString("]:\n")
		if len(g.Frames) == 0 {
			b.WriteString("\tgoroutine running on other thread; stack unavailable\n")
		}
		for i, f := range g.Frames {
			if i > 0 && i == g.Elided {
				b.WriteString("...1 frames elided...\n")
			}
			fmt.Fprintf(&b, "%s(...)\n\t%s:%d\n", f.Func, f.File, f.Line)
		}
		if g.CreatedBy.Func != "" || g.Creator != 0 {
			fmt.Fprintf(&b, "created by %s in goroutine %d\n\t%s:%d\n", g.CreatedBy.Func, g.Creator, g.CreatedBy.File, g.CreatedBy.Line)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// checkDump holds a dump against what is true of any that was read from size bytes.
func checkDump(t *testing.T, d *Dump, size int) {
	t.Helper()
	seen := make(map[int64]bool)
	frames, leaks := 0, d.Profile
	for _, g := range d.Goroutines {
		if g.ID <= 0 || seen[g.ID] {
			t.Fatalf("goroutine %d is listed twice, or is none", g.ID)
		}
		seen[g.ID] = true
		if g.Waited < 0 || g.Waited%time.Minute != 0 || g.Elided < 0 || g.Elided > 0 && g.Elided >= len(g.Frames) || g.Creator < 0 {
			t.Fatalf("impossible: %+v", g)
		}
		frames += len(g.Frames)
		leaks = leaks || g.Leaked
	}
	if leaks != d.Leaks {
		t.Fatalf("leaks=%v", d.Leaks)
	}
	if most := size; len(d.Goroutines)+frames > most {
		t.Fatalf("%d goroutines and %d frames of %d bytes", len(d.Goroutines), frames, size)
	}
}

// FuzzParse holds that no bytes make Parse panic or return what no dump can be, that
// line ends do not matter, and that what was read comes back when it is written as a
// dump.
func FuzzParse(f *testing.F) {
	for _, name := range dumps {
		text := testdata(f, name+".txt")
		f.Add(text[:min(len(text), 3000)])
	}
	f.Add(testdata(f, "leak.pb.gz"))
	f.Add([]byte("goroutine profile: total 2\n2 @ 0x1\n#\t0x1\tmain.f+0x1\tx.go:1\n"))
	f.Add([]byte("goroutine 7 gp=0x1 m=nil [select (leaked) (scan) (durable), 2 minutes labels:{\"a\": \"]:\"}]:\nf\n\tx:1\n...2 frames elided...\nf(\n\tx:1\ncreated by f in goroutine 1\n\tx:1\n[originating from goroutine 1]:\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse(bytes.NewReader(data))
		if err != nil {
			if d != nil || err.Error() == "" {
				t.Fatalf("%v with an error", d)
			}
			return
		}
		packed := bytes.HasPrefix(data, []byte("\x1f\x8b"))
		if !packed {
			checkDump(t, d, len(data))
		}
		if !packed && len(data) < maxLine/2 && !bytes.ContainsRune(data, '\r') {
			crlf, err := Parse(bytes.NewReader(bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))))
			if err != nil || !reflect.DeepEqual(d, crlf) {
				t.Fatalf("with CRLF: %v\n%s", err, cmp.Diff(d, crlf))
			}
		}
		again, err := Parse(strings.NewReader(write(d)))
		if err != nil {
			t.Fatal(err)
		}
		again.Cut, again.Repeated, again.Profile, again.Leaks = d.Cut, d.Repeated, d.Profile, d.Leaks
		if diff := cmp.Diff(write(d), write(again)); diff != "" {
			t.Fatalf("written and read again (-want +got)\n%s", diff)
		}
	})
}
