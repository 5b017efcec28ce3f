package model

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The text form of a model, for fixtures that a person writes and goldens that a
// person reads. [ParseText] reads it, [Trace.Dump] writes it.
//
//	trace 1.26                        format version; optional
//	skipped 1 0 1000 bytes 4096       a generation outside the window: number, start, end, size (optional)
//	generation 2 1000 2000 bytes 8192 a generation that is there: likewise
//	lost 3 the file was cut off       a generation that could not be read
//	pending 4 2000 3000               a generation that is not read yet
//	goroutine 7 main.worker           number and entry function (optional)
//	  ^    running P0 T3              since the generation's start or before
//	  100  send @ runtime.chansend1 chan.go:161 < main.worker main.go:12
//	  300  runnable woken by 1 @ runtime.chanrecv1 chan.go:506 < main.main main.go:9
//	  350  running P0
//	  900  end
//	goroutine 8 main.helper
//	  40   runnable created by 7 @ main.worker main.go:10
//	proc P0
//	  ^    running T3
//	  950  idle
//	range GC-mark process "GC concurrent mark phase" 100 400
//	task 5 parent 0 "request" by 7 100 400
//	region 7 task 5 "parse" 120 200
//	log 150 by 7 task 5 "category" "message"
//	metric heap 120 4096
//	sample 130 by 7 P0 @ main.work main.go:40
//	chan 3 cap 2 elem "int" sent 4 received 4 made 90 by 7 @ main.main main.go:8
//	op 130 by 7 send 3 seq 5 len 1 @ main.worker main.go:12
//	lock 390 by 7 mutex 0xc000012a40
//	deadlock                          the runtime ended the program
//
// Times are nanoseconds, or carry a unit ("1.5ms"). An operation is written as
// [Operation.String] says it, with dashes for spaces. A wake by nobody is "woken
// by -". Goroutines, procs and the rest belong to the generation above them.
// Where generations are absent, the others have one stretch in the middle.
// Blank lines and lines that start with # are left out.

// ParseText builds a trace from its text form.
func ParseText(src string) (*Trace, error) {
	p := &textParser{version: "1.26"}
	lines := bufio.NewScanner(strings.NewReader(src))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(p.gens) == 0 {
		return nil, fmt.Errorf("no generation")
	}
	b := NewBuilder(Info{GoVersion: p.version, Source: "text"})
	if err := p.outline(b); err != nil {
		return nil, err
	}
	for _, g := range p.gens {
		switch {
		case g.info.Absent != Present:
			continue
		case g.info.Lost != "":
			b.Lost(g.info)
			continue
		}
		if err := g.play(); err != nil {
			return nil, err
		}
		b.Add(g.Generation)
	}
	return b.Seal(), nil
}

// textParser collects the events of generations, which stand by goroutine in the
// text and are told by time to a Generation.
type textParser struct {
	version string
	gens    []*textGeneration
	subject string // "goroutine" or "proc": what indented times belong to
	id      int64
	entry   string
}

type textGeneration struct {
	*Generation
	events []textEvent
	seen   map[GoID]Local
}

// goroutine returns the handle of a goroutine. One that has ended and comes again
// is another one.
func (g *textGeneration) goroutine(id GoID) Local {
	l, ok := g.seen[id]
	if !ok || g.Ended(l) {
		l = g.Goroutine(id)
		g.seen[id] = l
	}
	return l
}

// other returns the handle of the goroutine at the other side of an event.
func (g *textGeneration) other(id GoID) Local {
	if id == NoGoID {
		return NoLocal
	}
	return g.goroutine(id)
}

// known returns the handle of a goroutine that has been told of.
func (g *textGeneration) known(id GoID) Local {
	if l, ok := g.seen[id]; ok {
		return l
	}
	return NoLocal
}

func newTextGeneration(info GenerationInfo) *textGeneration {
	return &textGeneration{Generation: NewGeneration(info), seen: make(map[GoID]Local)}
}

type textEvent struct {
	at   Time
	tell func(at Time) error
}

func (g *textGeneration) add(at Time, tell func(Time) error) {
	g.events = append(g.events, textEvent{at, tell})
}

// play tells the events in the order of their times.
func (g *textGeneration) play() error {
	slices.SortStableFunc(g.events, func(a, b textEvent) int { return cmp.Compare(a.at, b.at) })
	end := g.info.End
	g.Event(g.info.Start)
	for _, e := range g.events {
		if e.at > end {
			return fmt.Errorf("time %d lies after its generation", e.at)
		}
		if e.at > g.info.Start {
			g.Event(e.at)
		}
		if err := e.tell(e.at); err != nil {
			return err
		}
	}
	g.Finish(end)
	return nil
}

func (p *textParser) line(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "trace":
		p.version = rest
		return nil
	case "generation", "pending", "skipped":
		return p.generation(word, rest)
	case "lost":
		number, why, _ := strings.Cut(rest, " ")
		n, err := strconv.ParseUint(number, 10, 64)
		p.gens = append(p.gens, newTextGeneration(GenerationInfo{Number: n, Lost: why}))
		return err
	}
	if len(p.gens) == 0 {
		return fmt.Errorf("%q before the first generation", word)
	}
	g := p.gens[len(p.gens)-1]
	if g.info.Absent != Present {
		return fmt.Errorf("%q in a generation that is not there", word)
	}
	switch word {
	case "goroutine", "proc":
		return p.heading(word, rest)
	case "range", "task", "region", "log", "metric", "sample", "chan", "op", "lock", "deadlock":
		return g.note(word, rest)
	}
	at, err := textTime(word, g.info.Start)
	if err != nil {
		return err
	}
	switch p.subject {
	case "goroutine":
		return g.goroutineLine(at, word == "^", GoID(p.id), p.entry, rest)
	case "proc":
		return g.procLine(at, p.id, rest)
	}
	return fmt.Errorf("%q belongs to no goroutine", line)
}

func (p *textParser) heading(kind, rest string) (err error) {
	id, entry, _ := strings.Cut(rest, " ")
	p.subject, p.entry = kind, strings.TrimSpace(entry)
	p.id, err = strconv.ParseInt(strings.TrimPrefix(id, "P"), 10, 64)
	return err
}

// textTime reads a time: "^" is the generation's start.
func textTime(s string, start Time) (Time, error) {
	if s == "^" {
		return start, nil
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return Time(n), nil
	}
	d, err := time.ParseDuration(s)
	return Time(d), err
}

// goroutineLine reads "OPERATION [P0] [T1] [woken by 1 | created by 1] [@ STACK]".
func (g *textGeneration) goroutineLine(at Time, status bool, id GoID, entry, rest string) error {
	head, stackText, _ := strings.Cut(rest, "@")
	stack, err := g.stackText(stackText)
	if err != nil {
		return err
	}
	words := strings.Fields(head)
	if len(words) == 0 {
		return fmt.Errorf("no operation")
	}
	if words[0] == "end" {
		g.add(at, func(at Time) error { g.End(at, g.goroutine(id), Nowhere); return nil })
		return nil
	}
	op, ok := operationNamed(words[0])
	if !ok {
		return fmt.Errorf("no operation is called %q", words[0])
	}
	where, by, relation, err := g.clauses(words[1:])
	if err != nil {
		return err
	}
	g.add(at, func(at Time) error {
		switch {
		case relation == "woken":
			g.Wake(at, g.goroutine(id), g.other(by), stack)
			return nil
		case relation == "created":
			g.Create(at, g.goroutine(id), op.State(), g.entry(entry), g.other(by), stack)
			return nil
		}
		i := g.goroutine(id)
		of := &g.locals[i]
		if entry != "" && of.entry == NoStack {
			of.entry = g.entry(entry)
			of.inside = false
		}
		if !status && g.locals[i].count == 0 {
			return fmt.Errorf("goroutine %d neither is there at the start (^) nor created", id)
		}
		g.ran(i, where)
		g.name(i, stack)
		who := uint32(nobody)
		if st := op.State(); st == StateRunning || st == StateSyscall {
			who = packWhere(where)
		}
		g.transition(i, at, op, stack, who)
		return nil
	})
	return nil
}

// entry returns a stack of one frame.
func (g *Generation) entry(fn string) StackID {
	if fn == "" {
		return NoStack
	}
	return g.Stack([]Frame{{Func: fn}})
}

func (g *textGeneration) clauses(words []string) (w Where, by GoID, relation string, err error) {
	w, by = Nowhere, NoGoID
	for i := 0; i < len(words); i++ {
		word := words[i]
		switch {
		case (word == "woken" || word == "created") && i+2 < len(words) && words[i+1] == "by":
			relation = word
			if words[i+2] != "-" {
				n, err := strconv.ParseInt(words[i+2], 10, 64)
				if err != nil {
					return w, by, "", err
				}
				by = GoID(n)
			}
			i += 2
		case word[0] == 'P' || word[0] == 'T':
			n, err := strconv.ParseInt(word[1:], 10, 64)
			if err != nil {
				return w, by, "", err
			}
			if word[0] == 'P' {
				w.Proc = Proc(n)
			} else {
				w.Thread = g.Where(-1, n).Thread
			}
		default:
			return w, by, "", fmt.Errorf("unexpected %q", word)
		}
	}
	return w, by, relation, nil
}

// stackText reads "FUNC FILE:LINE < FUNC FILE:LINE", leaf first.
func (g *textGeneration) stackText(s string) (StackID, error) {
	var frames []Frame
	for part := range strings.SplitSeq(s, " < ") {
		words := strings.Fields(part)
		if len(words) == 0 {
			continue
		}
		f := Frame{Func: words[0]}
		if len(words) > 1 {
			i := strings.LastIndexByte(words[1], ':')
			if i < 0 {
				return NoStack, fmt.Errorf("want FILE:LINE, not %q", words[1])
			}
			line, err := strconv.Atoi(words[1][i+1:])
			if err != nil {
				return NoStack, err
			}
			f.File, f.Line = words[1][:i], line
		}
		frames = append(frames, f)
	}
	return g.Stack(frames), nil
}

func (g *textGeneration) procLine(at Time, proc int64, rest string) error {
	words := strings.Fields(rest)
	if len(words) == 0 || (words[0] != "running" && words[0] != "idle") {
		return fmt.Errorf("want running or idle, not %q", rest)
	}
	w, _, _, err := g.clauses(words[1:])
	g.add(at, func(at Time) error {
		g.ProcState(at, proc, words[0] == "running", w)
		return nil
	})
	return err
}

// operationNamed finds an operation by its text form.
func operationNamed(name string) (Operation, bool) {
	for op := range Operation(NumOperations) {
		if operationText(op) == name {
			return op, true
		}
	}
	return OpUnknown, false
}

func operationText(op Operation) string { return strings.ReplaceAll(op.String(), " ", "-") }
