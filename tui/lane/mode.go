package lane

// Mode says which lanes there are.
type Mode uint8

// The modes, in the order in which one key leads through them.
const (
	Goroutines Mode = iota // one for each goroutine
	BySite                 // folded by the go statement that made them
	ByFamily               // folded by who created whom
	Processors
	Threads
	Channels
	Tasks

	numModes
)

// modes names the modes: for options, and for what a lane is called.
var modes = [numModes]struct{ name, one, title string }{
	Goroutines: {"goroutines", "goroutine", "goroutines"},
	BySite:     {"sites", "lane", "goroutines by creation site"},
	ByFamily:   {"families", "lane", "goroutines by family"},
	Processors: {"processors", "processor", "processors"},
	Threads:    {"threads", "thread", "threads"},
	Channels:   {"channels", "channel", "channels"},
	Tasks:      {"tasks", "lane", "tasks and regions"},
}

// String returns the mode's name, for options.
func (m Mode) String() string { return modes[m].name }

// Title says in words which lanes the mode shows.
func (m Mode) Title() string { return modes[m].title }

// Next returns the mode that is by modes further, around.
func (m Mode) Next(by int) Mode { return Mode((int(m) + by + int(numModes)) % int(numModes)) }

// mostFlat is how many goroutines have a lane each unless the user says so. More are several
// screens, of which nobody sees the whole, while there are a few dozen creation sites even
// where goroutines are counted in hundred thousands.
const mostFlat = 200

// Usual returns the mode to begin with where there are n goroutines.
func Usual(n int) Mode {
	if n > mostFlat {
		return BySite
	}
	return Goroutines
}

// Ordered reports whether the order of goroutines is that of the mode's lanes.
func (m Mode) Ordered() bool { return m <= ByFamily }

// Modes returns the names of all modes.
func Modes() []string {
	names := make([]string, numModes)
	for m := range numModes {
		names[m] = m.String()
	}
	return names
}

// ModeOf returns the mode of a name.
func ModeOf(name string) (Mode, bool) {
	for m := range numModes {
		if m.String() == name {
			return m, true
		}
	}
	return Goroutines, false
}
