package main

import (
	"encoding/json"
	"os"
	"time"

	"chanlens/cmd/chanlens/internal/state"
	"chanlens/tui"
	"chanlens/tui/theme"

	"github.com/spf13/cobra"
)

// addStateFlag adds the flag that keeps nothing.
func addStateFlag(cmd *cobra.Command) {
	cmd.Flags().Bool("no-state", false, "neither use nor keep theme, marks, pins and progress in lessons (as CHANLENS_STATE=off)")
}

// openState opens where things are kept from one day to the next.
func openState(cmd *cobra.Command) *state.Store {
	off, err := cmd.Flags().GetBool("no-state")
	return state.Open(os.Getenv, off || err != nil)
}

// remember has the UI begin with what was kept of a trace, and keep what there is of it in
// the end.
func remember(cmd *cobra.Command, src *source, ui *tui.Options) {
	store := openState(cmd)
	key := ""
	if src.key != nil {
		key = src.key()
	}
	name, kept := store.Load(key)
	if t, ok := theme.ByName(name); ok && !cmd.Flags().Changed("theme") && os.Getenv("NO_COLOR") == "" {
		ui.Theme = t.InASCII(ui.Theme.ASCII)
	}
	// What is not understood is not there.
	_ = json.Unmarshal(kept.Marks, &ui.Kept.Marks)
	_ = json.Unmarshal(kept.Pins, &ui.Kept.Pins)
	ui.StateNote = store.Note
	ui.Keep = func(k tui.Kept) {
		if k.Theme == "" && len(k.Marks) == 0 && len(k.Pins) == 0 && len(kept.Marks) == 0 && len(kept.Pins) == 0 {
			return
		}
		save := state.Kept{Used: time.Now().UTC()}
		save.Marks, _ = json.Marshal(k.Marks) // numbers and words: nothing fails
		save.Pins, _ = json.Marshal(k.Pins)
		store.Save(key, k.Theme, save)
	}
}
