package finding

var stuckBehind = Check{
	Kind:  "stuck-behind",
	Title: "{n|goroutine is|goroutines are} stuck behind others that are stuck: {op} {where}",
	Doc: "What these goroutines wait for would come from others that are stuck themselves, for a " +
		"reason that has a finding of its own. They are a consequence, not a cause.",
	Severity: Info,
	Fix:      "Fix what holds up the others; these will follow.",
	run: func(c *Check, e *evidence) []Finding {
		found := e.stuckAt(c, nil, reasonBehind)
		for i := range found {
			found[i].Severity = Info
		}
		return found
	},
}
