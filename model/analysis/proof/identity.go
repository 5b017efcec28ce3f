package proof

import (
	"errors"
	"fmt"

	"chanlens/model"
)

// ErrForeign is wrapped by errors about a dump that is not of the trace's process, or
// that nothing shows to be.
var ErrForeign = errors.New("the goroutine dump does not belong to this trace")

// entryPair is the function a goroutine of the trace was started for and a stack of the
// dump, by its first frame.
type entryPair struct {
	entry model.StringID
	dump  *model.Frame
}

// identity reports whether goroutines of trace and dump with the same number are one: the
// function it was started for cannot change, and stands in its stack. The main
// goroutine of every program looks the same in that.
func (c *comparison) identity(g model.Goroutine, d *Goroutine) likeness {
	info := c.t.Goroutine(g)
	entry := c.t.String(info.Func)
	if entry == "" || entry == "runtime.main" || entry == "main.main" || info.System || len(d.Frames) == 0 {
		return unclear
	}
	k := entryPair{info.Func, &d.Frames[0]}
	found, ok := c.entries[k]
	if !ok {
		found = hasFunc(d.Frames, plainFunc(entry))
		c.entries[k] = found
	}
	if found {
		return alike
	}
	return unlike
}

func hasFunc(frames []model.Frame, name string) bool {
	for _, f := range frames {
		if plainFunc(f.Func) == name {
			return true
		}
	}
	return false
}

// identify counts which goroutines of the dump are the trace's own. Where the function
// tells nothing, the wait does if it is the same.
func (c *comparison) identify() {
	for i := range c.d.Goroutines {
		g, ok := c.t.Lookup(c.d.Goroutines[i].ID)
		if !ok {
			continue
		}
		switch c.identity(g, &c.d.Goroutines[i]) {
		case alike:
			c.result.Agree++
		case unlike:
			c.result.Differ++
		}
	}
	for i, f := range c.result.Findings {
		if f.Listed == NotListed {
			continue
		}
		b, d := &c.blocked[i], &c.d.Goroutines[f.Listed]
		if info := c.t.Goroutine(b.Goroutine); !info.System && c.identity(b.Goroutine, d) == unclear && c.compareWait(b, d) == alike {
			c.result.Agree++
		}
	}
}

// foreign returns an error if more speaks against the dump than for it, or nothing does.
func (c *comparison) foreign() error {
	agree, differ := c.result.Agree, c.result.Differ
	const advice = "take the dump from the process that is traced, right after the trace"
	switch {
	case differ > 0 && differ >= agree:
		return fmt.Errorf("%w: of %d goroutines that are in both by number, %d run other functions; %s", ErrForeign, agree+differ, differ, advice)
	case agree == 0:
		return fmt.Errorf("%w: no goroutine of it is known to be one of the trace's; %s", ErrForeign, advice)
	}
	return nil
}
