package tui

import (
	"testing"

	"chanlens/tui/golden"
	"chanlens/tui/theme"
)

// TestSteeringScreens compares the prompts, their boxes and the line of the filter with
// pictures a person checked.
func TestSteeringScreens(t *testing.T) {
	scene := fixture(t, "scene")
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"160x45", 160, 45}} {
		for _, c := range []struct{ name, keys string }{
			{"find-empty", "/"},
			{"find", "/pool<Down>"},
			{"find-nothing", "/pool of nobody"},
			{"filter-complete", "fstate=s"},
			{"filter-fault", "fstate=snd wait>5ms<Left><Left>"},
			{"filter-chips", "fstate=send wait>10ms<Enter>"},
			{"filter-none", "fwait>1h<Enter>"},
			{"palette", ":"},
			{"palette-fit", ":lane down<Down>"},
			{"palette-range", ":20ms..40ms"},
			{"palette-fault", ":40ms..20ms"},
			{"palette-off", ":forward"},
			{"mark", "ma'"},
			{"copy", "y"},
			{"copied", "yl"},
		} {
			t.Run(c.name+"-"+size.name, func(t *testing.T) {
				golden.Check(t, "steer-"+c.name+"-"+size.name, play(t, open(scene, theme.Colour, size.w, size.h, "timeline"), c.keys))
			})
		}
	}
	for _, c := range []struct {
		name, keys string
		w, h       int
		theme      *theme.Theme
	}{
		{"find-40x10", "/pool", 40, 10, theme.Colour},
		{"filter-fault-40x10", "fstate=snd wait>5ms", 40, 10, theme.Colour},
		{"palette-80x24-mono", ":lane", 80, 24, theme.Mono},
		{"filter-chips-80x24-mono", "fstate=send wait>10ms<Enter>", 80, 24, theme.Mono},
	} {
		t.Run(c.name, func(t *testing.T) {
			golden.Check(t, "steer-"+c.name, play(t, open(scene, c.theme, c.w, c.h, "timeline"), c.keys))
		})
	}
}
