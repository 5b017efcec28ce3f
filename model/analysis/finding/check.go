package finding

import "strings"

// Check looks for one kind of trouble. All that is said of the kind is said here: help,
// documentation and findings take their words from it.
type Check struct {
	Kind     string   // a stable name: "stuck-senders"
	Title    string   // template of the findings' titles: see [fill]
	Doc      string   // what it means, one paragraph
	Severity Severity // of most of its findings
	Fix      string   // what usually mends it
	Lesson   string   // name of the lesson that explains it: "forgotten-sender"; "" if none does

	run func(c *Check, e *evidence) []Finding
}

// checks are all checks. The first one that explains why a goroutine waits for ever
// claims it, so those that know more come first.
var checks = []*Check{
	&nilChannel,
	&selfDeadlock,
	&deadlockCycle,
	&lostWaitGroup,
	&lostCond,
	&growingLeak,
	&stuckBehind,
	&stuckSenders,
	&stuckReceivers,
	&stuckSelect,
	&stuckLock,
	&incompleteWork,
	&backPressure,
	&starvedConsumers,
	&lockContention,
	&thunderingHerd,
	&goroutineChurn,
	&cpuStarved,
	&idleProcessors,
	&spareProcessors,
	&gcStalls,
	&longSyscalls,
	&polling,
}

// Checks returns all checks, in the order in which they explain things.
func Checks() []Check {
	all := make([]Check, len(checks))
	for i, c := range checks {
		all[i] = *c
	}
	return all
}

// Lookup returns the check of a kind.
func Lookup(kind string) (Check, bool) {
	for _, c := range checks {
		if c.Kind == kind {
			return *c, true
		}
	}
	return Check{}, false
}

// Heading returns the title of the check's findings with words for what differs from
// one to the other: "N senders wait for ever WHERE".
func (c *Check) Heading() string {
	return expand(c.Title, func(name string) string {
		if _, forms, counted := strings.Cut(name, "|"); counted {
			_, many, _ := strings.Cut(forms, "|")
			return "N " + many
		}
		return strings.ToUpper(name)
	})
}

// finding begins a finding of the check. words are names and values by turns.
func (c *Check) finding(n int, words ...string) Finding {
	return Finding{
		Kind: c.Kind, Severity: c.Severity, Title: fill(c.Title, n, words...),
		Confidence: 1, Fix: c.Fix, Lesson: c.Lesson,
	}
}
