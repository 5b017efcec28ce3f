// Package action is the table of what a person can do: keys, words, and what is done.
// Dispatch, help, footer and palette all come from it.
//
// Package action imports keys.
package action

import (
	"slices"

	"chanlens/tui/keys"
)

// Action is something a person can do. Dispatch, help and footer all come from
// the actions; there is no other place where a key is tied to anything.
type Action struct {
	ID      string
	Keys    []string // as in key scripts: "j", "<Down>"
	Group   string   // heading in the help
	Help    string   // what it does, in one line
	Hint    string   // short words for the last line; "" leaves it out there
	Enabled func() bool
	Why     func() string // what to say when it cannot be done now; nil or "": nothing
	Worth   func() bool   // whether the hint is worth its room now; nil: always
	Do      func()
}

// On reports whether the action can be done now.
func (a *Action) On() bool { return a.Enabled == nil || a.Enabled() }

// Match returns the enabled action of a key.
func Match(actions []Action, key string) (*Action, bool) {
	for i := range actions {
		for _, k := range actions[i].Keys {
			if k == key && actions[i].On() {
				return &actions[i], true
			}
		}
	}
	return nil, false
}

// Why returns what the actions of a key say about why none of them can be done
// now; "" if they say nothing.
func Why(actions []Action, key string) string {
	for i := range actions {
		if actions[i].Why == nil || !slices.Contains(actions[i].Keys, key) {
			continue
		}
		if text := actions[i].Why(); text != "" {
			return text
		}
	}
	return ""
}

// Because returns a Why that always says the same.
func Because(text string) func() string { return func() string { return text } }

// ShowKeys writes the keys of an action as a person reads them.
func ShowKeys(list []string) string {
	text := ""
	for i, k := range list {
		if i > 0 {
			text += " "
		}
		text += keys.Show(k)
	}
	return text
}

// By returns f(n), to be done later.
func By(f func(int), n int) func() { return func() { f(n) } }

// Either joins the actions of two lists that are used by turns, each for each: one action
// does what that of the two can do which is enabled.
func Either(a, b []Action) []Action {
	joined := slices.Clone(a)
	for i := range joined {
		one, other := &a[i], &b[i]
		now := func() *Action {
			if !one.On() && other.On() {
				return other
			}
			return one
		}
		joined[i].Enabled = func() bool { return now().On() }
		joined[i].Worth = func() bool { act := now(); return act.Worth == nil || act.Worth() }
		joined[i].Do = func() { now().Do() }
		joined[i].Why = func() string {
			if one.Why != nil {
				if text := one.Why(); text != "" {
					return text
				}
			}
			if other.Why != nil {
				return other.Why()
			}
			return ""
		}
	}
	return joined
}
