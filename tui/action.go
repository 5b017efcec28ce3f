package tui

import "chanlens/tui/keys"

// Action is something a person can do. Dispatch, help and footer all come from
// the actions; there is no other place where a key is tied to anything.
type Action struct {
	ID      string
	Keys    []string // as in key scripts: "j", "<Down>"
	Group   string   // heading in the help
	Help    string   // what it does, in one line
	Hint    string   // short words for the last line; "" leaves it out there
	Enabled func() bool
	Worth   func() bool // whether the hint is worth its room now; nil: always
	Do      func()
}

// on reports whether the action can be done now.
func (a *Action) on() bool { return a.Enabled == nil || a.Enabled() }

// match returns the enabled action of a key.
func match(actions []Action, key string) (*Action, bool) {
	for i := range actions {
		for _, k := range actions[i].Keys {
			if k == key && actions[i].on() {
				return &actions[i], true
			}
		}
	}
	return nil, false
}

// showKeys writes the keys of an action as a person reads them.
func showKeys(list []string) string {
	text := ""
	for i, k := range list {
		if i > 0 {
			text += " "
		}
		text += keys.Show(k)
	}
	return text
}
