package tui

import (
	"fmt"
	"strings"

	"chanlens/tui/prompt"
)

// matching returns the lessons whose name, title or topic has all the words of a text.
func matching(list []LessonInfo, text string) []LessonInfo {
	var out []LessonInfo
	words := strings.Fields(strings.ToLower(text))
next:
	for _, l := range list {
		all := strings.ToLower(l.Topic + " " + l.Name + " " + l.Title)
		for _, w := range words {
			if !strings.Contains(all, w) {
				continue next
			}
		}
		out = append(out, l)
	}
	return out
}

// lessonRows shows lessons: the topic, the title, and how far the learner is.
func lessonRows(list []LessonInfo) []prompt.Row {
	rows := make([]prompt.Row, len(list))
	for i, l := range list {
		rows[i] = prompt.Row{Kind: l.Topic, Text: l.Title, More: l.progress()}
	}
	return rows
}

// progress says how far the learner is; "" of a lesson that was not begun.
func (l *LessonInfo) progress() string {
	switch {
	case l.Done:
		return "✓ done"
	case l.Step > 0:
		return fmt.Sprintf("step %d of %d", l.Step+1, l.Steps)
	}
	return ""
}
