package channel

import (
	"fmt"
	"math"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// evidence says how sure an entry is, and why, in sentences.
func (e *entry) evidence(s *Study, c *Channel) (float64, string) {
	var v verdict
	for _, p := range e.parts {
		v.chances += p.verdict.chances
		v.overtook += p.verdict.overtook
		v.opposite += p.verdict.opposite
		v.closed += p.verdict.closed
	}
	var say []string
	confidence := 0.0
	switch {
	case len(e.parts) == 0 && len(e.opens) > 0:
		confidence, say = e.ofOpen(s)
	case len(e.parts) == 0:
		confidence, say = 0.3, []string{"These waits were only counted, by their places."}
	case e.mixed:
		confidence = 0.9
		say = append(say, "These are several channels, used at the same places: "+v.against()+".")
	case c.Timers == c.Wakes && len(e.parts) == 1 && e.parts[0].sign == noSign:
		confidence, say = 0.6, []string{"Only timers ended these waits."}
	case e.parts[0].sign != noSign:
		confidence = signs[e.parts[0].sign].confidence
		say = append(say, fmt.Sprintf("%s %s channels.", e.about(), format.Count(uint64(e.count))), signs[e.parts[0].sign].says)
	case len(e.parts) > 1 && e.parts[0].oneClose(&s.channels):
		confidence = 0.8
		say = append(say, fmt.Sprintf("%s %s channels look alike, each closed once.", e.about(), format.Count(uint64(e.count))))
	case len(e.parts) > 1:
		confidence = 0.7
		say = append(say, fmt.Sprintf("%s %s channels look alike.", e.about(), format.Count(uint64(e.count))), e.held(s, e.parts[0]))
	default:
		confidence = e.parts[0].confidence(&s.channels)
		say = append(say, e.held(s, e.parts[0]), v.inFavour())
		if e.parts[0].inTurns(&s.channels) {
			say = append(say, "They were woken in the same order again and again, as by a loop over a channel each.")
		}
	}
	if len(e.parts) > 0 && len(e.extra) > 0 {
		confidence *= 0.8
		say = append(say, "Later waits at these places were only counted.")
	}
	return math.Round(confidence*100) / 100, strings.Join(nonEmpty(say), " ")
}

// about says how exact the count of channels is.
func (e *entry) about() string {
	if len(e.extra) > 0 {
		return "At least"
	}
	return "About"
}

// signs says how sure a sign is, and what it is.
var signs = [...]struct {
	confidence float64
	says       string
}{
	byBirths:   {0.7, "New goroutines were at the other side one after the other, each started when the one before was done: it seems that each call makes a channel."},
	byFanOut:   {0.6, "Each goroutine received once and never came back: it seems that each has a channel."},
	byPace:     {0.5, "The timers did not go off at a steady pace, so these are not one ticker's: each wait seems to have a timer of its own."},
	byRequests: {0.6, "Who receives sent something to who answers: it seems that each request brings a channel for its answer."},
}

// held says what holds a part together.
func (e *entry) held(s *Study, p *part) string {
	switch p.how {
	case byPlaces:
		return "All goroutines at these places behave as on one channel."
	case bySplit:
		return fmt.Sprintf("%s uses several channels; this is told by who is at the other side.", s.placesOf(&s.channels, *p.by))
	case byOwnSides:
		return "The same goroutines used both sides, as of a semaphore."
	case byOrder:
		return "Several groups of goroutines behave as on one channel: those of one side were always woken in their order, whichever group they are of."
	case byEpoch:
		return "It was closed, and another one was used at the same places afterwards."
	}
	return "The same goroutines met at these places."
}

// placesOf names kinds of places.
func (s *Study) placesOf(l *log, kinds []kindID) string {
	var names []string
	for _, k := range kinds {
		names = append(names, describe(s.t, l.kinds[k].at.role(), s.spots.at(l.kinds[k].at).site))
	}
	text := strings.Join(names, " and ")
	if text == "" {
		return "Each place"
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// confidence says how sure it is that a part is one channel: the more chances there were
// to contradict it. Half of the doubt goes with every four chances.
func (p *part) confidence(l *log) float64 {
	doubt := 0.4
	switch {
	case p.inTurns(l):
		return 1 - doubt
	case len(p.byEnd) == 1:
		doubt = 0.05 // one wake is on one channel
	case p.oneClose(l):
		doubt = 0.1 // but for closes in a loop
	case p.how == byPlaces, p.how == byEpoch:
		doubt = 0.3
	case p.how == bySplit:
		doubt = 0.35
	case p.oneToOne(l):
		doubt = 0.2
	}
	return 1 - max(doubt*math.Exp2(-float64(p.verdict.chances)/4), 0.01)
}

// oneToOne reports whether the waits of a part are between two goroutines.
func (p *part) oneToOne(l *log) bool {
	between := func(w *wait) (a, b model.Goroutine) {
		a, b = l.of[w.woken].g, model.NoGoroutine
		if w.waker != noNode {
			b = l.of[w.waker].g
		}
		return min(a, b), max(a, b)
	}
	a, b := between(&l.waits[p.byEnd[0]])
	for _, i := range p.byEnd {
		if c, d := between(&l.waits[i]); c != a || d != b {
			return false
		}
	}
	return true
}

// inTurns reports whether three or more goroutines of a part were nearly always woken in
// the same order, round after round: so are those who wait on one channel and all need as
// long, and those to whom a loop sends on a channel each.
func (p *part) inTurns(l *log) bool {
	if p.how != byGoroutines || p.verdict.chances == 0 {
		return false
	}
	for _, s := range [2]side{sends, receives} {
		next := make(map[node]node)
		last, other, n := noNode, 0, 0
		for _, i := range p.byEnd {
			w := &l.waits[i]
			if w.side != s || w.burst != 0 {
				continue
			}
			if last != noNode {
				n++
				if then, ok := next[last]; ok && then != w.woken {
					other++
				}
				next[last] = w.woken
			}
			last = w.woken
		}
		if len(next) >= 3 && n >= 4*len(next) && other <= n/10 {
			return true
		}
	}
	return false
}

// oneClose reports whether one close, or one cancellation, ended all waits of a part.
func (p *part) oneClose(l *log) bool {
	burst := l.waits[p.byEnd[0]].burst
	for _, i := range p.byEnd {
		if l.waits[i].burst != burst {
			return false
		}
	}
	return burst != 0
}

// against says what contradicts that waits are on one channel.
func (v verdict) against() string {
	var say []string
	if v.overtook > 0 {
		say = append(say, format.Plural(int(v.overtook), "wait")+" ended after one that had begun later")
	}
	if v.opposite > 0 {
		say = append(say, format.Plural(int(v.opposite), "wait")+" lasted while the other side waited, too")
	}
	if v.closed > 0 {
		say = append(say, format.Plural(int(v.closed), "wait")+" came after a close")
	}
	return strings.Join(say, ", ")
}

// inFavour says how often waits could have contradicted that they are on one channel.
func (v verdict) inFavour() string {
	switch {
	case v.chances == 0:
		return "Nothing could have contradicted it."
	case v.contradictions() > 0:
		return fmt.Sprintf("The order of the wakes fits one channel, but for %d of %s.", v.contradictions(), format.Plural(int(v.chances), "chance"))
	}
	return fmt.Sprintf("The order of the wakes fits one channel, with %s to contradict it.", format.Plural(int(v.chances), "chance"))
}

// ofOpen says what is known of waits that found no channel.
func (e *entry) ofOpen(s *Study) (float64, []string) {
	what := "to receive or send"
	switch s.channels.open[e.opens[0]].op {
	case model.OpSend:
		what = "to receive"
	case model.OpReceive:
		what = "to send or close"
	}
	say := []string{"Nobody is seen " + what + "."}
	if len(e.opens) > 1 {
		return 0.5, append(say, "Whether these goroutines wait on one channel or each on its own is not known.")
	}
	return 0.9, say
}

func nonEmpty(list []string) []string {
	out := list[:0]
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
