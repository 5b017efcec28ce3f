package verdict

import (
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// hoped puts in words what decided of a wait on recorded channels.
func (b *Blocked) hoped(t *model.Trace) string {
	s := hopes[b.hope].words
	if b.Op == model.OpSelect {
		if b.Verdict == Waiting {
			s = strings.ReplaceAll(s, "the channel", "a channel of its cases")
		}
		if b.Verdict == Stuck {
			s = "none of its channels has more hope than one: " + s
		}
	}
	s = b.fillHope(t, s)
	if b.Verdict == Stuck {
		s = operations[b.Op].because + "; " + s
	}
	return s
}

// fillHope puts who, what and how often into the words of a hope.
func (b *Blocked) fillHope(t *model.Trace, s string) string {
	others := "receives from"
	if !b.sends {
		others = "sends to"
	}
	if b.hope != hopeServed {
		others = map[string]string{"receives from": "received from", "sends to": "sent to or closed"}[others]
	}
	times := format.Plural(int(b.times), "time")
	if b.times == 1 {
		times = "once"
	}
	return strings.NewReplacer("PARTNER", b.partner(t), "OTHERS", others, "TIMES", times).Replace(s)
}
