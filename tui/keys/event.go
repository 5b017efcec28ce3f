package keys

import (
	"strings"
	"time"
)

// Kind says what an event is.
type Kind uint8

// The kinds of events.
const (
	Key Kind = iota
	Mouse
	Resize
	Tick // nobody did anything: time has passed
)

// Event is one thing that a person did, or that time has passed meanwhile.
type Event struct {
	Kind  Kind
	Name  string // of a key: "j", "<Enter>"; of a mouse event: "click", "wheel-up"
	X, Y  int    // where the mouse was; of a resize, the new width and height
	Ctrl  bool   // held during a mouse event
	Shift bool

	Elapsed time.Duration // since the tick before; of a tick
}

// TickTime is how much time a tick in a script stands for, and how often they come in a
// terminal while something moves.
const TickTime = 40 * time.Millisecond

// Press returns the event of a key, by the name that scripts use.
func Press(name string) Event { return Event{Kind: Key, Name: name} }

// The names of the mouse events.
const (
	Click       = "click"
	DoubleClick = "double-click"
	Down        = "press"
	Drag        = "drag"
	Up          = "release"
	WheelUp     = "wheel-up"
	WheelDown   = "wheel-down"
	WheelLeft   = "wheel-left"
	WheelRight  = "wheel-right"
)

// shown are the keys that have a sign of their own on screen.
var shown = map[string]string{
	"<Up>": "↑", "<Down>": "↓", "<Left>": "←", "<Right>": "→",
	"<lt>": "<", "<S-Left>": "⇧←", "<S-Right>": "⇧→", "<S-Tab>": "⇧Tab",
	"<S-Up>": "⇧↑", "<S-Down>": "⇧↓",
}

// Show returns a key's name as a person reads it in the help and the last line.
func Show(name string) string {
	if s, ok := shown[name]; ok {
		return s
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">")
	if rest, ok := strings.CutPrefix(name, "C-"); ok {
		return "^" + strings.ToUpper(rest)
	}
	if name == "" {
		return "<>"
	}
	return name
}
