package finding

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// fill makes a title of a template. "{where}" stands for a word by its name, and
// "{n|sender waits|senders wait}" for a count and what it counts:
//
//	{n|sender waits|senders wait} for ever {where}
//	→ 3 senders wait for ever in main.ask (main.go:48)
func fill(template string, n int, words ...string) string {
	return expand(template, func(name string) string {
		if _, forms, counted := strings.Cut(name, "|"); counted {
			one, many, _ := strings.Cut(forms, "|")
			if n != 1 {
				one = many
			}
			return format.Count(uint64(n)) + " " + one
		}
		for i := 0; i+1 < len(words); i += 2 {
			if words[i] == name {
				return words[i+1]
			}
		}
		return "{" + name + "}"
	})
}

// expand replaces what stands in braces.
func expand(template string, with func(name string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(template, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(with(name))
		template = after
	}
}

// where names a place by function and line.
func where(t *model.Trace, site model.FrameID) string {
	if site == model.NoFrame {
		return "a place that the trace does not tell"
	}
	f := t.Frame(site)
	if place := format.Place(f); place != "" {
		return format.Func(f.Func, 0) + " (" + place + ")"
	}
	return format.Func(f.Func, 0)
}

// list joins parts to "a, b and c", and says how many there are beyond the first most.
func list(parts []string, most int) string {
	if n := len(parts) - most; n > 0 {
		parts = append(slices.Clone(parts[:most]), strconv.Itoa(n)+" more")
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// key tells a finding by its kind and the function that it is about, which stay what
// they are when lines move. A circle is about all who wait in it. Other places may
// differ from run to run, so they do not count.
func key(t *model.Trace, f *Finding) string {
	var about []string
	for i, p := range f.Places {
		if i > 0 && (f.Kind != deadlockCycle.Kind || p.Role != f.Places[0].Role) {
			break
		}
		if p.Site != model.NoFrame {
			about = append(about, p.Role+"="+t.Frame(p.Site).Func)
		}
	}
	slices.Sort(about)
	return strings.Join(append([]string{f.Kind}, slices.Compact(about)...), " ")
}

// setKeys gives every finding its key. Where one function has the same trouble at
// several places, the later lines are numbered.
func setKeys(t *model.Trace, findings []Finding) {
	line := func(f *Finding) int {
		if len(f.Places) == 0 {
			return 0
		}
		return t.Frame(f.Places[0].Site).Line
	}
	byKey := make(map[string][]*Finding)
	for i := range findings {
		f := &findings[i]
		f.Key = key(t, f)
		byKey[f.Key] = append(byKey[f.Key], f)
	}
	for _, same := range byKey {
		slices.SortStableFunc(same, func(a, b *Finding) int { return cmp.Compare(line(a), line(b)) })
		for i, f := range same[1:] {
			f.Key += " #" + strconv.Itoa(i+2)
		}
	}
}
