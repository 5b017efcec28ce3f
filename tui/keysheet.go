package tui

import (
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/tui/action"
	"chanlens/tui/session"
)

// KeySheet returns all keys as a Markdown table, made from the action tables that
// dispatch them, for the README.
func KeySheet(t *model.Trace) string {
	a := NewApp(Options{Trace: t})
	a.Open(session.Open(t))
	var b strings.Builder
	b.WriteString("| keys | what they do |\n|---|---|\n")
	sheet := func(heading string, actions []action.Action) {
		fmt.Fprintf(&b, "| **%s** | |\n", heading)
		for _, group := range groups(actions) {
			for _, act := range actions {
				if act.Group == group {
					fmt.Fprintf(&b, "| %s | %s |\n", keyCells(act.Keys), act.Help)
				}
			}
		}
	}
	for _, v := range a.views {
		sheet(v.Title(), v.Actions())
	}
	sheet("Everywhere", a.globalActions())
	return b.String()
}

func keyCells(list []string) string {
	var cells []string
	for _, k := range list {
		cells = append(cells, "`"+strings.ReplaceAll(action.ShowKeys([]string{k}), "|", "\\|")+"`")
	}
	return strings.Join(cells, " ")
}
