package tui

import (
	"context"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/order"
	"chanlens/tui/detail"
	"chanlens/tui/player"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// Board draws channels as the player does, without a screen: as lines of text.
type Board struct {
	survey *session.Survey
	theme  *theme.Theme
}

// NewBoard returns the board of a trace, in the characters of a theme.
func NewBoard(ctx context.Context, t *model.Trace, opt examine.Options, look *theme.Theme) *Board {
	return &Board{session.Surveyed(ctx, t, opt), look}
}

// Edge says what an edge joins, and by which rule.
func (b *Board) Edge(e *order.Edge) (words, rule string) {
	return detail.EdgeWords(b.survey.Trace, b.survey.Acts.Names, e), detail.RuleWords(e.Kind.Rule())
}

// Draw draws channels at a moment of a goroutine, after what the goroutine does to them then,
// or if it is hidden before; nothing if no operations are recorded.
func (b *Board) Draw(g model.Goroutine, at model.Time, hidden bool, chans []model.Chan, width int) []string {
	s := session.New(b.survey)
	s.Mono = true
	s.Sel = session.Selection{Goroutine: g, At: at}
	if hidden {
		s.Sel.At = s.Within(at - 1)
		s.Veil = session.Veil{On: true, From: at, Who: s.Sel}
	}
	paper := player.Text(s, chans, width)
	if paper == nil {
		return nil
	}
	b.theme.Finish(paper)
	lines := paper.Lines()
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}
