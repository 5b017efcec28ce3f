package agreeprint

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model/analysis/agreement"
)

// Line is one trace, and what it comes to.
type Line struct {
	File string
	agreement.Agreement
}

// Options say how to print for people.
type Options struct {
	Width int  // of a line of text, in cells; 0 stands for 100
	Color bool // colours and bold, for a terminal
}

// Print writes lines in a format, and if they are several their sum.
func Print(w io.Writer, lines []Line, f report.Format, opt Options) error {
	all := sum(lines)
	switch f {
	case report.JSON:
		return printJSON(w, lines, all)
	case report.Markdown:
		return printMarkdown(w, lines, all)
	}
	return printText(w, lines, all, opt)
}

func sum(lines []Line) agreement.Agreement {
	var all agreement.Agreement
	for _, l := range lines {
		all.Add(l.Agreement)
	}
	return all
}

// printJSON writes a [Document] a line.
func printJSON(w io.Writer, lines []Line, all agreement.Agreement) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range lines {
		if err := e.Encode(documentOf(lines[i].File, &lines[i].Agreement)); err != nil {
			return err
		}
	}
	if len(lines) > 1 {
		return e.Encode(documentOf("", &all))
	}
	return nil
}

func documentOf(file string, a *agreement.Agreement) Document {
	p, c, v := &a.Pairs, &a.Channels, &a.Verdicts
	d := Document{
		Schema: Schema, File: file,
		Pairs: Pairs{p.Waits, p.Same, p.Unsaid, p.Wrong, p.Values, p.Direct, missesOf(p)},
		Channels: Channels{
			Waits: c.Waits, Alone: c.Alone, Real: c.Real, Said: c.Said, Within: c.Within,
			Precision: c.Precision(), Recall: c.Recall(),
		},
		Verdicts: Verdicts{Stuck: verdictOf(v, agreement.SaidStuck), Waiting: verdictOf(v, agreement.SaidWaiting)},
	}
	d.Channels.PrecisionByWait, d.Channels.RecallByWait = c.ByWait()
	d.Verdicts.Agree, d.Verdicts.Judged = v.Judged()
	return d
}

func verdictOf(v *agreement.Verdicts, said agreement.Said) Verdict {
	end, before := v.AtEnd[said], v.Earlier[said]
	return Verdict{
		Reached: end[agreement.Reached], CutOff: end[agreement.CutOff], Open: end[agreement.ReachOpen],
		WentOn: before[agreement.WentOn], StillWaits: before[agreement.StillWaits],
	}
}

// missesOf lists what was wrong about pairs, most first.
func missesOf(p *agreement.Pairs) []Miss {
	list := make([]Miss, 0, len(p.Misses))
	for m, n := range p.Misses {
		list = append(list, Miss{m.Waited.String(), m.Said.String(), m.Was, n})
	}
	slices.SortFunc(list, func(a, b Miss) int {
		return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(a.Waited, b.Waited), cmp.Compare(a.Said, b.Said), cmp.Compare(a.Was, b.Was))
	})
	return list
}
