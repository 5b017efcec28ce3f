package main

import (
	"fmt"
	"strings"

	"chanlens/cmd/chanlens/internal/lessonprint"
	"chanlens/cmd/chanlens/internal/lessons"
	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/finding"

	"github.com/spf13/cobra"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [KIND]",
		Short: "List the kinds of findings, or explain one",
		Long: `Explain lists the kinds of findings that a report may have. With a kind, as it
stands in the JSON, it says what that means, what usually mends it, and on which rules of
Go it rests.`,
		Example: `  chanlens explain                  list them
  chanlens explain stuck-senders    what it means, and what to do
  chanlens report --format json trace.out | jq -r '.findings[].kind'`,
		Args: maximumArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return findingKinds(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			w := cmd.OutOrStdout()
			p := page.New(w, terminalWidth(w), wantColor(w))
			if len(args) == 0 {
				listFindings(p)
			} else if c, ok := finding.Lookup(args[0]); ok {
				explainFinding(p, &c)
			} else {
				return usageError(cmd, fmt.Sprintf("no kind %q: there are %s", args[0], strings.Join(findingKinds(), ", ")))
			}
			if err := p.Flush(); err != nil {
				return outputError{err}
			}
			return nil
		},
	}
}

func listFindings(p *page.Page) {
	table := page.Table{Columns: []page.Column{{Title: "kind"}, {Title: "mostly"}, {Title: "what it finds", Bends: true}}}
	for _, c := range finding.Checks() {
		table.Add(page.Words(c.Kind), page.Words(c.Severity.String()), page.Words(c.Heading()))
	}
	table.Write(p, nil)
}

func explainFinding(p *page.Page, c *finding.Check) {
	p.Wrap(page.Bold, c.Heading())
	p.Line(page.Plain, "")
	p.Wrap(page.Plain, c.Doc)
	p.Line(page.Plain, "")
	p.Wrap(page.Plain, "What usually mends it: "+c.Fix)
	if c.Lesson == "" {
		return
	}
	p.Line(page.Plain, "")
	p.Line(page.Plain, "Learn more: chanlens learn "+c.Lesson)
	l, err := lessons.Open(c.Lesson)
	if err != nil {
		return // tests hold that there is one
	}
	for _, id := range l.Text.Rules {
		p.Line(page.Plain, "")
		lessonprint.Rule(p, id)
	}
}

func findingKinds() []string {
	var kinds []string
	for _, c := range finding.Checks() {
		kinds = append(kinds, c.Kind)
	}
	return kinds
}
