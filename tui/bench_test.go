package tui

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/tui/bulk"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// The bar for all of these: an event and the drawing after it take no longer than
// a frame of a screen with 60 of them a second, 16 ms.

// large are traces of ten million intervals: one of many goroutines, all stuck in
// the end, and one of few that are busy.
var large = []struct {
	name  string
	trace func() *Survey
}{
	{"many", sync.OnceValue(func() *Survey { return surveyBulk(bulk.Shape{Goroutines: 500_000, Generations: 5, Turns: 1}) })},
	{"busy", sync.OnceValue(func() *Survey { return surveyBulk(bulk.Shape{Goroutines: 1000, Generations: 10, Turns: 333}) })},
}

func surveyBulk(s bulk.Shape) *Survey {
	return newSurvey(context.Background(), bulk.Trace(s), nil, arrangement{})
}

// openLarge returns an App on a large trace after some keys.
func openLarge(b *testing.B, sv *Survey, script string) *App {
	b.Helper()
	a := NewApp(Options{Name: "bulk.trace", Theme: theme.Colour})
	a.Handle(keys.Event{Kind: keys.Resize, X: 200, Y: 60})
	a.Show(sv)
	for _, e := range mustParse(b, script) {
		a.Handle(e)
	}
	return a
}

// press measures keys, one after the other and again, each with the drawing after
// it.
func press(b *testing.B, a *App, script string) {
	events := mustParse(b, script)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		a.Handle(events[i%len(events)])
		a.Draw()
	}
}

// BenchmarkZoom measures a frame at 200x60 over all zooms, from the whole trace to
// single nanoseconds.
func BenchmarkZoom(b *testing.B) {
	for _, l := range large {
		for halved := 0; halved <= 27; halved += 3 {
			b.Run(fmt.Sprintf("%s/halved=%d", l.name, halved), func(b *testing.B) {
				press(b, openLarge(b, l.trace(), "G"+strings.Repeat("+", halved)), "jkhl")
			})
		}
	}
}

// BenchmarkKeys measures a frame after keys that might have to look far.
func BenchmarkKeys(b *testing.B) {
	for _, l := range large {
		for _, k := range []struct{ name, before, script string }{
			{"pan", "f+++", "LLLLHHHH"},
			{"zoom", "f", "++++++++--------"},
			{"alive/pan", "f+++a", "LLLLHHHH"},
			{"alive/zoom", "fa", "++++++++--------"},
			{"lanes", "f", "<PgDn><PgDn>Gg"},
			{"interval", "f", "....,,,,"},
			{"wait", "f", "nnnnNNNN"},
			{"stuck", "f", "!"},
			{"find/number", "f", "/499999<Enter>"},
			{"find/nothing", "f", "/no such name<Enter>"},
			{"follow", "fnn", "<Enter>b"},
			{"sort", "f", "s"},
			{"system", "f", "S"},
			{"alive", "f", "a"},
			{"blocked", "", "21"},
			{"blocked/open", "2", "<Space>"},
			{"blocked/jump", "2", "G<Enter>b"},
			{"details", "f", "<Tab>jj<Esc>"},
			{"help", "", "?<Esc>"},
		} {
			b.Run(l.name+"/"+k.name, func(b *testing.B) { press(b, openLarge(b, l.trace(), k.before), k.script) })
		}
	}
}

// BenchmarkSeek measures the key that looks furthest: for a wait, in a lane that has
// none as far as one key looks.
func BenchmarkSeek(b *testing.B) {
	trace := bulk.Trace(bulk.Shape{Goroutines: 2, Generations: 4, Turns: 20_000})
	sv := surveyed(context.Background(), trace, examine.Options{})
	for _, by := range []int{1, -1} {
		b.Run(fmt.Sprint("by=", by), func(b *testing.B) {
			a := openLarge(b, sv, map[int]string{1: "g0", -1: "g$"}[by])
			v := a.views[0].(*timelineView)
			home := v.s.Sel
			for b.Loop() {
				v.s.Sel = home
				if result, _ := v.step(by, func(model.Interval) bool { return false }); result != stepTooFar {
					b.Fatal("it did not look as far as it may")
				}
			}
		})
	}
}

// BenchmarkSurvey measures a look at all of a trace, which is made beside the event
// loop.
func BenchmarkSurvey(b *testing.B) {
	for _, l := range large {
		b.Run(l.name, func(b *testing.B) {
			t := l.trace().Trace
			for b.Loop() {
				newSurvey(context.Background(), t, nil, arrangement{})
			}
		})
	}
}

// BenchmarkRenew measures what the event loop does when more of a trace comes.
func BenchmarkRenew(b *testing.B) {
	for _, l := range large {
		b.Run(l.name, func(b *testing.B) {
			a := openLarge(b, l.trace(), "jj")
			for b.Loop() {
				a.Show(l.trace())
				a.Draw()
			}
		})
	}
}
