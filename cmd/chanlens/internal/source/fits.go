package source

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// doubt says why a text may not be the file that a frame is in, "" if it fits: the line is
// beyond its end, or the declaration before it is another function's.
func doubt(file string, text []byte, fn string, line int) string {
	if line <= 0 {
		return ""
	}
	last, lines := upTo(text, line)
	if lines < line {
		return fmt.Sprintf("may differ: it has %d lines only", lines)
	}
	names := declared(fn)
	if !strings.HasSuffix(file, ".go") || len(names) == 0 {
		return ""
	}
	if slices.Contains(names, declaredBefore(text[:last])) {
		return ""
	}
	return fmt.Sprintf("may differ: line %d is not in %s", line, names[len(names)-1])
}

// declaredBefore returns the name of the last function that is declared in a text, "" if
// there is none.
func declaredBefore(text []byte) string {
	at := bytes.LastIndex(text, []byte("\nfunc "))
	if m := declaration.FindSubmatch(text[at+1:]); m != nil {
		return string(m[1])
	}
	return ""
}

// upTo returns where a line ends, and how many lines there are, at most that.
func upTo(text []byte, line int) (end, lines int) {
	for lines < line && end < len(text) {
		lines++
		n := bytes.IndexByte(text[end:], '\n')
		if n < 0 {
			return len(text), lines
		}
		end += n + 1
	}
	return end, lines
}

// declaration matches how a function's declaration begins, and its name.
var declaration = regexp.MustCompile(`^func +(?:\([^)\n]*\) *)?([\pL_][\pL\pN_]*)`)

// declared returns the names by which the function around a frame may be declared. There
// are none where it needs not be in a declaration: a function literal of a package's
// variable. A literal in a function that was inlined bears the names of both.
//
//	example.com/mail.(*Box[…]).Send.func1   Send
//	example.com/mail.Box.Send               Box (a function, and Send inlined in it), Send
func declared(fn string) []string {
	rest := strings.TrimPrefix(strings.TrimPrefix(withoutTypes(fn), packageOf(fn)), ".")
	if strings.HasPrefix(rest, "(") {
		_, rest, _ = strings.Cut(rest, ").")
	}
	if rest == "init" || strings.HasPrefix(rest, "init.") || strings.HasPrefix(rest, "glob.") {
		return nil
	}
	var names []string
	for part := range strings.SplitSeq(rest, ".") {
		part, _, _ = strings.Cut(part, "-") // Send-fm, Send-range1
		if part = strings.Trim(part, "()*"); part != "" && !made.MatchString(part) {
			names = append(names, part)
		}
	}
	return names
}

// made matches what the compiler adds to a name: for function literals, and for go and
// defer statements with arguments.
var made = regexp.MustCompile(`^(func|gowrap|deferwrap)?[0-9]+$`)

// packageOf returns the import path in a function's name.
func packageOf(fn string) string {
	fn = withoutTypes(fn)
	slash := strings.LastIndexByte(fn, '/')
	if dot := strings.IndexByte(fn[slash+1:], '.'); dot >= 0 {
		fn = fn[:slash+1+dot]
	}
	return fn
}

// withoutTypes cuts the type arguments out of a function's name.
func withoutTypes(fn string) string {
	open, end := strings.IndexByte(fn, '['), strings.LastIndexByte(fn, ']')
	if open < 0 || end < open {
		return fn
	}
	return fn[:open] + fn[end+1:]
}
