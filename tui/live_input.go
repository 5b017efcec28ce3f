package tui

import (
	"strings"

	"chanlens/tui/keys"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// specials are the terminal's keys that have names in key scripts.
var specials = map[tcell.Key]string{
	tcell.KeyEnter: "Enter", tcell.KeyEsc: "Esc", tcell.KeyTab: "Tab", tcell.KeyBacktab: "S-Tab",
	tcell.KeyBackspace: "Backspace", tcell.KeyBackspace2: "Backspace", tcell.KeyDelete: "Delete", tcell.KeyInsert: "Insert",
	tcell.KeyUp: "Up", tcell.KeyDown: "Down", tcell.KeyLeft: "Left", tcell.KeyRight: "Right",
	tcell.KeyPgUp: "PgUp", tcell.KeyPgDn: "PgDn", tcell.KeyHome: "Home", tcell.KeyEnd: "End",
	tcell.KeyF1: "F1", tcell.KeyF2: "F2", tcell.KeyF3: "F3", tcell.KeyF4: "F4", tcell.KeyF5: "F5", tcell.KeyF6: "F6",
	tcell.KeyF7: "F7", tcell.KeyF8: "F8", tcell.KeyF9: "F9", tcell.KeyF10: "F10", tcell.KeyF11: "F11", tcell.KeyF12: "F12",
}

// keyName returns a key as key scripts write it.
func keyName(e *tcell.EventKey) (string, bool) {
	k := e.Key()
	if k == tcell.KeyRune {
		switch r := e.Rune(); r {
		case ' ':
			return "<Space>", true
		case '<':
			return "<lt>", true
		default:
			return string(r), true
		}
	}
	if name, ok := specials[k]; ok {
		mods := ""
		if e.Modifiers()&tcell.ModCtrl != 0 && k > tcell.KeyRune {
			mods += "C-"
		}
		if e.Modifiers()&tcell.ModShift != 0 && k > tcell.KeyRune && k != tcell.KeyBacktab {
			mods += "S-"
		}
		return "<" + mods + name + ">", true
	}
	if k >= tcell.KeyCtrlA && k <= tcell.KeyCtrlZ {
		return "<C-" + strings.ToLower(string(rune('A'+k-tcell.KeyCtrlA))) + ">", true
	}
	return "", false
}

// mouseNames are tview's mouse actions as key scripts write them.
var mouseNames = map[tview.MouseAction]string{
	tview.MouseLeftDown:        keys.Down,
	tview.MouseLeftUp:          keys.Up,
	tview.MouseLeftClick:       keys.Click,
	tview.MouseLeftDoubleClick: keys.DoubleClick,
	tview.MouseScrollUp:        keys.WheelUp,
	tview.MouseScrollDown:      keys.WheelDown,
	tview.MouseScrollLeft:      keys.WheelLeft,
	tview.MouseScrollRight:     keys.WheelRight,
}

// mouseEvent returns a mouse event as key scripts write it, and false if it means nothing, so
// that the screen need not be drawn.
func mouseEvent(e *tcell.EventMouse, action tview.MouseAction) (keys.Event, bool) {
	name, ok := mouseNames[action]
	if action == tview.MouseMove && e.Buttons()&tcell.ButtonPrimary != 0 {
		name, ok = keys.Drag, true
	}
	if !ok {
		return keys.Event{}, false
	}
	x, y := e.Position()
	return keys.Event{
		Kind: keys.Mouse, Name: name, X: x, Y: y,
		Ctrl:  e.Modifiers()&tcell.ModCtrl != 0,
		Shift: e.Modifiers()&tcell.ModShift != 0,
	}, true
}
