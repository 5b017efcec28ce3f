package main

import (
	"fmt"
	"os"

	"chanlens/cmd/chanlens/internal/lessons"
	"chanlens/cmd/chanlens/internal/page"
	"chanlens/cmd/chanlens/internal/state"
	"chanlens/model/format"
	"chanlens/tui/theme"

	"github.com/spf13/cobra"
)

// listWidth is the width of the list where nobody says it, in cells: nothing is cut off.
const listWidth = 200

// listLessons lists the course, and how far the user is in it.
func listLessons(cmd *cobra.Command) error {
	course, err := lessons.Course()
	if err != nil {
		return err
	}
	reached := openState(cmd).Lessons()
	w := cmd.OutOrStdout()
	width := terminalWidth(w)
	if width == 0 {
		width = listWidth
	}
	p := page.New(w, width, wantColor(w))
	ascii := theme.In(os.Getenv).ASCII

	// One table, so that columns are as wide in all chapters.
	table := page.Table{Indent: "    ", Columns: []page.Column{{}, {}, {Bends: true}}}
	for _, c := range course {
		for _, l := range c.Lessons() {
			table.Add(page.Words(progressWord(reached, l, ascii)), page.Words(l.Name), page.Words(l.Text.About))
		}
	}
	lines := table.Lines(p.Width())
	for _, c := range course {
		p.Line(page.Bold, c.Title)
		for _, t := range c.Topics {
			p.Line(page.Plain, "")
			p.Line(page.Plain, "  "+t.Title)
			for _, l := range t.Lessons {
				style := page.Plain
				if reached[l.Key].Done {
					style = page.Good
				}
				p.Line(style, lines[0])
				lines = lines[1:]
			}
		}
		p.Line(page.Plain, "")
	}
	p.Line(page.Plain, whatNext(course, reached))
	if err := p.Flush(); err != nil {
		return outputError{err}
	}
	return nil
}

// progressWord says how far the user is in a lesson; "" if it was not begun.
func progressWord(reached map[string]state.Progress, l *lessons.Lesson, ascii bool) string {
	p, begun := reached[l.Key]
	switch {
	case !begun:
		return ""
	case p.Done && ascii:
		return "done"
	case p.Done:
		return "✓ done"
	}
	return fmt.Sprintf("step %d of %d", within(p, l).Step+1, len(l.Text.Steps))
}

// whatNext says which lesson to open: the one that was begun last and is not done, or else
// the first that was not begun.
func whatNext(course []lessons.Chapter, reached map[string]state.Progress) string {
	var first, begun *lessons.Lesson
	done, all := 0, 0
	for _, c := range course {
		for _, l := range c.Lessons() {
			p, ok := reached[l.Key]
			all++
			switch {
			case p.Done:
				done++
			case !ok && first == nil:
				first = l
			case ok && (begun == nil || p.Used.After(reached[begun.Key].Used)):
				begun = l
			}
		}
	}
	switch {
	case begun != nil:
		return "Go on:  chanlens learn " + begun.Name
	case first == nil:
		return fmt.Sprintf("All %s are done.", format.Plural(all, "lesson"))
	case done > 0:
		return "Next:  chanlens learn " + first.Name
	}
	return "Begin:  chanlens learn " + first.Name
}
