package format

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"chanlens/model"
)

// Func shortens the name of a function as the linker knows it to what a person
// calls it: "net/http.(*conn).serve" is "http.(*conn).serve", and type
// arguments are "[…]". A name wider than width (if that is above 0) is cut as
// [Name] cuts it.
//
//	example.com/mail/v2.Map[go.shape.int].func1
//	└─ path ──────┘└v┘ └─ type arguments ─┘        → mail.Map[…].func1
func Func(name string, width int) string {
	short := withoutPath(withoutTypeArguments(name))
	if width <= 0 {
		return unescaped(short)
	}
	return Name(short, width)
}

// Name shortens the name of a function as the linker knows it to width characters,
// and no more than it must. It says of which package the function is as long as there is
// room. What goes, in this order:
//
//	example.com/a/pkg.(*T[go.shape.int]).Do    type arguments, always
//	example.com/a/pkg.(*T[…]).Do               the begin of the path, an element at a time
//	pkg.(*T[…]).Do                             the package
//	(*T[…]).Do                                 the mark of type arguments
//	(*T).Do                                    the receiver
//	Do                                         the end
func Name(name string, width int) string {
	name = withoutTypeArguments(name)
	wide := func() bool { return utf8.RuneCountInString(unescaped(name)) > width }
	for wide() && strings.Contains(name, "/") {
		name = withoutElement(name)
	}
	for _, shorten := range []func(fn string) string{withoutPackage, withoutMark, ownName} {
		if wide() {
			name = shorten(name)
		}
	}
	return Cut(unescaped(name), width)
}

// Sides shortens the functions at both sides of a name that is wider than width: to what
// they are called within their package, and if that is too wide, too, to their own names.
//
//	main.(*server).submit → main.(*server).work     (*server).submit → (*server).work     submit → work
func Sides(name string, width int) string {
	for _, short := range []func(fn string) string{withoutPackage, ownName} {
		if utf8.RuneCountInString(name) <= width || !strings.Contains(name, " → ") {
			break
		}
		words := strings.Split(name, " ")
		for i, w := range words {
			words[i] = short(w)
		}
		name = strings.Join(words, " ")
	}
	return name
}

func withoutPackage(fn string) string {
	if pkg, rest, ok := strings.Cut(fn, "."); ok && rest != "" && !strings.ContainsAny(pkg, "([:") && !strings.Contains(fn, ".go:") {
		return rest
	}
	return fn
}

// ownName returns the last part of a function's name; of a closure, the last two.
func ownName(fn string) string {
	if strings.Contains(fn, ".go:") {
		return fn
	}
	rest, last := "", fn
	if i := strings.LastIndexByte(fn, '.'); i >= 0 {
		rest, last = fn[:i], fn[i+1:]
	}
	if rest != "" && (strings.HasPrefix(last, "func") || strings.Trim(last, "0123456789") == "") {
		return ownName(rest) + "." + last
	}
	return last
}

// Cut shortens text to width cells, the last of them "…" where something was cut off.
func Cut(text string, width int) string {
	if utf8.RuneCountInString(text) <= width {
		return text
	}
	if width <= 0 {
		return ""
	}
	return string([]rune(text)[:width-1]) + "…"
}

// withoutTypeArguments replaces what stands between outermost brackets by "…".
func withoutTypeArguments(name string) string {
	if !strings.Contains(name, "[") {
		return name
	}
	var b strings.Builder
	depth := 0
	for _, r := range name {
		switch {
		case r == '[':
			if depth == 0 {
				b.WriteString("[…]")
			}
			depth++
		case r == ']' && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// withoutMark takes the marks of type arguments off.
func withoutMark(fn string) string { return strings.ReplaceAll(fn, "[…]", "") }

// withoutElement takes the first element off an import path.
func withoutElement(name string) string {
	_, rest, _ := strings.Cut(name, "/")
	if !strings.Contains(rest, "/") {
		return withoutPath(name)
	}
	return rest
}

// withoutPath leaves of an import path its last part, or the one before where
// the last is a major version.
func withoutPath(name string) string {
	parent, last := "", name
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		parent, last = name[:i], name[i+1:]
	}
	if pkg, rest, ok := strings.Cut(last, "."); ok && parent != "" && isMajorVersion(pkg) {
		return parent[strings.LastIndexByte(parent, '/')+1:] + "." + rest
	}
	return last
}

// unescaped undoes the linker's escapes: %2e for a dot in a package's name.
func unescaped(name string) string { return strings.ReplaceAll(name, "%2e", ".") }

// isMajorVersion reports whether s is v2, v3, ….
func isMajorVersion(s string) bool {
	digits, ok := strings.CutPrefix(s, "v")
	n, err := strconv.Atoi(digits)
	return ok && err == nil && n >= 2
}

// Place writes where a frame is, without the folder: "main.go:23".
func Place(f model.Frame) string {
	file := f.File
	if i := strings.LastIndexAny(file, `/\`); i >= 0 {
		file = file[i+1:]
	}
	if file == "" || f.Line <= 0 {
		return file
	}
	return file + ":" + strconv.Itoa(f.Line)
}
