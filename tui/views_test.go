package tui

import (
	"context"
	"sync"
	"testing"

	"chanlens/model"
	"chanlens/tui/lane"
	"chanlens/tui/session"
)

// crowds are examined traces of 500,000 goroutines: all in families of their own and taking
// turns, all created by one go statement, and all stuck in one place.
var crowds = []struct {
	name  string
	trace func(b *testing.B) *session.Survey
}{
	{"turns", examinedOnce(func(*testing.B) *model.Trace { return large[0].trace().Trace })},
	{"forked", examinedOnce(func(b *testing.B) *model.Trace { return crowd(b, 500_000) })},
	{"stuck", examinedOnce(func(*testing.B) *model.Trace { return leaked(500_000, model.ReasonChanSend) })},
}

// examinedOnce makes and examines a trace when it is first asked for.
func examinedOnce(make func(b *testing.B) *model.Trace) func(b *testing.B) *session.Survey {
	var once sync.Once
	var sv *session.Survey
	return func(b *testing.B) *session.Survey {
		once.Do(func() {
			sv = examined(b, session.NewSurvey(context.Background(), make(b), nil, session.Arrangement{}))
		})
		return sv
	}
}

// BenchmarkViews measures frames of all views, and of the timeline with lanes of each kind,
// with 500,000 goroutines. What takes long goes on beside.
func BenchmarkViews(b *testing.B) {
	type steps struct{ name, before, script string }
	table := []steps{
		{"move", "g", "jjkk"}, {"ends", "", "Gg"}, {"page", "", "<PgDn><PgDn><PgUp><PgUp>"}, {"sort", "g", "oooooO"}, {"open", "g", "<Space>"},
		{"within", "gl", "jjkk"}, {"lead", "g", "<Enter>b"}, {"pane", "g", "<Tab>jk<Esc>"},
	}
	of := map[string][]steps{
		"findings": {{"move", "g", "jjkk"}, {"ends", "", "Gg"}, {"open", "g", "<Space>"}, {"step", "g<Space>", "lh"}, {"lead", "g", "<Enter>b"}},
		"timeline": {{"move", "", "jkhl"}, {"ends", "", "Gg"}, {"page", "", "<PgDn><PgDn><PgUp><PgUp>"}, {"zoom", "", "++++----"}, {"pan", "+++", "LLLLHHHH"},
			{"alive/pan", "A+++", "LLLLHHHH"}, {"alive/zoom", "A", "++++----"}, {"alive", "", "A"}, {"fold", "g", "<Space>"}, {"open/alive/pan", "g<Space>A+++", "LLLLHHHH"},
			{"pin", "", "pjpk"}, {"hide", "", "xxX"}, {"sort", "", "oooooooO"}, {"system", "", "S"}, {"pane", "", "<Tab>jj<Esc>"}},
		"channels": table, "goroutines": table, "locks": table, "waits": table,
		"flame": {{"move", "", "jlhk"}, {"ends", "", "Gg"}, {"zoom", "", "j<Enter>-"}, {"kinds", "ttt", "ttt"}, {"of", "uu", "uuu"}},
		"graph": {{"move", "", "jlhk"}, {"near", "", "<Space>"}, {"list", "", "t"}, {"list/move", "t", "jjkk"}, {"starts", "", "a"}},
	}
	for _, l := range crowds {
		for _, v := range newViews(session.Open(fixture(b, "findings"))) {
			modes := 1
			if v.Name() == "timeline" {
				modes = len(lane.Modes())
			}
			for m := range lane.Mode(modes) {
				name := l.name + "/" + v.Name()
				if modes > 1 {
					name += "/" + m.String()
				}
				for _, k := range of[v.Name()] {
					b.Run(name+"/"+k.name, func(b *testing.B) {
						a := settled(b, l.trace(b), "")
						a.session.Mode = m
						a.session.Refresh()
						a.play(b, v.Key()+k.before)
						press(b, a, k.script)
					})
				}
			}
		}
	}
}
