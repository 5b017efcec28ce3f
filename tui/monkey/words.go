package monkey

import "chanlens/tui/keys"

// views are the keys that lead to them.
var views = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}

// commands are keys that mean something in some view.
var commands = script(`jklhjklhHLgG0$+-^z.,nN][)(}{wasdbBcoOSStpxXJKvAD!TTIeEMPQRrCUuiVWYZ"&*;=_|~%#@` + "`\\" +
	`<Up><Down><Left><Right><S-Left><S-Right><S-Up><S-Down><PgDn><PgUp><Home><End>` +
	`<Space><Enter><Enter><Tab><S-Tab><Esc><Esc><Backspace><Delete>?<F1><C-d><C-u><C-t><C-n><C-p><C-f><C-b><C-e><C-r><C-z><Tick><Tick><Tick>`)

// editing are keys that mean something while a line is typed.
var editing = script(`<Left><Right><Home><End><Backspace><Backspace><Delete><Up><Down><Tab><PgUp><PgDn><C-a><C-e><C-k><C-u><C-w><C-n><C-p><C-c>`)

// phrases are what may be typed at a prompt, sound, half done and wrong.
var phrases = []string{
	"state=send", "state=", "wait>10ms", "wait>", "wait<1us", "name~main", "id=7", "id=99999999999999999999", "stuck", "not", "and", "or",
	"(", ")", "((((", "!", "\"", "\"main.", "=", "~(", "[a-", "func~worker", "alive", "system", "created=1", "run>0", "range", "%",
	"main", "worker", "chan", ".go:", "1", "7", "23", "0", "-1", "1.2s", "1ms..2ms", "2ms..1ms", "+20ms", "-5ms", "..", "9999h", "1e309", "50%", "..3ms",
	"theme", "zoom", "pin", "lanes", "fold", "help", "mark", "sort", "range", "copy",
	"é", "界界界", "🙂", "a\u0301", "\u200d", "a long text that no goroutine has for a name, longer than the prompt is wide on most screens there are",
	"s", "r", "l", "a", "b",
}

func script(text string) []keys.Event {
	events, err := keys.Parse(text)
	if err != nil {
		panic(err) // a bug of this file
	}
	return events
}

// press returns the event of a character's key.
func press(r rune) keys.Event {
	switch r {
	case ' ':
		return keys.Press("<Space>")
	case '<':
		return keys.Press("<lt>")
	}
	return keys.Press(string(r))
}
