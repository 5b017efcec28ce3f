package table

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
)

func TestFolds(t *testing.T) {
	const rest = " Push produce func1 lock Lock Wait"
	for _, tt := range []struct{ name, script, want string }{
		{"closed", "", "[query]" + rest},
		{"space opens", "<Space>", "[query] >func1 >ask" + rest},
		{"space closes", "<Space><Space>", "[query]" + rest},
		{"right opens", "l<Right>", "[query] >func1 >ask" + rest},
		{"a row within a row within", "ljj<Right>", "query >func1 [>ask] >>take" + rest},
		{"left closes", "ljjlh", "query >func1 [>ask]" + rest},
		{"left closes what it is within", "ljh", "[query]" + rest},
		{"space, too", "lj<Space>", "[query]" + rest},
		{"from two levels down", "ljjljh", "query >func1 [>ask]" + rest},
		{"what was open within stays open", "ljjlgh" + "l", "[query] >func1 >ask >>take" + rest},
		{"nothing to open", "jl<Space>", "query [Push] produce func1 lock Lock Wait"},
	} {
		if got := names(open(t, config(), 80, 20, tt.script)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// Rows open and close by key, too, wherever the cursor is, and some before they are seen.
func TestOpen(t *testing.T) {
	const query, ask = "main.(*server).query", "main.(*server).ask"
	const rest = " produce func1 lock Lock Wait"
	table := open(t, config(), 80, 20, "j")
	for _, step := range []struct {
		what string
		do   func()
		want string
	}{
		{"within what is closed", func() { table.Open(ask, true) }, "query [Push]" + rest},
		{"above the cursor", func() { table.Open(query, true) }, "query >func1 >ask >>take [Push]" + rest},
		{"once more", func() { table.Open(query, true) }, "query >func1 >ask >>take [Push]" + rest},
		{"closed above the cursor", func() { table.Open(ask, false) }, "query >func1 >ask [Push]" + rest},
		{"closed around the cursor", func() { table.Select(ask); table.Open(query, false) }, "[query] Push" + rest},
		{"what is not there", func() { table.Open("nothing", true); table.Select("nothing") }, "[query] Push" + rest},
	} {
		if step.do(); names(table) != step.want {
			t.Errorf("%s: %s, want %s", step.what, names(table), step.want)
		}
	}
	if table.IsOpen(query) || !table.IsOpen("nothing") {
		t.Error("what is open is not what was opened")
	}
}

func TestMove(t *testing.T) {
	for _, tt := range []struct{ name, script, want string }{
		{"down", "jj", "produce"},
		{"up beyond the first", "jkk", "query"},
		{"over the heading", "jjjj", "Lock"},
		{"back over the heading", "Gkk", "func1"},
		{"last", "<End>", "Wait"},
		{"first", "G<Home>", "query"},
		{"a page", "<PgDn>", "produce"},
		{"a page up", "G<PgUp>", "func1"},
	} {
		table := open(t, config(), 80, 4, tt.script)
		if r, ok := table.Current(); !ok || !strings.HasSuffix(r.name, tt.want) {
			t.Errorf("%s: the cursor is on %q, want %s", tt.name, r.name, tt.want)
		}
	}
}

// The tree's keys are not there in a table without rows within rows, and no key acts while
// the table does not have the focus.
func TestActions(t *testing.T) {
	c := config()
	c.Children = nil
	table := open(t, c, 80, 20, "")
	for _, key := range []string{"<Space>", "l", "h"} {
		if a, ok := action.Match(table.Actions(func() bool { return true }), key); ok {
			t.Errorf("%s does %s in a flat table", key, a.ID)
		}
	}
	table = open(t, config(), 80, 20, "")
	for _, a := range table.Actions(func() bool { return false }) {
		if a.On() || a.Why != nil && a.Why() != "" {
			t.Errorf("%s is on, or says why it is not, while the table has no focus", a.ID)
		}
	}
	on := table.Actions(func() bool { return true })
	if got, want := action.Why(on, "O"), "the rows are not sorted; o sorts them"; got != want {
		t.Errorf("O says %q, want %q", got, want)
	}
	if got, want := action.Why(on, "h"), "there is nothing to close here"; got != want {
		t.Errorf("h says %q, want %q", got, want)
	}
}

// titleAt returns where on the screen the title of a column is.
func titleAt(t *testing.T, table *Table[thing, string], id string) int {
	t.Helper()
	for _, p := range table.places {
		if table.columns[p.col].ID == id {
			return p.x + p.w - 1
		}
	}
	t.Fatalf("no column %s on screen", id)
	return 0
}

func TestMouse(t *testing.T) {
	probe := open(t, config(), 80, 20, "")
	sends, bar := titleAt(t, probe, "sends"), titleAt(t, probe, "bar")
	const given = "[query] Push produce func1 lock Lock Wait"
	for _, tt := range []struct {
		name, script string
		want         string
		log          string
	}{
		{"a click selects", "<click 20,3>", "query Push [produce] func1 lock Lock Wait", "moved to produce"},
		{"a double click enters", "<double-click 20,2>", "query [Push] produce func1 lock Lock Wait", "moved to Push, enter"},
		{"so it does on a row that opens", "j<double-click 20,1>", given, "moved to Push, moved to query, enter"},
		{"a click on a heading does nothing", "<click 20,5>", given, ""},
		{"a click below the rows does nothing", "<click 20,9>", given, ""},
		{"a click on a mark opens", "<click 3,1>", "[query] >func1 >ask Push produce func1 lock Lock Wait", "moved to query"},
		{"and again closes", "<click 3,1><double-click 3,1>", given, "moved to query, moved to query"},
		{"a mark further in", "<click 3,1><click 5,3>", "query >func1 [>ask] >>take Push produce func1 lock Lock Wait", "moved to query, moved to ask"},
		{"a click on a title sorts", fmt.Sprintf("<click %d,0>", sends), "[Push] produce query func1 lock Lock Wait", "moved to Push"},
		{"and again reverses", fmt.Sprintf("<click %d,0><double-click %d,0>", sends, sends), "[func1] query produce Push lock Wait Lock", "moved to Push, moved to func1"},
		{"between titles is nothing", fmt.Sprintf("<click %d,0>", sends+1), given, ""},
		{"a title that does not sort", fmt.Sprintf("<click %d,0>", bar), given, ""},
	} {
		var log []string
		c := config()
		var table *Table[thing, string]
		c.Moved = func() {
			r, _ := table.Current()
			log = append(log, "moved to "+r.name[strings.LastIndexAny(r.name, "./")+1:])
		}
		c.Enter = func() { log = append(log, "enter") }
		table = New(c)
		table.Resize(80, 20)
		table.SetRows(things())
		press(t, table, tt.script)
		if got := names(table); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if got := strings.Join(log, ", "); got != tt.log {
			t.Errorf("%s: %q was called, want %q", tt.name, got, tt.log)
		}
	}
}

// The wheel scrolls and leaves the cursor where it is.
func TestWheel(t *testing.T) {
	table := open(t, config(), 80, 4, "<wheel-down 5,2>")
	if from, to, of := table.Shown(); from != 3 || to != 6 || of != 7 {
		t.Errorf("lines %d to %d of %d are shown, want 3 to 6 of 7", from, to, of)
	}
	press(t, table, "<wheel-up 5,2>")
	if from, _, _ := table.Shown(); from != 0 {
		t.Errorf("shown from line %d, want 0", from)
	}
	if got, want := names(table), "[query] Push produce func1 lock Lock Wait"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A click far away from everything harms nothing, in a table of any size, empty or not.
func TestMouseAnywhere(t *testing.T) {
	for _, rows := range [][]thing{nil, things(), {{heading: true, name: "alone"}}} {
		for _, size := range [][2]int{{0, 0}, {1, 1}, {5, 2}, {80, 24}} {
			table := New(config())
			table.Resize(size[0], size[1])
			table.SetRows(rows)
			for _, name := range []string{keys.Click, keys.DoubleClick, keys.WheelDown, keys.Drag} {
				for x := -2; x < 90; x += 3 {
					for y := -2; y < 28; y++ {
						table.Mouse(keys.Event{Kind: keys.Mouse, Name: name, X: x, Y: y})
					}
				}
			}
			press(t, table, "jkGg<PgDn><PgUp>oO<Space>lh")
			c := canvas.New(size[0], size[1])
			table.Draw(c)
			if _, ok := table.Current(); ok != (len(rows) > 1) {
				t.Errorf("%d rows at %v: a row under the cursor: %v", len(rows), size, ok)
			}
		}
	}
}
