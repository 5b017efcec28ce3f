package tui

import (
	"fmt"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/lesson"
	"chanlens/tui/action"
	"chanlens/tui/session"
)

// KeySheet returns all keys as a Markdown table, made from the action tables that
// dispatch them, for the README.
func KeySheet(t *model.Trace) string {
	text := lesson.Lesson{Steps: make([]lesson.Step, 1)}
	a := NewApp(Options{Trace: t, Lesson: &Lesson{Text: &text}})
	a.Open(session.Open(t))
	var b strings.Builder
	b.WriteString("| keys | what they do |\n|---|---|\n")
	var lists, details []action.Action
	own := make([][]action.Action, len(a.views))
	for i, v := range a.views {
		for _, act := range v.Actions() {
			switch {
			case act.Group == "details":
				details = appendNew(details, act)
			case a.viewsWith(act) >= alike:
				lists = appendNew(lists, act)
			default:
				own[i] = append(own[i], act)
			}
		}
	}
	for i, v := range a.views {
		writeKeys(&b, v.Title(), own[i])
	}
	writeKeys(&b, "Lists, in all views that have one", lists)
	writeKeys(&b, "Details", details)
	writeKeys(&b, "Beside a lesson, in its text", a.lessonActions())
	writeKeys(&b, "Everywhere", a.globalActions())
	return b.String()
}

// alike is in how many views an action is at least that the sheet has only once.
const alike = 3

// viewsWith counts the views that have an action, by the same keys.
func (a *App) viewsWith(act action.Action) int {
	n := 0
	for _, v := range a.views {
		if slices.ContainsFunc(v.Actions(), func(other action.Action) bool { return reads(act, other) }) {
			n++
		}
	}
	return n
}

// reads reports whether two actions read alike.
func reads(a, b action.Action) bool { return a.Help == b.Help && slices.Equal(a.Keys, b.Keys) }

func appendNew(list []action.Action, act action.Action) []action.Action {
	if slices.ContainsFunc(list, func(other action.Action) bool { return reads(act, other) }) {
		return list
	}
	return append(list, act)
}

// writeKeys writes the rows of actions below a heading, group by group.
func writeKeys(b *strings.Builder, heading string, actions []action.Action) {
	fmt.Fprintf(b, "| **%s** | |\n", heading)
	for _, group := range groups(actions) {
		for _, act := range actions {
			if act.Group == group {
				fmt.Fprintf(b, "| %s | %s |\n", keyCells(act.Keys), act.Help)
			}
		}
	}
}

func keyCells(list []string) string {
	var cells []string
	for _, k := range list {
		cells = append(cells, "`"+strings.ReplaceAll(action.ShowKeys([]string{k}), "|", "\\|")+"`")
	}
	return strings.Join(cells, " ")
}
