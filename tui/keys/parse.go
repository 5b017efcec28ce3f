package keys

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error tells what is wrong with a key script, and where.
type Error struct {
	Script string
	Offset int // in bytes
	Reason string
}

// Error writes the reason with the script and a mark below the place.
func (e *Error) Error() string {
	before := e.Script[:e.Offset]
	return fmt.Sprintf("key script, character %d: %s\n    %s\n    %s^",
		utf8.RuneCountInString(before)+1, e.Reason, e.Script,
		strings.Repeat(" ", utf8.RuneCountInString(before)))
}

// Parse reads a key script. Its error is an [*Error].
func Parse(script string) ([]Event, error) {
	var events []Event
	for i := 0; i < len(script); {
		r, size := utf8.DecodeRuneInString(script[i:])
		if r == utf8.RuneError && size == 1 {
			return nil, &Error{strings.ToValidUTF8(script, "?"), min(i, len(script)), "not UTF-8"}
		}
		switch {
		case r == '\n' || r == '\r' || r == '\t':
		case r == '<':
			end := strings.IndexByte(script[i:], '>')
			if end < 0 {
				return nil, &Error{script, i, `"<" opens a key name and no ">" closes it; the key itself is <lt>`}
			}
			size = end + 1
			e, err := parseName(script[i+1 : i+end])
			if err != nil {
				return nil, &Error{script, i, err.Error()}
			}
			events = append(events, e)
		case r == ' ':
			events = append(events, Press("<Space>"))
		case unicode.IsControl(r):
			return nil, &Error{script, i, fmt.Sprintf("control character %q", r)}
		default:
			events = append(events, Press(string(r)))
		}
		i += size
	}
	return events, nil
}

// named are the keys that have names, in the spelling that events carry.
var named = byFolded("Enter", "Esc", "Tab", "Space", "Backspace", "Delete", "Insert",
	"Up", "Down", "Left", "Right", "PgUp", "PgDn", "Home", "End", "lt",
	"F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12")

// mice are the mouse events that a script can name.
var mice = byFolded(Click, DoubleClick, Down, Drag, Up, WheelUp, WheelDown, WheelLeft, WheelRight)

func byFolded(names ...string) map[string]string {
	m := make(map[string]string, len(names))
	for _, n := range names {
		m[strings.ToLower(n)] = n
	}
	return m
}

// parseName reads what stands between angle brackets.
func parseName(text string) (Event, error) {
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	rest = strings.TrimSpace(rest)
	if strings.EqualFold(word, "resize") {
		return parseResize(rest)
	}
	ctrl, shift, base := modifiers(word)
	if name, ok := mice[strings.ToLower(base)]; ok {
		return parseMouse(name, rest, ctrl, shift)
	}
	if rest != "" {
		return Event{}, fmt.Errorf("<%s> takes nothing after its name", word)
	}
	return parseKey(word, base, ctrl, shift)
}

// modifiers takes "C-" and "S-" off a name.
func modifiers(word string) (ctrl, shift bool, base string) {
	for len(word) > 2 && word[1] == '-' {
		switch word[0] {
		case 'C', 'c':
			ctrl = true
		case 'S', 's':
			shift = true
		default:
			return ctrl, shift, word
		}
		word = word[2:]
	}
	return ctrl, shift, word
}

func parseKey(word, base string, ctrl, shift bool) (Event, error) {
	prefix := ""
	if ctrl {
		prefix += "C-"
	}
	if shift {
		prefix += "S-"
	}
	if strings.EqualFold(word, "tick") {
		return Event{Kind: Tick, Elapsed: TickTime}, nil
	}
	if name, ok := named[strings.ToLower(base)]; ok {
		return Press("<" + prefix + name + ">"), nil
	}
	if ctrl && !shift && len(base) == 1 && base[0] > ' ' && base[0] < 0x7f {
		return Press("<C-" + strings.ToLower(base) + ">"), nil
	}
	return Event{}, fmt.Errorf("no key is called <%s>; see the names in the help of chanlens snapshot", word)
}

func parseMouse(name, rest string, ctrl, shift bool) (Event, error) {
	x, y, err := pair(rest, ",")
	if err != nil {
		return Event{}, fmt.Errorf("<%s> wants a column and a row, as in <%s 12,3>", name, name)
	}
	return Event{Kind: Mouse, Name: name, X: x, Y: y, Ctrl: ctrl, Shift: shift}, nil
}

func parseResize(rest string) (Event, error) {
	w, h, err := ParseSize(rest)
	if err != nil {
		return Event{}, err
	}
	return Event{Kind: Resize, X: w, Y: h}, nil
}

// MaxSize is the largest width and height that [ParseSize] takes.
const MaxSize = 1000

// ParseSize reads a terminal's size, as in "80x24".
func ParseSize(text string) (w, h int, err error) {
	w, h, err = pair(strings.ToLower(text), "x")
	if err != nil || w < 1 || h < 1 || w > MaxSize || h > MaxSize {
		return 0, 0, fmt.Errorf("%q is no size: want columns x rows, as in 80x24, at most %dx%d", text, MaxSize, MaxSize)
	}
	return w, h, nil
}

// pair reads two small numbers that are not negative.
func pair(text, sep string) (a, b int, err error) {
	left, right, ok := strings.Cut(text, sep)
	if !ok {
		return 0, 0, fmt.Errorf("no %q", sep)
	}
	x, err := strconv.ParseUint(strings.TrimSpace(left), 10, 16)
	if err != nil {
		return 0, 0, err
	}
	y, err := strconv.ParseUint(strings.TrimSpace(right), 10, 16)
	return int(x), int(y), err
}
