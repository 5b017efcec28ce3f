package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"chanlens/tui/bulk"
	"chanlens/tui/keys"
	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// The bar for all of these: an event and the drawing after it take no longer than
// a frame of a screen with 60 of them a second, 16 ms.

// large are traces of ten million intervals: one of many goroutines, all stuck in
// the end, and one of few that are busy.
var large = []struct {
	name  string
	trace func() *session.Survey
}{
	{"many", sync.OnceValue(func() *session.Survey { return surveyBulk(bulk.Shape{Goroutines: 500_000, Generations: 5, Turns: 1}) })},
	{"busy", sync.OnceValue(func() *session.Survey { return surveyBulk(bulk.Shape{Goroutines: 1000, Generations: 10, Turns: 333}) })},
}

func surveyBulk(s bulk.Shape) *session.Survey {
	return session.NewSurvey(context.Background(), bulk.Trace(s), nil, session.Arrangement{})
}

// measured is an App whose slow work goes on beside it, as in the live UI.
type measured struct {
	*App
	results chan func()
	work    *sync.WaitGroup
}

// openLarge returns an App on a large trace, with a lane for each goroutine, after some keys.
func openLarge(b *testing.B, sv *session.Survey, script string) measured {
	b.Helper()
	flat := lane.Goroutines
	a := measured{NewApp(Options{Name: "bulk.trace", Theme: theme.Colour, Start: Start{Lanes: &flat}}), make(chan func(), 1<<16), &sync.WaitGroup{}}
	a.beside = func(do func() func()) { a.work.Go(func() { a.results <- do() }) }
	b.Cleanup(a.work.Wait)
	a.Handle(keys.Event{Kind: keys.Resize, X: 200, Y: 60})
	a.Show(sv)
	for _, e := range mustParse(b, script) {
		a.Handle(e)
		a.apply()
	}
	return a
}

// apply does in the event loop what comes of work beside it.
func (a measured) apply() {
	for len(a.results) > 0 {
		(<-a.results)()
	}
}

// press measures keys, one after the other and again, each with the drawing after
// it. Of each key the quickest frame counts, for machines are noisy; the slowest key is
// told as ms/slowest.
func press(b *testing.B, a measured, script string) {
	events := mustParse(b, script)
	quickest := make([]time.Duration, len(events))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		a.apply()
		began := time.Now()
		a.Handle(events[i%len(events)])
		a.Draw()
		took := &quickest[i%len(events)]
		if d := time.Since(began); *took == 0 || d < *took {
			*took = d
		}
	}
	b.ReportMetric(float64(slices.Max(quickest))/float64(time.Millisecond), "ms/slowest")
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
			{"pan", "0+++", "LLLLHHHH"},
			{"zoom", "0", "++++++++--------"},
			{"alive/pan", "0+++A", "LLLLHHHH"},
			{"alive/zoom", "0A", "++++++++--------"},
			{"lanes", "0", "<PgDn><PgDn>Gg"},
			{"interval", "0", "....,,,,"},
			{"wait", "0", "nnnnNNNN"},
			{"wake", "0", "]]]][[[["},
			{"stuck", "0", "!"},
			{"find/number", "0", "/499999<Enter>"},
			{"find/nothing", "0", "/no such name<Enter>"},
			{"follow", "0nn", "<Enter>b"},
			{"sort", "0", "o"},
			{"system", "0", "S"},
			{"alive", "0", "A"},
			{"pin", "0", "pjpk"},
			{"hide", "0", "xxX"},
			{"details", "0", "<Tab>jj<Esc>"},
			{"flame", "7", "jlGg"},
			{"flame/kinds", "7tt", "ttt"},
			{"help", "", "?<Esc>"},
		} {
			b.Run(l.name+"/"+k.name, func(b *testing.B) { press(b, openLarge(b, l.trace(), k.before), k.script) })
		}
	}
}

// recorded are traces of three million channel operations that did not wait.
var recorded = []struct {
	name  string
	trace func() *session.Survey
}{
	{"many", sync.OnceValue(func() *session.Survey {
		return surveyBulk(bulk.Shape{Goroutines: 500_000, Generations: 3, Turns: 1, Ops: 2})
	})},
	{"busy", sync.OnceValue(func() *session.Survey {
		return surveyBulk(bulk.Shape{Goroutines: 100, Generations: 10, Turns: 3, Ops: 1000})
	})},
}

// BenchmarkOps measures a frame where channel operations were recorded: these are marked in
// the lanes, told of in the details, and what is on the way from send to receive is drawn.
func BenchmarkOps(b *testing.B) {
	for _, l := range recorded {
		for _, k := range []struct{ name, before, script string }{
			{"pan", "0+++", "LLLLHHHH"},
			{"zoom", "0", "++++++++--------"},
			{"lanes", "0", "<PgDn><PgDn>Gg"},
			{"step", "0", "uuuuUUUU"},
			{"pair", "0uu", "%%"},
			{"marks", "0", "M"},
		} {
			b.Run(l.name+"/"+k.name, func(b *testing.B) { press(b, openLarge(b, l.trace(), k.before), k.script) })
		}
	}
}

// BenchmarkSurvey measures a look at all of a trace, which is made beside the event
// loop.
func BenchmarkSurvey(b *testing.B) {
	for _, l := range large {
		b.Run(l.name, func(b *testing.B) {
			t := l.trace().Trace
			for b.Loop() {
				session.NewSurvey(context.Background(), t, nil, session.Arrangement{})
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
