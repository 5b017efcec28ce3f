package player

import (
	"strings"

	"chanlens/model"
	"chanlens/tui/session"
)

// ours remembers which channels are the program's own. The zero value knows none yet.
type ours struct{ known map[model.Chan]bool }

// has reports whether a channel is the program's, and not the runtime's or the recorder's.
func (o *ours) has(t *model.Trace, c model.Chan) bool {
	is, ok := o.known[c]
	if !ok {
		if o.known == nil {
			o.known = make(map[model.Chan]bool)
		}
		is = c == model.NilChan || !session.OfRuntime(t, c)
		o.known[c] = is
	}
	return is
}

// early reports whether an operation is what the runtime and package context do before main
// runs: each closes a channel of its own.
func (o *ours) early(t *model.Trace, op *model.ChanOp) bool {
	if op.Kind != model.ChanClose || op.Is(model.ChanPanics) {
		return false
	}
	fn := t.Frame(t.Site(op.Stack)).Func
	return fn == "" || model.PackageOf(fn) == "runtime" || strings.HasPrefix(fn, "context.init")
}

// unused reports whether nothing was done to a channel but what is done early.
func (o *ours) unused(t *model.Trace, c model.Chan) bool {
	if c == model.NilChan || t.Chan(c).Ops > 1 {
		return false
	}
	for op := range t.ChanOpsOf(c, 0, t.End()+1) {
		return o.early(t, &op)
	}
	return true
}
