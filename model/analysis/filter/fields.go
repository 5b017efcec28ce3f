package filter

import (
	"strings"
)

// Subject is what a field speaks of.
type Subject uint8

// The subjects.
const (
	OfGoroutine Subject = iota // as a whole
	OfMoment                   // one interval of its life
)

// String returns the subject's name.
func (s Subject) String() string { return [...]string{"goroutine", "moment"}[s] }

// Kind is what the values of a field are.
type Kind uint8

// The kinds.
const (
	Number   Kind = iota // the runtime's number of a goroutine
	Name                 // text
	Who                  // a goroutine's number, or text
	Word                 // one of a list
	Duration             // with a unit
	Moment               // since the start of the trace
	Count                // a whole number
	Flag                 // it is so, or it is not
)

// kinds says how values are written and compared.
var kinds = [...]struct {
	name, doc string
	ops       []Op
}{
	Number:   {"number", "the runtime's number of a goroutine: 23", []Op{Eq, Ne, In}},
	Name:     {"text", `a name, in quotes if it has blanks; after ~ a part of it or a /regexp/`, []Op{Eq, Ne, Like, Unlike, In}},
	Who:      {"who", "a goroutine's number, or a text", []Op{Eq, Ne, Like, Unlike, In}},
	Word:     {"word", "one of a list", []Op{Eq, Ne, In}},
	Duration: {"duration", "a number with a unit: 850ns, 20us, 1.5ms, 2s, 3m", []Op{Lt, Le, Gt, Ge}},
	Moment:   {"moment", "time since the start of the trace: 1.2s", []Op{Lt, Le, Gt, Ge}},
	Count:    {"count", "a number: 300, 10k, 1.5M", []Op{Eq, Ne, Lt, Le, Gt, Ge}},
	Flag:     {"flag", "stands alone; also =yes and =no", []Op{Is, Eq}},
}

// String returns the kind's name.
func (k Kind) String() string { return kinds[k].name }

// Doc says how values of the kind are written.
func (k Kind) Doc() string { return kinds[k].doc }

// Op is how a field is compared, as it is written.
type Op string

// The operators. Is is the one of a flag that stands alone.
const (
	Is     Op = ""
	Eq     Op = "="
	Ne     Op = "!="
	Like   Op = "~"
	Unlike Op = "!~"
	Lt     Op = "<"
	Le     Op = "<="
	Gt     Op = ">"
	Ge     Op = ">="
	In     Op = "in"
)

// opDocs says what each operator means.
var opDocs = map[Op]string{
	Eq: "is", Ne: "is not", Like: "contains, or matches a /regexp/", Unlike: "does not contain",
	Lt: "less than", Le: "at most", Gt: "more than", Ge: "at least", In: "is one of a list or set",
}

// Field is something that an expression can ask for.
type Field struct {
	Name    string
	Alias   string // another name that is understood; or ""
	Of      Subject
	Kind    Kind
	Doc     string
	Example string
	Needs   Need

	words []word // the values, of a Word
	make  func(*compiler, *Term) (test, error)
}

// Ops returns how the field can be compared.
func (f *Field) Ops() []Op { return kinds[f.Kind].ops }

// Words returns the values the field can have, and nil if they are not of a list.
func (f *Field) Words() []string {
	var list []string
	for _, w := range f.words {
		list = append(list, w.name)
	}
	return list
}

func (f *Field) takes(op Op) bool {
	for _, o := range f.Ops() {
		if o == op {
			return true
		}
	}
	return false
}

// fields is the one table of fields. Their order is that of the documentation.
var fields = []Field{
	{Name: "state", Of: OfMoment, Kind: Word, words: states, make: byState,
		Doc: "what the goroutine does", Example: "state=send"},
	{Name: "op", Of: OfMoment, Kind: Word, words: operations, make: byState,
		Doc: "the operation, finer than state", Example: "op=RWMutex.RLock"},
	{Name: "wait", Of: OfMoment, Kind: Duration, make: byWait,
		Doc: "how long it does not run: blocked, ready to run or in a system call", Example: "wait>10ms"},
	{Name: "run", Of: OfMoment, Kind: Duration, make: byRun,
		Doc: "how long it runs without a break", Example: "run>=5ms"},
	{Name: "took", Of: OfMoment, Kind: Duration, make: byTook,
		Doc: "how long the interval lasts, whatever the state", Example: "state=syscall and took>1ms"},
	{Name: "place", Of: OfMoment, Kind: Name, make: byPlace,
		Doc: "function, file or file:line of the program where it waits", Example: "place=main.go:23"},
	{Name: "stack", Of: OfMoment, Kind: Name, make: byStack,
		Doc: "a function, file or file:line anywhere on the stack it waits with", Example: "stack~sql.(*DB)"},
	{Name: "woken-by", Of: OfMoment, Kind: Who, make: byWaker,
		Doc:     "who ended the wait: number, function it was started for, function it was in, or timer, network, runtime",
		Example: "woken-by=main.producer"},
	{Name: "channel", Of: OfMoment, Kind: Name, Needs: NeedChannels, make: byChannel,
		Doc:     "the channel or lock it waits for; if channel operations were recorded, also the channel it uses, by name or place of its make",
		Example: "channel~jobs"},
	{Name: "chan-op", Of: OfMoment, Kind: Word, words: chanWords, make: byAct,
		Doc: "a recorded channel operation, done in a run or waited for", Example: "chan-op=default"},
	{Name: "cap", Of: OfMoment, Kind: Count, make: byCap,
		Doc: "the capacity of a recorded channel that it uses or waits for", Example: "cap=0 and chan-op=send"},
	{Name: "elem", Of: OfMoment, Kind: Name, make: byElem,
		Doc: "the type of the elements of a recorded channel that it uses or waits for", Example: "elem~Job"},

	{Name: "goroutine", Alias: "g", Kind: Number, make: byNumber,
		Doc: "the goroutine's number", Example: "goroutine in (1, 23)"},
	{Name: "func", Kind: Name, make: byFunc,
		Doc: "the function it was started for", Example: "func~handler"},
	{Name: "creator", Kind: Number, make: byCreator,
		Doc: "the number of the goroutine that created it", Example: "creator=1"},
	{Name: "created-by", Kind: Who, make: byCreation,
		Doc:     "who created it: number, function the creator was started for, or function or file:line of the go statement",
		Example: "created-by=main.serve"},
	{Name: "life", Alias: "alive", Kind: Duration, make: byLife,
		Doc: "how long it is seen alive", Example: "life<1ms"},
	{Name: "started", Kind: Moment, make: byStart,
		Doc: "when it is first seen", Example: "started>1.2s"},
	{Name: "waits", Kind: Count, make: byWaits,
		Doc: "how often it blocked", Example: "waits>10k"},
	{Name: "task", Kind: Name, make: byTask,
		Doc: "the user task that it began or worked for", Example: "task=request"},
	{Name: "system", Kind: Flag, make: bySystem,
		Doc: "it is the runtime's or the tracer's own", Example: "not system"},
	{Name: "stuck", Kind: Flag, Needs: NeedVerdicts, make: byStuck,
		Doc: "it waits at the end, and nothing is left that would wake it", Example: "stuck"},
	{Name: "verdict", Kind: Name, Needs: NeedVerdicts, make: byVerdict,
		Doc: "what the verdict on its last wait is", Example: "verdict=waiting"},
	{Name: "finding", Kind: Name, Needs: NeedFindings, make: byFinding,
		Doc: "the kind of a finding that it has a part in", Example: "finding=stuck-senders"},
}

// Lookup finds a field by its name or alias, whatever the case.
func Lookup(name string) (*Field, bool) {
	for i := range fields {
		f := &fields[i]
		if strings.EqualFold(f.Name, name) || f.Alias != "" && strings.EqualFold(f.Alias, name) {
			return f, true
		}
	}
	return nil, false
}
