package tui

import (
	"strings"
	"unicode/utf8"

	"chanlens/tui/action"
)

// markActions returns the actions of marks.
func (a *App) markActions() []action.Action {
	return []action.Action{
		{ID: "mark.set", Keys: []string{"m"}, Group: "places", Help: "m and a letter: mark this place", Do: func() {
			a.pending = &pending{title: "mark this place with: a letter", any: a.setMark}
		}},
		{ID: "mark.go", Keys: []string{"'"}, Group: "places", Help: "' and a letter: to the place with that mark; '' to and fro", Do: func() {
			a.pending = &pending{title: "go to mark: " + a.markLetters() + "or ' for the place before", any: a.goToMark}
		}},
	}
}

// markLetters lists the letters that are taken.
func (a *App) markLetters() string {
	var b strings.Builder
	for _, m := range a.session.Marks {
		b.WriteRune(m.Letter)
		b.WriteByte(' ')
	}
	return b.String()
}

// letter returns the letter that a key is.
func letter(key string) (rune, bool) {
	r, n := utf8.DecodeRuneInString(key)
	return r, n == len(key) && r >= 'a' && r <= 'z'
}

func (a *App) setMark(key string) bool {
	r, ok := letter(key)
	if !ok {
		return a.noLetter(key)
	}
	a.session.SetMark(r)
	a.session.Note("mark %c is here; '%c comes back", r, r)
	return true
}

func (a *App) goToMark(key string) bool {
	if key == "'" {
		if !a.session.CanGoBack() {
			a.session.Note("no place to go back to")
			return true
		}
		a.session.Swap()
		return true
	}
	r, ok := letter(key)
	if !ok {
		return a.noLetter(key)
	}
	if !a.session.GoToMark(r) {
		a.session.Note("there is no mark %c; m%c sets it", r, r)
	}
	return true
}

// noLetter says that a mark is a letter, to all but who leaves.
func (a *App) noLetter(key string) bool {
	if key == "<Esc>" || key == "<C-c>" {
		return false
	}
	a.session.Note("a mark is a letter from a to z")
	return true
}
