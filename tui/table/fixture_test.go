package table

import (
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/chart"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// thing is a row of the tables of these tests: something that was waited on.
type thing struct {
	name    string
	kind    string
	sends   int
	wait    [2]time.Duration // to send, to receive
	over    []int            // waits over time
	stuck   bool
	heading bool
	within  []thing
}

func (r thing) total() time.Duration { return r.wait[0] + r.wait[1] }

const ms = time.Millisecond

// things are some of everything.
func things() []thing {
	return []thing{
		{name: "main.(*server).query", kind: "stuck", sends: 1, wait: [2]time.Duration{731 * ms, 18 * ms}, over: []int{0, 0, 1, 8, 8, 8}, stuck: true,
			within: []thing{
				{name: "main.client.func1", kind: "sender", sends: 1, wait: [2]time.Duration{731 * ms, 0}},
				{name: "main.(*server).ask", kind: "receiver", wait: [2]time.Duration{0, 18 * ms},
					within: []thing{{name: "main.(*pool[go.shape.int]).take", kind: "helper"}}},
			}},
		{name: "example.com/a/queue.(*Queue[go.shape.int]).Push", kind: "pipe", sends: 12_345, wait: [2]time.Duration{14 * ms, 90 * ms}, over: []int{5, 3, 0, 1, 0, 2}},
		{name: "main.produce", kind: "starved consumers", sends: 8, wait: [2]time.Duration{0, 14 * ms}, over: []int{1, 1, 1, 1}},
		{name: "main.界世界.func1", kind: "-"},
		{heading: true, name: "lock"},
		{name: "sync.(*Mutex).Lock", kind: "mutex", sends: 25, wait: [2]time.Duration{99 * ms, 0}, over: []int{0, 0, 0, 0, 0, 9}},
		{name: "sync.(*WaitGroup).Wait", kind: "WaitGroup", sends: 1, wait: [2]time.Duration{380 * ms, 0}, over: []int{9}, stuck: true},
	}
}

func waited(d time.Duration) string {
	if d == 0 {
		return "-"
	}
	return format.Duration(d)
}

// config is that of a table of things.
func config() Config[thing, string] {
	return Config[thing, string]{
		Columns: []Column[thing]{
			{ID: "name", Title: "channel", Min: 16,
				Text: func(r thing) string { return format.Func(r.name, 0) },
				Fit:  func(r thing, w int) string { return format.Func(r.name, w) },
				Word: func(r thing) string { return r.name },
				CSV:  func(r thing) string { return r.name }},
			{ID: "kind", Title: "looks like", Max: 18, Drop: 1, Text: func(r thing) string { return r.kind },
				Word: func(r thing) string { return r.kind }, Below: func(thing) string { return "kind" }},
			{ID: "sends", Title: "sends", Width: 7, Right: true, Drop: 2, Down: true,
				Text:   func(r thing) string { return format.Count(uint64(r.sends)) },
				Number: func(r thing) float64 { return float64(r.sends) }, Below: func(thing) string { return "waits" }},
			{ID: "wait", Title: "waited in all", Short: []string{"waited"}, Width: 9, Right: true, Down: true,
				Text:   func(r thing) string { return waited(r.total()) },
				Number: func(r thing) float64 { return float64(r.total()) }, Below: func(thing) string { return "waited" }},
			{ID: "over", Title: "over time", Width: 10, From: 90, Drop: 3,
				Draw: func(c *canvas.Canvas, r thing) { chart.Spark(c, r.over, 9, theme.Spark) }},
			{ID: "bar", Title: "to send, to receive", Short: []string{"by side"}, Min: 12, Max: 40, Drop: 4,
				Draw: func(c *canvas.Canvas, r thing) {
					chart.Stack(c, float64(749*ms),
						chart.Part{Value: float64(r.wait[0]), Role: theme.Class(model.ClassSend)},
						chart.Part{Value: float64(r.wait[1]), Role: theme.Class(model.ClassReceive)})
				}},
		},
		Key:      func(r thing) string { return r.name },
		Children: func(r thing) []thing { return r.within },
		Folds:    func(r thing) bool { return len(r.within) > 0 },
		Heading: func(r thing) string {
			if r.heading {
				return r.name
			}
			return ""
		},
		HeadingRole: func(thing) canvas.Role { return theme.Axis },
		Mark: func(r thing) (rune, canvas.Role) {
			if r.stuck {
				return theme.StuckGlyph, theme.StuckText
			}
			return 0, 0
		},
		Role: func(r thing) canvas.Role {
			if r.stuck {
				return theme.StuckText
			}
			return theme.Text
		},
		Empty: func() (text, more string) {
			return "No channel and no lock is seen in this trace.", "One is seen only where a goroutine waits on it."
		},
	}
}

// open returns a table of things of a size after some keys and clicks.
func open(t testing.TB, c Config[thing, string], w, h int, script string) *Table[thing, string] {
	t.Helper()
	table := New(c)
	table.Resize(w, h)
	table.SetRows(things())
	press(t, table, script)
	return table
}

// press does what a key script says.
func press(t testing.TB, table *Table[thing, string], script string) {
	t.Helper()
	events, err := keys.Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	actions := table.Actions(func() bool { return true })
	for _, e := range events {
		if e.Kind == keys.Mouse {
			table.Mouse(e)
		} else if a, ok := action.Match(actions, e.Name); ok {
			a.Do()
		}
	}
}

// names returns the names of the lines, indented, with the cursor's marked.
func names(table *Table[thing, string]) string {
	var list []string
	for i, l := range table.lines {
		name := strings.Repeat(">", l.depth) + l.row.name[strings.LastIndexAny(l.row.name, "./")+1:]
		if i == table.list.Row {
			name = "[" + name + "]"
		}
		list = append(list, name)
	}
	return strings.Join(list, " ")
}
