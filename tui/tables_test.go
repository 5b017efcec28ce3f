package tui

import (
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// twoPlaces is a trace of goroutines stuck at two places that differ in the line
// alone, three at the first.
const twoPlaces = `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
goroutine 12 example.com/kubernetes6632.(*idleAwareFramer).WriteFrame
  100  runnable created by 1
  110  running P1
  120  send @ runtime.chansend1 chan.go:161 < main.write kubernetes6632_test.go:51
goroutine 13 main.monitor
  200  runnable created by 1
  210  running P1
  220  send @ runtime.chansend1 chan.go:161 < main.write kubernetes6632_test.go:36
goroutine 14 main.monitor
  300  runnable created by 1
  310  running P1
  320  send @ runtime.chansend1 chan.go:161 < main.write kubernetes6632_test.go:36
goroutine 15 main.monitor
  400  runnable created by 1
  410  running P1
  420  send @ runtime.chansend1 chan.go:161 < main.write kubernetes6632_test.go:36
`

func parse(t testing.TB, text string) *model.Trace {
	t.Helper()
	trace, err := model.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

// TestWaitsShowLines holds that the list tells places apart at every width, and shows them
// whole where there is room.
func TestWaitsShowLines(t *testing.T) {
	trace := parse(t, twoPlaces)
	for w := leastWidth; w <= 200; w++ {
		a := open(trace, theme.Colour, w, 12, "waits")
		screen := strings.Join(a.Draw().Lines(), "\n")
		for _, place := range []string{"kubernetes6632_test.go:51", "kubernetes6632_test.go:36"} {
			if !strings.Contains(screen, place) {
				t.Errorf("width %d: no %s in\n%s", w, place, screen)
			}
		}
	}
}

// TestGoroutinesBack holds that going back to the list finds the row again.
func TestGoroutinesBack(t *testing.T) {
	trace := parse(t, twoPlaces)
	for _, c := range []struct {
		keys string
		id   model.GoID
		row  string // what the row under the cursor says
	}{
		{"4gj<Enter>", 12, "WriteFrame"},                           // a group opens
		{"4gj<Enter>j<Enter>b", 12, " 12  send"},                   // the one within
		{"4gl<Down><Enter>b", 13, " 13  send"},                     // the first of several
		{"4gljj<Enter>b", 14, " 14  send"},                         // the second
		{"4gljj<Enter>4h<Enter><Esc>jj<Enter>bb", 14, " 14  send"}, // closed since
		{"4gljj<Enter>bB4", 14, " 14  send"},                       // forward, and by its key
		{"4gljj<Enter>jG4", 15, " 15  send"},                       // another was selected since
		{"4gh2G4", 15, "main.monitor"},                             // the selection is within a closed one
		{"4gljj<Enter>b<Enter>b<Enter>b", 14, " 14  send"},         // again and again
		{"4g!", 13, " 13  send"},                                   // next stuck
		{"4g!!!", 15, " 15  send"},                                 //
		{"4g!!!!", 12, " 12  send"},                                // in the next group
		{"4g!!!!!", 13, " 13  send"},                               // around
		{"6g!", 12, "_test.go:51"},                                 // the next place
		{"6g!!", 13, "_test.go:36"},                                // around
		{"6g<Enter>j<Enter>b", 14, "14  main.monitor"},             // the second of the longest waits
		{"6g<Enter>j<Esc>", 14, "_test.go:36"},                     // back to the places
		{"6gj<Enter><Enter>6h", 12, "_test.go:51"},                 // the page is still there
		{"4g<Enter><Enter><Enter>j", 13, " 13  send"},              // the members in a bucket
		{"4g<Enter><Enter><Enter><Esc>jjj", 15, " 15  send"},       // and all again
		{"6g<click 53,16><Enter>j", 14, "14  main.monitor"},        // a column by mouse
		{"6g<double-click 53,16>j", 14, "14  main.monitor"},
		{"4g<double-click 53,16>j", 13, " 13  send"},
		{"6g<Tab>h<Enter>jj", 15, "15  main.monitor"}, // the waits in a bucket
	} {
		a := open(trace, theme.Colour, 100, 20, "")
		play(t, a, c.keys)
		screen := a.Draw().Lines()
		at := slices.IndexFunc(screen, func(line string) bool { return strings.HasPrefix(line, "▸") })
		if at < 0 || !strings.Contains(screen[at], c.row) {
			t.Errorf("after %s: no cursor on %q in\n%s", c.keys, c.row, strings.Join(screen, "\n"))
		}
		if got := trace.Goroutine(a.session.Sel.Goroutine).ID; got != c.id {
			t.Errorf("after %s: goroutine %d is selected, want %d", c.keys, got, c.id)
		}
	}
}

// TestTablesFollowTheSelection holds that each table comes with its cursor on what the
// selected goroutine is part of, or waits on at the moment.
func TestTablesFollowTheSelection(t *testing.T) {
	trace := fixture(t, "findings")
	for _, c := range []struct{ keys, row string }{
		{"/41<Enter>n3", "produce → "},
		{"/8<Enter>nn3", "query → "},
		{"/21<Enter>nn5", "Mutex.Lock "},
		{"/41<Enter>n6", "receive main.consume pipe.go:20"},
		{"/8<Enter>N6", "sleep (*server).query main.go:50"},
		{"/8<Enter>6", "send (*server).query main.go:52"},
		{"/21<Enter>nn6", "Mutex.Lock "},
		{"/21<Enter>nn4", "refresh main.go:16"},
		{"/41<Enter>n4", "main.consume main.go:18"},
	} {
		a := open(trace, theme.Colour, 100, 30, "")
		play(t, a, c.keys)
		if screen := a.Draw().Lines(); !slices.ContainsFunc(screen, func(line string) bool {
			return strings.HasPrefix(line, "▸") && strings.Contains(line, c.row)
		}) {
			t.Errorf("after %s: no cursor on %q in\n%s", c.keys, c.row, strings.Join(screen, "\n"))
		}
	}
}

// TestMembersLead holds where Enter leads from a goroutine: to where it began to wait for
// ever, or else to its longest wait in the range, or its begin.
func TestMembersLead(t *testing.T) {
	for _, c := range []struct {
		keys   string
		chosen session.Range
		want   string
	}{
		{"4gl<Down><Enter>", session.Range{}, "8 at 20ms"},
		{"4gl<Down>jj<Enter>", session.Range{}, "7 at 16ms"},
		{"4gjl<Down>jj<Enter>", session.Range{Start: 5e6, Span: 8e6}, "9 at 11.5ms"}, // none has waited yet
		{"4gl<Down><Enter>", session.Range{Start: 30e6, Span: 8e6}, "8 at 20ms"},
		{"4gl<Down>jj<Enter>", session.Range{Start: 30e6, Span: 8e6}, "7 at 30ms"}, // it sleeps all along
	} {
		a := open(fixture(t, "scene"), theme.Colour, 100, 30, "")
		a.session.Chosen = c.chosen
		play(t, a, c.keys)
		if got := where(a); got != c.want || a.view().Name() != "timeline" {
			t.Errorf("after %s in %v: %s, want %s", c.keys, c.chosen, got, c.want)
		}
	}
}

// TestTablesAsCSV holds what rows are as CSV, with times in nanoseconds.
func TestTablesAsCSV(t *testing.T) {
	trace := fixture(t, "findings")
	for _, c := range []struct{ view, keys, header, row string }{
		{"goroutines", "g", "goroutines,count,stuck,alive,created,ended,life-p50,life-p99,life-max,wait-p50,wait-p99,wait-max",
			"main.(*server).query main.go:38,3,2,2,3,1,"},
		{"goroutines", "gl<Down>", "goroutines,count,stuck,", "main.(*server).query main.go:38 8,,1,,"},
		{"waits", "g", "waits,count,open,stuck,goroutines,total,p50,p90,p99,max", "send main.(*server).query main.go:52,2,2,2,2,731000000,"},
		{"waits", "g<Enter>", "goroutine,from,length,end", "8,33000000,367000000,stuck"},
		{"channels", "g", "channel,shape,cap,len,sends,receives,closes,waited,send_wait,receive_wait,select_wait,peak,at_end,sure", "main.(*server).query → main.(*server).ask,stuck,,,1,"},
		{"locks", "G", "lock,class,waits,waited,p50,p99,max,peak,at_end,starved,sure", "Mutex.Lock at cache.go:33,mutex,"},
	} {
		a := open(trace, theme.Colour, 100, 30, c.view)
		play(t, a, c.keys)
		header, row := a.view().(interface{ CSV() (header, row string) }).CSV()
		if !strings.HasPrefix(header, c.header) || !strings.HasPrefix(row, c.row) || strings.Count(header, ",") != strings.Count(row, ",") {
			t.Errorf("%s after %s:\n%s\n%s", c.view, c.keys, header, row)
		}
	}
}
