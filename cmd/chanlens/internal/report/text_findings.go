package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/analysis/finding"
	"chanlens/model/format"
)

// How many findings the text shows; all of them are in the JSON.
const (
	maxFull   = 8 // with all that is known of them
	maxInfo   = 2 // likewise, where there is nothing but information
	maxBrief  = 6 // by their titles
	maxPlaces = 4 // of one finding
	maxLabel  = 12
)

// textFindings shows what is worth a person's time.
func (r *Report) textFindings(p *page.Page) {
	against := r.baseline()
	switch {
	case len(r.Findings) > 0:
		p.Line(page.Plain, "")
		p.Line(page.Bold, "FINDINGS: "+r.countSeverities().String())
	case r.Stuck() > 0: // which is below
	case !r.whole():
		p.Line(page.Plain, "")
		p.Line(page.Good, "No findings in what was read.")
	default:
		p.Line(page.Plain, "")
		p.Line(page.Good, "No findings: nothing in this trace asks for attention.")
	}
	if against != nil {
		p.Wrap(page.Plain, page.Clean(against.sentence()))
	}
	full, brief := r.choose()
	for _, f := range full {
		r.textFinding(p, f)
	}
	var gone []GoneFinding
	if against != nil {
		gone = against.Gone
	}
	r.textBrief(p, brief, gone, len(full) > 0)
}

// choose divides the findings into those to be shown in full, and those of which a
// line will do: what is new, or all without a baseline, and more than information,
// or the first few where there is nothing else.
func (r *Report) choose() (full, brief []*finding.Finding) {
	onlyInfo := !r.has(finding.Warning)
	for i := range r.Findings {
		f := &r.Findings[i]
		switch {
		case !r.fresh(f):
			brief = append(brief, f)
		case f.Severity > finding.Info && len(full) < maxFull, onlyInfo && len(full) < maxInfo:
			full = append(full, f)
		default:
			brief = append(brief, f)
		}
	}
	return full, brief
}

// textFinding shows all that is known of a finding.
func (r *Report) textFinding(p *page.Page, f *finding.Finding) {
	p.Line(page.Plain, "")
	head := "  " + strings.ToUpper(f.Severity.String()) + "  "
	title := page.Clean(f.Title)
	if r.held != nil && r.fresh(f) {
		title = "new: " + title
	}
	p.Labelled(page.Part{Style: severityStyles[f.Severity], Text: head}, page.Bold, title)
	rows := r.facets(f)
	width := 0
	for _, row := range rows {
		width = max(width, utf8.RuneCountInString(row.label))
	}
	for _, row := range rows {
		label := format.Cut(row.label, maxLabel)
		pad := strings.Repeat(" ", max(0, min(width, maxLabel)-utf8.RuneCountInString(label)))
		p.Labelled(page.Part{Style: page.Faint, Text: "    " + label + pad + "  "}, page.Plain, row.text)
	}
}

// facet is one thing to know of a finding.
type facet struct{ label, text string }

// facets lists what there is to know of a finding, without what is empty.
func (r *Report) facets(f *finding.Finding) []facet {
	rows := []facet{
		{"cost", costOf(f)},
		{"why", oneLine(f.Why)},
		{"fix", oneLine(f.Fix)},
	}
	for i, place := range f.Places {
		if i == maxPlaces {
			rows = append(rows, facet{"", "and " + format.Plural(len(f.Places)-i, "more place")})
			break
		}
		label := page.Clean(place.Role)
		if i > 0 && place.Role == f.Places[i-1].Role {
			label = ""
		}
		rows = append(rows, facet{label, r.site(place.Site).Text()})
	}
	rows = append(rows, facet{"who", r.who(f.Goroutines)})
	if f.Lesson != "" {
		rows = append(rows, facet{"learn", "chanlens learn " + page.Clean(f.Lesson)})
	}
	kept := rows[:0]
	for _, row := range rows {
		if row.text != "" {
			kept = append(kept, row)
		}
	}
	return kept
}

// oneLine makes one line of a text, which is broken anew where it is shown.
func oneLine(text string) string { return page.Clean(strings.Join(strings.Fields(text), " ")) }

// costOf tells what a finding cost and how sure it is: "488ms waited by 3 goroutines;
// 95% sure".
func costOf(f *finding.Finding) string {
	var parts []string
	switch {
	case f.Cost > 0:
		parts = append(parts, strings.TrimSpace(format.Duration(f.Cost)+" "+page.Clean(f.CostOf)))
	case f.CostOf != "":
		parts = append(parts, page.Clean(f.CostOf))
	}
	if f.Confidence > 0 {
		parts = append(parts, sure(f.Confidence)+" sure")
	}
	return strings.Join(parts, "; ")
}

// sure writes how sure something is, in whole per cent.
func sure(confidence float64) string { return format.Sure(confidence) }

// who lists goroutines by number: "goroutines 7 8 9".
func (r *Report) who(list []model.Goroutine) string {
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("goroutine")
	if len(list) > 1 {
		b.WriteString("s")
	}
	for i, g := range list {
		if i == maxIDs {
			fmt.Fprintf(&b, " and %s more", format.Count(uint64(len(list)-i)))
			break
		}
		fmt.Fprintf(&b, " %d", r.Trace.Goroutine(g).ID)
	}
	return b.String()
}

// textBrief shows findings in a line each, then those that only the baseline has, and
// counts what it leaves out.
func (r *Report) textBrief(p *page.Page, list []*finding.Finding, gone []GoneFinding, apart bool) {
	shown, lost := list[:upTo(maxBrief, len(list))], gone[:upTo(maxBrief, len(gone))]
	if apart && len(shown)+len(lost) > 0 {
		p.Line(page.Plain, "")
	}
	for _, f := range shown {
		head := page.Part{Style: page.Faint, Text: "  " + r.state(f) + f.Severity.String() + "  "}
		p.Labelled(head, page.Faint, r.brief(f))
	}
	for _, f := range lost {
		head := page.Part{Style: page.Good, Text: "  gone: " + page.Clean(f.Severity) + "  "}
		p.Labelled(head, page.Good, page.Clean(f.Title))
	}
	if rest := list[len(shown):]; len(rest) > 0 {
		var counts finding.Counts
		for _, f := range rest {
			counts[f.Severity]++
		}
		p.Line(page.Faint, "  and "+format.Count(uint64(len(rest)))+" more: "+counts.String())
	}
	if n := len(gone) - len(lost); n > 0 {
		p.Line(page.Good, "  and "+format.Count(uint64(n))+" more are gone")
	}
}

// upTo returns how many of n lines to show where most is the limit: one more is
// shown, too, for a line that says so would be as long.
func upTo(most, n int) int {
	if n == most+1 {
		return n
	}
	return min(most, n)
}

// state says whether the baseline has a finding.
func (r *Report) state(f *finding.Finding) string {
	switch {
	case r.held == nil:
		return ""
	case r.fresh(f):
		return "new: "
	}
	return "as before: "
}

// brief tells a finding in a few words: its title, its place unless the title names it,
// and what it cost.
func (r *Report) brief(f *finding.Finding) string {
	text := page.Clean(f.Title)
	if len(f.Places) > 0 && !strings.Contains(f.Title, format.Place(r.Trace.Frame(f.Places[0].Site))) {
		text += ", at " + r.site(f.Places[0].Site).Text()
	}
	if f.Cost > 0 {
		text += " · " + format.Duration(f.Cost)
	}
	return text
}
