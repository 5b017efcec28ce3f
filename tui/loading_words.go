package tui

import (
	"fmt"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

// loading is how far loading has come.
type loading struct {
	progress Progress
	elapsed  time.Duration
	failed   bool // it has ended before its time

	examined, toExamine int // generations, by the analyses; 0: not told yet
}

// share says how much of a trace is loaded, in percent: by what the loader tells,
// or else by the generations that are there.
func (l *loading) share(info model.Info) string {
	done, total := l.progress.Done, l.progress.Total
	if total == 0 {
		for _, g := range info.Generations {
			if g.Absent == model.Skipped {
				continue
			}
			total += g.Bytes
			if g.Absent == model.Present {
				done += g.Bytes
			}
		}
	}
	if total == 0 {
		return ""
	}
	return fmt.Sprintf("%d%%", min(done, total)*100/total)
}

// generations says how many generations are loaded, of those asked for.
func (l *loading) generations(info model.Info) string {
	read, of := 0, 0
	for _, g := range info.Generations {
		if g.Absent != model.Skipped {
			of++
		}
		if g.Absent == model.Present {
			read++
		}
	}
	if l.progress.Of > 0 {
		read, of = l.progress.Generations, l.progress.Of
	}
	if of == 0 || info.Generations[0].Number == 0 { // a rough outline tells of none
		return ""
	}
	return format.Count(uint64(read)) + " of " + format.Plural(of, "generation")
}

// examining says how far the analyses are.
func (l *loading) examining() string {
	if l.toExamine == 0 {
		return "examining …"
	}
	return "examining: " + format.Count(uint64(l.examined)) + " of " + format.Plural(l.toExamine, "generation")
}

// shareInTime says how much is loaded, and how long that has taken: "47% in 1.20s".
func (l *loading) shareInTime(info model.Info) string {
	share := l.share(info)
	if share == "" || l.elapsed <= 0 {
		return share
	}
	return share + " in " + format.Duration(l.elapsed.Round(100*time.Millisecond))
}

// words says all of it.
func (l *loading) words(info model.Info) string {
	if l.failed {
		return joined("failed at "+l.share(info), l.generations(info))
	}
	return joined(l.shareInTime(info), l.generations(info))
}

// title says it for the title line, in fewer and fewer words.
func (l *loading) title(info model.Info) []string {
	share, doing, long := l.share(info), "loading", "loading"
	if l.failed {
		return []string{"loading failed at " + share + " (I)", "loading failed (I)", "failed (I)", "!"}
	}
	if share != "" {
		doing, long = doing+" "+share, long+" "+l.shareInTime(info)
	}
	return []string{
		joined(long, l.generations(info)),
		joined(doing, l.generations(info)),
		doing, share,
	}
}

// joined puts what there is side by side.
func joined(parts ...string) string {
	text := ""
	for _, p := range parts {
		switch {
		case p == "":
		case text == "":
			text = p
		default:
			text += " · " + p
		}
	}
	return text
}
