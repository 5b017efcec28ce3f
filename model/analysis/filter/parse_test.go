package filter_test

import (
	"errors"
	"strings"
	"testing"

	"chanlens/model/analysis/filter"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// anyPosition compares expressions by what they mean, wherever that stood.
var anyPosition = cmp.Options{
	cmpopts.IgnoreTypes(filter.Span{}),
	cmp.Comparer(func(a, b *filter.Field) bool { return a == b }),
	cmp.Comparer(func(a, b *filter.SetFunc) bool { return a == b }),
}

func parse(t testing.TB, text string) *filter.Expr {
	t.Helper()
	e, err := filter.Parse(text)
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	return e
}

// What is read, in the one form in which it is written; that form reads as the same.
func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"  ", ""},
		{"state=send", "state=send"},
		{" STATE = Send ", "state=Send"},
		{"state==send", "state=send"},
		{"state=send and wait>10ms and func~handler and goroutine in created-by(main.serve)",
			"state=send and wait>10ms and func~handler and goroutine in created-by(main.serve)"},
		{"state=send wait>10ms", "state=send and wait>10ms"},
		{"state=send&&wait>10ms||stuck", "state=send and wait>10ms or stuck"},
		{"stuck system", "stuck and system"},
		{"stuck=yes or system=false", "stuck=yes or system=false"},
		{"stuck (system)", "stuck and system"},
		{"stuck or system and not stuck", "stuck or system and not stuck"},
		{"(stuck or system) and stuck", "(stuck or system) and stuck"},
		{"((stuck and system) and stuck)", "stuck and system and stuck"},
		{"stuck or (system or stuck)", "stuck or system or stuck"},
		{"!(stuck system)", "not (stuck and system)"},
		{"not not stuck", "not not stuck"},
		{"NOT stuck AND system OR stuck", "not stuck and system or stuck"},
		{"state in (send,receive , select)", "state in (send, receive, select)"},
		{"g in (1, 23)", "goroutine in (1, 23)"},
		{"alive<1.5s", "life<1.5s"},
		{"wait>=20µs", "wait>=20µs"},
		{"started<=1m2.5s", "started<=1m2.5s"},
		{"waits>=10k waits<1.5M waits!=3", "waits>=10k and waits<1.5M and waits!=3"},
		{`op="chan send"`, `op="chan send"`},
		{`op="select {}"`, `op="select {}"`},
		{"op=select-{}", "op=select-{}"},
		{`func="main.main"`, "func=main.main"},
		{`func='main.f g'`, `func="main.f g"`},
		{`func="a\"b\\c"`, `func="a\"b\\c"`},
		{`func="and"`, `func="and"`},
		{"func=android", "func=android"},
		{"func=net/http.(*conn).serve", "func=net/http.(*conn).serve"},
		{"(func=net/http.(*conn).serve)", "func=net/http.(*conn).serve"},
		{"func=main.Map[int,string].func1 stuck", "func=main.Map[int,string].func1 and stuck"},
		{"func~(*conn).serve", `func~"(*conn).serve"`},
		{"func~/^main\\./", "func~/^main\\./"},
		{`place~/a\/b/`, `place~/a\/b/`},
		{`place!~"/home/me"`, `place!~"/home/me"`},
		{"place=/home/me/main.go:12", `place="/home/me/main.go:12"`},
		{"func !~ main.", "func!~main."},
		{"created-by=23", "created-by=23"},
		{"goroutine in descendants-of( 23 )", "goroutine in descendants-of(23)"},
		{"creator in family(~serve)", "creator in family(~serve)"},
		{"goroutine in created-by(net/http.(*Server).Serve)", "goroutine in created-by(net/http.(*Server).Serve)"},
		{"not goroutine in having(state=send or wait>1s)", "not goroutine in having(state=send or wait>1s)"},
	} {
		e := parse(t, c.text)
		if got := e.String(); got != c.want {
			t.Errorf("Parse(%q) = %s, want %s", c.text, got, c.want)
			continue
		}
		if diff := cmp.Diff(e, parse(t, e.String()), anyPosition); diff != "" {
			t.Errorf("%q reads otherwise than %q (-first +again):\n%s", e, c.text, diff)
		}
	}
}

// What is wrong is said at its place, with what to do. The mark is what stands below the
// text in a terminal.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ text, mark, want string }{
		{"stat=send", "^^^^", `there is no field "stat": did you mean "state"?`},
		{"wiat>10ms", "^^^^", `there is no field "wiat": did you mean "wait"?`},
		{"send", "^^^^", `there is no field "send": did you mean "state=send"?`},
		{"created-bye=x", "^^^^^^^^^^^", `there is no field "created-bye": did you mean "created-by"?`},
		{"descendants-of(23)", "^^^^^^^^^^^^^^", `there is no field "descendants-of": write "goroutine in descendants-of(…)"`},
		{"state=snd and wait>10ms", "      ^^^", `"snd" is not a value of state: did you mean "send"?`},
		{"op=mutex.lok", "   ^^^^^^^^^", `"mutex.lok" is not a value of op: did you mean "Mutex.Lock"?`},
		{"wait>10", "     ^^", `"10" is not a duration: add a unit: 10ms`},
		{"wait>soon", "     ^^^^", `"soon" is not a duration: as in wait>10ms`},
		{"waits>1.5", "      ^^^", `"1.5" is not a count: as in waits>10k`},
		{"goroutine=main.f", "          ^^^^^^", `"main.f" is not a goroutine's number: as in goroutine in (1, 23)`},
		{"stuck=maybe", "      ^^^^^", `"maybe" is not yes or no: write "stuck" or "not stuck"`},
		{"wait=10ms", "    ^", `wait cannot be compared with =: it takes < <= > >=, as in wait>10ms`},
		{"state~send", "     ^", `state cannot be compared with ~: it takes = != in, as in state=send`},
		{"state send", "      ^^^^", `after state an operator is missing: it takes = != in, as in state=send`},
		{"state", "     ^", `after state an operator is missing: it takes = != in, as in state=send`},
		{"goroutine not in (1)", "          ^^^", `"not" stands before a term: write "not goroutine in …"`},
		{"state= and wait>1s", "       ^^^", `a value is missing before "and": as in state=send; put the word in quotes if it is the value`},
		{"state=", "      ^", `a value is missing: as in state=send`},
		{"and stuck", "^^^", `a term is missing before "and": write one such as state=send`},
		{"stuck and", "         ^", `a term is missing: write one such as state=send`},
		{"stuck or or system", "         ^^", `a term is missing before "or": write one such as state=send`},
		{"(stuck", "^", `this ( is not closed: add a ) at the end`},
		{"stuck)", "     ^", `there is no ( for this ): take it away`},
		{"stuck, system", "     ^", `this belongs to nothing: put a value with such signs in quotes`},
		{"(stuck, system)", "      ^", `this belongs to nothing: close the ( before it, or put the value in quotes`},
		{`func="main`, "     ^^^^^", `this " is not closed: add a " at the end of the value`},
		{"func~/main", "     ^^^^^", `this / is not closed: add a / at the end of the value`},
		{"func~/a(/", "     ^^^^", "error parsing regexp: missing closing ): `a(`: put text that is no regular expression in quotes"},
		{"func=http.(*conn and stuck", "          ^", `this bracket is not closed: close it, or put the value in quotes`},
		{"state in send", "         ^^^^", `a list is missing after in: write a list in parentheses: state in (…, …)`},
		{"state in (send receive)", "               ^", `a comma is missing: write a list as (a, b), and a value with blanks in quotes`},
		{"state in (send", "         ^", `this ( is not closed: add a ) at the end`},
		{"goroutine in famly(23)", "             ^^^^^", `there is no set "famly": did you mean "family"?`},
		{"goroutine in", "            ^", `a list or a set is missing after in: write one such as goroutine in created-by(main.serve)`},
		{"goroutine in family 23", "                   ^", `after family a ( is missing: as in goroutine in family(main.serve)`},
		{"goroutine in family()", "                    ^", `a function or a number is missing: as in goroutine in family(main.serve)`},
		{"goroutine in having(stuk)", "                    ^^^^", `there is no field "stuk": did you mean "stuck"?`},
		{"func=ä and stat=x", "           ^^^^", `there is no field "stat": did you mean "state"?`},
		{"?", "^", `a field should be here: write one such as state=send`},
	} {
		_, err := filter.Parse(c.text)
		var e *filter.Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q) found nothing wrong, want %s", c.text, c.want)
			continue
		}
		if want := c.text + "\n" + c.mark + "\n" + c.want + "\n"; e.Show(c.text) != want {
			t.Errorf("error\n%swant\n%s", e.Show(c.text), want)
		}
	}
}

// An expression too deep for any person does not take the program with it.
func TestDeep(t *testing.T) {
	for _, open := range []string{"(", "not ", "!", "goroutine in having("} {
		if _, err := filter.Parse(strings.Repeat(open, 100_000)); err == nil || !strings.Contains(err.Error(), "too deep") {
			t.Errorf("%d times %q: error %v, want that it is too deep", 100_000, open, err)
		}
	}
}

// Positions are those of the text.
func TestPositions(t *testing.T) {
	const text = `stuck and (state in (send, receive) or not goroutine in family("f g")) wait>1s`
	at := func(s filter.Span) string { return text[s.Pos:][:s.Len] }
	var got []string
	var walk func(*filter.Expr)
	walk = func(e *filter.Expr) {
		got = append(got, at(e.Span))
		if e.Test != nil {
			got = append(got, at(e.Test.At))
			for _, v := range e.Test.Values {
				got = append(got, at(v.Span))
			}
			if e.Test.Set != nil {
				got = append(got, at(e.Test.Set.Span), at(e.Test.Set.Arg.Span))
			}
		}
		for _, x := range e.Of {
			walk(x)
		}
	}
	walk(parse(t, text))
	want := []string{
		text,
		"stuck", "stuck",
		`state in (send, receive) or not goroutine in family("f g")`,
		"state in (send, receive)", "state", "send", "receive",
		`not goroutine in family("f g")`,
		`goroutine in family("f g")`, "goroutine", `family("f g")`, `"f g"`,
		"wait>1s", "wait", "1s",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("positions (-want +got):\n%s", diff)
	}
}

// The terms that are joined by "and" can be taken away one by one.
func TestTerms(t *testing.T) {
	for _, c := range []struct {
		text  string
		terms []string
		less  []string // without each
	}{
		{"", nil, nil},
		{"stuck", []string{"stuck"}, []string{""}},
		{"stuck or system", []string{"stuck or system"}, []string{""}},
		{"state=send (stuck or system) not stuck",
			[]string{"state=send", "stuck or system", "not stuck"},
			[]string{"(stuck or system) and not stuck", "state=send and not stuck", "state=send and (stuck or system)"}},
		{"stuck (system or not stuck)", []string{"stuck", "system or not stuck"}, []string{"system or not stuck", "stuck"}},
	} {
		e := parse(t, c.text)
		var terms, less []string
		for i, x := range e.Terms() {
			terms = append(terms, x.String())
			less = append(less, e.Without(i).String())
		}
		if diff := cmp.Diff([][]string{c.terms, c.less}, [][]string{terms, less}); diff != "" {
			t.Errorf("%q: terms, and what is left without each (-want +got):\n%s", c.text, diff)
		}
		if got := e.String(); got != parse(t, c.text).String() {
			t.Errorf("%q: taking terms away changed it to %q", c.text, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"state=send and wait>10ms and func~handler and goroutine in created-by(main.serve)",
		`(op="chan send" or not g in (1, 23)) place~/a\/b\\/ waits>=1.5k`,
		"not creator in having(stuck=no || func!~'x\\'y') started<1s", "func=net/http.(*conn).serve", "func~[a,b](c", "stuck,",
		`func="" place=/x`, "goroutine in family(~\"a~b\")", "task={and}", "state in (",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		filter.Complete(text, len(text)/2, nil)
		e, err := filter.Parse(text)
		if err != nil {
			var at *filter.Error
			if !errors.As(err, &at) || at.Pos < 0 || at.Len < 0 || at.Pos+at.Len > len(text) || at.Msg == "" {
				t.Fatalf("%q: error %#v has no place in the text", text, err)
			}
			at.Show(text)
			return
		}
		again, err := filter.Parse(e.String())
		if err != nil {
			t.Fatalf("%q is written as %q, which is wrong: %v", text, e, err)
		}
		if diff := cmp.Diff(e, again, anyPosition); diff != "" {
			t.Fatalf("%q is written as %q, which reads otherwise (-first +again):\n%s", text, e, diff)
		}
		if again.String() != e.String() {
			t.Fatalf("%q is written as %q and then as %q", text, e, again)
		}
	})
}
