package table

import (
	"testing"

	"chanlens/tui/canvas"
	"chanlens/tui/golden"
)

// TestScreens compares tables, after keys, with pictures a person checked.
func TestScreens(t *testing.T) {
	for _, tt := range []struct {
		name   string
		w, h   int
		script string
	}{
		{"table-80x12", 80, 12, ""},
		{"table-160x12", 160, 12, ""},
		{"table-160x12-open", 160, 12, "<Space>jjl"},
		{"table-40x6", 40, 6, "G"},
		{"table-20x6", 20, 6, ""},
		{"table-sorted-80x12", 80, 12, "oooo"},
		{"table-reversed-80x12", 80, 12, "oO"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table := open(t, config(), tt.w, tt.h, tt.script)
			c := canvas.New(tt.w, tt.h)
			table.Draw(c)
			golden.Check(t, tt.name, c)
		})
	}
	t.Run("empty-40x8", func(t *testing.T) {
		table := New(config())
		table.Resize(40, 8)
		c := canvas.New(40, 8)
		table.Draw(c)
		golden.Check(t, "empty-40x8", c)
	})
}
